"""Questions reported as gaps: what members agree to have kept."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.actions import ReportGap
from bot.delivery.visit import Interaction, Reception
from bot.feedback.gap_report import LONGEST, QUESTION, gap_form, question_in
from bot.feedback.vote_form import written
from bot.rendering import escape, question_text
from bot.store.failures import StoreUnavailable, TooManyGaps
from bot.store.gaps import MOST_OF_MEMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.guild.languages import Languages
    from bot.store.gaps import Gaps


class GapReportCog(commands.Cog):
    """Keeps the questions that members report; one that is not stored is said so.

    Args:
        reception: meets the member.
        languages: in any of which a refusal may be written.
        gaps: keeps the questions.
    """

    def __init__(self, *, reception: Reception, languages: Languages, gaps: Gaps) -> None:
        self._reception = reception
        self._languages = languages
        self._gaps = gaps

    @commands.Cog.listener()
    async def on_press_report(self, interaction: Interaction, action: ReportGap) -> None:
        """Show what would be kept and who would read it; nothing is kept before the form is sent."""
        visit = self._reception.visit(interaction)
        # Another member agrees to keeping their own words alone, so they write them.
        question = self._question(interaction) if visit.member == action.asker else ""
        await visit.ask(gap_form(action, question, visit.wording))

    @commands.Cog.listener()
    async def on_submit_report(
        self, interaction: Interaction, action: ReportGap, texts: Mapping[str, str]
    ) -> None:
        """Keep the question that a member agreed to have kept."""
        visit = self._reception.visit(interaction)
        question = written(texts, QUESTION, LONGEST)
        if not question:
            await visit.whisper(visit.wording.gap_empty())
            return
        try:
            await self._gaps.report(
                question,
                member=visit.member,
                guild=visit.guild,
                revision=action.revision,
                kind="reported",
                when=time.time(),
            )
        except TooManyGaps:
            await visit.whisper(visit.wording.too_many_gaps(MOST_OF_MEMBER))
        except StoreUnavailable:
            await visit.whisper(visit.wording.not_stored_text(escape(question)))
        else:
            await visit.whisper(visit.wording.gap_kept())

    def _question(self, interaction: Interaction) -> str:
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
        return question_in(refusal.content, self._languages.all)
