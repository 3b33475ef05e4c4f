"""What speaks for and against each passage as the answer, as numbers of about the same size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.arrays import length
from knowledge.matching.index import STRIDE
from knowledge.matching.named_columns import Columns

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term

_LIKENESS_FLOOR: Final = 0.3
_SUM_SCALE: Final = 0.1
_WIDEST_PHRASE: Final = 3


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the signals are computed from.

    Args:
        question: as read.
        evidence: term by term.
        index: what it was gathered from.
        share: of the question's weight, term by term.
        missing: terms by candidates, how surely the passage does not hold the term.
        meaning: the same as `present`, a word alike in meaning counting too.
        nowhere: terms by candidates, what not even the paragraph holds.
        numbers: for each term 1 where it is a number, else 0.
        names: the share of each term that is a name, else 0.
        focus: for each term 1 where it says what is asked for, else 0.
        rarity: each term's share of their rarity in English at large.
        pairs: the weight of neighbouring terms that a passage holds both of.
        phrases: the weight of those that stand side by side in it.
        neighbours: the weight of all neighbouring terms.
    """

    question: Question
    evidence: Evidence
    index: Index
    share: Floats
    missing: Floats
    meaning: Floats
    nowhere: Floats
    numbers: Floats
    names: Floats
    focus: Floats
    rarity: Floats
    pairs: Floats
    phrases: Floats
    neighbours: float

    def carried(self, near: Floats) -> Floats:
        """Return how much of what a passage lacks is there."""
        carried: Floats = self.share @ (self.missing * near)
        return carried

    def shape(self, fact: str) -> Floats:
        """Return one of the candidates' fixed facts."""
        return self.index.shape[fact][self.evidence.candidates]


SIGNALS: Final = Columns[_Seen](
    {
        "bm25": lambda seen: (seen.evidence.weights @ seen.evidence.strength) * _SUM_SCALE,
        "bm25 share": lambda seen: seen.share @ seen.evidence.strength,
        "held": lambda seen: seen.share @ seen.evidence.present,
        "held sum": lambda seen: (seen.evidence.weights @ seen.evidence.present) * _SUM_SCALE,
        "held by meaning": lambda seen: seen.share @ seen.meaning,
        "held by likeness": lambda seen: seen.share @ np.square(np.maximum(seen.evidence.alike, 0.0)),
        "held by kin": lambda seen: seen.share @ seen.evidence.kin,
        "held or titled": lambda seen: seen.share @ np.maximum(seen.evidence.kin, seen.evidence.titled),
        "titled": lambda seen: seen.share @ seen.evidence.titled,
        "kin around": lambda seen: seen.share @ seen.evidence.kin_around,
        "focus by kin": lambda seen: seen.focus @ seen.evidence.kin,
        "missing everywhere": lambda seen: seen.share @ seen.nowhere,
        "carried by previous": lambda seen: seen.carried(seen.evidence.previous),
        "carried by next": lambda seen: seen.carried(seen.evidence.following),
        "carried by paragraph": lambda seen: seen.carried(seen.evidence.around),
        "paragraph": lambda seen: seen.share @ seen.evidence.around,
        "heaviest held": lambda seen: (seen.share[:, None] * seen.evidence.present).max(axis=0, initial=0.0),
        "heaviest missing": lambda seen: (seen.share[:, None] * seen.missing).max(axis=0, initial=0.0),
        "pairs held": lambda seen: seen.pairs / seen.neighbours,
        "phrases": lambda seen: seen.phrases * _SUM_SCALE,
        "phrases share": lambda seen: seen.phrases / seen.neighbours,
        "numbers held": lambda seen: seen.numbers @ seen.evidence.present,
        "numbers missing": lambda seen: seen.numbers @ seen.missing,
        "names held": lambda seen: seen.names @ seen.evidence.present,
        "names missing": lambda seen: seen.names @ seen.missing,
        "focus held": lambda seen: seen.focus @ seen.evidence.present,
        "focus by meaning": lambda seen: seen.focus @ seen.meaning,
        "density": lambda seen: _density(seen.evidence, seen.index),
        "pooled meaning": lambda seen: _pooled(seen.question, seen.evidence, seen.index),
        "rare held": lambda seen: seen.rarity @ seen.evidence.present,
        "rare missing everywhere": lambda seen: seen.rarity @ seen.nowhere,
        "terms": lambda seen: len(seen.question.terms) / 10.0,
        "unknown share": lambda seen: _unknown(seen.question) @ seen.share,
        "length": lambda seen: seen.shape("length"),
        "first of paragraph": lambda seen: seen.shape("first of paragraph"),
        "first of document": lambda seen: seen.shape("first of document"),
        "heading": lambda seen: seen.shape("heading"),
        "item": lambda seen: seen.shape("item"),
        "referring": lambda seen: seen.shape("referring"),
        "referring and carried": lambda seen: seen.shape("referring") * seen.carried(seen.evidence.previous),
    }
)
"""Shares are of the question's weight, so that a long question and a short one look alike."""


@dataclass(frozen=True, slots=True)
class _Surveyed:
    """The same, with the signals that came of it."""

    question: Question
    evidence: Evidence
    index: Index
    signals: Floats

    def most(self, signal: str) -> Floats:
        """Return the greatest value of a signal."""
        most: Floats = self.signals[:, SIGNALS.at(signal)].max()
        return most


