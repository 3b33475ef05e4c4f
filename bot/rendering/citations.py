"""Quotation → its block quote and its source line, escaped and within Discord's limits. Pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.actions import ShowContext, digest
from bot.rendering.escaping import displayed_length, escape, one_line
from bot.wording import ENGLISH
from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from bot.wording import Wording
    from knowledge import Document, Knowledge, Quotation
    from knowledge.model import Attribution

MESSAGE_LIMIT = 2000
"""Characters of a message's content (https://discord.com/developers/docs/resources/message#create-message)."""
_TITLE_LIMIT = 150
_LISTED_TITLE_LIMIT = 60
"""In a list the title stands below every quotation, so its beginning does."""
_NAME_LIMIT = 100
"""Characters, escaped, of a name, a role or a place where something was said."""
_LINK_LIMIT = 450
"""Characters, escaped, of what surrounds a quotation; at its longest it leaves 300 for the quotation."""
_FRAGMENT_WORDS = 5
CUT = "[…]"
"""Shows that words of the source were left out, in every language."""


class ChangedWordsError(Exception):
    """A quotation is not a slice of its source: it must never be shown."""


def escaped_line(text: str, limit: int) -> str:
    """Return text on one line, escaped, and at most `limit` characters long even after that."""
    for room in (limit, limit // 2):
        escaped = escape(one_line(text, room))
        if displayed_length(escaped) <= limit:
            break
    return escaped


def context_of(quotation: Quotation, knowledge: Knowledge) -> ShowContext:
    """Return the action that shows a quotation in its paragraph."""
    place = digest(quotation.document), quotation.start, quotation.end, digest(quotation.exact)
    return ShowContext(knowledge.revision, *place)


def cite(quotation: Quotation, knowledge: Knowledge, wording: Wording = ENGLISH) -> str:
    """Return the source line of a quotation: who said it and where it stands.

    Raises:
        ChangedWordsError: if the quotation is not a slice of its document.
    """
    document = source_of(quotation, knowledge)
    title = linked_title(document, quotation.exact)
    publisher = escaped_line(document.publisher, _NAME_LIMIT) if document.publisher else None
    if quotation.speaker:
        speaker = escaped_line(quotation.speaker, _NAME_LIMIT)
        return "-# — " + wording.quoted_in(speaker, title, publisher, quotation.paragraph)
    return "-# — " + wording.according_to(title, publisher, quotation.paragraph)


def source_of(quotation: Quotation, knowledge: Knowledge) -> Document:
    """Return the document of a quotation, which is checked once more against it.

    Raises:
        ChangedWordsError: if the quotation is not a slice of its document.
    """
    document = knowledge.document(quotation.document)
    if document is None or document.text[quotation.start : quotation.end] != quotation.exact:
        raise ChangedWordsError(f"{quotation.document} [{quotation.start}:{quotation.end}]")
    return document


def cite_saying(
    quotation: Quotation, said: Attribution, knowledge: Knowledge, wording: Wording = ENGLISH
) -> str:
    """Return the source line of a direct quotation: who said it, as the article names them, and where.

    Raises:
        ChangedWordsError: if the quotation is not a slice of its document.
    """
    document = source_of(quotation, knowledge)
    speaker, role, via, publisher = (
        escaped_line(name, _NAME_LIMIT) if name else None
        for name in (said.speaker, said.role, said.via, document.publisher)
    )
    who = wording.said_by(speaker, role, via) if speaker else wording.said_by_nobody(via)
    title = linked_title(document, quotation.exact, _LISTED_TITLE_LIMIT)
    return "-# — " + wording.quoted_where(who, title, publisher, quotation.paragraph)


def linked_title(document: Document, exact: str | None = None, limit: int = _TITLE_LIMIT) -> str:
    """Return the document's title, linked where it has an address, to the very words where they fit."""
    title = escaped_line(document.title, limit)
    if not document.url:
        return f"*{title}*"
    return f"[{title}](<{text_fragment(document.url, exact)}>)"


def text_fragment(url: str, exact: str | None) -> str:
    """Return the address that opens a page at some words, or `url` itself where that would be too long.

    The form is `#:~:text=start,end` (https://wicg.github.io/scroll-to-text-fragment/).
    """
    words = (exact or "").split()
    if not words or "#" in url:
        return url
    ends = (
        [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    )
    written = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    linked = f"{url}#:~:text={written}"
    return linked if len(linked) <= _LINK_LIMIT else url


def block_quote(exact: str, room: int) -> str:
    """Return words as a block quote of at most `room` characters.

    Words that do not fit are left out from the end, whole sentences where one fits, and the cut is shown.
    """
    whole = _prefixed(escape(exact))
    if displayed_length(whole) <= room:
        return whole
    sentence_ends = [end for _, end in sentences(exact)]
    for ends in (sentence_ends, [index for index, character in enumerate(exact) if character.isspace()]):
        fitting = bisect_right(ends, room, key=lambda end: displayed_length(_shortened(exact, end)))
        if fitting:
            return _shortened(exact, ends[fitting - 1])
    return _shortened(exact, max(0, room // 4))


def _shortened(exact: str, end: int) -> str:
    return f"{_prefixed(escape(exact[:end].rstrip()))} {CUT}"


def _prefixed(markdown: str) -> str:
    return "\n".join(f"> {line}" for line in markdown.split("\n"))
