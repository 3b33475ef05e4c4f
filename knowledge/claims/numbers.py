"""Numbers as written, in figures or in words, read as amounts that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SCALES: Final = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mil": 10**6,
    "mln": 10**6,
    "bil": 10**9,
    "bln": 10**9,
}
_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_CURRENCIES: Final = {
    "$": "$", "usd": "$", "dollar": "$", "dollars": "$", "€": "€", "eur": "€", "euro": "€", "euros": "€",
    "£": "£", "gbp": "£", "pound": "£", "pounds": "£", "%": "%", "percent": "%", "¥": "¥", "yen": "¥",
}  # fmt: skip
_FIGURE: Final = re.compile(r"([$€£¥₹]?)(-?)([$€£¥₹]?)(\d[\d.,]*)([a-z]*)(%?)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONGEST: Final = 24
_TEN: Final = 10
_HUNDRED: Final = 100
_SPOKEN_TENS: Final = frozenset(Fraction(value) for value in _TENS.values())

NUMBER_WORDS: Final = frozenset(_UNITS) | frozenset(_TENS) | frozenset(_SCALES) | frozenset(_ORDINALS)


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
    return word in NUMBER_WORDS or any(character.isdigit() for character in word)


def read_amount(words: Sequence[str]) -> Amount | None:
    """Read a run of folded words as one amount, or return None where it is not exactly one.

    "$5.6 million", "5.6 million dollars" and "$5,600,000" are the same amount; "twenty twenty-three" is read
    as a year is spoken.
    """
    if not 0 < len(words) <= _LONGEST:
        return None
    parts: list[Fraction] = []
    units: set[str] = set()
    for word in words:
        if word == "and" and parts:
            continue
        if word in _CURRENCIES:
            units.add(_CURRENCIES[word])
        elif not _take(word, parts, units):
            return None
    value = _total(parts)
    return None if value is None or len(units) > 1 else Amount(value, "".join(units))


def _take(word: str, parts: list[Fraction], units: set[str]) -> bool:
    if word in _SCALES:
        parts.append(Fraction(-_SCALES[word]))
        return True
    if word in _UNITS or word in _TENS:
        parts.append(Fraction(_UNITS.get(word, _TENS.get(word, 0))))
        return True
    if word in _ORDINALS:
        parts.append(Fraction(_ORDINALS[word]))
        units.add("th")
        return True
    figure = _FIGURE.fullmatch(word)
    if figure is None or len(word) > _LONGEST:
        return False
    before, minus, currency, digits, tail, percent = figure.groups()
    return not minus and _take_figure(digits, tail, {before, currency, percent} - {""}, parts, units)


def _take_figure(digits: str, tail: str, signs: set[str], parts: list[Fraction], units: set[str]) -> bool:
    value = _value(digits)
    if value is None or (tail and tail not in _SHORT and tail not in {"st", "nd", "rd", "th"}):
        return False
    parts.append(value)
    if tail in _SHORT:
        parts.append(Fraction(-_SHORT[tail]))
    elif tail:
        units.add("th")
    units.update(_CURRENCIES.get(sign, sign) for sign in signs)
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
            if part == -_SCALES["hundred"]:
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
    if (group % _HUNDRED == 0 and part < _HUNDRED) or (group % _HUNDRED in _SPOKEN_TENS and part < _TEN):
        return group + part
    if _TEN <= group < _HUNDRED and _TEN <= part < _HUNDRED:
        return _HUNDRED * group + part
    return None
