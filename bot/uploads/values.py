"""What an upload is read into, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_BYTES: Final = 10 * 1024 * 1024
"""Bytes of an attachment. Discord itself allows members without a subscription 10 MiB."""

MAX_TEXT: Final = 1_500_000
"""Code points of a document: three long novels. More is a library, which belongs into several documents."""

MAX_PAGES: Final = 1_000
"""Pages of a PDF."""


class UploadRefusal(StrEnum):
    """Why an upload is refused; its sentence stands in the wording."""

    TOO_LARGE = "too-large"
    """More than `MAX_BYTES`."""
    TOO_LONG = "too-long"
    """More than `MAX_TEXT` code points of text."""
    TOO_MANY_PAGES = "too-many-pages"
    """More than `MAX_PAGES`."""
    TOO_COSTLY = "too-costly"
    """Reading it took more time, memory or output than a document should."""
    UNKNOWN_ENDING = "unknown-ending"
    """Its name ends in none of `.txt`, `.md`, `.html`, `.pdf`."""
    WRONG_ENDING = "wrong-ending"
    """Its name promises a PDF or a page, and it is none."""
    NOT_TEXT = "not-text"
    """It holds NUL characters or is binary."""
    NOT_UTF8 = "not-utf8"
    """It has no byte order mark, declares no encoding, and is not UTF-8."""
    EMPTY = "empty"
    """It has no byte, or nothing but white space."""
    NO_TEXT = "no-text"
    """It can be read, but no passage is in it: a scanned PDF, a page of menus, a drawing."""
    ENCRYPTED = "encrypted"
    """It asks for a password."""
    BROKEN = "broken"
    """It is damaged, or its library gave up on it."""
    NO_LIBRARY = "no-library"
    """The optional extra `documents` is not installed."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read out of an upload; nothing is stored yet.

    Args:
        name: a safe document name: a slug without an ending, different from every name taken.
        title: at most 300 code points in one line.
        text: the document as it would be stored: visible characters, lines ended by a line feed.
        left_out: what was left out as boilerplate, each shortened to one line, in source order; an element
            that holds no words for readers is named by its tag, such as `<script>`.
        passages: how many passages the text has.
    """

    name: str
    title: str
    text: str
    left_out: tuple[str, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was read."""

    reason: UploadRefusal


class RefusedError(Exception):
    """Raised inside the reading as soon as a reason to refuse is found; it ends at `reading.read`."""

    def __init__(self, reason: UploadRefusal) -> None:
        """Carry the reason."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Extract:
    """What one format's reader gives.

    Args:
        text: paragraphs between blank lines.
        title: what the file itself says it is called, or None.
        left_out: what was left out, whole.
    """

    text: str
    title: str | None = None
    left_out: tuple[str, ...] = ()
