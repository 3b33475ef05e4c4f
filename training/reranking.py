"""Fit what a second reading adds to the score of the likeliest passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.index import build_index
from knowledge.matching.passage_scores import RERANKING, REREAD, reranking_columns, weigh
from knowledge.matching.question import QuestionReader
from knowledge.matching.word_table import word_table
from training.descending import Layered, first_loss, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats
    from knowledge.matching.weights import Weights
    from training.beds import Bed

_FITS: Final = 4
_HIDDEN: Final = 12


@dataclass(frozen=True, slots=True)
class Reread:
    """The likeliest passages for one question: `RERANKING`, their first scores, and which of them answer."""

    columns: Floats
    scores: Floats
    right: npt.NDArray[np.bool_]


def fit_reranking(beds: Iterable[Bed], weights: Weights) -> dict[str, Any]:
    """Return the weights of `reranking` as they stand in the file; those given read nothing again."""
    found = list(_reread(beds, weights))
    shape = len(found), REREAD
    groups = np.zeros((*shape, len(RERANKING.names)), dtype=np.float32)
    scores = np.zeros(shape, dtype=np.float32)
    held, right = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for number, one in enumerate(found):
        count = len(one.scores)
        groups[number, :count], scores[number, :count] = one.columns, one.scores
        held[number, :count], right[number, :count] = True, one.right
    nets = []
    for seed in range(_FITS):
        net = Layered(groups[held], _HIDDEN, seed)
        net.fit(groups, lambda added: first_loss(scores + added, held, right), steps=60, decay=3e-3)
        nets.append(net)
    return {"reranking": together(nets, RERANKING.names)}


def _reread(beds: Iterable[Bed], weights: Weights) -> Iterator[Reread]:
    """Yield the questions one of whose likeliest passages answers."""
    for bed in beds:
        index = build_index([bed.document], word_table())
        reader = QuestionReader(index, word_table(), ())
        for put in bed.puts:
            question = reader.read(put.question)
            if not question.terms:
                continue
            weighed = weigh(question, index, weights)
            near = weighed.reread
            right = np.isin(weighed.evidence.candidates[near], list(put.right))
            if right.any():
                yield Reread(reranking_columns(weighed), weighed.scores[near], right)
