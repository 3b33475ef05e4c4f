"""/sources: the documents that answers are quoted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.browse.sources_panel import sources_panel
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.visit import Interaction, Reception

if TYPE_CHECKING:
    from bot.actions import SourcesPage
    from bot.delivery.visit import Visit
    from bot.rendering import Panel
    from bot.snapshots.live import Live


class SourcesCog(commands.Cog):
    """Lists the documents.

    Args:
        reception: meets the member.
        live: the knowledge that answers.
    """

    def __init__(self, *, reception: Reception, live: Live) -> None:
        self._reception = reception
        self._live = live

    @app_commands.command(name="sources", description=told("sources_description"))
    @everywhere
    @for_everybody
    async def sources(self, interaction: Interaction) -> None:
        """List the documents."""
        visit = self._reception.visit(interaction)
        await visit.respond(self._page(visit, 0), private=True)

    @commands.Cog.listener()
    async def on_press_browse(self, interaction: Interaction, action: SourcesPage) -> None:
        """Turn the page."""
        visit = self._reception.visit(interaction)
        await visit.change(self._page(visit, action.page))

    def _page(self, visit: Visit, number: int) -> Panel:
        loaded = self._live.now
        return sources_panel(loaded.knowledge, loaded.since, number, visit.wording)
