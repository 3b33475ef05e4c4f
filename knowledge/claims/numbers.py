"""Numbers as written, in figures or in words, read as amounts that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import in_order, table

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE: Final = re.compile(r"([$€£¥₹]?)(-?)([$€£¥₹]?)(\d[\d.,]*)([a-z]*)(%?)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ZEROS: Final = (2, 3, 6, 9, 12)
"""Of a hundred, a thousand and its powers."""
_SHORTEST_ALONE: Final = 3
"""Letters from which an abbreviation of a magnitude may stand alone: "5.6 mil", but "5.6m"."""
_TEENS: Final = 20
_LONGEST: Final = 24
_TEN: Final = 10
_HUNDRED: Final = 100


@cache
def number_words() -> frozenset[str]:
    """Return the words that are numbers, ordinals or magnitudes."""
    return frozenset((*in_order("number_words"), *in_order("ordinals"), *_scales()))


@cache
def currencies() -> dict[str, str]:
    """Return each sign of a currency, and each word for it, with the sign."""
    return {word: sign for sign, names in table("currencies").items() for word in (sign, *names)}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts.

    Args:
        value: exact.
        unit: "$", "%" or the like; "" where none is written.
    """

    value: Fraction
    unit: str


def is_number(word: str) -> bool:
    """Tell whether a folded word is written with a digit or is a number word."""
    return word in number_words() or any(character.isdigit() for character in word)


def read_amount(words: Sequence[str]) -> Amount | None:
    """Read a run of folded words as one amount, or return None where it is not exactly one.

    "$5.6 million", "5.6 million dollars" and "$5,600,000" are the same amount; "twenty twenty-three" is read
    as a year is spoken.

    >>> read_amount(["5.6", "million", "dollars"]) == read_amount(["$5,600,000"])
    True
    >>> read_amount(["chips"]) is None
    True
    """
    if not 0 < len(words) <= _LONGEST:
        return None
    parts: list[Fraction] = []
    units: set[str] = set()
    for word in words:
        if word == "and" and parts:
            continue
        if word in currencies():
            units.add(currencies()[word])
        elif not _take(word, parts, units):
            return None
    value = _total(parts)
    return None if value is None or len(units) > 1 else Amount(value, "".join(units))


def _take(word: str, parts: list[Fraction], units: set[str]) -> bool:
    if word in _scales():
        parts.append(Fraction(-_scales()[word]))
        return True
    if word in _spoken():
        parts.append(Fraction(_spoken()[word]))
        return True
    if word in in_order("ordinals"):
        parts.append(Fraction(1 + in_order("ordinals").index(word)))
        units.add("th")
        return True
    figure = _FIGURE.fullmatch(word)
    if figure is None or len(word) > _LONGEST:
        return False
    before, minus, currency, digits, tail, percent = figure.groups()
    return not minus and _take_figure(digits, tail, {before, currency, percent} - {""}, parts, units)


def _take_figure(digits: str, tail: str, signs: set[str], parts: list[Fraction], units: set[str]) -> bool:
    value = _value(digits)
    if value is None or (tail and tail not in _magnitudes() and tail not in {"st", "nd", "rd", "th"}):
        return False
    parts.append(value)
    if tail in _magnitudes():
        parts.append(Fraction(-_magnitudes()[tail]))
    elif tail:
        units.add("th")
    units.update(currencies().get(sign, sign) for sign in signs)
    return True


def _value(digits: str) -> Fraction | None:
    plain = digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits
    return Fraction(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None


def _total(parts: Sequence[Fraction]) -> Fraction | None:
    """Add up spoken parts; a scale is held as a negative number so that it cannot be taken for an amount."""
    total, group = Fraction(0), None
    for part in parts:
        if part < 0:
            scaled = (Fraction(1) if group is None else group) * -part
            if part == -_HUNDRED:
                group = scaled
            else:
                total, group = total + scaled, None
        else:
            group = _joined(group, part)
            if group is None:
                return None
    if not parts:
        return None
    return total + (group or 0)


def _joined(group: Fraction | None, part: Fraction) -> Fraction | None:
    """Add the next spoken part below the scales: "two hundred, five", "twenty, three", "nineteen, ninety"."""
    if group is None:
        return part
    if (group % _HUNDRED == 0 and part < _HUNDRED) or (
        group % _HUNDRED >= _TEENS and group % _TEN == 0 and part < _TEN
    ):
        return group + part
    if _TEN <= group < _HUNDRED and _TEN <= part < _HUNDRED:
        return _HUNDRED * group + part
    return None


@cache
def _spoken() -> dict[str, int]:
    """Return the number words below a hundred with their values."""
    return {
        word: place if place < _TEENS else _TEN * (place - _TEENS + 2)
        for place, word in enumerate(in_order("number_words"))
    }


@cache
def _magnitudes() -> dict[str, int]:
    """Return magnitudes and their abbreviations with their values."""
    known = zip(table("magnitudes").items(), _ZEROS, strict=True)
    return {word: 10**zeros for (name, short), zeros in known for word in (name, *short)}


@cache
def _scales() -> dict[str, int]:
    """Return those that may stand alone behind a number."""
    return {word: value for word, value in _magnitudes().items() if len(word) >= _SHORTEST_ALONE}
