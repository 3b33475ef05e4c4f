"""What speaks for and against each passage as the answer, as numbers of about the same size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.arrays import beside, length
from knowledge.matching.index import STRIDE

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term

NAMES: Final = (
    "bm25",
    "bm25 share",
    "held",
    "held sum",
    "held by meaning",
    "held by likeness",
    "missing everywhere",
    "carried by previous",
    "carried by next",
    "carried by paragraph",
    "paragraph",
    "heaviest held",
    "heaviest missing",
    "pairs held",
    "phrases",
    "phrases share",
    "numbers held",
    "numbers missing",
    "names held",
    "names missing",
    "focus held",
    "focus by meaning",
    "density",
    "pooled meaning",
    "rare held",
    "rare missing everywhere",
    "terms",
    "unknown share",
    "length",
    "first of paragraph",
    "first of document",
    "heading",
    "item",
    "referring",
    "referring and carried",
)
"""The columns of `signals`, in their order."""
WIDE: Final = ("topic", "nearest meaning", "held anywhere", "held by meaning anywhere", "rare known")
"""The columns of `wide`, in their order."""
_POOLED, _HELD, _MEANT = (NAMES.index(name) for name in ("pooled meaning", "held", "held by meaning"))
_LIKENESS_FLOOR: Final = 0.3
_SUM_SCALE: Final = 0.1
_WIDEST_PHRASE: Final = 3


def signals(question: Question, evidence: Evidence, index: Index) -> Floats:
    """Return one row a candidate, one column for each of `NAMES`.

    Shares are of the question's weight, so that a long question and a short one look alike.
    """
    share = evidence.weights / (float(evidence.weights.sum()) + 1e-6)
    meaning = _meaning(evidence)
    nowhere = 1.0 - np.maximum(meaning, evidence.around)
    columns = (
        *_held_columns(evidence, share, meaning, nowhere),
        *_phrases(question, evidence, index),
        *_marked(question, evidence, share, meaning),
        (evidence.weights @ evidence.present) / (index.sizes[evidence.candidates] + 4.0),
        _pooled(question, evidence, index),
        *_general(question, evidence, share, nowhere),
        *_shape(evidence, index, share),
    )
    return beside(columns, len(evidence.candidates))


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


def _held_columns(evidence: Evidence, share: Floats, meaning: Floats, nowhere: Floats) -> tuple[Floats, ...]:
    present, missing = evidence.present, 1.0 - evidence.present
    return (
        (evidence.weights @ evidence.strength) * _SUM_SCALE,
        share @ evidence.strength,
        share @ present,
        (evidence.weights @ present) * _SUM_SCALE,
        share @ meaning,
        share @ np.square(np.maximum(evidence.alike, 0.0)),
        share @ nowhere,
        share @ (missing * evidence.before),
        share @ (missing * evidence.after),
        share @ (missing * evidence.around),
        share @ evidence.around,
        (share[:, None] * present).max(axis=0, initial=0.0),
        (share[:, None] * missing).max(axis=0, initial=0.0),
    )


def _phrases(question: Question, evidence: Evidence, index: Index) -> tuple[Floats, ...]:
    """Weigh neighbouring terms that a passage holds both of, and those that stand side by side in it."""
    both = np.zeros(len(evidence.candidates), dtype=np.float32)
    together = np.zeros(len(index.passages), dtype=np.float32)
    total = 1e-6
    for number, (first, second) in enumerate(zip(question.terms, question.terms[1:], strict=False)):
        weight = min(first.weight, second.weight)
        total += weight
        if first.stands_for and second.stands_for:
            both += weight * np.minimum(evidence.present[number], evidence.present[number + 1])
            _add_side_by_side(together, first, second, index)
    phrases = together[evidence.candidates]
    return both / total, phrases * _SUM_SCALE, phrases / total


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


def _marked(question: Question, evidence: Evidence, share: Floats, meaning: Floats) -> tuple[Floats, ...]:
    """Weigh what must not be missing: numbers, names, and the noun that says what is asked for."""
    present, missing = evidence.present, 1.0 - evidence.present
    numbers = np.array([term.word.number for term in question.terms], dtype=np.float32)
    names = np.array([term.name for term in question.terms], dtype=np.float32) * share
    focus = np.array([term.focus for term in question.terms], dtype=np.float32)
    return (
        numbers @ present,
        numbers @ missing,
        names @ present,
        names @ missing,
        focus @ present,
        focus @ meaning,
    )


def _pooled(question: Question, evidence: Evidence, index: Index) -> Floats:
    pooled = evidence.weights @ question.vectors
    return (index.pooled[evidence.candidates] @ pooled) / (length(pooled) + 1e-6)


def _general(question: Question, evidence: Evidence, share: Floats, nowhere: Floats) -> tuple[Floats, ...]:
    """Weigh the terms by how rare they are in English at large, and say how much is unknown here."""
    rarity = np.array([term.rarity for term in question.terms], dtype=np.float32)
    rarity = rarity / (float(rarity.sum()) + 1e-6)
    unknown = np.array([not term.stands_for for term in question.terms], dtype=np.float32)
    every = np.ones(len(evidence.candidates), dtype=np.float32)
    return (
        rarity @ evidence.present,
        rarity @ nowhere,
        every * (len(question.terms) / 10.0),
        every * float(unknown @ share),
    )


def _shape(evidence: Evidence, index: Index, share: Floats) -> tuple[Floats, ...]:
    shape = index.shape[evidence.candidates].T
    carried = share @ ((1.0 - evidence.present) * evidence.before)
    return (*shape, shape[-1] * carried)


def wide(question: Question, evidence: Evidence, index: Index, values: Floats) -> Floats:
    """Return one row a candidate: how near the question is to its document, whichever passage answers."""
    pooled = evidence.weights @ question.vectors
    pooled = pooled / (length(pooled) + 1e-6)
    rarity = np.array([term.rarity for term in question.terms], dtype=np.float32)
    known = np.array([bool(term.stands_for) for term in question.terms], dtype=np.float32)
    columns = np.empty((len(evidence.candidates), len(WIDE)), dtype=np.float32)
    columns[:, 0] = (index.topics @ pooled)[index.document[evidence.candidates]]
    columns[:, 1] = values[:, _POOLED].max()
    columns[:, 2] = values[:, _HELD].max()
    columns[:, 3] = values[:, _MEANT].max()
    columns[:, 4] = float(rarity @ known) / (float(rarity.sum()) + 1e-6)
    return columns
