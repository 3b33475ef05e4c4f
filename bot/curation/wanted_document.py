"""What a moderator says of a document to be added, checked and put together with what was read. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import tomlkit
from pydantic import ValidationError

from bot.actions import AddText
from bot.rendering import Field, Form
from bot.snapshots.moderator_changes import AddDocument
from bot.uploads.document_names import one_line
from bot.uploads.formats import promised
from bot.uploads.values import MAX_BYTES, RefusedError, UploadRefusal
from knowledge.documents.sidecar_schema import SidecarSchema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.uploads.values import ReadUpload
    from bot.wording import Wording

LONGEST_TITLE: Final = 300
LONGEST_ADDRESS: Final = 400
_TEXT: Final = 4000


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """What a moderator says of a document besides its text.

    Args:
        title: instead of the one that the file gives, or None.
        address: where it can be read, or None.
        replaces: the name of an added document whose place it takes, or None.
    """

    title: str | None
    address: str | None
    replaces: str | None = None

    def with_bad_address(self) -> bool:
        """Tell whether there is an address that no sidecar takes."""
        try:
            SidecarSchema(url=self.address or None)
        except ValidationError:
            return True
        return False

    def called(self, read: ReadUpload) -> ReadUpload:
        """Return what was read under the title and the name that it is to have."""
        return replace(
            read,
            title=one_line(self.title) if self.title else read.title,
            name=self.replaces or read.name,
        )

    def change(self, read: ReadUpload) -> AddDocument:
        """Return the change that adds what was read, as `called` gives it."""
        sidecar = {"title": read.title} | ({"url": self.address} if self.address else {})
        return AddDocument(read.name, read.text, tomlkit.dumps(sidecar), replace=self.replaces is not None)


@dataclass(frozen=True, slots=True)
class WrittenText:
    """What came through the form, as a file.

    Args:
        name: of the file.
        content: its bytes.
        wanted: what was said of it.
    """

    name: str
    content: bytes
    wanted: WantedDocument

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> WrittenText:
        """Return what the fields of the form hold."""
        title = one_line(texts.get("title", ""))
        wanted = WantedDocument(title or None, texts.get("address", "").strip() or None)
        # Without a visible title the text gives its own, and the document's name with it.
        return cls(f"{title or '-'}.txt", texts.get("text", "").encode("utf-8", "replace"), wanted)


def refused_unread(name: str, size: int) -> UploadRefusal | None:
    """Return why a file is not even downloaded: its name and its size are known before."""
    try:
        promised(name)
    except RefusedError as refusal:
        return refusal.reason
    if size > MAX_BYTES:
        return UploadRefusal.TOO_LARGE
    return None if size else UploadRefusal.EMPTY


def text_form(wording: Wording, title: str = "", address: str = "") -> Form:
    """Return the form into which a document's text is written.

    Args:
        wording: the moderator's language.
        title: as said already.
        address: as said already.
    """
    fields = (
        Field(
            "title",
            wording.paste_field_title(),
            description=wording.paste_title_hint(),
            value=title,
            most=LONGEST_TITLE,
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
            most=LONGEST_ADDRESS,
        ),
    )
    return Form(wording.paste_title(), AddText(), fields)
