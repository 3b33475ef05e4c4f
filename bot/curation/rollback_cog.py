"""/knowledge rollback: the way back to what answered before."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.curation.changes_panels import changes_panel
from bot.delivery.command_declarations import add_command, told
from bot.delivery.suggestions import for_curators
from bot.delivery.visit import Interaction, Reception
from bot.rendering import MOST_CHOICES, one_line

if TYPE_CHECKING:
    from bot.curation.changes_cog import ChangesCog
    from bot.guild.curators import Curators
    from bot.snapshots.reloader import Reloader

_NAME = 40


class RollbackCog(commands.Cog):
    """Lets moderators go back.

    Args:
        reception: meets the moderator.
        curators: who is suggested what can be gone back to.
        reloader: knows that.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(
        self,
        *,
        reception: Reception,
        curators: Curators,
        reloader: Reloader,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self.curators = curators
        self._reloader = reloader
        self._changes = changes
        add_command(group, "rollback", "rollback_description", self.rollback)

    @for_curators
    async def snapshots(self, interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer what can be gone back to."""
        wording = self._reception.visit(interaction).wording
        offered = []
        pointer = await self._reloader.pointer()
        for stamp in pointer.before if pointer else ():
            when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(stamp.when))
            name = wording.snapshot_choice(when, stamp.revision, one_line(stamp.by_name, _NAME))
            if typed.casefold() in name.casefold():
                offered.append((name, stamp.revision))
        return offered[:MOST_CHOICES]

    @app_commands.describe(snapshot=told("rollback_option"))
    @app_commands.autocomplete(snapshot=snapshots)
    async def rollback(self, interaction: Interaction, snapshot: app_commands.Range[str, 1, 100]) -> None:
        """Show what going back to an earlier state would change."""
        visit = await self._reception.curator(interaction, "rollback")
        if visit is not None:
            await visit.wait()
            await self._changes.propose_rollback(
                visit, snapshot.strip(), partial(changes_panel, wording=visit.wording)
            )
