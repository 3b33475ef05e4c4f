"""Passages before a question, with what the question demands and which of its words each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.matching.demand import Demand, demand
from knowledge.matching.question import LIGHT
from knowledge.matching.words_asked import WordsAsked, words_asked

if TYPE_CHECKING:
    from knowledge.matching.arrays import Numbers
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term

_ALIKE: Final = 0.5
"""From this likeness on a word of the passage may stand for the one that asks."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One passage before a question.

    Args:
        question: as read.
        demand: what it demands.
        words: whose words it asks for, or None.
        index: what it was matched against.
        number: of the passage.
        near: it and its neighbours in the paragraph.
        asking: for each term its weight where it asks and is no name and no number, else 0.
        weights: for each term its weight.
        here: for each term whether the passage holds it, or a word alike in meaning.
        around: the same with its neighbours.
    """

    question: Question
    demand: Demand
    words: WordsAsked | None
    index: Index
    number: int
    near: tuple[int, ...]
    asking: tuple[float, ...]
    weights: tuple[float, ...]
    here: tuple[bool, ...]
    around: tuple[bool, ...]


def holdings(question: Question, evidence: Evidence, index: Index, places: Numbers) -> tuple[Holding, ...]:
    """Return these candidates before the question."""
    demanded, said = demand(question, index), words_asked(question)
    weights = tuple(evidence.weights.tolist())
    asking = tuple(
        weight if _asks(term) else 0.0 for term, weight in zip(question.terms, weights, strict=True)
    )
    here = (evidence.present[:, places] > 0.0) | (evidence.alike[:, places] >= _ALIKE)
    around = here | (evidence.previous[:, places] > 0.0) | (evidence.following[:, places] > 0.0)
    return tuple(
        Holding(
            question=question,
            demand=demanded,
            words=said,
            index=index,
            number=number,
            near=_near(number, index),
            asking=asking,
            weights=weights,
            here=tuple(held),
            around=tuple(held_near),
        )
        for number, held, held_near in zip(
            evidence.candidates[places].tolist(), here.T.tolist(), around.T.tolist(), strict=True
        )
    )


def _near(number: int, index: Index) -> tuple[int, ...]:
    block = index.block
    beside = (int(index.previous[number]), int(index.following[number]))
    return (number, *(one for one in beside if one != number and block[one] == block[number]))


def _asks(term: Term) -> bool:
    return not term.name and not term.word.number and term.share >= LIGHT
