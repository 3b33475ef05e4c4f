"""Every passage weighed against a question, before any entry is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.answer_kinds import Wanted
from knowledge.matching.asked_and_held import ASKED_AND_HELD, asked_and_held
from knowledge.matching.coverage import unit_names, units
from knowledge.matching.evidence import Evidence, gather
from knowledge.matching.named_columns import Columns
from knowledge.matching.proximity import PROXIMITY, proximity
from knowledge.matching.signals import SIGNALS, offered, signals, wide

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question
    from knowledge.matching.weights import Weights

REREAD: Final = 8
"""So many of the likeliest passages are read once more, word after word."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The passages' scores with what they were computed from.

    Args:
        question: as read.
        index: what it was weighed against.
        evidence: term by term.
        values: the candidates' signals.
        kinds: how far each candidate offers the kind of answer wanted.
        units: how the question's words are covered by each candidate.
        scores: the ranking's score of each candidate.
        around: how near the question is to each candidate's document.
        reread: the places of the candidates that were read once more.
        nearness: `proximity` of each of them.
        held: `asked_and_held` of each of them.
    """

    question: Question
    index: Index
    evidence: Evidence
    values: Floats
    kinds: Floats
    units: Floats
    scores: Floats
    around: Floats
    reread: Numbers
    nearness: Floats
    held: Floats


_WANTED: Final = np.eye(len(Wanted), dtype=np.float32)
RERANKING: Final = Columns["Weighed"](
    {
        PROXIMITY: lambda weighed: weighed.nearness,
        ASKED_AND_HELD: lambda weighed: weighed.held,
        SIGNALS.names: lambda weighed: weighed.values[weighed.reread],
        "kind": lambda weighed: weighed.kinds[weighed.reread],
        tuple(f"asks for {one.name.lower()}" for one in Wanted): lambda weighed: _WANTED[
            int(weighed.question.wanted)
        ],
    }
)
"""What a second reading of a passage shows, beside the first."""


def ranking_names(units: int) -> tuple[str, ...]:
    """Return what the columns of the first ranking are called, with so many units of coverage."""
    return (*SIGNALS.names, *unit_names(units))


def weigh(question: Question, index: Index, weights: Weights) -> Weighed:
    """Return every candidate passage with its score; the question must have a term, the index a passage."""
    weighed = _at_first(question, index, weights)
    again = weights.reranking.score(reranking_columns(weighed))
    scores = weighed.scores.copy()
    scores[weighed.reread] += again - again.mean()
    return replace(weighed, scores=scores)


def reranking_columns(weighed: Weighed) -> Floats:
    """Return one row for each of the passages that are read once more, one column for each of `RERANKING`."""
    return RERANKING.table(weighed, len(weighed.reread))


def _at_first(question: Question, index: Index, weights: Weights) -> Weighed:
    evidence = gather(question, index)
    values = signals(question, evidence, index)
    kinds = offered(question, evidence, index) @ weights.kinds[int(question.wanted)]
    covered = units(question, evidence, index, weights.coverage)
    scores = weights.ranking.score(np.concatenate((values, covered), axis=1)) + kinds
    near = np.argsort(-scores, kind="stable")[:REREAD]
    return Weighed(
        question=question,
        index=index,
        evidence=evidence,
        values=values,
        kinds=kinds,
        units=covered,
        scores=scores,
        around=wide(question, evidence, index, values),
        reread=near,
        nearness=proximity(question, index, evidence.candidates[near]),
        held=asked_and_held(question, evidence, index, near),
    )
