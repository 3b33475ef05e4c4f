"""An upload's bytes into a document, or the reason why not; runs wherever it is called, without limits."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bot.uploads.decoding import decoded
from bot.uploads.formats import Format, is_pdf, promised, settled
from bot.uploads.naming import one_line, safe_name
from bot.uploads.pdf_pages import read_pdf
from bot.uploads.values import MAX_BYTES, MAX_TEXT, Extract, Read, Refused, RefusedError, UploadRefusal
from bot.uploads.web_pages import read_page
from knowledge.model import PassageKind
from knowledge.text.files import visible
from knowledge.text.passages import segment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from knowledge.model import Passage

_MOST_NAMED: Final = 40
_LONGEST_NAMED: Final = 80
_LONGEST_HEADING: Final = 150


def read(name: str, content: bytes, taken: Collection[str] = ()) -> Read | Refused:
    """Read an upload.

    Args:
        name: its file's name, whatever that is.
        content: the whole file.
        taken: names that documents have already.
    """
    try:
        return _read(name, content, taken)
    except RefusedError as refusal:
        return Refused(refusal.reason)


def _read(name: str, content: bytes, taken: Collection[str]) -> Read:
    promise = promised(name)
    if len(content) > MAX_BYTES:
        raise RefusedError(UploadRefusal.TOO_LARGE)
    extract = _extract(promise, content)
    text = visible(extract.text)[0].strip("\n")
    if len(text) > MAX_TEXT:
        raise RefusedError(UploadRefusal.TOO_LONG)
    passages = segment("", text, ())[1]
    if not passages:
        raise RefusedError(UploadRefusal.NO_TEXT)
    title = one_line(extract.title or "") or _heading(text, passages)
    safe = safe_name(name, title, taken)
    shown = title or one_line(PurePosixPath(name.replace("\\", "/")).stem) or safe
    return Read(safe, shown, f"{text}\n", _named(extract.left_out), len(passages))


def _extract(promise: Format, content: bytes) -> Extract:
    if is_pdf(content):
        return read_pdf(content)
    try:
        text = decoded(content, page=promise is Format.PAGE)
    except RefusedError as refusal:
        if promise is Format.PDF and refusal.reason is not UploadRefusal.EMPTY:
            raise RefusedError(UploadRefusal.WRONG_ENDING) from refusal
        raise
    if settled(promise, text) is Format.PAGE:
        return read_page(text)
    return Extract(text)


def _heading(text: str, passages: Iterable[Passage]) -> str:
    first = next(iter(passages))
    words = one_line(text[first.start : first.end])
    return words if first.kind is PassageKind.HEADING or len(words) <= _LONGEST_HEADING else ""


def _named(left_out: Iterable[str]) -> tuple[str, ...]:
    """Shorten what was left out: each once, one line each, as many as a moderator looks through."""
    lines = dict.fromkeys(one_line(words, _LONGEST_NAMED) for words in left_out)
    return tuple(line for line in lines if line)[:_MOST_NAMED]
