"""How like a question is to the questions that entries know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from knowledge.matching.arrays import length
from knowledge.matching.named_columns import Columns

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.phrasings import Phrasings
    from knowledge.matching.question import Question

    Meant = tuple[tuple[int, float], ...]

COMPARED: Final = 24
"""So many phrasings, the roughly nearest, are compared word by word."""
_AKIN: Final = 0.1
"""A phrasing that has less than this in common with the question says nothing about it."""
_UNKNOWN_SHARE: Final = 0.6
_RAREST: Final = 9.0
_EXPLAINED_BY_PASSAGE: Final = 0.8
_NONE: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A question in the phrasings' vocabulary: what each term may stand for, its weight, their direction."""

    question: Question
    meant: tuple[Meant, ...]
    weights: Floats
    vectors: Floats
    pooled: Floats
    exact: Numbers


class _Compared(NamedTuple):
    """Some phrasings compared word by word.

    Args:
        asked: the question.
        phrasings: all of them.
        chosen: which were compared.
        share: of each term of the question.
        held: terms by the chosen, how surely a word of the phrasing is the term.
        covered: how much of the question each of the chosen has, words of the same meaning counting.
        back: for each of the chosen how much of it the question has.
        unexplained: terms by the chosen, what neither the phrasing nor the passage of its entry has.
    """

    asked: _Spoken
    phrasings: Phrasings
    chosen: Numbers
    share: Floats
    held: Floats
    covered: Floats
    back: Floats
    unexplained: Floats


LIKENESS: Final = Columns[_Compared](
    {
        "asked covered": lambda one: one.covered,
        "asked held": lambda one: one.share @ one.held,
        "phrasing covered": lambda one: one.back,
        "both covered": lambda one: _harmonic(one.covered, one.back),
        "explained": lambda one: 1.0 - one.share @ one.unexplained,
        "heaviest unexplained": lambda one: (one.share[:, None] * one.unexplained).max(axis=0),
        "pooled meaning": lambda one: one.phrasings.pooled[one.chosen] @ one.asked.pooled,
        "same kind": lambda one: one.phrasings.wanted[one.chosen] == int(one.asked.question.wanted),
        "names unexplained": lambda one: (_names(one.asked.question) * one.share) @ one.unexplained,
        "numbers unexplained": lambda one: _numbers(one.asked.question) @ one.unexplained,
        "exact": lambda one: _among(one.chosen, one.asked.exact),
    }
)
"""How like a phrasing is to a question."""
_COVERED: Final = LIKENESS.at("both covered")


@dataclass(frozen=True, slots=True)
class Alike:
    """The phrasings nearest to a question.

    Args:
        phrasings: their numbers, ascending.
        values: phrasings by `LIKENESS`.
    """

    phrasings: Numbers
    values: Floats


def nearest(question: Question, phrasings: Phrasings, explained: Floats, without: Numbers) -> Alike:
    """Return the phrasings nearest to the question.

    Args:
        question: as read by the reader that read the phrasings.
        phrasings: of all entries.
        explained: terms by entries, how surely the passage an entry selects holds the term.
        without: phrasings to leave out, as when one of them is asked in fitting.
    """
    asked = _ask(question, phrasings)
    rough = _roughly(asked, phrasings)
    rough[without] = -1.0
    chosen = _best(rough)
    chosen = chosen[phrasings.bounds[chosen + 1] > phrasings.bounds[chosen]]
    if not len(chosen):
        return Alike(_NONE, np.zeros((0, len(LIKENESS.names)), dtype=np.float32))
    values = _compare(asked, phrasings, chosen, explained[:, phrasings.entries[chosen]])
    akin = values[:, _COVERED] >= _AKIN
    return Alike(chosen[akin], values[akin])


