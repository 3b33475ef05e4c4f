"""What comes of asking for another knowledge: a proposal to apply, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.snapshots.live import Loaded
    from bot.snapshots.moderator_changes import Change, ChangeRefused
    from bot.snapshots.shelf import Generation, Stamp
    from knowledge.review.comparison import Changes
    from knowledge.review.remarks import Remark


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks.

    Args:
        id: the member's id; None from outside Discord.
        name: how to call them.
    """

    id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come.

    Args:
        step: what is done now.
        done: how much of it.
        total: of how much; 0 where it is not counted.
    """

    step: Literal["reading", "indexing", "reviewing", "asking"]
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A knowledge that is ready to answer, and has not been applied.

    Args:
        id: how buttons name it.
        kind: what led to it: "reload", "rollback", or the kind of change.
        who: who asked for it.
        made: when, in seconds since the epoch.
        loaded: the snapshot.
        before: the snapshot that was live when it was made.
        generation: where it stands on the shelf.
        changes: in what the two differ.
        remarks: what `check` says of it; after a change, of what moderators have added.
        seconds: how long the build took.
        change: what it changes of what moderators added, or None.
    """

    id: str
    kind: str
    who: Who
    made: float
    loaded: Loaded
    before: Loaded
    generation: Generation
    changes: Changes
    remarks: tuple[Remark, ...]
    seconds: float
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Faulty:
    """Nothing was changed, for what was read is faulty.

    Args:
        faults: each as `path:line: message`.
    """

    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotPossible:
    """Nothing was changed, for the change cannot be made.

    Args:
        refused: why.
    """

    refused: ChangeRefused


@dataclass(frozen=True, slots=True)
class AlreadyRunning:
    """Nothing was changed, for another build is running.

    Args:
        who: who started it.
        since: when, in seconds since the epoch.
    """

    who: Who
    since: float


class Gone(StrEnum):
    """Why something cannot be applied any more."""

    UNKNOWN = "unknown"
    """It was applied or cancelled, the bot was started anew, or others took its place."""
    EXPIRED = "expired"
    """It is too old."""
    OVERTAKEN = "overtaken"
    """Another knowledge has been loaded since."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A proposal that answers now.

    Args:
        proposal: it.
        stamp: when and by whom it was applied.
    """

    proposal: Proposal
    stamp: Stamp


Proposed = Proposal | Faulty | NotPossible | AlreadyRunning | Gone
