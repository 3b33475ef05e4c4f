"""One order of passages and entries, and how certain it is that each of them answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.arrays import beside
from knowledge.matching.confidence import passage_columns
from knowledge.matching.entry_likeness import LIKENESS, Alike, nearest
from knowledge.matching.signals import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.index import Index
    from knowledge.matching.passage_scores import Weighed
    from knowledge.matching.phrasings import Phrasings
    from knowledge.matching.weights import Weights
    from knowledge.model import Entry

FUSED: Final = ("passage score", *LIKENESS, "entry", "held against gap", "gap")
"""Columns from which a row's place in the common order is computed.

"Held against gap" is how much of the question the likeliest passage holds, where the row is a known gap.
"""
_KNOWN: Final = ("unknown share", "rare missing everywhere", "missing everywhere", "terms")
CERTAIN: Final = ("passage confidence", "margin", "probability", "gap's lead", *FUSED, *_KNOWN)
"""Columns from which the certainty of a row is computed."""
_KNOWN_COLUMNS: Final = [NAMES.index(name) for name in _KNOWN]
_HELD: Final = NAMES.index("held by meaning")
_EXACT: Final = FUSED.index("exact")
_CERTAIN_ODDS: Final = 3.0
"""At least, that an entry answers its own phrasing: its author said so."""
_SURER: Final = 1.0
"""Of the log odds, by which a passage is to be surer than a known gap that is more like the question."""
_PASSAGES: Final = 12
_ORDERED: Final = 8
"""So many of the best rows are given a certainty; nobody looks further."""
_FAR: Final = 8.0


@dataclass(frozen=True, slots=True)
class Targets:
    """What each entry answers with.

    Args:
        passages: for each entry the number of the passage its first selector lies in, or -1 for a known gap.
    """

    passages: Numbers

    @classmethod
    def of(cls, entries: Sequence[Entry], index: Index) -> Targets:
        """Find the passage that each entry's first selector lies in."""
        by_document: dict[str, list[int]] = {}
        for number, passage in enumerate(index.passages):
            by_document.setdefault(passage.document, []).append(number)
        found = []
        for entry in entries:
            first = entry.selectors[0] if entry.selectors else None
            inside = (
                number
                for number in (by_document.get(first.document, ()) if first else ())
                if first
                and first.start < index.passages[number].end
                and index.passages[number].start < first.end
            )
            found.append(next(inside, -1))
        return cls(np.array(found, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Fused:
    """Passages and entries in one order; a row is a passage by itself or by way of a phrasing.

    Args:
        rows: rows by `FUSED`.
        passages: for each row its passage, or -1.
        entries: for each row its entry, or -1.
        order: the best row of each passage and each gap, best first, `_ORDERED` at most.
        columns: for each of `order`, `CERTAIN`; zeros where the knowledge has no entries.
        certainty: for each of `order` the probability that it answers.
    """

    rows: Floats
    passages: Numbers
    entries: Numbers
    order: Numbers
    columns: Floats
    certainty: Floats


@dataclass(frozen=True, slots=True)
class _Rows:
    """What stands in one order: rows by `FUSED`, and for each row its passage, its entry, its candidate."""

    values: Floats
    passages: Numbers
    entries: Numbers
    candidates: Numbers


def fuse(
    weighed: Weighed, phrasings: Phrasings, targets: Targets, weights: Weights, without: Numbers
) -> Fused:
    """Return passages and entries in one order; phrasings `without` are left out."""
    rows = _rows(weighed, phrasings, targets, without)
    by_entry = bool((rows.entries >= 0).any())
    exact = rows.values[:, _EXACT]
    scores = weights.fusing.score(rows.values) + _FAR * exact if by_entry else rows.values[:, 0]
    every = _each_once(scores, rows.passages, rows.entries)
    order = every[:_ORDERED]
    own = rows.candidates[order]
    confidence = weights.confidence.score(passage_columns(weighed, own))
    if not by_entry:
        columns = np.zeros((len(order), len(CERTAIN)), dtype=np.float32)
        return Fused(rows.values, rows.passages, rows.entries, order, columns, _chance(confidence))
    standing = _standing(scores[every], rows.values[every, -1] > 0)[: len(order)]
    known = weighed.values[own][:, _KNOWN_COLUMNS]
    columns = np.concatenate((confidence[:, None], standing, rows.values[order], known), axis=1)
    # A passage that no entry leads to is as sure as it would be without entries: one entry more, about
    # something else, must not make it doubtful.
    odds = np.where(rows.entries[order] < 0, confidence, weights.certainty.score(columns))
    odds = np.where(exact[order] > 0, np.maximum(odds, _CERTAIN_ODDS), odds)
    turn = _gap_last(rows.passages[order], rows.entries[order], odds)
    return Fused(rows.values, rows.passages, rows.entries, order[turn], columns[turn], _chance(odds[turn]))


def _rows(weighed: Weighed, phrasings: Phrasings, targets: Targets, without: Numbers) -> _Rows:
    at = _candidate_of(weighed, targets)
    alike = _alike(weighed, phrasings, at, without)
    entries = phrasings.entries[alike.phrasings]
    best = np.argsort(-weighed.scores, kind="stable")[:_PASSAGES]
    relative = np.maximum(weighed.scores - weighed.scores.max(), -_FAR)
    held = float(weighed.values[best[0], _HELD])
    by_entry = _entry_rows(relative, alike, at[entries], targets.passages[entries], held)
    candidates = np.concatenate((best, at[entries]))
    return _Rows(
        values=np.concatenate((_plain_rows(relative[best]), by_entry)),
        passages=np.concatenate((weighed.evidence.candidates[best], targets.passages[entries])),
        entries=np.concatenate((np.full(len(best), -1), entries)),
        candidates=np.where(candidates >= 0, candidates, int(best[0])),
    )


def _candidate_of(weighed: Weighed, targets: Targets) -> Numbers:
    """Return for each entry the place of its passage among the candidates, or -1."""
    candidates = weighed.evidence.candidates
    place = np.minimum(np.searchsorted(candidates, targets.passages), len(candidates) - 1)
    return np.where(candidates[place] == targets.passages, place, -1)


def _alike(weighed: Weighed, phrasings: Phrasings, at: Numbers, without: Numbers) -> Alike:
    present = weighed.evidence.present
    explained = np.where(at >= 0, present[:, at], 0.0)
    return nearest(weighed.question, phrasings, explained, without)


def _plain_rows(relative: Floats) -> Floats:
    rows = np.zeros((len(relative), len(FUSED)), dtype=np.float32)
    rows[:, 0] = relative
    return rows


def _entry_rows(relative: Floats, alike: Alike, own: Numbers, passages: Numbers, held: float) -> Floats:
    gap = passages < 0
    rows = np.empty((len(own), len(FUSED)), dtype=np.float32)
    rows[:, 0] = np.where(own >= 0, relative[own], np.where(gap, 0.0, -_FAR))
    rows[:, 1:-3] = alike.values
    rows[:, -3] = 1.0
    rows[:, -2] = gap * held
    rows[:, -1] = gap
    return rows


def _each_once(scores: Floats, passages: Numbers, entries: Numbers) -> Numbers:
    """Return the best row of each passage and of each gap, best first."""
    keys = np.where(passages >= 0, passages, -2 - entries).tolist()
    best: dict[int, int] = {}
    for row in np.argsort(-scores, kind="stable").tolist():
        best.setdefault(keys[row], row)
    return np.array(list(best.values()), dtype=np.int64)


def _standing(best: Floats, gap: Numbers) -> Floats:
    """Return how each row stands against the others: its margin, its share, and the best gap's lead."""
    odds = np.exp(best - best[0])
    second = best[1] if len(best) > 1 else best[0] - _FAR
    margin = best - best[0]
    margin[0] = best[0] - second
    lead = best[gap].max(initial=-1e3) - best[~gap].max(initial=-1e3)
    columns = beside((margin, odds / odds.sum(), lead), len(best))
    return np.minimum(np.maximum(columns, -_FAR), _FAR)


def _gap_last(passages: Numbers, entries: Numbers, odds: Floats) -> Numbers:
    """Return the order in which known gaps that lead stand behind a passage that is surer by itself."""
    turn = list(range(len(odds)))
    leading = 0
    while leading < len(turn) and passages[leading] < 0:
        leading += 1
    if 0 < leading < len(turn) and entries[leading] < 0 and odds[leading] > odds[:leading].max() + _SURER:
        turn.insert(0, turn.pop(leading))
    return np.array(turn, dtype=np.int64)


def _chance(odds: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
