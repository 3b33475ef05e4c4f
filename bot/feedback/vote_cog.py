"""Votes under answers: 👍, 👎, and what was expected instead."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.actions import SayExpected
from bot.delivery.visit import Interaction, Reception, Visit
from bot.feedback.vote_form import EXPECTED, LONGEST, expected_form, vote_of, written
from bot.rendering import escape
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.actions.stored import VotePress
    from bot.snapshots.live import Live
    from bot.store.votes import Vote, Votes


class VoteCog(commands.Cog):
    """Counts votes; one that is not stored is said so.

    Args:
        reception: meets the member.
        live: the knowledge that is voted on.
        votes: keeps them.
    """

    def __init__(self, *, reception: Reception, live: Live, votes: Votes) -> None:
        self._reception = reception
        self._live = live
        self._votes = votes

    @commands.Cog.listener()
    async def on_press_vote(self, interaction: Interaction, action: VotePress) -> None:
        """Count a vote, or take it back where it was there already; 👎 asks what was expected."""
        visit = self._reception.visit(interaction)
        vote = self._vote(visit, action)
        if vote is None or isinstance(action, SayExpected):
            await visit.whisper(visit.wording.vote_on_nothing())
            return
        try:
            before = await self._votes.toggle(vote)
        except StoreUnavailable:
            await visit.whisper(visit.wording.not_stored())
            return
        if before is not None and before.up == vote.up:
            await visit.whisper(visit.wording.vote_taken_back())
        elif vote.up:
            await visit.whisper(visit.wording.voted_up(changed=before is not None))
        else:
            await visit.ask(expected_form(action, visit.wording))

    @commands.Cog.listener()
    async def on_submit_vote(
        self, interaction: Interaction, action: SayExpected, texts: Mapping[str, str]
    ) -> None:
        """Keep what a member expected instead of an answer, with their vote."""
        visit = self._reception.visit(interaction)
        wording = visit.wording
        text = written(texts, EXPECTED, LONGEST)
        vote = self._vote(visit, action, text or None)
        if vote is None:
            await visit.whisper(wording.vote_on_nothing())
            return
        try:
            await self._votes.cast(vote)
        except StoreUnavailable:
            await visit.whisper(wording.not_stored_text(escape(text)) if text else wording.not_stored())
            return
        await visit.whisper(wording.expected_kept() if text else wording.voted_down())

    def _vote(self, visit: Visit, action: VotePress, expected: str | None = None) -> Vote | None:
        return vote_of(
            action,
            self._live.now.knowledge,
            member=visit.member,
            guild=visit.guild,
            when=time.time(),
            expected=expected,
        )
