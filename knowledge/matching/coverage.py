"""How each word of a question is covered by each passage and what stands around it, for a net to weigh.

Sums over words hide which word is covered where; so every pair of word and passage is looked at by itself
and what the net makes of it is added up (deep sets: Zaheer and others, 2017; DRMM: Guo and others, 2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.arrays import beside

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question
    from knowledge.matching.weights import Coverage

PAIRS: Final = (
    "present",
    "strength",
    "alike",
    "before",
    "after",
    "around",
    "alike before",
    "alike after",
    "alike around",
)
"""Of a word and a passage."""
TERMS: Final = (
    "rarity",
    "weight",
    "share",
    "name",
    "number",
    "focus",
    "unknown",
    "place",
    "anywhere",
    "aside",
)
"""Of a word alone."""
PASSAGES: Final = ("length", "first of paragraph", "referring")
"""Of a passage alone; the last two say whether a neighbour may lend it a word."""
SHARE: Final = TERMS.index("share")
"""The column of `by_term` by which a word's units count in the sum."""
SCALE: Final = 3.0
"""By which the sums are stretched, to be of the other signals' size."""
_SHAPES: Final = (0, 1, 5)


def units(question: Question, evidence: Evidence, index: Index, weights: Coverage) -> Floats:
    """Return passages by units: what the net makes of each word's covering, summed by the words' shares."""
    terms = by_term(question, evidence)
    covered = pairs(evidence) @ weights.pairs
    covered += (terms @ weights.terms + weights.start)[:, None]
    covered += by_passage(evidence, index) @ weights.passages
    np.tanh(covered, out=covered)
    words, passages, width = covered.shape
    summed: Floats = (terms[:, SHARE] @ covered.reshape(words, passages * width)).reshape(passages, width)
    return summed


def pairs(evidence: Evidence) -> Floats:
    """Return words by passages by `PAIRS`."""
    found = np.empty((*evidence.present.shape, len(PAIRS)), dtype=np.float32)
    for column, values in enumerate(
        (
            evidence.present,
            evidence.strength,
            evidence.alike,
            evidence.before,
            evidence.after,
            evidence.around,
            evidence.alike_before,
            evidence.alike_after,
            evidence.alike_around,
        )
    ):
        found[:, :, column] = values
    return found


def by_term(question: Question, evidence: Evidence) -> Floats:
    """Return words by `TERMS`."""
    terms = question.terms
    whole = float(evidence.weights.sum()) + 1e-6
    anywhere = np.maximum(evidence.around, evidence.alike).max(axis=1, initial=0.0)
    return beside(
        (
            [term.rarity / 10.0 for term in terms],
            evidence.weights / 5.0,
            evidence.weights / whole,
            [term.name for term in terms],
            [term.word.number for term in terms],
            [term.focus for term in terms],
            [not term.stands_for for term in terms],
            [min(term.place / 10.0, 2.0) for term in terms],
            anywhere,
            [term.share for term in terms],
        ),
        len(terms),
    )


def by_passage(evidence: Evidence, index: Index) -> Floats:
    """Return passages by `PASSAGES`."""
    found: Floats = index.shape[evidence.candidates][:, _SHAPES]
    return found
