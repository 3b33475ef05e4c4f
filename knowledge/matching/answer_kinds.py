"""What kind of answer a question asks for, and which kinds of answer a passage could give."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from knowledge.text.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.text.words import Word


class Wanted(IntEnum):
    """The kind of answer asked for; the numbers are rows of the fitted table."""

    PERSON = 0
    TIME = 1
    PLACE = 2
    AMOUNT = 3
    MONEY = 4
    REASON = 5
    MANNER = 6
    WORDS = 7
    NAME = 8
    WHICH = 9
    THING = 10
    WHETHER = 11
    UNSAID = 12


class Trait(IntEnum):
    """Something in a passage that could be an answer; the numbers are columns of the fitted table."""

    YEAR = 0
    DATE = 1
    NUMBER = 2
    NUMBER_WORD = 3
    MONEY = 4
    PERCENT = 5
    CAPITAL = 6
    FULL_NAME = 7
    QUOTED = 8
    CAUSE = 9
    NAMING = 10
    SPEECH = 11
    MEANS = 12
    PLACE = 13


_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_TIMES: Final = listed("year date day month century decade time period era season")
_PLACES: Final = listed(
    """
    city country place state county town region province continent area location island river street
    village district nation territory
    """
)
_PEOPLE: Final = listed(
    """
    person man woman people president king queen leader author founder ceo director scientist actor
    singer artist name names family character minister emperor general
    """
)
_AMOUNTS: Final = listed(
    """
    many much far old long big large tall high often percentage percent proportion number population
    amount size distance age temperature rate deep fast wide heavy quickly frequently
    """
)
_MONEYS: Final = listed("cost costs price budget salary spend spent pay paid worth revenue money")
_SAYING: Final = listed(
    """
    say says said think thinks thought argue argued claim claimed call called describe described
    state stated suggest suggested believe believes believed feel felt warn warned quote quoted
    opinion view tweet tweeted post posted comment commented respond responded write wrote note
    noted
    """
)
_CAUSES: Final = listed("because due since therefore cause caused causes result resulted reason led so")
_NAMING: Final = listed("called named known name names term termed titled nicknamed dubbed")
_SPEECH: Final = listed(
    """
    said says say stated argued claimed noted told declared wrote described suggested added
    explained warned urged believed proposed announced according
    """
)
_MEANS: Final = listed("by through using via method means process allowing enabling")
_NUMBER_WORDS: Final = listed(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred
    thousand million billion trillion half third quarter dozen several first second
    """
)
_MONTHS: Final = listed(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    """
)
_PLACING: Final = listed("in at near from")
_AUXILIARIES: Final = listed(
    """
    is are was were do does did has have had can could will would should may might am isn't aren't
    wasn't didn't doesn't
    """
)
_SIMPLE: Final = {
    "who": Wanted.PERSON,
    "whom": Wanted.PERSON,
    "whose": Wanted.PERSON,
    "when": Wanted.TIME,
    "where": Wanted.PLACE,
    "why": Wanted.REASON,
}
_NEAR: Final = 3
FOCUSING: Final = frozenset({"what", "which", "how"})


def wanted(spoken: Sequence[Word]) -> Wanted:
    """Return the kind of answer that a question with these words asks for."""
    texts = [word.text for word in spoken]
    asked = next((at for at, text in enumerate(texts) if text in _SIMPLE or text in FOCUSING), None)
    if asked is None:
        return Wanted.WHETHER if texts and texts[0] in _AUXILIARIES else Wanted.UNSAID
    after = texts[asked + 1 : asked + 1 + _NEAR]
    if texts[asked] in _SIMPLE:
        return _SIMPLE[texts[asked]]
    if texts[asked] == "how":
        return _how(after, texts)
    return _what(texts[asked], after, texts)


def _how(after: Sequence[str], texts: Sequence[str]) -> Wanted:
    if after and after[0] in _AMOUNTS:
        return Wanted.MONEY if after[0] == "much" and not _MONEYS.isdisjoint(texts) else Wanted.AMOUNT
    return Wanted.MANNER


def _what(asked: str, after: Sequence[str], texts: Sequence[str]) -> Wanted:
    if not _SAYING.isdisjoint(texts) and not {"did", "does", "do"}.isdisjoint(after):
        return Wanted.WORDS
    for text in after:
        for known, kind in _BY_NOUN:
            if text in known:
                return kind
    if not _NAMING.isdisjoint(texts):
        return Wanted.NAME
    return Wanted.WHICH if asked == "which" or (after and after[0] not in _AUXILIARIES) else Wanted.THING


def word_traits(spoken: Sequence[Word], position: int) -> tuple[Trait, ...]:
    """Return what one word of a passage offers as an answer."""
    word = spoken[position]
    text = word.text
    if word.number:
        return (Trait.YEAR, Trait.NUMBER) if _YEAR.fullmatch(text) else (Trait.NUMBER,)
    found = [trait for trait, known in _BY_WORD if text in known]
    if word.capital and position and not word.stop:
        found.append(Trait.CAPITAL)
        before = spoken[position - 1]
        if position > 1 and before.capital and not before.stop:
            found.append(Trait.FULL_NAME)
        if before.text in _PLACING:
            found.append(Trait.PLACE)
    return tuple(found)


def text_traits(text: str) -> tuple[Trait, ...]:
    """Return what the signs in a passage's text offer as an answer."""
    found = []
    if any(sign in text for sign in "$€£¥"):
        found.append(Trait.MONEY)
    if "%" in text or "percent" in text or "per cent" in text:
        found.append(Trait.PERCENT)
    if any(sign in text for sign in '"“«'):
        found.append(Trait.QUOTED)
    return tuple(found)


_BY_WORD: Final = (
    (Trait.DATE, _MONTHS),
    (Trait.NUMBER_WORD, _NUMBER_WORDS),
    (Trait.CAUSE, _CAUSES),
    (Trait.NAMING, _NAMING),
    (Trait.SPEECH, _SPEECH),
    (Trait.MEANS, _MEANS),
)
_BY_NOUN: Final = (
    (_TIMES, Wanted.TIME),
    (_PLACES, Wanted.PLACE),
    (_AMOUNTS, Wanted.AMOUNT),
    (_MONEYS, Wanted.MONEY),
    (_CAUSES, Wanted.REASON),
    (_PEOPLE, Wanted.NAME),
)
