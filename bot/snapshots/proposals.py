"""What comes of asking for another knowledge: a proposal that waits for Apply, or why there is none."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from bot.snapshots.moderator_changes import ChangeRefused

if TYPE_CHECKING:
    from bot.snapshots.live import Snapshot
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.shelf import Generation, Shelf, Stamp
    from knowledge.review.comparison import Changes
    from knowledge.review.remarks import Remark

PATIENCE: Final = 15 * 60.0
"""Seconds for which a proposal can be applied: as long as an interaction's token lives."""
_MOST: Final = 3
"""Proposals that are open at a time; each holds a whole index in memory."""
_REMEMBERED: Final = 50


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
    """A snapshot that is ready to answer, and has not been applied.

    Args:
        kind: what led to it: "reload", "rollback", or the kind of change.
        snapshot: what would answer.
        before: what was live when it was made.
        generation: its files on the shelf.
        changes: in what the two snapshots differ.
        seconds: how long the build took.
        change: what it changes of what moderators added, or None.
        remarks: what `check` says of it; after a change, of what moderators have added.
        set_aside: the fingerprint of seeds that are not to be loaded once it is live, or None.
        id: how buttons name it.
    """

    kind: str
    snapshot: Snapshot
    before: Snapshot
    generation: Generation
    changes: Changes
    seconds: float
    change: Change | None = None
    remarks: tuple[Remark, ...] = ()
    set_aside: str | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass(frozen=True, slots=True)
class Faulty:
    """Nothing was changed, for what was read is faulty.

    Args:
        faults: each as `path:line: message`.
    """

    faults: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class ReloadResult:
    """What came of a reload that nobody looks at before it is applied.

    Args:
        kind: what happened.
        sentence: that in words, for a terminal or the log.
        faults: for faulty documents, each as `path:line: message`.
        applied: what answers now, where something was applied by this process.
    """

    kind: Literal["applied", "unchanged", "faulty", "running", "overtaken", "unreachable"]
    sentence: str
    faults: tuple[str, ...] = ()
    applied: Applied | None = None


NotProposed = Faulty | ChangeRefused | AlreadyRunning | Gone
"""Why nothing was proposed or applied, with nothing changed."""


class OpenProposals:
    """The proposals that wait for Apply, all of them made for what is live: few at a time, and not for long.

    Args:
        shelf: off which the generations of those are taken that are forgotten.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._open: dict[str, Proposal] = {}
        self._forgotten: deque[tuple[str, Gone]] = deque(maxlen=_REMEMBERED)

    async def add(self, proposal: Proposal, live: Snapshot) -> None:
        """Keep a proposal, unless it was overtaken while it was built; forget the oldest of too many."""
        self._open[proposal.id] = proposal
        asyncio.get_running_loop().call_later(PATIENCE, self._expire, proposal.id)
        if proposal.before is not live:
            await self.forget(proposal.id, Gone.OVERTAKEN)
        for oldest in list(self._open)[:-_MOST]:
            await self.forget(oldest)

    def find(self, proposal_id: str) -> Proposal | Gone:
        """Return a proposal that can be applied, or why it cannot."""
        return self._open.get(proposal_id) or dict(self._forgotten).get(proposal_id, Gone.UNKNOWN)

    async def applied(self, proposal_id: str) -> None:
        """Forget the one that is live now, and the others, which were made for what was live until now."""
        self._open.pop(proposal_id, None)
        for other in list(self._open):
            await self.forget(other, Gone.OVERTAKEN)

    async def forget(self, proposal_id: str, why: Gone = Gone.UNKNOWN) -> bool:
        """Forget a proposal and drop its generation; return whether it was open."""
        proposal = self._open.pop(proposal_id, None)
        if proposal is None:
            return False
        self._forgotten.append((proposal_id, why))
        await asyncio.to_thread(self.drop, proposal)
        return True

    def drop(self, proposal: Proposal) -> None:
        """Take the generation of a proposal off the shelf; that of a rollback was there before and stays."""
        if proposal.kind != "rollback":
            self._shelf.drop(proposal.generation)

    def _expire(self, proposal_id: str) -> None:
        proposal = self._open.pop(proposal_id, None)
        if proposal is not None:
            self._forgotten.append((proposal_id, Gone.EXPIRED))
            asyncio.get_running_loop().run_in_executor(None, self.drop, proposal)
