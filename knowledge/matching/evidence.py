"""What each passage holds of a question, term by term; the signals are sums over these arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question

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
        previous: `present` for the passage before.
        following: `present` for the passage after.
        around: the greatest `present` in the paragraph.
        alike_previous: `alike` for the passage before.
        alike_following: `alike` for the passage after.
        alike_around: the greatest `alike` in the paragraph.
        kin: how near the nearest word of the passage is that may say the same, 0 to 1; 1 for the term itself.
        kin_around: the greatest `kin` in the paragraph.
        titled: 1 where the term stands in the title of the passage's document, which need not say it again.
    """

    candidates: Numbers
    weights: Floats
    present: Floats
    strength: Floats
    alike: Floats
    previous: Floats
    following: Floats
    around: Floats
    alike_previous: Floats
    alike_following: Floats
    alike_around: Floats
    kin: Floats
    kin_around: Floats
    titled: Floats


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
    previous = present[:, index.previous] * index.has_previous
    following = present[:, index.following] * index.has_following
    candidates = _candidates(weights, strength, around)
    alike = _alike(question, _near(candidates, index), index)
    alike_around = np.maximum.reduceat(alike, index.blocks, axis=1)[:, index.block]
    alike_previous = alike[:, index.previous] * index.has_previous
    alike_following = alike[:, index.following] * index.has_following
    kin = _kin(question, present, index)
    found: tuple[Floats, ...] = (
        present,
        strength,
        alike,
        previous,
        following,
        around,
        alike_previous,
        alike_following,
        alike_around,
        kin,
        np.maximum.reduceat(kin, index.blocks, axis=1)[:, index.block],
        _titled(question, index),
    )
    if len(candidates) < passages:
        found = tuple(one[:, candidates] for one in found)
    return Evidence(candidates, weights, *found)


def _kin(question: Question, present: Floats, index: Index) -> Floats:
    kin = np.zeros_like(present)
    for number, term in enumerate(question.terms):
        for stem, near in term.kin:
            kin[number, index.postings[stem]] = near
    return np.maximum(kin, present)


def _titled(question: Question, index: Index) -> Floats:
    meant = [term.stands_for[0][0] if term.stands_for else -1 for term in question.terms]
    by_document = np.array([[stem in title for title in index.titled] for stem in meant], dtype=np.float32)
    titled: Floats = by_document.reshape(len(meant), -1)[:, index.document]
    return titled


def _candidates(weights: Floats, strength: Floats, around: Floats) -> Numbers:
    passages = strength.shape[1]
    if passages <= EVERY_PASSAGE:
        return np.arange(passages, dtype=np.int64)
    rough = weights @ strength + 0.5 * (weights @ around)
    return np.sort(np.argsort(-rough, kind="stable")[:CANDIDATES])


def _near(candidates: Numbers, index: Index) -> Numbers:
    """Return the passages whose likeness counts: the candidates' paragraphs and neighbours."""
    if len(candidates) == len(index.passages):
        return candidates
    wanted = np.isin(index.block, index.block[candidates])
    wanted[index.previous[candidates]] = True
    wanted[index.following[candidates]] = True
    return np.flatnonzero(wanted)


def _alike(question: Question, near: Numbers, index: Index) -> Floats:
    """Return for each term and passage the greatest likeness of a word; 0 for passages that are not near."""
    alike = np.zeros((len(question.terms), len(index.passages)), dtype=np.float32)
    starts, sizes = index.bounds[near], index.bounds[near + 1] - index.bounds[near]
    near, starts, sizes = near[sizes > 0], starts[sizes > 0], sizes[sizes > 0]
    if not len(near):
        return alike
    offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    every = int(sizes.sum()) == len(index.held)
    held = (
        index.held if every else index.held[np.repeat(starts - offsets, sizes) + np.arange(int(sizes.sum()))]
    )
    likeness = index.vectors @ question.vectors.T
    greatest = np.maximum.reduceat(likeness[held], offsets, axis=0).T
    if len(near) == len(index.passages):
        return np.ascontiguousarray(greatest)
    alike[:, near] = greatest
    return alike
