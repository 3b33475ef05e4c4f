"""/quotes: who is quoted, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.browse.quotes_listing import asked, turned
from bot.browse.quotes_panel import quotes_panel
from bot.browse.speaker_menu import speaker_choices
from bot.delivery.command_places import everywhere, for_everybody
from bot.delivery.sender import is_hidden, respond, turn, whisper
from bot.delivery.views import heading_of
from bot.guild.languages import told
from bot.rendering.question_text import plain

if TYPE_CHECKING:
    from bot.actions import QuotesPage
    from bot.app.parts import Parts


class Quoting(commands.Cog):
    """Lists direct quotations."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

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
        interaction: discord.Interaction[discord.Client],
        speaker: str = "",
        about: str = "",
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """List direct quotations of a speaker, about a subject, or all there are."""
        wording = self._parts.languages.of(interaction)
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        if wait:
            await whisper(interaction, wording.slow_down(wait))
            return
        knowledge = self._parts.live.now.knowledge
        quotes = asked(knowledge, interaction.user.id, plain(speaker), plain(about), wording)
        if isinstance(quotes, str):
            await whisper(interaction, quotes)
            return
        self._parts.metrics.panels.labels("quotes").inc()
        hidden = self._parts.servers.is_private(interaction.guild_id, private)
        await respond(interaction, quotes_panel(quotes, knowledge, wording, private=hidden), private=hidden)

    @quotes.autocomplete("speaker")
    async def suggest(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer those who are quoted."""
        wording = self._parts.languages.of(interaction)
        choices = speaker_choices(self._parts.live.now.speakers, typed, wording)
        return [app_commands.Choice(name=name, value=value) for name, value in choices]

    @commands.Cog.listener()
    async def on_press_quotes(
        self, interaction: discord.Interaction[discord.Client], action: QuotesPage
    ) -> None:
        """Turn the page or jump to a speaker: in place for the asker, for others in a copy of their own."""
        wording = self._parts.languages.of(interaction)
        member = interaction.user.id
        heading = heading_of(interaction.message) if interaction.message else ""
        knowledge = self._parts.live.now.knowledge
        quotes = turned(action, knowledge, member, heading, wording)
        if quotes is None:
            gone = action.speaker and not action.hits
            await whisper(interaction, wording.speaker_gone() if gone else wording.quotes_changed())
            return
        own = member == action.asker
        self._parts.metrics.panels.labels("quotes").inc()
        private = is_hidden(interaction) or not own
        await turn(interaction, quotes_panel(quotes, knowledge, wording, private=private), own=own)
