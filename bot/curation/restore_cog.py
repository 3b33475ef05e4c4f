"""/knowledge restore: what was taken out of the seeds, back in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.curation.previews import restored_panel
from bot.curation.taken_out import choices, taken_out
from bot.delivery.command_declarations import add_command, told
from bot.delivery.suggestions import for_curators
from bot.delivery.visit import Interaction, Reception

if TYPE_CHECKING:
    from bot.curation.changes_cog import ChangesCog
    from bot.curation.taken_out import TakenOut
    from bot.guild.curators import Curators
    from bot.snapshots.shelf import Shelf


class RestoreCog(commands.Cog):
    """Lets moderators take back in what they took out.

    Args:
        reception: meets the moderator.
        curators: who is suggested what was taken out.
        shelf: knows what that is.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(
        self,
        *,
        reception: Reception,
        curators: Curators,
        shelf: Shelf,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self.curators = curators
        self._shelf = shelf
        self._changes = changes
        add_command(group, "restore", "restore_description", self.restore)

    @for_curators
    async def documents(self, _interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer the documents that were taken out."""
        return choices((await self._taken_out()).documents, typed)

    @for_curators
    async def questions(self, _interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer the questions that were taken out."""
        return choices((await self._taken_out()).questions, typed)

    @app_commands.describe(document=told("restore_option"), question=told("restore_question_option"))
    @app_commands.autocomplete(document=documents, question=questions)
    async def restore(
        self, interaction: Interaction, document: str | None = None, question: str | None = None
    ) -> None:
        """Take a document or a question back in."""
        visit = await self._reception.curator(interaction, "restore")
        if visit is None:
            return
        if (document is None) == (question is None):
            await visit.whisper(visit.wording.remove_one_of())
            return
        out = await self._taken_out()
        change = out.document(document) if document is not None else out.question(question or "")
        if change is None:
            await visit.whisper(visit.wording.restore_nothing())
            return
        await visit.wait()
        await self._changes.propose(
            visit, change, lambda proposal, buttons: restored_panel(change, proposal, buttons, visit.wording)
        )

    async def _taken_out(self) -> TakenOut:
        return await asyncio.to_thread(taken_out, self._shelf)
