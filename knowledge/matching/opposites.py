"""Words that say the opposite of each other."""

from __future__ import annotations

from functools import cache

from knowledge import lexicon
from knowledge.text.words import words


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems of words that say the opposite of a word with this stem.

    >>> sorted(opposites("bought"))
    ['sale', 'sell', 'sold']
    """
    found: set[str] = set()
    for one, other in _sides():
        if stem in one:
            found |= other - one
        if stem in other:
            found |= one - other
    return frozenset(found)


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split("|") for line in lexicon.phrases("opposites"))
    return tuple((_stems(one), _stems(other)) for one, other in lines)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
