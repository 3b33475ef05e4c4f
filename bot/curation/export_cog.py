"""/knowledge export: what was added, as files for version control."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.curation.added_files import exported_files, packed
from bot.delivery.command_declarations import add_command
from bot.delivery.visit import Interaction, Reception
from bot.rendering import escaped_line

if TYPE_CHECKING:
    from bot.snapshots.shelf import Shelf

_MOST_NAMES = 20
_NAME = 100


class ExportCog(commands.Cog):
    """Gives moderators what was added.

    Args:
        reception: meets the moderator.
        shelf: holds it.
        group: `/knowledge`, which gets the command.
    """

    def __init__(self, *, reception: Reception, shelf: Shelf, group: app_commands.Group) -> None:
        self._reception = reception
        self._shelf = shelf
        add_command(group, "export", "export_description", self.export)

    async def export(self, interaction: Interaction) -> None:
        """Give what was added as files for the seeds folder."""
        visit = await self._reception.curator(interaction, "export")
        if visit is None:
            return
        await visit.wait()
        files, gone = await asyncio.to_thread(exported_files, self._shelf)
        if not files and not gone:
            await visit.settle(visit.wording.nothing_to_export())
            return
        lines = [visit.wording.exported_files(len(files))] if files else []
        if gone:
            names = [escaped_line(name, _NAME) for name in gone[:_MOST_NAMES]]
            lines.append(visit.wording.exported_left_out(names))
        attached = [discord.File(io.BytesIO(content), name) for name, content in packed(files).items()]
        await visit.settle("\n".join(lines), attached)
