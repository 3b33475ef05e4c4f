"""What is told of a document: sentences from metadata and counting, honest where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.answers.aspects import Aspect
from knowledge.answers.byline import author_line, date_line
from knowledge.answers.named_things import tokens
from knowledge.model import PassageKind
from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.answers.byline import DocumentLine
    from knowledge.model import Document, Knowledge

_LANGUAGES: Final = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
_LISTED: Final = 8


def told_of(document: Document, aspects: Sequence[Aspect], *, named: bool) -> str:
    """Return the sentences about a document.

    Args:
        document: which one.
        aspects: what is told of it, in their order.
        named: whether to begin with its title, since there are others.
    """
    said = " ".join(_TOLD[aspect](document) for aspect in aspects)
    return f"“{document.title}”: {said}" if named else said


def lines_that_say(document: Document, aspects: Sequence[Aspect]) -> tuple[DocumentLine, ...]:
    """Return the lines of the text that say all of it; none where metadata says it, or a line is missing."""
    known = {Aspect.AUTHOR: document.author, Aspect.PUBLISHED: document.published}
    found: list[DocumentLine] = []
    for aspect in aspects:
        line = _LINES[aspect](document) if aspect in _LINES and not known[aspect] else None
        if line is None:
            return ()
        found.append(line)
    return tuple(found)


def knows(document: Document, aspect: Aspect) -> bool:
    """Tell whether a document has what is asked of it."""
    held = {
        Aspect.AUTHOR: document.author or author_line(document),
        Aspect.PUBLISHED: document.published or date_line(document),
        Aspect.PUBLISHER: document.publisher,
        Aspect.URL: document.url,
    }
    return bool(held.get(aspect, True))


def told_documents(knowledge: Knowledge, *, asking: bool) -> str:
    """Return which documents there are.

    Args:
        knowledge: the snapshot.
        asking: whether to ask back which of them is meant.
    """
    titles = [f"“{document.title}”" for document in knowledge.documents]
    more = len(titles) - _LISTED
    shown = titles[:_LISTED] + ([f"{more} more"] if more > 0 else [])
    said = f"I have {counted(len(titles), 'document')}: {_listed(shown)}."
    return f"{said} Please say which one you mean." if asking else said


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "document"), counted(1200, "sum of money")
    ('1 document', '1,200 sums of money')
    """
    first, of, rest = noun.partition(" of ")
    return f"{number:,} {first}{'' if number == 1 else 's'}{of}{rest}"


def _listed(said: Sequence[str]) -> str:
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def _title(document: Document) -> str:
    return f"It is called “{document.title}”."


def _author(document: Document) -> str:
    line = author_line(document)
    if document.author:
        return f"{document.author} wrote it."
    return (
        f"The line above its text names {line.said} as its author."
        if line
        else "I find no author named for it."
    )


def _publisher(document: Document) -> str:
    return (
        f"It was published by {document.publisher}."
        if document.publisher
        else "I find no publisher named for it."
    )


def _published(document: Document) -> str:
    line = date_line(document)
    if document.published:
        return f"Its date of publication is given as {document.published}."
    return f"It is dated {line.said}." if line else "I find no date of publication for it."


def _length(document: Document) -> str:
    read = [document.text[one.start : one.end] for one in document.passages]
    prose = [one for one in document.passages if one.kind is not PassageKind.HEADING]
    words = sum(len(tokens(text)) for text in read)
    said = sum(1 for one in prose for _ in sentences(document.text[one.start : one.end]))
    return (
        f"I count {counted(words, 'word')} in {counted(said, 'sentence')} "
        f"and {counted(len(document.paragraphs), 'paragraph')}, headings included."
    )


def _language(document: Document) -> str:
    name = _LANGUAGES.get(document.language.split("-")[0].lower(), f"the language “{document.language}”")
    return f"I read it as {name}."


def _address(document: Document) -> str:
    return f"It can be read at {document.url}" if document.url else "I have no address for it."


_TOLD: Final[dict[Aspect, Callable[[Document], str]]] = {
    Aspect.TITLE: _title,
    Aspect.AUTHOR: _author,
    Aspect.PUBLISHER: _publisher,
    Aspect.PUBLISHED: _published,
    Aspect.LENGTH: _length,
    Aspect.LANGUAGE: _language,
    Aspect.URL: _address,
}
_LINES: Final[dict[Aspect, Callable[[Document], DocumentLine | None]]] = {
    Aspect.AUTHOR: author_line,
    Aspect.PUBLISHED: date_line,
}
