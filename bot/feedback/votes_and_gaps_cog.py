"""Votes under answers, and questions reported as gaps: what members agree to have kept."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.actions import ReportGap, SayExpected
from bot.delivery.sender import whisper
from bot.delivery.views import modal_of
from bot.feedback.gap_report import LONGEST, QUESTION, gap_form, question_in
from bot.feedback.vote_form import EXPECTED, expected_form, vote_of, written
from bot.feedback.vote_form import LONGEST as LONGEST_EXPECTED
from bot.rendering.escaping import escape
from bot.rendering.question_text import question_text
from bot.store.errors import StoreUnavailable, TooManyGaps
from bot.store.gaps import MOST_OF_MEMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.actions.members import VotePress
    from bot.app.parts import Parts
    from bot.store.votes import Vote


class Feedback(commands.Cog):
    """Counts votes and keeps what members report; whatever is not stored is said so."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @commands.Cog.listener()
    async def on_press_vote(
        self, interaction: discord.Interaction[discord.Client], action: VotePress
    ) -> None:
        """Count a vote, or take it back where it was there already; 👎 asks what was expected."""
        wording = self._parts.languages.of(interaction)
        vote = self._vote(interaction, action)
        if vote is None or isinstance(action, SayExpected):
            await whisper(interaction, wording.vote_on_nothing())
            return
        try:
            before = await self._parts.votes.toggle(vote)
        except StoreUnavailable:
            await whisper(interaction, wording.not_stored())
            return
        if before is not None and before.up == vote.up:
            await whisper(interaction, wording.vote_taken_back())
        elif vote.up:
            await whisper(interaction, wording.voted_up(changed=before is not None))
        else:
            await interaction.response.send_modal(modal_of(expected_form(action, wording)))

    @commands.Cog.listener()
    async def on_submit_vote(
        self,
        interaction: discord.Interaction[discord.Client],
        action: SayExpected,
        texts: Mapping[str, str],
    ) -> None:
        """Keep what a member expected instead of an answer, with their vote."""
        wording = self._parts.languages.of(interaction)
        text = written(texts, EXPECTED, LONGEST_EXPECTED)
        vote = self._vote(interaction, action, text or None)
        if vote is None:
            await whisper(interaction, wording.vote_on_nothing())
            return
        try:
            await self._parts.votes.cast(vote)
        except StoreUnavailable:
            await whisper(
                interaction, wording.not_stored_text(escape(text)) if text else wording.not_stored()
            )
            return
        await whisper(interaction, wording.expected_kept() if text else wording.voted_down())

    @commands.Cog.listener()
    async def on_press_report(
        self, interaction: discord.Interaction[discord.Client], action: ReportGap
    ) -> None:
        """Show what would be kept and who would read it; nothing is kept before the form is sent."""
        own = interaction.user.id == action.asker
        # Another member agrees to keeping their own words alone, so they write them.
        question = await self._question(interaction) if own else ""
        wording = self._parts.languages.of(interaction)
        await interaction.response.send_modal(modal_of(gap_form(action, question, wording)))

    @commands.Cog.listener()
    async def on_submit_report(
        self,
        interaction: discord.Interaction[discord.Client],
        action: ReportGap,
        texts: Mapping[str, str],
    ) -> None:
        """Keep the question that a member agreed to have kept."""
        wording = self._parts.languages.of(interaction)
        question = written(texts, QUESTION, LONGEST)
        if not question:
            await whisper(interaction, wording.gap_empty())
            return
        try:
            await self._parts.gaps.report(
                question,
                member=interaction.user.id,
                guild=interaction.guild_id,
                revision=action.revision,
                kind="reported",
                when=time.time(),
            )
        except TooManyGaps:
            await whisper(interaction, wording.too_many_gaps(MOST_OF_MEMBER))
        except StoreUnavailable:
            await whisper(interaction, wording.not_stored_text(escape(question)))
        else:
            await whisper(interaction, wording.gap_kept())

    def _vote(
        self, interaction: discord.Interaction[discord.Client], action: VotePress, expected: str | None = None
    ) -> Vote | None:
        return vote_of(
            action,
            self._parts.live.now.knowledge,
            member=interaction.user.id,
            guild=interaction.guild_id,
            when=time.time(),
            expected=expected,
        )

    async def _question(self, interaction: discord.Interaction[discord.Client]) -> str:
        """Return the question of the message that the refusal answers, or that the refusal repeats."""
        refusal = interaction.message
        if refusal is None:
            return ""
        answered = refusal.reference.resolved if refusal.reference else None
        if isinstance(answered, discord.Message) and answered.author.id == interaction.user.id:
            me = interaction.client.user
            names = {user.id: user.display_name for user in answered.mentions}
            asked = question_text(answered.content, me.id if me else 0, names)
            if asked:
                return asked
        return question_in(refusal.content, self._parts.languages.all)
