"""/sources and /help: what there is, and what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.browse.sources_panel import sources_panel
from bot.delivery.command_places import everywhere, for_everybody
from bot.delivery.views import layout_of
from bot.guild.languages import told
from bot.rendering.escaping import escape

if TYPE_CHECKING:
    from bot.actions import SourcesPage
    from bot.app.parts import Parts


class Browsing(commands.Cog):
    """Tells what can be asked and where the answers come from."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @app_commands.command(name="sources", description=told("sources_description"))
    @everywhere
    @for_everybody
    async def sources(self, interaction: discord.Interaction[discord.Client]) -> None:
        """List the documents."""
        loaded = self._parts.live.now
        panel = sources_panel(loaded.knowledge, loaded.since, 0, self._parts.languages.of(interaction))
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    @app_commands.command(name="help", description=told("help_description"))
    @everywhere
    @for_everybody
    async def help(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Say what the bot can do, with examples from the loaded documents."""
        me = interaction.client.user
        examples = [escape(question) for question in self._parts.answerer.examples()]
        wording = self._parts.languages.of(interaction)
        text = wording.help_text(escape(me.display_name) if me else "", examples)
        await interaction.response.send_message(text, ephemeral=True)

    @commands.Cog.listener()
    async def on_press_browse(
        self, interaction: discord.Interaction[discord.Client], action: SourcesPage
    ) -> None:
        """Turn the page."""
        loaded = self._parts.live.now
        panel = sources_panel(
            loaded.knowledge, loaded.since, action.page, self._parts.languages.of(interaction)
        )
        await interaction.response.edit_message(view=layout_of(panel))
