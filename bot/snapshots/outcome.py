"""A reload that nobody looks at before it is applied, and what came of it, for a terminal or a log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.snapshots.proposals import (
    AlreadyRunning,
    Applied,
    Faulty,
    Gone,
    NotPossible,
    Progress,
    Proposal,
    Who,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.snapshots.reloader import Reloader
    from knowledge.review.comparison import Changes

SIGNAL: Final = Who(None, "SIGHUP")
COMMAND: Final = Who(None, "python -m bot reload")
WATCH: Final = Who(None, "WATCH_SEEDS")
"""Who asks from outside."""
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a reload from outside.

    Args:
        kind: what happened.
        sentence: that in words, for a terminal or the log.
        faults: for faulty documents, each as `path:line: message`.
        applied: what answers now, where something was applied.
    """

    kind: str
    sentence: str
    faults: tuple[str, ...] = ()
    applied: Applied | None = None


async def reload_now(
    reloader: Reloader, who: Who, progress: Callable[[Progress], None] | None = None
) -> Outcome:
    """Load the seeds anew and apply them at once; faulty ones change nothing."""
    for _ in range(_TRIES):
        proposed = await reloader.propose(None, who, progress)
        if not isinstance(proposed, Proposal):
            return _not_proposed(proposed)
        if proposed.changes.nothing and not await reloader.pinned():
            await reloader.cancel(proposed.id)
            revision = proposed.changes.after
            return Outcome("unchanged", f"Nothing has changed; revision {revision} answers on.")
        applied = await reloader.apply(proposed.id, who)
        if isinstance(applied, Applied):
            sentence = f"Revision {applied.stamp.revision} answers now ({counted(proposed.changes)})."
            return Outcome("applied", sentence, applied=applied)
        if isinstance(applied, Faulty):
            return _not_proposed(applied)
    return Outcome("overtaken", "Others loaded something at the same time; try again.")


def _not_proposed(proposed: Faulty | NotPossible | AlreadyRunning | Gone) -> Outcome:
    match proposed:
        case Faulty(faults):
            return Outcome("faulty", "Nothing was changed, for these have to be mended first:", faults)
        case AlreadyRunning(who, _):
            return Outcome("running", f"A reload is already running, started by {who.name}; try again later.")
        case _:
            return Outcome("faulty", f"Nothing was changed: {proposed}")


def counted(changes: Changes) -> str:
    """Return in a few words what changed."""
    counts = {
        "documents": (changes.documents_added, changes.documents_removed, changes.documents_changed),
        "passages": (changes.passages_added, changes.passages_removed, changes.passages_changed),
        "entries": (changes.entries_added, changes.entries_removed, changes.entries_changed),
    }
    parts = [
        f"{name} +{len(added)} -{len(removed)} ~{len(rewritten)}"
        for name, (added, removed, rewritten) in counts.items()
        if added or removed or rewritten
    ]
    return ", ".join([*parts, f"answers that flip: {len(changes.flips)} of {changes.asked}"])
