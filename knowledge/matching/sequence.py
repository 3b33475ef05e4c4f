"""A passage as a row of words in their order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.text.words import Word


@dataclass(frozen=True, slots=True)
class WordSequence:
    """A passage's words in their order, as numbers of the vocabulary's stems.

    Args:
        stems: every word.
        stops: the stems of words that say how something is said, not what.
        content: how many words are not such.
        names: of the content words those that begin with a capital letter, but for the passage's first word.
        numbers: of the content words those that begin with a digit.
        pairs: two stems side by side.
        over: two stems with one word between them.
    """

    stems: tuple[int, ...]
    stops: frozenset[int]
    content: int
    names: tuple[int, ...]
    numbers: tuple[int, ...]
    pairs: frozenset[tuple[int, int]]
    over: frozenset[tuple[int, int]]


def word_sequence(spoken: Sequence[Word], vocabulary: Mapping[str, int]) -> WordSequence:
    """Return a passage's words as they are compared to a question's."""
    stems = tuple(vocabulary[word.stem] for word in spoken)
    content = [(stem, word, place) for place, (stem, word) in enumerate(zip(stems, spoken, strict=True))]
    content = [one for one in content if not one[1].stop]
    return WordSequence(
        stems=stems,
        stops=frozenset(stem for stem, word in zip(stems, spoken, strict=True) if word.stop),
        content=len(content),
        names=tuple(stem for stem, word, place in content if word.capital and place),
        numbers=tuple(stem for stem, word, _ in content if word.number),
        pairs=frozenset(pairwise(stems)),
        over=frozenset(zip(stems, stems[2:], strict=False)),
    )
