"""How each word of a question is covered by each passage and what stands around it, for a net to weigh.

Sums over words hide which word is covered where; so every pair of word and passage is looked at by itself
and what the net makes of it is added up (deep sets: Zaheer and others, 2017; DRMM: Guo and others, 2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from knowledge.matching.named_columns import Columns

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term
    from knowledge.matching.weights import Coverage

    _Facts = dict[str, Floats]

SCALE: Final = 3.0
"""By which the sums are stretched, to be of the other signals' size."""


class _Words(NamedTuple):
    """What is known of each word alone."""

    terms: tuple[Term, ...]
    weights: Floats
    anywhere: Floats


PAIRS: Final = Columns["Evidence"](
    {
        "present": lambda evidence: evidence.present,
        "strength": lambda evidence: evidence.strength,
        "alike": lambda evidence: evidence.alike,
        "before": lambda evidence: evidence.previous,
        "after": lambda evidence: evidence.following,
        "around": lambda evidence: evidence.around,
        "alike before": lambda evidence: evidence.alike_previous,
        "alike after": lambda evidence: evidence.alike_following,
        "alike around": lambda evidence: evidence.alike_around,
        "kin": lambda evidence: evidence.kin,
        "kin around": lambda evidence: evidence.kin_around,
        "titled": lambda evidence: evidence.titled,
    }
)
"""Of a word and a passage."""
TERMS: Final = Columns[_Words](
    {
        "rarity": lambda words: [term.rarity / 10.0 for term in words.terms],
        "weight": lambda words: words.weights / 5.0,
        "share": lambda words: words.weights / (float(words.weights.sum()) + 1e-6),
        "name": lambda words: [term.name for term in words.terms],
        "number": lambda words: [term.word.number for term in words.terms],
        "focus": lambda words: [term.focus for term in words.terms],
        "unknown": lambda words: [not term.stands_for for term in words.terms],
        "place": lambda words: [min(term.place / 10.0, 2.0) for term in words.terms],
        "anywhere": lambda words: words.anywhere,
        "aside": lambda words: [term.share for term in words.terms],
    }
)
"""Of a word alone."""
PASSAGES: Final = Columns["_Facts"](
    {
        "length": lambda facts: facts["length"],
        "first of paragraph": lambda facts: facts["first of paragraph"],
        "referring": lambda facts: facts["referring"],
    }
)
"""Of a passage alone; the last two say whether a neighbour may lend it a word."""
SHARE: Final = TERMS.at("share")
"""The column of `by_term` by which a word's units count in the sum."""


def unit_names(count: int) -> tuple[str, ...]:
    """Return what the columns of so many `units` are called."""
    return tuple(f"coverage {number}" for number in range(count))


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
    return PAIRS.table(evidence, *evidence.present.shape)


def by_term(question: Question, evidence: Evidence) -> Floats:
    """Return words by `TERMS`."""
    anywhere = np.maximum(evidence.around, evidence.alike).max(axis=1, initial=0.0)
    return TERMS.table(_Words(question.terms, evidence.weights, anywhere), len(question.terms))


def by_passage(evidence: Evidence, index: Index) -> Floats:
    """Return passages by `PASSAGES`."""
    return PASSAGES.table(index.shape, len(index.passages))[evidence.candidates]
