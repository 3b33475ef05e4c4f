"""The knowledge a start begins with: the seeds and what moderators added, or what they went back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.snapshots.builder import RestlessError, staged
from bot.snapshots.shelf import Stamp, fingerprint
from knowledge import KnowledgeError, KnowledgeErrors, load

if TYPE_CHECKING:
    from bot.snapshots.shelf import Generation, Shelf
    from knowledge import Knowledge

START = "start"
"""What the history calls a start that found other seeds than the one before."""


def load_live(shelf: Shelf, now: float) -> Knowledge:
    """Load what is live, and remember it on the shelf where it is new.

    The seeds are loaded with what moderators added. After `/knowledge rollback` the seeds that were
    gone back from stay aside, as long as nothing in them has been changed; the copy is loaded in their place.

    Args:
        shelf: tidied on this occasion.
        now: seconds since the epoch.

    Raises:
        KnowledgeErrors: with everything that is wrong.
    """
    try:
        pointer = shelf.pointer()
        live = _whole(shelf, shelf.generation(pointer.live.generation)) if pointer else None
    except KnowledgeError as fault:
        raise KnowledgeErrors([fault]) from fault
    log = structlog.get_logger("first load")
    try:
        shelf.tidy()
    except OSError as error:
        log.warning("the shelf in DATA_DIR cannot be tidied", error=str(error))
    added = live.folder if live else None
    try:
        on_disk = fingerprint(shelf.seeds)
    except OSError:
        return load(shelf.seeds, added)  # says which file cannot be read, and why
    if live and pointer and pointer.set_aside == on_disk:
        log.warning("the seeds are set aside since somebody went back from them; reload to load them")
        return load(live.seeds, live.folder)
    if live and fingerprint(live.seeds) == on_disk:
        return load(shelf.seeds, added)
    try:
        generation, knowledge = staged(shelf, None, shelf.seeds)
        shelf.apply(generation, Stamp(generation.number, knowledge.revision, now, None, START))
    except (OSError, RestlessError) as error:
        log.warning("DATA_DIR cannot be written, so nothing can be added or gone back to", error=str(error))
        return load(shelf.seeds, added)
    return knowledge


def _whole(shelf: Shelf, generation: Generation) -> Generation:
    if generation.folder.is_dir():
        return generation
    message = "names a generation that is not there; delete it to start from the seeds alone"
    raise KnowledgeError(str(shelf.folder / "current"), 1, message)
