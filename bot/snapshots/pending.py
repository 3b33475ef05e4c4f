"""Proposals that wait to be applied or cancelled: few at a time, and not for long."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Final

from bot.snapshots.proposals import Gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.snapshots.live import Loaded
    from bot.snapshots.proposals import Proposal
    from bot.snapshots.shelf import Shelf

PATIENCE: Final = 15 * 60.0
"""Seconds for which a proposal can be applied: as long as an interaction's token lives."""
_MOST: Final = 3
"""Proposals that are open at a time; each holds a whole index in memory."""
_REMEMBERED: Final = 50


class Pending:
    """Keeps proposals, and drops the generations of those that are forgotten.

    Args:
        shelf: where their generations stand.
        clock: gives the time in seconds since the epoch.
    """

    def __init__(self, shelf: Shelf, clock: Callable[[], float]) -> None:
        self._shelf = shelf
        self._clock = clock
        self._open: OrderedDict[str, Proposal] = OrderedDict()
        self._gone: deque[tuple[str, Gone]] = deque(maxlen=_REMEMBERED)
        self._expiring: set[asyncio.Future[bool]] = set()

    async def add(self, proposal: Proposal, live: Loaded) -> None:
        """Keep a proposal; forget those that are too old or too many, or were made for another live one."""
        self._open[proposal.id] = proposal
        asyncio.get_running_loop().call_later(PATIENCE, self._expire, proposal.id)
        for other in list(self._open.values()):
            if other.before is not live:
                await self.forget(other.id, Gone.OVERTAKEN)
            elif self._is_old(other):
                await self.forget(other.id, Gone.EXPIRED)
        for key in list(self._open)[:-_MOST]:
            await self.forget(key)

    async def find(self, proposal_id: str, live: Loaded) -> Proposal | Gone:
        """Return a proposal that can be applied, or why it cannot."""
        proposal = self._open.get(proposal_id)
        if proposal is None:
            return dict(self._gone).get(proposal_id, Gone.UNKNOWN)
        reason = Gone.EXPIRED if self._is_old(proposal) else Gone.OVERTAKEN
        if reason is Gone.OVERTAKEN and proposal.before is live:
            return proposal
        await self.forget(proposal_id, reason)
        return reason

    def applied(self, proposal_id: str) -> None:
        """Forget a proposal whose generation is live now."""
        self._open.pop(proposal_id, None)

    async def forget(self, proposal_id: str, reason: Gone = Gone.UNKNOWN) -> bool:
        """Forget a proposal and drop its generation; return whether it was open."""
        proposal = self._open.pop(proposal_id, None)
        if proposal is None:
            return False
        self._gone.append((proposal_id, reason))
        if proposal.kind != "rollback":
            await asyncio.to_thread(self._shelf.drop, proposal.generation)
        return True

    def get(self, proposal_id: str) -> Proposal | None:
        """Return an open proposal, or None."""
        return self._open.get(proposal_id)

    def _is_old(self, proposal: Proposal) -> bool:
        return self._clock() - proposal.made > PATIENCE

    def _expire(self, proposal_id: str) -> None:
        if proposal_id in self._open:
            task = asyncio.ensure_future(self.forget(proposal_id, Gone.EXPIRED))
            self._expiring.add(task)
            task.add_done_callback(self._expiring.discard)
