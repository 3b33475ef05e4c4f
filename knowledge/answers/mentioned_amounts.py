"""Dates, amounts of money, percentages and other figures of a document, each a stretch of its text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Document

Stretch = tuple[int, int]
"""First code point, and one past the last."""

_DIGITS: Final = r"\d+(?:[.,]\d+)*"
_BEFORE: Final = r"(?<![\w.,])"
_YEAR: Final = r"(?:1[1-9]|20)\d\d"
_COUNTED: Final = r"(?!\s(?:[a-z]+s|people|men|women|children|of)\b)"
"""What a number counts stands behind it, in the plural: "2000 people" is no year."""
_SIGNS: Final = "$€£¥₹"


def dates(document: Document) -> tuple[Stretch, ...]:
    """Return the dates and years of a document, in its order, each as often as it stands there."""
    return tuple(_found(document, _date()))


def years(document: Document) -> tuple[Stretch, ...]:
    """Return the years of a document, whether they stand alone or in a date."""
    year = re.compile(rf"(?<!\d){_YEAR}s?(?!\d)")
    return tuple(
        (start + inner.start(), start + inner.end())
        for start, end in dates(document)
        for inner in year.finditer(document.text[start:end])
    )


def money(document: Document) -> tuple[Stretch, ...]:
    """Return the amounts of money of a document."""
    return tuple(_found(document, _money()))


def percentages(document: Document) -> tuple[Stretch, ...]:
    """Return the percentages of a document."""
    return tuple(_found(document, _percentage()))


def figures(document: Document) -> tuple[Stretch, ...]:
    """Return every number of a document with what it counts, dates aside."""
    apart = dates(document)
    special = [*money(document), *percentages(document)]
    plain = [
        one
        for one in _found(document, _figure())
        if not any(_overlap(one, other) for other in (*apart, *special))
    ]
    return tuple(sorted({*special, *plain}))


def _found(document: Document, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    """Yield where a pattern matches in the passages, in their order."""
    for passage in document.passages:
        for match in pattern.finditer(document.text, passage.start, passage.end):
            yield match.span()


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any(*names: str) -> str:
    return "|".join(sorted(lexicon.words(*names), key=lambda word: (-len(word), word)))


@cache
def _date() -> re.Pattern[str]:
    month = rf"(?i:(?:{_any('months')})\b|(?:{_any('months_short')})\b\.?)"
    weekday = rf"(?:(?i:{_any('weekdays')}),?\s)?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    to = r"(?:(?:\sto\s|\sand\s|\s?[–—-]\s?)\d{1,2}(?:st|nd|rd|th)?)?"
    return re.compile(
        rf"""
          {_BEFORE}{_YEAR}-\d\d-\d\d(?!\d)
        | {_BEFORE}{weekday}{day}{to}(?:\sof)?\s{month}(?:,?\s{_YEAR}(?!\d))?
        | \b{weekday}(?=[A-Z]){month}\s{day}{to}(?!\d)(?:,?\s{_YEAR}(?!\d))?
        | \b(?=[A-Z]){month},?\s{_YEAR}(?!\d)
        | (?<=\b(?:in|by)\s)(?=[A-Z])(?i:{_any("months")})\b
        | (?<=\b(?:last|this|next)\s)(?=[A-Z])(?i:{_any("months")})\b
        | (?<=\bsince\s)(?=[A-Z])(?i:{_any("months")})\b
        | (?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bduring\s)){_YEAR}s?(?![\w%]|[.,]\d)
        | (?:(?<=\s)|(?<=[(–—-])){_YEAR}s?(?![\w%]|[.,]\d){_COUNTED}
        """,
        re.VERBOSE,
    )


@cache
def _money() -> re.Pattern[str]:
    large = rf"(?:\s?(?i:{_large()})\b)?"
    named = rf"(?i:{_any('currency_names')})\b"
    return re.compile(
        rf"[{_SIGNS}]\s?{_DIGITS}{large}"
        rf"|{_BEFORE}{_DIGITS}{large}\s{named}"
        rf"|\b(?:{_spelt()})(?:\s(?i:{_large()}))?\s{named}"
    )


@cache
def _percentage() -> re.Pattern[str]:
    share = r"(?:\s?%|[\s-]percent\b|\sper\scent\b)(?:age)?(?:\spoints?\b)?"
    return re.compile(
        rf"{_BEFORE}{_DIGITS}{share}|\b(?:{_spelt()}){share}|{_BEFORE}{_DIGITS}\spercentage\spoints?\b"
    )


@cache
def _figure() -> re.Pattern[str]:
    large = rf"(?:[\s-](?i:{_large()})\b)?"
    small = _any("prepositions", "conjunctions", "auxiliaries", "articles")
    counted = rf"(?:[\s-](?!(?:{small})\b)[a-z][a-z’'-]+\b)"
    return re.compile(
        rf"{_BEFORE}{_DIGITS}(?:st|nd|rd|th)?{large}{counted}?|\b(?:{_spelt()}){large}{counted}"
    )


def _large() -> str:
    known = {word for key, some in lexicon.table("magnitudes").items() for word in (key, *some)}
    return "|".join(sorted(known, key=lambda word: (-len(word), word)))


@cache
def _spelt() -> str:
    """Return the pattern of numbers in words, from two on: "one" counts nothing as often as something."""
    units = "|".join(lexicon.in_order("number_words")[2:])
    return rf"(?i:{units})(?:-(?i:{units}|one))?"