WIDE: Final = Columns[_Surveyed](
    {
        "topic": lambda surveyed: _topic(surveyed.question, surveyed.evidence, surveyed.index),
        "nearest meaning": lambda surveyed: surveyed.most("pooled meaning"),
        "held anywhere": lambda surveyed: surveyed.most("held"),
        "held by meaning anywhere": lambda surveyed: surveyed.most("held by meaning"),
        "rare known": lambda surveyed: _rare_known(surveyed.question),
    }
)
"""How near the question is to its document, whichever passage answers."""


def signals(question: Question, evidence: Evidence, index: Index) -> Floats:
    """Return one row a candidate, one column for each of `SIGNALS`."""
    share = evidence.weights / (float(evidence.weights.sum()) + 1e-6)
    meaning = _meaning(evidence)
    rarity = np.array([term.rarity for term in question.terms], dtype=np.float32)
    pairs, phrases, neighbours = _phrases(question, evidence, index)
    seen = _Seen(
        question=question,
        evidence=evidence,
        index=index,
        share=share,
        missing=1.0 - evidence.present,
        meaning=meaning,
        nowhere=1.0 - np.maximum(meaning, evidence.around),
        numbers=np.array([term.word.number for term in question.terms], dtype=np.float32),
        names=np.array([term.name for term in question.terms], dtype=np.float32) * share,
        focus=np.array([term.focus for term in question.terms], dtype=np.float32),
        rarity=rarity / (float(rarity.sum()) + 1e-6),
        pairs=pairs,
        phrases=phrases,
        neighbours=neighbours,
    )
    return SIGNALS.table(seen, len(evidence.candidates))


def wide(question: Question, evidence: Evidence, index: Index, values: Floats) -> Floats:
    """Return one row a candidate, one column for each of `WIDE`."""
    return WIDE.table(_Surveyed(question, evidence, index, values), len(evidence.candidates))


def offered(question: Question, evidence: Evidence, index: Index) -> Floats:
    """Return candidates by traits: how many words, up to two, offer it beyond the question's own."""
    traits = index.traits[evidence.candidates]
    known = [number for number, term in enumerate(question.terms) if term.stands_for]
    if known:
        asked = index.stem_traits[[question.terms[number].stands_for[0][0] for number in known]]
        traits = traits - (evidence.present[known] > 0.0).astype(np.float32).T @ asked
    return np.clip(traits, 0.0, 2.0)


def _meaning(evidence: Evidence) -> Floats:
    """A word counts as present when one alike in meaning is: from nothing at a likeness of 0.3."""
    alike = 1.6 * np.square(np.maximum(evidence.alike - _LIKENESS_FLOOR, 0.0))
    meaning: Floats = np.minimum(np.maximum(evidence.present, alike), 1.0)
    return meaning


def _phrases(question: Question, evidence: Evidence, index: Index) -> tuple[Floats, Floats, float]:
    """Weigh neighbouring terms that a passage holds both of, those side by side in it, and all."""
    both = np.zeros(len(evidence.candidates), dtype=np.float32)
    together = np.zeros(len(index.passages), dtype=np.float32)
    total = 1e-6
    for number, (first, second) in enumerate(zip(question.terms, question.terms[1:], strict=False)):
        weight = min(first.weight, second.weight)
        total += weight
        if first.stands_for and second.stands_for:
            both += weight * np.minimum(evidence.present[number], evidence.present[number + 1])
            _add_side_by_side(together, first, second, index)
    return both, together[evidence.candidates], total


def _add_side_by_side(together: Floats, first: Term, second: Term, index: Index) -> None:
    """Add the pair's weight where a passage has the two as near each other as the question has."""
    gap = second.place - first.place
    if gap > _WIDEST_PHRASE:
        return
    one, other = index.places[first.stands_for[0][0]], index.places[second.stands_for[0][0]]
    for step in {1, gap}:
        if len(one) <= len(other):
            found = {place // STRIDE for place in one if place + step in other}
        else:
            found = {place // STRIDE for place in other if place - step in one}
        for passage in found:
            together[passage] += min(first.weight, second.weight)


def _density(evidence: Evidence, index: Index) -> Floats:
    held: Floats = evidence.weights @ evidence.present
    return held / (index.sizes[evidence.candidates] + 4.0)


def _pooled(question: Question, evidence: Evidence, index: Index) -> Floats:
    pooled = evidence.weights @ question.vectors
    return (index.pooled[evidence.candidates] @ pooled) / (length(pooled) + 1e-6)


def _unknown(question: Question) -> Floats:
    return np.array([not term.stands_for for term in question.terms], dtype=np.float32)


def _topic(question: Question, evidence: Evidence, index: Index) -> Floats:
    pooled = evidence.weights @ question.vectors
    pooled = pooled / (length(pooled) + 1e-6)
    topic: Floats = (index.topics @ pooled)[index.document[evidence.candidates]]
    return topic


def _rare_known(question: Question) -> float:
    rarity = np.array([term.rarity for term in question.terms], dtype=np.float32)
    known = np.array([bool(term.stands_for) for term in question.terms], dtype=np.float32)
    return float(rarity @ known) / (float(rarity.sum()) + 1e-6)
