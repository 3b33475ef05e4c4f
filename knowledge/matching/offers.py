"""What each passage offers as an answer, and which of its words offers it.

A passage that says again the date of the question answers no "when?"; so every kind of answer is kept with
the words that offer it, and those that the question has itself can be left out.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from knowledge.text.words import Word


class Offer(IntEnum):
    """A kind of answer that words can be told by."""

    DATE = 0
    CLAUSE = 1
    AMOUNT = 2
    MONEY = 3
    PERCENT = 4
    LENGTH = 5
    DURATION = 6
    WEIGHT = 7
    SPEED = 8
    HEAT = 9
    AGE = 10
    NAME = 11
    ROLE = 12
    PLACE = 13
    SPOT = 14
    REASON = 15
    PURPOSE = 16
    ONE = 17
    COUNT = 18


Offers = dict[Offer, frozenset[int]]
"""For each kind that a passage offers the stems by which it does."""

_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_CLOCK: Final = re.compile(r"\d{1,2}\.\d\d")
_UNITS: Final = {
    "money": Offer.MONEY,
    "fraction": Offer.PERCENT,
    "length": Offer.LENGTH,
    "duration": Offer.DURATION,
    "weight": Offer.WEIGHT,
    "speed": Offer.SPEED,
    "heat": Offer.HEAT,
}
_PLACING: Final = frozenset({"in", "at", "near", "from", "to", "on", "outside", "across", "beside"})
_WITHIN: Final = 3
"""So many words behind a number stands its unit: "24 old silver crowns"."""
_OLDEST: Final = 120
_SIGNED: Final = re.compile(r"([$€£¥])\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?(%|€)")


def offers(text: str, spoken: Sequence[Word], vocabulary: Mapping[str, int]) -> Offers:
    """Return what a passage offers, and by which of its stems.

    Args:
        text: the passage's.
        spoken: its words.
        vocabulary: stem → number; it has every word.
    """
    found: dict[Offer, set[int]] = {}
    known = _by_word()
    for place, word in enumerate(spoken):
        kinds = list(known.get(word.text, ()))
        if word.number or Offer.AMOUNT in kinds:
            kinds += _of_number(spoken, place)
        elif word.capital and place and not word.stop:
            kinds.append(Offer.NAME)
            if spoken[place - 1].text in _PLACING:
                kinds.append(Offer.PLACE)
        for kind in kinds:
            found.setdefault(kind, set()).add(vocabulary[word.stem])
        if word.text in _PLACING:
            _add(found, Offer.SPOT, _next_noun(spoken, place), vocabulary)
        elif word.text == "to" and place + 1 < len(spoken) and not spoken[place + 1].stop:
            _add(found, Offer.PURPOSE, spoken[place + 1 : place + 2], vocabulary)
    if "%" in text or not _SIGNS.isdisjoint(text):
        _signed(text, found, vocabulary)
    return {kind: frozenset(stems) for kind, stems in found.items()}


_SIGNS: Final = frozenset("$€£¥")


def _add(
    found: dict[Offer, set[int]], kind: Offer, some: Iterable[Word], vocabulary: Mapping[str, int]
) -> None:
    for word in some:
        found.setdefault(kind, set()).add(vocabulary[word.stem])


def _of_number(spoken: Sequence[Word], place: int) -> list[Offer]:
    """Return what a number, or a word for one, offers with the words beside it."""
    text = spoken[place].text
    before = spoken[place - 1] if place else None
    following = spoken[place + 1 : place + 1 + _WITHIN]
    behind = [word.text for word in takewhile(lambda word: not word.stop, following)]
    units = unit_offers()
    found = [units[word] for word in behind if word in units]
    months = lexicon.words("months", "months_short")
    dated = bool(behind and behind[0] in months) or bool(before and before.text in months)
    if spoken[place].number:
        if dated:
            return [Offer.DATE]
        if _YEAR.fullmatch(text) and not found:
            counts = behind and not lexicon.words("stop_words", "auxiliaries") & {behind[0]}
            return [Offer.DATE, Offer.COUNT, Offer.AMOUNT] if text.endswith("00") and counts else [Offer.DATE]
        if _CLOCK.fullmatch(text):
            found.append(Offer.DATE)
        if _is_age(spoken, place, behind):
            found.append(Offer.AGE)
    return [*found, Offer.AMOUNT] if found else [Offer.COUNT, Offer.AMOUNT]


def _is_age(spoken: Sequence[Word], place: int, behind: Sequence[str]) -> bool:
    """Return whether a number says how old: "aged 54", "54 years old", "Anna Bell, 54," beside a name."""
    text = spoken[place].text
    if not text.isdigit() or int(text) > _OLDEST:
        return False
    before = spoken[max(0, place - 2) : place]
    if any(word.text in {"aged", "age", "turned", "turns", "of"} for word in before[-1:]) and (
        before[-1].text != "of" or before[0].text in {"age", "baby", "student", "boy", "girl", "man", "woman"}
    ):
        return True
    if behind[:1] == ["old"] or behind[1:2] == ["old"]:
        return True
    named = bool(before) and before[-1].capital and not before[-1].stop
    return named and (not behind or behind[0] not in unit_offers())


def _next_noun(spoken: Sequence[Word], place: int) -> Sequence[Word]:
    """Return the first word of substance behind a preposition, within three."""
    for word in spoken[place + 1 : place + 1 + _WITHIN]:
        if not word.stop and not word.number:
            return (word,)
    return ()


def _signed(text: str, found: dict[Offer, set[int]], vocabulary: Mapping[str, int]) -> None:
    """Add the numbers beside a sign of money or per cent, which is no word."""
    for match in _SIGNED.finditer(text):
        sign, behind, before, other = match.groups()
        kind = Offer.PERCENT if (sign or other) == "%" else Offer.MONEY
        stem = vocabulary.get((behind or before).replace(",", ""))
        if stem is not None:
            found.setdefault(kind, set()).add(stem)


@cache
def unit_offers() -> dict[str, Offer]:
    """Return what a number before each unit offers."""
    return {word: _UNITS[what] for what, some in lexicon.table("units").items() for word in some}


@cache
def _by_word() -> dict[str, tuple[Offer, ...]]:
    """Return what words offer wherever they stand."""
    amounts = {
        *(lexicon.words("number_words") - {"one"}),
        *lexicon.table("magnitudes"),
        *("half", "quarter", "dozen", "dozens", "hundreds", "thousands", "millions", "several", "twice"),
        *("both", "none", "single", "once", "double", "triple", "third"),
    }
    known = (
        (Offer.DATE, lexicon.words("months", "months_short", "weekdays", "times")),
        (Offer.CLAUSE, lexicon.words("time_clauses")),
        (Offer.AMOUNT, amounts),
        (Offer.PERCENT, {"percent", "half", "quarter", "third", "majority", "most"}),
        (Offer.ROLE, lexicon.words("roles", "groups", "people_nouns", "organisations")),
        (Offer.REASON, lexicon.words("reason_words")),
        (Offer.ONE, {"one", "only", "no", "all", "every", "each", "some"}),
    )
    every = {word for _, some in known for word in some}
    return {word: tuple(kind for kind, some in known if word in some) for word in every}
