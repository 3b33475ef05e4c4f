"""Numbers as written, in figures or in words, read as amounts that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_CURRENCIES: Final = {
    "$": "$", "usd": "$", "dollar": "$", "dollars": "$", "€": "€", "eur": "€", "euro": "€", "euros": "€",
    "£": "£", "gbp": "£", "pound": "£", "pounds": "£", "%": "%", "percent": "%", "¥": "¥", "yen": "¥",
}  # fmt: skip
_FIGURE: Final = re.compile(r"([$€£¥₹]?)(-?)([$€£¥₹]?)(\d[\d.,]*)([a-z]*)(%?)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONGEST: Final = 24

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
        elif group is None:
            group = part
        elif group % 100 == 0 and part < 100:
            group += part
        elif group % 100 in _SPOKEN_TENS and part < 10:
            group += part
        elif 10 <= group < 100 and 10 <= part < 100:
            group = 100 * group + part
        else:
            return None
    if not parts:
        return None
    return total + (group or 0)


_SPOKEN_TENS: Final = frozenset(Fraction(value) for value in _TENS.values())
