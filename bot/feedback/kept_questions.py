"""Keeping unanswered questions, where whoever runs the bot has allowed it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from bot.rendering import Reply
    from bot.store.gaps import Gaps

_LONGEST = 300
"""Characters of a question that is kept."""


class Keeping:
    """Keeps questions that were not answered; off unless the operator set KEEP_QUESTIONS.

    Args:
        gaps: where they are kept.
        allowed: whether they are.
    """

    def __init__(self, gaps: Gaps, *, allowed: bool) -> None:
        self._gaps = gaps
        self.allowed = allowed

    async def keep(self, question: str, reply: Reply, member: int, guild: int | None, when: float) -> None:
        """Keep a question if its reply says that nothing was found; not while the database is away.

        Args:
            question: as asked by the member themselves.
            reply: what it was answered.
            member: who asked, so that they can see and delete it.
            guild: where, or None.
            when: seconds since the epoch.
        """
        if not self.allowed or reply.gap is None:
            return
        with contextlib.suppress(StoreUnavailable):
            await self._gaps.report(
                question[:_LONGEST],
                member=member,
                guild=guild,
                revision=reply.gap,
                kind="unanswered",
                when=when,
            )
