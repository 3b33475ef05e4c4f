"""Every passage weighed against a question, before any entry is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.confidence import wide
from knowledge.coverage import units
from knowledge.evidence import Evidence, gather
from knowledge.signals import offered, signals

if TYPE_CHECKING:
    from knowledge.arrays import Floats
    from knowledge.asking import Question
    from knowledge.indexing import Index
    from knowledge.weights import Weights


@dataclass(frozen=True, slots=True)
class Weighed:
    """The passages' scores with what they were computed from.

    Args:
        question: as read.
        evidence: term by term.
        values: the candidates' signals.
        kinds: how far each candidate offers the kind of answer wanted.
        units: how the question's words are covered by each candidate.
        scores: the ranking's score of each candidate.
        around: how near the question is to each candidate's document.
    """

    question: Question
    evidence: Evidence
    values: Floats
    kinds: Floats
    units: Floats
    scores: Floats
    around: Floats


def weigh(question: Question, index: Index, weights: Weights) -> Weighed:
    """Return every candidate passage with its score; the question must have a term, the index a passage."""
    evidence = gather(question, index)
    values = signals(question, evidence, index)
    kinds = offered(question, evidence, index) @ weights.kinds[int(question.wanted)]
    covered = units(question, evidence, index, weights.coverage)
    scores = weights.ranking.score(np.concatenate((values, covered), axis=1)) + kinds
    return Weighed(
        question, evidence, values, kinds, covered, scores, wide(question, evidence, index, values)
    )
