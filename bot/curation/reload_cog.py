"""/knowledge reload: the seeds loaded anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.curation.changes_panels import changes_panel
from bot.delivery.command_declarations import add_command
from bot.delivery.visit import Interaction, Reception

if TYPE_CHECKING:
    from discord import app_commands

    from bot.curation.changes_cog import ChangesCog


class ReloadCog(commands.Cog):
    """Lets moderators load the knowledge anew.

    Args:
        reception: meets the moderator.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(self, *, reception: Reception, changes: ChangesCog, group: app_commands.Group) -> None:
        self._reception = reception
        self._changes = changes
        add_command(group, "reload", "reload_description", self.reload)

    async def reload(self, interaction: Interaction) -> None:
        """Build what the seeds give now, and show what would change."""
        visit = await self._reception.curator(interaction, "reload")
        if visit is not None:
            await visit.wait()
            await self._changes.propose(visit, None, partial(changes_panel, wording=visit.wording))
