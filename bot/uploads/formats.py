"""Which of the four formats an upload has, told by what it holds and checked against its name's ending."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from bot.uploads.values import RefusedError, UploadRefusal

_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
"""Bytes. Readers of PDF accept rubbish before the header up to here (PDF 1.7, implementation note 13)."""

_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|main|body|html|span|a|br|ul|li|table)\b[^<>]*>", re.IGNORECASE
)


class Format(StrEnum):
    """How an upload is read."""

    TEXT = "text"
    PAGE = "page"
    PDF = "pdf"


_ENDINGS: Final = {
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".pdf": Format.PDF,
}
ENDINGS: Final = tuple(_ENDINGS)
"""The endings that are read, lower case, with their dot."""


def promised(name: str) -> Format:
    """Return the format that a file's name promises.

    Raises:
        RefusedError: `UNKNOWN_ENDING`.
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending not in _ENDINGS:
        raise RefusedError(UploadRefusal.UNKNOWN_ENDING)
    return _ENDINGS[ending]


def is_pdf(content: bytes) -> bool:
    """Tell whether bytes are a PDF, whatever their name says."""
    return _PDF in content[:_PDF_WITHIN]


def settled(promise: Format, text: str) -> Format:
    """Return how a decoded text is read.

    A text that begins as a web page does is read as one, whatever its ending: read as plain text, its markup
    would be quoted. A file that is called a page and has no tag is refused, as is a PDF by name alone.

    Raises:
        RefusedError: `WRONG_ENDING`.
    """
    if _PAGE.match(text):
        return Format.PAGE
    if promise is Format.PDF or (promise is Format.PAGE and not _TAG.search(text)):
        raise RefusedError(UploadRefusal.WRONG_ENDING)
    return promise
