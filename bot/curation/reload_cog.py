"""/knowledge reload, rollback, status and history: what answers, what did before, and what could."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.curation.changes_panels import changes_panel
from bot.curation.status_panels import Status, history_panel, status_panel
from bot.delivery.sender import whisper
from bot.delivery.views import layout_of
from bot.guild.curators import may_curate
from bot.guild.languages import told
from bot.rendering.components import MOST_CHOICES
from bot.rendering.escaping import one_line
from bot.snapshots.footprint import footprint
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from bot.actions import HistoryPage
    from bot.app.parts import Parts
    from bot.curation.changes_cog import KnowledgeChanges, Shown
    from bot.rendering.components import Button, Panel
    from bot.snapshots.proposals import Proposal
    from bot.wording import Wording

    Interaction = discord.Interaction[discord.Client]

_NAME = 40
_KEPT = 200
"""Lines of history that can be paged through."""


class Curating(commands.Cog):
    """Lets moderators load the knowledge anew, go back, and see how it does.

    Args:
        parts: what the bot is made of.
        changes: takes a change through.
        group: `/knowledge`, which gets the commands.
    """

    def __init__(self, parts: Parts, changes: KnowledgeChanges, group: app_commands.Group) -> None:
        self._parts = parts
        self._changes = changes
        for name, callback in (
            ("reload", self.reload),
            ("rollback", self.rollback),
            ("status", self.status),
            ("history", self.history),
        ):
            description = told(f"{name}_description")
            group.add_command(app_commands.Command(name=name, description=description, callback=callback))

    async def snapshots(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer what can be gone back to, to those who may."""
        if not may_curate(interaction, self._parts.curators):
            return []
        wording = self._parts.languages.of(interaction)
        offered = []
        pointer = await self._parts.reloader.pointer()
        for stamp in pointer.before if pointer else ():
            when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(stamp.when))
            name = wording.snapshot_choice(when, stamp.revision, one_line(stamp.by_name, _NAME))
            if typed.casefold() in name.casefold():
                offered.append(app_commands.Choice(name=name, value=stamp.revision))
        return offered[:MOST_CHOICES]

    async def reload(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Build what the seeds give now, and show what would change."""
        if not await self._changes.allowed(interaction, "reload"):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._changes.propose(interaction, None, self._shown(interaction))

    @app_commands.describe(snapshot=told("rollback_option"))
    @app_commands.autocomplete(snapshot=snapshots)
    async def rollback(
        self, interaction: discord.Interaction[discord.Client], snapshot: app_commands.Range[str, 1, 100]
    ) -> None:
        """Show what going back to an earlier state would change."""
        if not await self._changes.allowed(interaction, "rollback"):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._changes.propose_rollback(interaction, snapshot.strip(), self._shown(interaction))

    async def status(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Say what is loaded and how it answers."""
        if not await self._changes.allowed(interaction, "status"):
            return
        status = Status(
            snapshot=self._parts.live.now,
            pointer=await self._parts.reloader.pointer(),
            figures=self._parts.metrics.figures(self._parts.live.now),
            footprint=await asyncio.to_thread(footprint),
        )
        panel = status_panel(status, self._parts.languages.of(interaction))
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    async def history(self, interaction: discord.Interaction[discord.Client]) -> None:
        """List what became of the knowledge."""
        if not await self._changes.allowed(interaction, "history"):
            return
        panel = await self._history(0, self._parts.languages.of(interaction))
        if panel is None:
            await whisper(interaction, self._parts.languages.of(interaction).history_unavailable())
            return
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    @commands.Cog.listener()
    async def on_press_history(
        self, interaction: discord.Interaction[discord.Client], action: HistoryPage
    ) -> None:
        """Turn the page."""
        if not await self._changes.allowed(interaction, "history"):
            return
        panel = await self._history(action.page, self._parts.languages.of(interaction))
        if panel is None:
            await whisper(interaction, self._parts.languages.of(interaction).history_unavailable())
            return
        await interaction.response.edit_message(view=layout_of(panel))

    async def _history(self, page: int, wording: Wording) -> Panel | None:
        """Return a page of the history; None where the database does not answer."""
        try:
            return history_panel(await self._parts.reloads.latest(_KEPT), page, wording)
        except StoreUnavailable:
            return None

    def _shown(self, interaction: Interaction) -> Shown:
        wording = self._parts.languages.of(interaction)

        def shown(proposal: Proposal, buttons: tuple[Button, ...]) -> Panel:
            return changes_panel(proposal, buttons, wording)

        return shown
