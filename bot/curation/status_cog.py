"""/knowledge status and history: what answers and how, and what became of the knowledge before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.curation.status_panels import Status, history_panel, status_panel
from bot.delivery.command_declarations import add_command
from bot.delivery.visit import Interaction, Reception
from bot.snapshots.footprint import footprint
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from discord import app_commands

    from bot.actions import HistoryPage
    from bot.rendering import Panel
    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics
    from bot.snapshots.reloader import Reloader
    from bot.store.reloads import Reloads
    from bot.wording import Wording

_KEPT = 200
"""Lines of history that can be paged through."""


class StatusCog(commands.Cog):
    """Lets moderators see how the knowledge does.

    Args:
        reception: meets the moderator.
        live: the knowledge that answers.
        reloader: knows since when, and what can be gone back to.
        metrics: how it has answered.
        reloads: the history.
        group: `/knowledge`, which gets the commands.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that is told
        self,
        *,
        reception: Reception,
        live: Live,
        reloader: Reloader,
        metrics: Metrics,
        reloads: Reloads,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self._live = live
        self._reloader = reloader
        self._metrics = metrics
        self._reloads = reloads
        add_command(group, "status", "status_description", self.status)
        add_command(group, "history", "history_description", self.history)

    async def status(self, interaction: Interaction) -> None:
        """Say what is loaded and how it answers."""
        visit = await self._reception.curator(interaction, "status")
        if visit is None:
            return
        snapshot = self._live.now
        status = Status(
            snapshot=snapshot,
            pointer=await self._reloader.pointer(),
            figures=self._metrics.figures(snapshot),
            footprint=await asyncio.to_thread(footprint),
        )
        await visit.respond(status_panel(status, visit.wording), private=True)

    async def history(self, interaction: Interaction) -> None:
        """List what became of the knowledge."""
        visit = await self._reception.curator(interaction, "history")
        if visit is None:
            return
        panel = await self._history(0, visit.wording)
        if panel is None:
            await visit.whisper(visit.wording.history_unavailable())
        else:
            await visit.respond(panel, private=True)

    @commands.Cog.listener()
    async def on_press_history(self, interaction: Interaction, action: HistoryPage) -> None:
        """Turn the page."""
        visit = await self._reception.curator(interaction, "history")
        if visit is None:
            return
        panel = await self._history(action.page, visit.wording)
        if panel is None:
            await visit.whisper(visit.wording.history_unavailable())
        else:
            await visit.change(panel)

    async def _history(self, page: int, wording: Wording) -> Panel | None:
        """Return a page of the history; None where the database does not answer."""
        try:
            return history_panel(await self._reloads.latest(_KEPT), page, wording)
        except StoreUnavailable:
            return None
