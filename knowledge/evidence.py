"""What each passage holds of a question, term by term; the signals are sums over these arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from knowledge.arrays import Floats, Numbers
    from knowledge.asking import Question
    from knowledge.indexing import Index

EVERY_PASSAGE: Final = 256
"""Up to this many passages all are weighed; of more, only those that hold most of the question's words."""
CANDIDATES: Final = 128


@dataclass(frozen=True, slots=True)
class Evidence:
    """The question's terms against the candidate passages; arrays are terms by candidates.

    Args:
        candidates: numbers of the passages weighed, ascending; one for each column.
        weights: for each term how much it says: its rarity here times its weight in questions.
        present: how surely the passage holds the term, 0 to 1.
        strength: the same with BM25's saturated frequency.
        alike: the greatest likeness in meaning between the term and a word of the passage, 0 to 1.
        before: `present` for the passage before.
        after: `present` for the passage after.
        around: the greatest `present` in the paragraph.
    """

    candidates: Numbers
    weights: Floats
    present: Floats
    strength: Floats
    alike: Floats
    before: Floats
    after: Floats
    around: Floats


def gather(question: Question, index: Index) -> Evidence:
    """Return what the passages hold of the question."""
    terms, passages = len(question.terms), len(index.passages)
    present = np.zeros((terms, passages), dtype=np.float32)
    strength = np.zeros((terms, passages), dtype=np.float32)
    for number, term in enumerate(question.terms):
        for stem, sureness in reversed(term.stands_for):
            where = index.postings[stem]
            present[number, where] = sureness
            strength[number, where] = sureness * index.strengths[stem]
    weights = np.array([term.weight for term in question.terms], dtype=np.float32)
    around = np.maximum.reduceat(present, index.blocks, axis=1)[:, index.block]
    before = present[:, index.previous] * index.has_previous
    after = present[:, index.following] * index.has_following
    candidates = _candidates(weights, strength, around)
    if len(candidates) < passages:
        present, strength = present[:, candidates], strength[:, candidates]
        before, after, around = before[:, candidates], after[:, candidates], around[:, candidates]
    alike = _alike(question, candidates, index)
    return Evidence(candidates, weights, present, strength, alike, before, after, around)


def _candidates(weights: Floats, strength: Floats, around: Floats) -> Numbers:
    passages = strength.shape[1]
    if passages <= EVERY_PASSAGE:
        return np.arange(passages, dtype=np.int64)
    rough = weights @ strength + 0.5 * (weights @ around)
    return np.sort(np.argsort(-rough, kind="stable")[:CANDIDATES])


def _alike(question: Question, candidates: Numbers, index: Index) -> Floats:
    starts, ends = index.bounds[candidates], index.bounds[candidates + 1]
    sizes = ends - starts
    if not len(question.terms) or not sizes.all():
        return np.zeros((len(question.terms), len(candidates)), dtype=np.float32)
    offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    if len(candidates) == len(index.passages):
        held = index.held
    else:
        held = index.held[np.repeat(starts - offsets, sizes) + np.arange(int(sizes.sum()))]
    likeness = question.vectors @ index.vectors.T
    return np.maximum.reduceat(likeness[:, held], offsets, axis=1)
