"""How near each other, and in which order, a passage has the words of a question.

Sums over words do not see that "who beat Army" and "whom did Army beat" differ; their order does. So the
likeliest passages are read once more as sequences, with the words that only say how something is asked. The
measures are those of the field: the shortest stretch that has all terms (Tao and Zhai, 2007), the longest
common subsequence, pairs and pairs over a word (ROUGE: Lin, 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import LCSseq

from knowledge.matching.sequence import WordSequence, word_sequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question


@dataclass(frozen=True, slots=True)
class _QuestionSequence:
    """A question as a sequence: a term is known by the first stem it stands for, every other word by its own.

    Args:
        terms: stem → the number of the term that stands for it.
        weights: each term's share of the question's weight.
        order: the terms' numbers.
        stems: every word; a number beyond the vocabulary for one that the knowledge does not have.
        stops: the stems of words that say how something is asked.
        pairs: two stems side by side.
        over: two stems with one word between them.
    """

    terms: dict[int, int]
    weights: list[float]
    order: list[int]
    stems: tuple[int, ...]
    stops: frozenset[int]
    pairs: frozenset[tuple[int, int]]
    over: frozenset[tuple[int, int]]


_NOTHING: Final = _QuestionSequence({}, [], [], (), frozenset(), frozenset(), frozenset())


def proximity(question: Question, index: Index, passages: Numbers) -> Floats:
    """Return these passages by `PROXIMITY`."""
    asked = _ask(question, index.vocabulary)
    rows = [[*_row(asked, index.sequences[number]).values()] for number in passages.tolist()]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(PROXIMITY))


def _ask(question: Question, vocabulary: Mapping[str, int]) -> _QuestionSequence:
    terms: dict[int, int] = {}
    meant: dict[str, int] = {}
    for number, term in enumerate(question.terms):
        for stem, _ in term.stands_for:
            terms.setdefault(stem, number)
        if term.stands_for:
            meant[term.word.stem] = term.stands_for[0][0]
    weights = [term.weight for term in question.terms]
    whole = sum(weights) + 1e-6
    stems = tuple(
        meant.get(word.stem, vocabulary.get(word.stem, len(vocabulary) + place))
        for place, word in enumerate(question.words)
    )
    return _QuestionSequence(
        terms=terms,
        weights=[weight / whole for weight in weights],
        order=list(range(len(weights))),
        stems=stems,
        stops=frozenset(stem for stem, word in zip(stems, question.words, strict=True) if word.stop),
        pairs=frozenset(pairwise(stems)),
        over=frozenset(zip(stems, stems[2:], strict=False)),
    )


def _row(asked: _QuestionSequence, held: WordSequence) -> dict[str, float]:
    """Return the columns by name; shares are 0 to 1, counts are brought to about that size."""
    terms, weights = asked.terms, asked.weights
    uses = [(place, terms[stem]) for place, stem in enumerate(held.stems) if stem in terms]
    order = list(dict.fromkeys(term for _, term in uses))
    size = max(len(held.stems), 1)
    return {
        "densest": _densest(uses, len(order)),
        "in order": LCSseq.similarity(asked.order, [term for _, term in uses]) / max(len(order), 1),
        "common sequence": LCSseq.similarity(asked.stems, held.stems) / max(len(asked.stems), 1),
        "pairs": len(asked.pairs & held.pairs) / max(len(asked.pairs), 1),
        "pairs over a word": len(asked.over & held.over) / max(len(asked.over), 1),
        "stop words": len(asked.stops & held.stops) / max(len(asked.stops), 1),
        "new words": (held.content - len(uses)) / 10.0,
        "new names": sum(stem not in terms for stem in held.names) / 5.0,
        "new numbers": sum(stem not in terms for stem in held.numbers) / 3.0,
        "first at": uses[0][0] / size if uses else 1.0,
        "last at": uses[-1][0] / size if uses else 0.0,
        "terms held": len(order) / max(len(weights), 1),
        "weight held": sum(weights[term] for term in order),
        "in 5 words": _within(uses, 5, weights),
        "in 10 words": _within(uses, 10, weights),
        "uses": len(uses) / 10.0,
    }


def _densest(uses: Sequence[tuple[int, int]], different: int) -> float:
    """Return how many of the terms held stand in the shortest stretch that has all of them, by its words."""
    if different < 2:  # noqa: PLR2004 - one word is near itself, which says nothing
        return 0.0
    shortest = uses[-1][0] - uses[0][0] + 1
    last: dict[int, int] = {}
    for place, term in uses:
        last.pop(term, None)
        last[term] = place
        if len(last) == different:
            shortest = min(shortest, place - next(iter(last.values())) + 1)
    return different / shortest


def _within(uses: Sequence[tuple[int, int]], width: int, weights: Sequence[float]) -> float:
    """Return the greatest weight of different terms that stand within so many words."""
    best = 0.0
    begin = 0
    for end, (place, _) in enumerate(uses):
        while place - uses[begin][0] >= width:
            begin += 1
        near = {term for _, term in uses[begin : end + 1]}
        best = max(best, sum(weights[term] for term in near))
    return best


PROXIMITY: Final = tuple(_row(_NOTHING, word_sequence((), {})))
"""The columns of `proximity`, in their order: those of a passage without words."""
