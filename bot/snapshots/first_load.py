"""The knowledge a start begins with: the seeds and what moderators added, or what they went back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.snapshots.builder import RestlessError, staged
from bot.snapshots.shelf import Stamp, fingerprint
from knowledge import KnowledgeError, KnowledgeErrors, load

if TYPE_CHECKING:
    from bot.snapshots.shelf import Pointer, Shelf
    from knowledge import Knowledge

START = "start"
"""What the history calls a start that found other seeds than the one before."""


def open_shelf(shelf: Shelf, now: float) -> Knowledge:
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
    except KnowledgeError as fault:
        raise KnowledgeErrors([fault]) from fault
    log = structlog.get_logger("opening")
    try:
        shelf.tidy()
    except OSError as error:
        log.warning("the shelf in DATA_DIR cannot be tidied", error=str(error))
    kept = _kept(shelf, pointer)
    if kept is not None:
        log.warning("the seeds are set aside since somebody went back from them; reload to load them")
        return kept
    folder = shelf.generation(pointer.live.generation).folder if pointer else None
    if pointer and fingerprint(shelf.generation(pointer.live.generation).seeds) == fingerprint(shelf.seeds):
        return load(shelf.seeds, folder)
    try:
        generation, knowledge = staged(shelf, None, shelf.seeds)
        shelf.apply(generation, Stamp(generation.number, knowledge.revision, now, None, START))
    except (OSError, RestlessError) as error:
        log.warning("DATA_DIR cannot be written, so nothing can be added or gone back to", error=str(error))
        return load(shelf.seeds, folder)
    return knowledge


def _kept(shelf: Shelf, pointer: Pointer | None) -> Knowledge | None:
    """Return what somebody went back to, unless the seeds have been changed since."""
    if pointer is None:
        return None
    generation = shelf.generation(pointer.live.generation)
    if not generation.folder.is_dir():
        message = "names a generation that is not there; delete it to start from the seeds alone"
        raise KnowledgeErrors([KnowledgeError(str(shelf.folder / "current"), 1, message)])
    if pointer.set_aside is None or pointer.set_aside != fingerprint(shelf.seeds):
        return None
    return load(generation.seeds, generation.folder)
