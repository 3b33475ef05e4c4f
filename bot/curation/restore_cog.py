"""/knowledge restore: what was taken out of the seeds, back in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.curation.previews import restored_panel
from bot.curation.taken_out import choices, taken_out
from bot.delivery.sender import whisper
from bot.guild.curators import may_curate
from bot.guild.languages import told

if TYPE_CHECKING:
    from bot.app.parts import Parts
    from bot.curation.changes_cog import KnowledgeChanges
    from bot.curation.taken_out import TakenOut


class Restoring(commands.Cog):
    """Lets moderators take back in what they took out.

    Args:
        parts: what the bot is made of.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(self, parts: Parts, changes: KnowledgeChanges, group: app_commands.Group) -> None:
        self._parts = parts
        self._changes = changes
        description = told("restore_description")
        group.add_command(
            app_commands.Command(name="restore", description=description, callback=self.restore)
        )

    async def documents(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the documents that were taken out, to those who may know of them."""
        if not may_curate(interaction, self._parts.curators):
            return []
        return _choices(choices((await self._taken_out()).documents, typed))

    async def questions(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the questions that were taken out, to those who may know of them."""
        if not may_curate(interaction, self._parts.curators):
            return []
        return _choices(choices((await self._taken_out()).questions, typed))

    @app_commands.describe(document=told("restore_option"), question=told("restore_question_option"))
    @app_commands.autocomplete(document=documents, question=questions)
    async def restore(
        self,
        interaction: discord.Interaction[discord.Client],
        document: str | None = None,
        question: str | None = None,
    ) -> None:
        """Take a document or a question back in."""
        if not await self._changes.allowed(interaction, "restore"):
            return
        wording = self._parts.languages.of(interaction)
        if (document is None) == (question is None):
            await whisper(interaction, wording.remove_one_of())
            return
        out = await self._taken_out()
        change = out.document(document) if document is not None else out.question(question or "")
        if change is None:
            await whisper(interaction, wording.restore_nothing())
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._changes.propose(
            interaction, change, lambda proposal, buttons: restored_panel(change, proposal, buttons, wording)
        )

    async def _taken_out(self) -> TakenOut:
        return await asyncio.to_thread(taken_out, self._parts.shelf)


def _choices(named: list[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in named if name]
