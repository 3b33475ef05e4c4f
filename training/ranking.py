"""Fit how the signals of a passage add up, so that the passage that answers comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.answer_kinds import Trait
from knowledge.matching.coverage import PAIRS, PASSAGES, TERMS, by_passage, by_term, pairs
from knowledge.matching.evidence import gather
from knowledge.matching.index import build_index
from knowledge.matching.question import QuestionReader
from knowledge.matching.signals import SIGNALS, offered, signals
from knowledge.matching.word_table import word_table
from training.covering import Covering, Posed, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question
    from training.beds import Bed


_FITS: Final = 3
_KEPT: Final = 40
"""Candidates of a question that are fitted on: the roughly best, and all that answer."""
_WORDS: Final = 10
"""Words of a question that are fitted on: the heaviest."""
_BM25, _PARAGRAPH, _MEANT = (SIGNALS.at(name) for name in ("bm25", "paragraph", "held by meaning"))


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates, and which of them answer; see `training.covering.Posed`."""

    wanted: int
    signals: Floats
    offered: Floats
    pairs: Floats
    terms: Floats
    passages: Floats
    right: npt.NDArray[np.bool_]


def examples(beds: Iterable[Bed]) -> Iterator[Example]:
    """Yield each question with its candidates."""
    for bed in beds:
        index = build_index([bed.document], word_table())
        reader = QuestionReader(index, word_table(), ())
        for put in bed.puts:
            question = reader.read(put.question)
            if question.terms:
                yield _example(question, index, put.right)


def _example(question: Question, index: Index, right: frozenset[int]) -> Example:
    evidence = gather(question, index)
    values = signals(question, evidence, index)
    hit = np.isin(evidence.candidates, list(right))
    rough = values[:, _BM25] + 0.5 * values[:, _PARAGRAPH] + values[:, _MEANT] + 10.0 * hit
    near = np.sort(np.argsort(-rough, kind="stable")[:_KEPT])
    heavy = np.sort(np.argsort(-evidence.weights, kind="stable")[:_WORDS])
    return Example(
        wanted=int(question.wanted),
        signals=values[near].astype(np.float16),
        offered=offered(question, evidence, index)[near].astype(np.float16),
        pairs=pairs(evidence)[heavy][:, near].astype(np.float16),
        terms=by_term(question, evidence)[heavy].astype(np.float16),
        passages=by_passage(evidence, index)[near].astype(np.float16),
        right=hit[near],
    )


def fit_ranking(beds: Iterable[Bed]) -> dict[str, Any]:
    """Return the weights of `coverage`, `ranking` and `kinds` as they stand in the file."""
    posed = _padded(list(examples(beds)))
    fits = []
    for seed in range(_FITS):
        fit = Covering(posed, seed)
        fit.fit(posed, seed + 100)
        fits.append(fit)
    return together(fits)


def _padded(rows: Sequence[Example]) -> Posed:
    width = max(len(row.right) for row in rows)
    posed = Posed(
        wanted=np.array([row.wanted for row in rows]),
        signals=_zeros(len(rows), width, len(SIGNALS.names)),
        offered=_zeros(len(rows), width, len(Trait)),
        pairs=_zeros(len(rows), _WORDS, width, len(PAIRS.names)),
        terms=_zeros(len(rows), _WORDS, len(TERMS.names)),
        passages=_zeros(len(rows), width, len(PASSAGES.names)),
        held=np.zeros((len(rows), width), dtype=bool),
        right=np.zeros((len(rows), width), dtype=bool),
    )
    for number, row in enumerate(rows):
        count, words = len(row.right), len(row.terms)
        posed.signals[number, :count], posed.offered[number, :count] = row.signals, row.offered
        posed.pairs[number, :words, :count], posed.terms[number, :words] = row.pairs, row.terms
        posed.passages[number, :count] = row.passages
        posed.held[number, :count], posed.right[number, :count] = True, row.right
    return posed


def _zeros(*shape: int) -> Floats:
    return np.zeros(shape, dtype=np.float16)
