"""/knowledge remove: a document or a question out of what answers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.curation.added_files import files_of
from bot.curation.passage_search import chosen_entry, named_documents, named_entries
from bot.curation.previews import forgetting_panel, removal_panel
from bot.delivery.command_declarations import add_command, told
from bot.delivery.suggestions import for_curators
from bot.delivery.visit import Interaction, Reception, Visit
from bot.snapshots.moderator_changes import RemoveDocument, RemoveEntry

if TYPE_CHECKING:
    from bot.curation.changes_cog import ChangesCog
    from bot.guild.curators import Curators
    from bot.snapshots.live import Live
    from bot.snapshots.shelf import Shelf


class RemoveCog(commands.Cog):
    """Lets moderators take documents and questions out.

    Args:
        reception: meets the moderator.
        curators: who is suggested documents and questions.
        live: the knowledge that answers.
        shelf: tells what was added from what the seeds hold.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that taking something out needs
        self,
        *,
        reception: Reception,
        curators: Curators,
        live: Live,
        shelf: Shelf,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self.curators = curators
        self._live = live
        self._shelf = shelf
        self._changes = changes
        add_command(group, "remove", "remove_description", self.remove)

    @for_curators
    async def documents(self, _interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer the documents."""
        return named_documents(self._live.now.knowledge.documents, typed)

    @for_curators
    async def questions(self, _interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer the questions that are known."""
        return named_entries(self._live.now.matcher, typed)

    @app_commands.describe(document=told("remove_option"), question=told("remove_question_option"))
    @app_commands.autocomplete(document=documents, question=questions)
    async def remove(
        self, interaction: Interaction, document: str | None = None, question: str | None = None
    ) -> None:
        """Take a document or a question out."""
        visit = await self._reception.curator(interaction, "remove")
        if visit is None:
            return
        if (document is None) == (question is None):
            await visit.whisper(visit.wording.remove_one_of())
        elif document is not None:
            await self._remove_document(visit, document)
        elif question is not None:
            await self._remove_question(visit, question)

    async def _remove_question(self, visit: Visit, question: str) -> None:
        entry = chosen_entry(question, self._live.now.knowledge)
        if entry is None:
            await visit.whisper(visit.wording.entry_no_same())
            return
        await visit.wait()
        await self._changes.propose(
            visit,
            RemoveEntry(entry.document, entry.id),
            lambda proposal, buttons: forgetting_panel(entry, proposal, buttons, visit.wording),
        )

    async def _remove_document(self, visit: Visit, document: str) -> None:
        known = self._live.now.knowledge.document(document)
        if known is None:
            await visit.whisper(visit.wording.no_such_document())
            return
        await visit.wait()
        added = (await asyncio.to_thread(files_of, self._shelf)).was_added(document)
        await self._changes.propose(
            visit,
            RemoveDocument(document),
            lambda proposal, buttons: removal_panel(known, proposal, buttons, visit.wording, added=added),
        )
