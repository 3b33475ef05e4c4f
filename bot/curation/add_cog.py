"""/knowledge add: a document from a file or from a form."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import AddText
from bot.curation.added_files import files_of
from bot.curation.passage_search import named_documents
from bot.curation.previews import upload_panel
from bot.curation.upload_refusals import refused_upload
from bot.curation.wanted_document import (
    LONGEST_ADDRESS,
    LONGEST_TITLE,
    WantedDocument,
    WrittenText,
    refused_unread,
    text_form,
)
from bot.delivery.command_declarations import add_command, told
from bot.delivery.suggestions import for_curators
from bot.delivery.visit import Interaction, Reception, Visit
from bot.uploads.values import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.curation.changes_cog import ChangesCog
    from bot.guild.curators import Curators
    from bot.snapshots.live import Live
    from bot.snapshots.shelf import Shelf
    from bot.uploads.separate_process import UploadReader


class AddCog(commands.Cog):
    """Lets moderators add documents.

    Args:
        reception: meets the moderator.
        curators: who is suggested documents.
        live: the knowledge that answers.
        shelf: holds what was added before.
        uploads: reads a file.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that adding a document needs
        self,
        *,
        reception: Reception,
        curators: Curators,
        live: Live,
        shelf: Shelf,
        uploads: UploadReader,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self.curators = curators
        self._live = live
        self._shelf = shelf
        self._uploads = uploads
        self._changes = changes
        add_command(group, "add", "add_description", self.add)

    @for_curators
    async def replaceable(self, _interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Offer the documents that moderators added."""
        files = await asyncio.to_thread(files_of, self._shelf)
        documents = self._live.now.knowledge.documents
        return named_documents([one for one in documents if files.was_added(one.name)], typed)

    @app_commands.describe(
        file=told("add_file_option"),
        title=told("add_title_option"),
        address=told("add_url_option"),
        replaces=told("add_replaces_option"),
    )
    @app_commands.autocomplete(replaces=replaceable)
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        title: app_commands.Range[str, 1, LONGEST_TITLE] | None = None,
        address: app_commands.Range[str, 1, LONGEST_ADDRESS] | None = None,
        replaces: str | None = None,
    ) -> None:
        """Add a document from a file, or from a form where none is attached."""
        visit = await self._reception.curator(interaction, "add")
        if visit is None:
            return
        if file is None:
            await visit.ask(text_form(visit.wording, title or "", address or ""))
            return
        wanted = WantedDocument(title, address, replaces)
        if wanted.with_bad_address():
            await visit.whisper(visit.wording.bad_address())
            return
        refused = refused_unread(file.filename, file.size)
        if refused is not None:
            await visit.whisper(refused_upload(refused, visit.wording))
            return
        await self._download(visit, file, wanted)

    @commands.Cog.listener()
    async def on_press_add(self, interaction: Interaction, _action: AddText) -> None:
        """Show the form again."""
        visit = await self._reception.curator(interaction, "add")
        if visit is not None:
            await visit.ask(text_form(visit.wording))

    @commands.Cog.listener()
    async def on_submit_add(
        self, interaction: Interaction, _action: AddText, texts: Mapping[str, str]
    ) -> None:
        """Add the text of the form."""
        visit = await self._reception.curator(interaction, "add")
        if visit is None:
            return
        text = WrittenText.of(texts)
        if text.wanted.with_bad_address():
            await visit.whisper(visit.wording.bad_address())
            return
        await visit.wait()
        await self._propose(visit, text.name, text.content, text.wanted)

    async def _download(self, visit: Visit, file: discord.Attachment, wanted: WantedDocument) -> None:
        await visit.wait()
        try:
            content = await file.read()
        except (discord.HTTPException, aiohttp.ClientError):
            await visit.settle(visit.wording.upload_gone())
            return
        await self._propose(visit, file.filename, content, wanted)

    async def _propose(self, visit: Visit, name: str, content: bytes, wanted: WantedDocument) -> None:
        """Read a file, and propose the knowledge with what was read."""
        files = await asyncio.to_thread(files_of, self._shelf)
        if wanted.replaces is not None and not files.was_added(wanted.replaces):
            await visit.settle(visit.wording.add_replaces_nothing())
            return
        taken = {document.name for document in self._live.now.knowledge.documents}.union(files.names())
        read = await self._uploads.read(name, content, taken)
        if isinstance(read, Refused):
            await visit.settle(refused_upload(read.reason, visit.wording))
            return
        called = wanted.called(read)
        await self._changes.propose(
            visit,
            wanted.change(called),
            lambda proposal, buttons: upload_panel(called, proposal, buttons, visit.wording),
        )
