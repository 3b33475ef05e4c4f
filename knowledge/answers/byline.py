"""The lines above a text that say who wrote it and when: "By Maren Ostleby", "Friday, 10 November 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.model import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Document

_LINES: Final = 8
"""Lines of words from the top within which they stand."""
_LONGEST: Final = 120
_NAME: Final = r"[^\W\d_][\w.’'-]*(?:\s+(?:[^\W\d_][\w.’'-]*|&)){0,6}"
_AUTHOR: Final = re.compile(
    rf"""
    (?:(?:written|posted|published|reported|story|text|review|words)\s+)?by:?\s+(?=[A-Z])(?P<name>{_NAME})
    (?:\s*[,|·•–—-].*)?
    | (?:author|writer|reporter)s?:\s*(?P<named>{_NAME})(?:\s*[,|·•–—-].*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOTE: Final = (
    r"(?:(?:published|posted|updated|last\s+updated|date|dated|issued|released|first\s+published)"
    r"(?:\s+on)?:?\s+)?"
)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of a document, `document.text[start:end]`, and the words in it that say what is asked."""

    start: int
    end: int
    said: str


def author_line(document: Document) -> DocumentLine | None:
    """Return the line that names the author, or None where no line above the text does."""
    for start, end in _first_lines(document):
        found = _AUTHOR.fullmatch(document.text[start:end].strip(" *_"))
        if found:
            return DocumentLine(start, end, (found["name"] or found["named"]).strip())
    return None


def date_line(document: Document) -> DocumentLine | None:
    """Return the line that dates the document, with a place before the date or not, or None."""
    for start, end in _first_lines(document):
        line = document.text[start:end].strip(" *_")
        found = _dated().fullmatch(line) or _signed().fullmatch(line)
        if found:
            return DocumentLine(start, end, found["date"])
    prose = [one for one in document.passages if one.kind is PassageKind.PROSE]
    long = [one for one in prose if one.end - one.start > _LONGEST]
    for passage in long[:1]:
        opening = _dateline().match(document.text, passage.start, passage.end)
        if opening:
            return DocumentLine(passage.start, opening.end("date"), opening["date"])
    return None


def _first_lines(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the first lines that stand in a passage; a sentence ends them, and so does a list."""
    read = 0
    for match in re.finditer(r"[^\n]+", document.text):
        start, end = match.span()
        line = match.group()
        if not line.strip():
            continue
        read += 1
        if read > _LINES:
            return
        inside = any(one.start <= start < one.end or start <= one.start < end for one in document.passages)
        if inside and end - start <= _LONGEST:
            indent = len(line) - len(line.lstrip())
            yield start + indent, end - (len(line) - len(line.rstrip()))


@cache
def _date() -> str:
    months = "|".join(sorted(lexicon.words("months", "months_short"), key=lambda word: (-len(word), word)))
    days = "|".join(sorted(lexicon.words("weekdays")))
    weekday = rf"(?:(?:{days}),?\s+)?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    month = rf"(?:{months})\.?"
    written = rf"{weekday}(?:{day}\s+(?:of\s+)?{month}|{month}\s+{day})(?:,?\s+\d{{4}})?"
    return rf"(?P<date>{written}|\d{{4}}-\d\d-\d\d|{month}\s+\d{{4}})"


@cache
def _dated() -> re.Pattern[str]:
    place = r"(?:[A-Z][\w.’' -]{1,40}(?:,\s[A-Z][\w.’' -]{1,30})?[,:–—-]+\s*)?"
    time = r"(?:\s*[,|·•–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d\d.*)?"
    return re.compile(rf"{_NOTE}{place}{_date()}{time}\.?", re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern with which an article's first sentence begins: "PORTO, 9 October — "."""
    return re.compile(rf"(?:[A-Z][^,—–\n]{{1,40}},\s){{0,2}}(?i:{_date()})\s+[—–-]")


@cache
def _signed() -> re.Pattern[str]:
    """Return the pattern of one line for both: "By Maren Ostleby, 10 November 2023"."""
    return re.compile(rf"by\s+.{{2,60}}?[\s,|·•–—-]+{_date()}", re.IGNORECASE)
