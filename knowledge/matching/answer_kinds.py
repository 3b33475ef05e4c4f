"""What kind of answer a question asks for, and which kinds of answer a passage could give."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

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
_PLACING: Final = frozenset({"in", "at", "near", "from"})
_PARTS: Final = frozenset({"half", "quarter", "dozen", "several"})
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
    """Return the kind of answer that a question with these words asks for.

    >>> from knowledge.text.words import words
    >>> wanted(words("in what year was it founded")).name, wanted(words("how much did it cost")).name
    ('TIME', 'MONEY')
    """
    texts = [word.text for word in spoken]
    asked = next((at for at, text in enumerate(texts) if text in _SIMPLE or text in FOCUSING), None)
    if asked is None:
        return Wanted.WHETHER if texts and texts[0] in lexicon.words("auxiliaries") else Wanted.UNSAID
    after = texts[asked + 1 : asked + 1 + _NEAR]
    if texts[asked] in _SIMPLE:
        return _SIMPLE[texts[asked]]
    if texts[asked] == "how":
        return _how(after, texts)
    return _what(texts[asked], after, texts)


def _how(after: Sequence[str], texts: Sequence[str]) -> Wanted:
    if after and after[0] in lexicon.words("amount_words"):
        of_money = after[0] == "much" and not lexicon.words("money_words").isdisjoint(texts)
        return Wanted.MONEY if of_money else Wanted.AMOUNT
    return Wanted.MANNER


def _what(asked: str, after: Sequence[str], texts: Sequence[str]) -> Wanted:
    if not lexicon.words("asking_for_words").isdisjoint(texts) and not {"did", "does", "do"}.isdisjoint(
        after
    ):
        return Wanted.WORDS
    kinds = _kinds_by_noun()
    named = next((kinds[text] for text in after if text in kinds), None)
    if named is not None:
        return named
    if not lexicon.words("naming_words").isdisjoint(texts):
        return Wanted.NAME
    unnamed = not after or after[0] in lexicon.words("auxiliaries")
    return Wanted.THING if asked != "which" and unnamed else Wanted.WHICH


def word_traits(spoken: Sequence[Word], position: int) -> tuple[Trait, ...]:
    """Return what one word of a passage offers as an answer."""
    word = spoken[position]
    text = word.text
    if word.number:
        return (Trait.YEAR, Trait.NUMBER) if _YEAR.fullmatch(text) else (Trait.NUMBER,)
    found = list(_traits_by_word().get(text, ()))
    if word.capital and position and not word.stop:
        found.append(Trait.CAPITAL)
        before = spoken[position - 1]
        if position > 1 and before.capital and not before.stop:
            found.append(Trait.FULL_NAME)
        if before.text in _PLACING:
            found.append(Trait.PLACE)
    return tuple(found)


def text_traits(text: str) -> tuple[Trait, ...]:
    """Return what the signs in a passage's text offer as an answer.

    >>> [trait.name for trait in text_traits("It fell by 17%, or $600 billion.")]
    ['MONEY', 'PERCENT']
    """
    found = []
    if any(sign in text for sign in "$€£¥"):
        found.append(Trait.MONEY)
    if "%" in text or "percent" in text or "per cent" in text:
        found.append(Trait.PERCENT)
    if any(sign in text for sign in '"“«'):
        found.append(Trait.QUOTED)
    return tuple(found)


@cache
def _traits_by_word() -> dict[str, tuple[Trait, ...]]:
    """Return what words offer wherever they stand."""
    figures = {
        "first",
        "second",
        "third",
        *_PARTS,
        *lexicon.words("number_words"),
        *lexicon.table("magnitudes"),
    }
    known = (
        (Trait.DATE, lexicon.words("months") | lexicon.words("weekdays")),
        (Trait.NUMBER_WORD, figures),
        (Trait.CAUSE, lexicon.words("cause_words")),
        (Trait.NAMING, lexicon.words("naming_words")),
        (Trait.SPEECH, lexicon.words("reporting_words")),
        (Trait.MEANS, lexicon.words("means_words")),
    )
    every = {word for _, some in known for word in some}
    return {word: tuple(trait for trait, some in known if word in some) for word in every}


@cache
def _kinds_by_noun() -> dict[str, Wanted]:
    """Return the kind of answer that a noun behind "what" or "which" asks for; the first list that has it."""
    known = (
        ("time_nouns", Wanted.TIME),
        ("place_nouns", Wanted.PLACE),
        ("amount_words", Wanted.AMOUNT),
        ("money_words", Wanted.MONEY),
        ("cause_words", Wanted.REASON),
        ("people_nouns", Wanted.NAME),
    )
    return {word: kind for name, kind in reversed(known) for word in lexicon.words(name)}
