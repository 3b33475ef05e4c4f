"""Words whose change, addition or omission turns what a sentence says."""

from __future__ import annotations

from functools import cache
from typing import Final

from knowledge.lexicon import words

BEFORE_NUMBERS: Final = frozenset({"about", "around", "over", "under", "nearly", "almost", "roughly"})
_BETWEEN: Final = frozenset(
    {"only", "few", "some", "rather", "instead", "against", "if", "whether", "contrary"}
)


@cache
def turning() -> frozenset[str]:
    """Return negations, hedges, modal verbs and quantifiers.

    >>> {"not", "allegedly", "might", "most"} <= turning()
    True
    """
    return words("negations", "hedges", "modals", "quantifiers")


@cache
def not_to_skip() -> frozenset[str]:
    """Return words that an ellipsis must not leave out; "about" only matters where a number follows."""
    return (words("negations", "hedges", "modals") | _BETWEEN) - BEFORE_NUMBERS