def _ask(question: Question, phrasings: Phrasings) -> _Spoken:
    meant = tuple(phrasings.speller.stands_for(term.word) for term in question.terms)
    weights = np.array(
        [
            term.share
            * (phrasings.weights[found[0][0]] if found else min(term.rarity, _RAREST) * _UNKNOWN_SHARE)
            for term, found in zip(question.terms, meant, strict=True)
        ],
        dtype=np.float32,
    )
    vectors = question.vectors.copy()
    for number, found in enumerate(meant):
        if found and not vectors[number].any():
            vectors[number] = phrasings.vectors[found[0][0]]
    pooled = weights @ vectors
    exact = phrasings.exact.get(tuple(word.stem for word in question.words), _NONE)
    return _Spoken(question, meant, weights, vectors, pooled / (length(pooled) + 1e-6), exact)


def _roughly(asked: _Spoken, phrasings: Phrasings) -> Floats:
    """Return a cheap likeness of every phrasing: shared weight, direction, and sameness to the letter."""
    shared = np.zeros(len(phrasings.texts), dtype=np.float32)
    for weight, found in zip(asked.weights, asked.meant, strict=True):
        for stem, sureness in found:
            shared[phrasings.postings[stem]] += 2.0 * weight * sureness
    rough = shared / (float(asked.weights.sum()) + phrasings.totals + 1e-6)
    rough += 0.5 * (phrasings.pooled @ asked.pooled)
    rough[asked.exact] += 2.0
    return rough


def _best(rough: Floats) -> Numbers:
    near = np.argpartition(rough, -COMPARED)[-COMPARED:] if len(rough) > COMPARED else np.arange(len(rough))
    return np.sort(near[rough[near] > 0.0])


def _compare(asked: _Spoken, phrasings: Phrasings, chosen: Numbers, explained: Floats) -> Floats:
    sizes = phrasings.bounds[chosen + 1] - phrasings.bounds[chosen]
    offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    held = phrasings.held[np.repeat(phrasings.bounds[chosen] - offsets, sizes) + np.arange(int(sizes.sum()))]
    likeness, same = _word_by_word(asked, phrasings, held)
    alike = np.maximum(likeness, same)
    by_phrasing = np.maximum.reduceat(alike, offsets, axis=1)
    back = np.add.reduceat(alike.max(axis=0) * phrasings.weights[held], offsets) / (
        phrasings.totals[chosen] + 1e-6
    )
    share = asked.weights / (float(asked.weights.sum()) + 1e-6)
    compared = _Compared(
        asked=asked,
        phrasings=phrasings,
        chosen=chosen,
        share=share,
        held=np.maximum.reduceat(same, offsets, axis=1),
        covered=share @ by_phrasing,
        back=back,
        unexplained=1.0 - np.maximum(by_phrasing, _EXPLAINED_BY_PASSAGE * explained),
    )
    return LIKENESS.table(compared, len(chosen))


def _harmonic(one: Floats, other: Floats) -> Floats:
    return 2 * one * other / (one + other + 1e-6)


def _names(question: Question) -> Floats:
    return np.array([term.name for term in question.terms], dtype=np.float32)


def _numbers(question: Question) -> Floats:
    return np.array([term.word.number for term in question.terms], dtype=np.float32)


def _among(chosen: Numbers, exact: Numbers) -> Floats:
    """Return 1 for each of the chosen that is among a few; numpy's own search costs more than it finds."""
    few = set(exact.tolist())
    return np.array(
        [number in few for number in chosen.tolist()] if few else [False] * len(chosen), np.float32
    )


def _word_by_word(asked: _Spoken, phrasings: Phrasings, held: Numbers) -> tuple[Floats, Floats]:
    """Return terms by words of phrasings: how surely the one means the other, and how surely it is that."""
    likeness = asked.vectors @ phrasings.vectors[held].T
    np.maximum(likeness, 0.0, out=likeness)
    meant = np.minimum(np.maximum(1.3 * likeness * likeness - 0.2, 0.0), 0.9)
    same = np.zeros_like(meant)
    for number, found in enumerate(asked.meant):
        for stem, sureness in reversed(found):
            same[number, held == stem] = sureness
    return meant, same
