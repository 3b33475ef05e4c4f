"""/knowledge add, remove and export: documents in, out, and into version control."""

from __future__ import annotations

import asyncio
import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import aiohttp
import discord
import tomlkit
from discord import app_commands
from discord.ext import commands
from pydantic import ValidationError

from bot.actions import AddText
from bot.curation.export import exported, left_out
from bot.curation.passage_search import chosen_entry, named_documents, named_entries
from bot.curation.previews import forgetting_panel, removal_panel, upload_panel
from bot.curation.upload_refusals import refused_upload
from bot.delivery.sender import whisper
from bot.delivery.views import modal_of
from bot.guild.languages import told
from bot.rendering.citations import escaped_line
from bot.rendering.components import Field, Form
from bot.snapshots.moderator_changes import AddDocument, RemoveDocument, RemoveEntry
from bot.uploads.formats import promised
from bot.uploads.naming import one_line
from bot.uploads.values import MAX_BYTES, Read, Refused, RefusedError, UploadRefusal
from knowledge.documents.sidecar_schema import SidecarSchema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.app.parts import Parts
    from bot.curation.changes_cog import KnowledgeChanges
    from bot.snapshots.shelf import Shelf
    from bot.wording import Wording

_TITLE = 300
_ADDRESS = 400
_TEXT = 4000
_MOST_FILES = 10
"""Files of one message (https://discord.com/developers/docs/resources/message#create-message)."""
_MOST_NAMES = 20
_ARCHIVE = "seeds.zip"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a moderator says of a document besides its text.

    Args:
        title: instead of the one that the file gives, or None.
        address: where it can be read, or None.
        replaces: the name of an added document whose place it takes, or None.
    """

    title: str | None
    address: str | None
    replaces: str | None = None


class Adding(commands.Cog):
    """Lets moderators add and take out documents.

    Args:
        parts: what the bot is made of.
        proposing: takes a change through.
        group: `/knowledge`, which gets the commands.
    """

    def __init__(self, parts: Parts, proposing: KnowledgeChanges, group: app_commands.Group) -> None:
        self._parts = parts
        self._proposing = proposing
        for name, callback in (("add", self.add), ("remove", self.remove), ("export", self.export)):
            description = told(f"{name}_description")
            group.add_command(app_commands.Command(name=name, description=description, callback=callback))

    async def replaceable(
        self, _interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the documents that moderators added."""
        added, _ = await asyncio.to_thread(_kept, self._parts.shelf)
        documents = [one for one in self._parts.live.now.knowledge.documents if f"{one.name}.txt" in added]
        return [
            app_commands.Choice(name=name, value=value) for name, value in named_documents(documents, typed)
        ]

    @app_commands.describe(
        file=told("add_file_option"),
        title=told("add_title_option"),
        address=told("add_url_option"),
        replaces=told("add_replaces_option"),
    )
    @app_commands.autocomplete(replaces=replaceable)
    async def add(
        self,
        interaction: discord.Interaction[discord.Client],
        file: discord.Attachment | None = None,
        title: app_commands.Range[str, 1, _TITLE] | None = None,
        address: app_commands.Range[str, 1, _ADDRESS] | None = None,
        replaces: str | None = None,
    ) -> None:
        """Add a document from a file, or from a form where none is attached."""
        if not await self._proposing.allowed(interaction, "add"):
            return
        wording = self._parts.languages.of(interaction)
        if file is None:
            await interaction.response.send_modal(modal_of(_form(wording, title or "", address or "")))
            return
        if address and not _is_address(address):
            await whisper(interaction, wording.bad_address())
            return
        refused = _refused_unread(file)
        if refused is not None:
            await whisper(interaction, refused_upload(refused, wording))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            content = await file.read()
        except (discord.HTTPException, aiohttp.ClientError):
            await interaction.edit_original_response(content=wording.upload_gone())
            return
        await self._read(interaction, file.filename, content, _Wanted(title, address, replaces))

    @commands.Cog.listener()
    async def on_press_add(self, interaction: discord.Interaction[discord.Client], _action: AddText) -> None:
        """Show the form again."""
        if await self._proposing.allowed(interaction, "add"):
            wording = self._parts.languages.of(interaction)
            await interaction.response.send_modal(modal_of(_form(wording)))

    @commands.Cog.listener()
    async def on_submit_add(
        self,
        interaction: discord.Interaction[discord.Client],
        _action: AddText,
        texts: Mapping[str, str],
    ) -> None:
        """Add the text of the form."""
        if not await self._proposing.allowed(interaction, "add"):
            return
        wording = self._parts.languages.of(interaction)
        address = texts.get("address", "").strip() or None
        if address and not _is_address(address):
            await whisper(interaction, wording.bad_address())
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        title = one_line(texts.get("title", ""))
        content = texts.get("text", "").encode("utf-8", "replace")
        # Without a visible title the text gives its own, and the document's name with it.
        await self._read(interaction, f"{title or '-'}.txt", content, _Wanted(title or None, address))

    async def documents(
        self, _interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the documents."""
        return [
            app_commands.Choice(name=name, value=value)
            for name, value in named_documents(self._parts.live.now.knowledge.documents, typed)
        ]

    async def questions(
        self, _interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the questions that are known."""
        return [
            app_commands.Choice(name=name, value=value)
            for name, value in named_entries(self._parts.live.now.matcher, typed)
        ]

    @app_commands.describe(document=told("remove_option"), question=told("remove_question_option"))
    @app_commands.autocomplete(document=documents, question=questions)
    async def remove(
        self,
        interaction: discord.Interaction[discord.Client],
        document: str | None = None,
        question: str | None = None,
    ) -> None:
        """Take a document or a question out."""
        if not await self._proposing.allowed(interaction, "remove"):
            return
        if (document is None) == (question is None):
            await whisper(interaction, self._parts.languages.of(interaction).remove_one_of())
        elif document is not None:
            await self._remove_document(interaction, document)
        elif question is not None:
            await self._remove_question(interaction, question)

    async def _remove_question(self, interaction: discord.Interaction[discord.Client], question: str) -> None:
        wording = self._parts.languages.of(interaction)
        entry = chosen_entry(question, self._parts.live.now.knowledge)
        if entry is None:
            await whisper(interaction, wording.entry_no_same())
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._proposing.propose(
            interaction,
            RemoveEntry(entry.document, entry.id),
            lambda proposal, buttons: forgetting_panel(entry, proposal, buttons, wording),
        )

    async def _remove_document(self, interaction: discord.Interaction[discord.Client], document: str) -> None:
        wording = self._parts.languages.of(interaction)
        known = self._parts.live.now.knowledge.document(document)
        if known is None:
            await whisper(interaction, wording.no_such_document())
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        added = f"{document}.txt" in (await asyncio.to_thread(_kept, self._parts.shelf))[0]
        await self._proposing.propose(
            interaction,
            RemoveDocument(document),
            lambda proposal, buttons: removal_panel(known, proposal, buttons, wording, added=added),
        )

    async def export(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Give what was added as files for the seeds folder."""
        if not await self._proposing.allowed(interaction, "export"):
            return
        wording = self._parts.languages.of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        files, gone = await asyncio.to_thread(_exported, self._parts.shelf)
        if not files and not gone:
            await interaction.edit_original_response(content=wording.nothing_to_export())
            return
        lines = [wording.exported_files(len(files))] if files else []
        if gone:
            names = [escaped_line(name, 100) for name in gone[:_MOST_NAMES]]
            lines.append(wording.exported_left_out(names))
        await interaction.edit_original_response(content="\n".join(lines), attachments=_attachments(files))

    async def _read(
        self,
        interaction: discord.Interaction[discord.Client],
        name: str,
        content: bytes,
        wanted: _Wanted,
    ) -> None:
        """Read a file, and propose the knowledge with what was read."""
        wording = self._parts.languages.of(interaction)
        taken = {document.name for document in self._parts.live.now.knowledge.documents}
        added, seeds = await asyncio.to_thread(_kept, self._parts.shelf)
        if wanted.replaces is not None and f"{wanted.replaces}.txt" not in added:
            await interaction.edit_original_response(content=wording.add_replaces_nothing())
            return
        taken |= {path.rpartition(".")[0] for path in (*added, *seeds)}
        read = await self._parts.uploads.read(name, content, taken)
        if isinstance(read, Refused):
            await interaction.edit_original_response(content=refused_upload(read.reason, wording))
            return
        read = replace(
            read,
            title=one_line(wanted.title) if wanted.title else read.title,
            name=wanted.replaces or read.name,
        )
        sidecar = _sidecar(read, wanted.address)
        change = AddDocument(read.name, read.text, sidecar, replace=wanted.replaces is not None)
        await self._proposing.propose(
            interaction, change, lambda proposal, buttons: upload_panel(read, proposal, buttons, wording)
        )


def _form(wording: Wording, title: str = "", address: str = "") -> Form:
    return Form(
        wording.paste_title(),
        AddText(),
        (
            Field(
                "title",
                wording.paste_field_title(),
                description=wording.paste_title_hint(),
                value=title,
                most=_TITLE,
            ),
            Field(
                "text",
                wording.paste_field_text(),
                description=wording.paste_text_hint(),
                long=True,
                most=_TEXT,
            ),
            Field(
                "address",
                wording.paste_field_url(),
                description=wording.paste_url_hint(),
                value=address,
                required=False,
                most=_ADDRESS,
            ),
        ),
    )


def _refused_unread(file: discord.Attachment) -> UploadRefusal | None:
    """Return why a file is not even downloaded: its size and its name are known before."""
    try:
        promised(file.filename)
    except RefusedError as refusal:
        return refusal.reason
    if file.size > MAX_BYTES:
        return UploadRefusal.TOO_LARGE
    return None if file.size else UploadRefusal.EMPTY


def _is_address(address: str) -> bool:
    try:
        SidecarSchema(url=address)
    except ValidationError:
        return False
    return True


def _sidecar(read: Read, address: str | None) -> str:
    written = {"title": read.title} | ({"url": address} if address else {})
    return tomlkit.dumps(written)


def _kept(shelf: Shelf) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files that moderators added, and those of the seeds with the contents of the sidecars."""
    current = shelf.current()
    if current is None:
        return {}, {}
    seeds = (path for path in sorted(current.seeds.iterdir()) if path.is_file())
    return (
        {path.name: path.read_bytes() for path in sorted(current.folder.iterdir()) if path.is_file()},
        {path.name: path.read_bytes() if path.suffix.lower() == ".toml" else b"" for path in seeds},
    )


def _exported(shelf: Shelf) -> tuple[dict[str, bytes], tuple[str, ...]]:
    added, seeds = _kept(shelf)
    return exported(added, seeds), left_out(added)


def _attachments(files: Mapping[str, bytes]) -> list[discord.File]:
    """Return files as one message takes them: each by itself, or all in one archive where they are many."""
    if len(files) <= _MOST_FILES:
        return [discord.File(io.BytesIO(content), name) for name, content in files.items()]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    archive.seek(0)
    return [discord.File(archive, _ARCHIVE)]
