"""/quotes: who is quoted, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.browse.quotes_listing import asked, turned
from bot.browse.quotes_panel import quotes_panel
from bot.browse.speaker_menu import speaker_choices
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.views import heading_of
from bot.delivery.visit import Interaction, Reception
from bot.rendering import plain

if TYPE_CHECKING:
    from bot.actions import QuotesPage
    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics


class QuotesCog(commands.Cog):
    """Lists direct quotations.

    Args:
        reception: meets the member.
        live: the knowledge that answers.
        metrics: counts the panels.
    """

    def __init__(self, *, reception: Reception, live: Live, metrics: Metrics) -> None:
        self._reception = reception
        self._live = live
        self._metrics = metrics

    @app_commands.command(name="quotes", description=told("quotes_description"))
    @app_commands.describe(
        speaker=told("quotes_speaker_option"),
        about=told("quotes_about_option"),
        private=told("private_option"),
    )
    @everywhere
    @for_everybody
    async def quotes(
        self,
        interaction: Interaction,
        speaker: str = "",
        about: str = "",
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """List direct quotations of a speaker, about a subject, or all there are."""
        visit = await self._reception.question(interaction)
        if visit is None:
            return
        knowledge = self._live.now.knowledge
        quotes = asked(knowledge, visit.member, plain(speaker), plain(about), visit.wording)
        if isinstance(quotes, str):
            await visit.whisper(quotes)
            return
        self._metrics.panels.labels("quotes").inc()
        hidden = self._reception.is_private(visit, private)
        await visit.respond(quotes_panel(quotes, knowledge, visit.wording, private=hidden), private=hidden)

    @quotes.autocomplete("speaker")
    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer those who are quoted."""
        choices = speaker_choices(self._live.now.speakers, typed, self._reception.visit(interaction).wording)
        return [app_commands.Choice(name=name, value=value) for name, value in choices]

    @commands.Cog.listener()
    async def on_press_quotes(self, interaction: Interaction, action: QuotesPage) -> None:
        """Turn the page or jump to a speaker: in place for the asker, for others in a copy of their own."""
        visit = self._reception.visit(interaction)
        heading = heading_of(interaction.message) if interaction.message else ""
        knowledge = self._live.now.knowledge
        quotes = turned(action, knowledge, visit.member, heading, visit.wording)
        if quotes is None:
            gone = action.speaker and not action.hits
            await visit.whisper(visit.wording.speaker_gone() if gone else visit.wording.quotes_changed())
            return
        own = visit.member == action.asker
        self._metrics.panels.labels("quotes").inc()
        panel = quotes_panel(quotes, knowledge, visit.wording, private=visit.hidden or not own)
        await visit.turn(panel, own=own)
