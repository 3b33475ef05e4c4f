"""What is asked and a passage does not hold, though it is much like the question.

A name carries the score of a rare word, however little it says of what is asked. So a passage is sure only
where it holds, outside the question's own words, the kind of thing asked for; a word by which the attribute
asked for can be told; some word of what asks besides the names; and, where somebody's words are asked for,
words of theirs about that. Each of these checks speaks against a passage without the answer at least three
times as often as against a right one: tests/knowledge/matching/test_lack.py says what each of them means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.matching.asked_and_held import (
    asking_held_near,
    attribute_held_near,
    kind_offered,
    own_words,
    topic_held,
)
from knowledge.matching.name_asked import is_named, to_be_named
from knowledge.matching.offers import Offer
from knowledge.matching.premises import as_asked
from knowledge.model import Lack, Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.holding import Holding
    from knowledge.matching.words_asked import WordsAsked

_MEASURED: Final = {
    Offer.AGE: Missing.AGE,
    Offer.COUNT: Missing.COUNT,
    Offer.AMOUNT: Missing.COUNT,
    Offer.MONEY: Missing.MONEY,
    Offer.PERCENT: Missing.PERCENT,
    Offer.LENGTH: Missing.LENGTH,
    Offer.DURATION: Missing.DURATION,
    Offer.WEIGHT: Missing.WEIGHT,
    Offer.SPEED: Missing.SPEED,
    Offer.HEAT: Missing.HEAT,
}
"""Kinds that stand in the passage, or it does not answer."""
_LOOSE: Final = {Offer.DATE: Missing.DATE, Offer.PLACE: Missing.PLACE, Offer.NAME: Missing.PERSON}
"""Kinds of which any sentence has something, so that the passage itself is to have it."""
_WITHOUT_KIND: Final = 0.67
"""A sentence that holds so much of what asks may answer in words of another kind: "when the strike ends"."""
_ENOUGH: Final = 0.6
_HALF: Final = 0.5


def lack_of(holding: Holding) -> Lack | None:
    """Return what is asked and not found in a passage or beside it, or None where nothing is."""
    if holding.words is not None:
        return _of_words(holding, holding.words)
    return _of_kind(holding) or _of_attribute(holding) or _of_asking(holding)


def _of_words(holding: Holding, asked: WordsAsked) -> Lack | None:
    missing = None
    if own_words(holding) < _HALF:
        missing = Missing.SPEAKER
    elif topic_held(holding) <= 0.0:
        missing = Missing.TOPIC
    if missing is None:
        return None
    spoken = (holding.question.terms[number] for number in asked.terms)
    named = dict.fromkeys(as_asked(term, holding.question) for term in spoken)
    return Lack(missing, " ".join(named))


def _of_kind(holding: Holding) -> Lack | None:
    kinds = holding.demand.offers
    named = to_be_named(holding.question)
    if named is not None and not is_named(named, holding.demand.own, holding.number, holding.index):
        return Lack(Missing.PERSON)
    if not kinds:
        return None
    kind = kinds[0][0]
    if kind in _MEASURED and kind_offered(holding) < _ENOUGH:
        return Lack(_MEASURED[kind])
    little = not any(holding.asking) or asking_held_near(holding) < _WITHOUT_KIND
    loose = kind in _LOOSE and not holding.demand.naming and little
    if loose and kind_offered(holding) < _HALF:
        return Lack(_LOOSE[kind])
    return None


def _of_attribute(holding: Holding) -> Lack | None:
    if attribute_held_near(holding) >= 1.0:
        return None
    held = {stem for number in holding.near for stem in holding.index.sequences[number].stems}
    asked = (word for word, telling in holding.demand.attributes if held.isdisjoint(telling))
    return Lack(Missing.WORD, next(asked))


def _of_asking(holding: Holding) -> Lack | None:
    """Return the heaviest word that asks, where the passage holds none of them."""
    if asking_held_near(holding) > 0.0:
        return None
    heaviest = max(range(len(holding.asking)), key=holding.asking.__getitem__)
    return Lack(Missing.WORD, as_asked(holding.question.terms[heaviest], holding.question))


def own_words_first(held: Sequence[Holding | None]) -> tuple[int, ...]:
    """Return the places of matches in their order, first the one that gives the words asked for.

    First comes the best that gives words of whom the question names, about what it asks; else the best that
    gives just theirs. Where no words are asked for the order stays.

    Args:
        held: for each match, best first, its passage before the question; None for an entry's, to which
            somebody was led who had read it.
    """
    places = tuple(range(len(held)))
    if not held or all(one is None or one.words is None for one in held):
        return places
    own = (at for at, one in enumerate(held) if one is None or lack_of(one) is None)
    spoken = (at for at, one in enumerate(held) if one is None or own_words(one) >= _HALF)
    first = next(own, next(spoken, 0))
    return (first, *(at for at in places if at != first))
