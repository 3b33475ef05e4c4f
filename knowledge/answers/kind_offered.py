"""Whether words hold the kind of thing asked for: a date for "when?", an amount for "how much?"."""

from __future__ import annotations

from typing import Final

from knowledge.matching import Trait, Wanted, text_traits, word_traits
from knowledge.text.words import words

_AMOUNTS: Final = frozenset({Trait.NUMBER, Trait.NUMBER_WORD, Trait.MONEY, Trait.PERCENT})
CHECKED: Final = {
    Wanted.TIME: frozenset({Trait.YEAR, Trait.DATE}),
    Wanted.AMOUNT: _AMOUNTS,
    Wanted.MONEY: _AMOUNTS,
}
"""The kinds whose answers can be told by their words, with what any of them holds."""


def offers(text: str, kind: Wanted) -> bool:
    """Tell whether a text holds what answers a kind of question; the numbers of a date are no amount.

    Raises:
        KeyError: for a kind that is not `CHECKED`.
    """
    spoken = words(text)
    found: set[Trait] = set(text_traits(text))
    past: set[Trait] = set()
    for position in range(len(spoken)):
        here = set(word_traits(spoken, position))
        if kind is Wanted.TIME or not (Trait.DATE in past or Trait.YEAR in here):
            found |= here
        past = here
    return not CHECKED[kind].isdisjoint(found)
