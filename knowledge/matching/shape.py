"""What a passage is like whatever is asked: how long, where it stands, whether it leans on another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge import lexicon
from knowledge.model import PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.model import Passage
    from knowledge.text.words import Word

_REFERRING_WITHIN: Final = 3


@cache
def _referring() -> frozenset[str]:
    """Return the words that stand for something said before."""
    return lexicon.words("pronouns_third") | lexicon.words("demonstratives") | {"such", "both"}


def shape_of(
    passages: Sequence[Passage], spoken: Sequence[Sequence[Word]], previous: Numbers
) -> dict[str, Floats]:
    """Return fixed facts about passages by their names, each one number a passage.

    Args:
        passages: in their order.
        spoken: the words of each.
        previous: for each the number of the one before it in the same document, else its own.
    """
    first = [before == number for number, before in enumerate(previous.tolist())]
    begins = [
        passages[before].paragraph != one.paragraph for before, one in zip(previous, passages, strict=True)
    ]
    facts = {
        "length": [np.log1p(len(some)) / 4 for some in spoken],
        "first of paragraph": [one or other for one, other in zip(first, begins, strict=True)],
        "first of document": first,
        "heading": [passage.kind is PassageKind.HEADING for passage in passages],
        "item": [passage.kind is PassageKind.ITEM for passage in passages],
        "referring": [any(word.text in _referring() for word in some[:_REFERRING_WITHIN]) for some in spoken],
    }
    return {name: np.array(values, dtype=np.float32) for name, values in facts.items()}
