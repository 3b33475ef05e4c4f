"""Which document is meant, as the lines of a menu or of an autocomplete, and from free text. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.actions import digest
from bot.rendering import CHOICE_LIMIT, MOST_CHOICES, Choice, Menu, line_within
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.actions import ShowSummary
    from bot.wording import Wording
    from knowledge import Document, Knowledge

_CHOSEN = re.compile(r"document:([0-9a-f]{8})")
_SIMILAR = 80
"""rapidfuzz's ratio, 0 to 100, from which two words count as one misspelt."""
_SHORT = 3
"""Letters up to which a word is compared exactly."""
_TYPED = 200


def document_choices(knowledge: Knowledge, typed: str) -> list[tuple[str, str]]:
    """Return at most 25 pairs of title and value for what is typed so far."""
    fitting = documents_meant(knowledge, typed) if typed.strip() else knowledge.documents
    return [
        (line_within(document.title, CHOICE_LIMIT), f"document:{digest(document.name)}")
        for document in fitting[:MOST_CHOICES]
    ]


def document_menu(page: ShowSummary, documents: Sequence[Document], wording: Wording) -> Menu | None:
    """Return the menu that sums another document up; None where there are not two to choose from."""
    if len(documents) < 2:  # noqa: PLR2004 - a choice is one of two
        return None
    shown = list(documents[:MOST_CHOICES])
    if page.document and all(digest(document.name) != page.document for document in shown):
        shown[-1:] = [document for document in documents if digest(document.name) == page.document]
    choices = tuple(
        Choice(
            line_within(document.title, CHOICE_LIMIT),
            replace(page, document=digest(document.name)),
            chosen=digest(document.name) == page.document,
        )
        for document in shown
    )
    return Menu(wording.document_menu(), choices, name="document")


def chosen_document(value: str) -> str | None:
    """Return the digest of the document that a choice of the autocomplete stands for; None for free text."""
    found = _CHOSEN.fullmatch(value.strip())
    return found.group(1) if found else None


def document_of(knowledge: Knowledge, wanted: str) -> Document | None:
    """Return the document whose name has this digest, or None."""
    return next((document for document in knowledge.documents if digest(document.name) == wanted), None)


def documents_meant(knowledge: Knowledge, asked: str) -> tuple[Document, ...]:
    """Return the documents whose title, publisher, author or name holds every word of what was asked for.

    A word may be misspelt, or the beginning of one. A document asked for by its whole name or title is meant
    alone.
    """
    asked = asked[:_TYPED].strip()
    exact = tuple(
        document
        for document in knowledge.documents
        if asked.casefold() in {document.name.casefold(), document.title.casefold()}
    )
    if exact:
        return exact
    wanted = _words(asked)
    if not wanted:
        return ()
    return tuple(document for document in knowledge.documents if _holds(document, wanted))


def _holds(document: Document, wanted: set[str]) -> bool:
    known = _words(" ".join(filter(None, (document.title, document.publisher, document.author))))
    known.add(document.name.casefold())
    return all(any(_same(word, other) for other in known) for word in wanted)


def _same(word: str, other: str) -> bool:
    if other.startswith(word):
        return True
    return len(word) > _SHORT and fuzz.ratio(word, other) >= _SIMILAR


def _words(text: str) -> set[str]:
    return {word.text for word in words(text) if not word.stop}
