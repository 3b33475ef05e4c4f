"""One order of passages and entries, and how certain it is that each of them answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from knowledge.matching.confidence import passage_columns
from knowledge.matching.entry_likeness import LIKENESS, Alike, nearest
from knowledge.matching.named_columns import Columns
from knowledge.matching.signals import SIGNALS
from knowledge.matching.turns import falling, surest_first

if TYPE_CHECKING:
    import numpy.typing as npt

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.entry_targets import EntryTargets
    from knowledge.matching.passage_scores import Weighed
    from knowledge.matching.phrasings import Phrasings
    from knowledge.matching.weights import Weights

_CERTAIN_ODDS: Final = 3.0
"""At least, that an entry answers its own phrasing: its author said so."""
_PASSAGES: Final = 12
_ORDERED: Final = 8
"""So many of the best rows are given a certainty; nobody looks further."""
_FAR: Final = 8.0


class _Led(NamedTuple):
    """Rows of passages and gaps by way of a phrasing.

    Args:
        relative: every candidate's score against the best.
        alike: the phrasings.
        own: for each row its candidate, or -1.
        gap: for each row whether it is a known gap.
        held: how much of the question the likeliest passage holds.
    """

    relative: Floats
    alike: Alike
    own: Numbers
    gap: npt.NDArray[np.bool_]
    held: float


FUSED: Final = Columns[_Led](
    {
        "passage score": lambda led: np.where(
            led.own >= 0, led.relative[led.own], np.where(led.gap, 0.0, -_FAR)
        ),
        LIKENESS.names: lambda led: led.alike.values,
        "entry": lambda _: 1.0,
        "held against gap": lambda led: led.gap * led.held,
        "gap": lambda led: led.gap,
    }
)
"""From which a row's place in the common order is computed; a passage by itself has only the first."""
_SCORE, _EXACT, _GAP = (FUSED.at(name) for name in ("passage score", "exact", "gap"))
_HELD: Final = SIGNALS.at("held by meaning")
_KNOWN: Final = ("unknown share", "rare missing everywhere", "missing everywhere", "terms")
_KNOWN_SIGNALS: Final = [SIGNALS.at(name) for name in _KNOWN]


class _Ordered(NamedTuple):
    """The best rows of an order.

    Args:
        confidence: log odds that each row's passage answers.
        best: the scores of all rows, falling.
        gap: for each of them whether it is a known gap.
        rows: the best by `FUSED`.
        signals: of their candidates.
    """

    confidence: Floats
    best: Floats
    gap: npt.NDArray[np.bool_]
    rows: Floats
    signals: Floats


CERTAIN: Final = Columns[_Ordered](
    {
        "passage confidence": lambda ordered: ordered.confidence,
        "margin": lambda ordered: _margin(ordered.best)[: len(ordered.rows)],
        "probability": lambda ordered: _shares(ordered.best)[: len(ordered.rows)],
        "gap's lead": lambda ordered: _lead(ordered.best, ordered.gap),
        FUSED.names: lambda ordered: ordered.rows,
        _KNOWN: lambda ordered: ordered.signals[:, _KNOWN_SIGNALS],
    }
)
"""From which the certainty of a row is computed."""


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
    weighed: Weighed, phrasings: Phrasings, targets: EntryTargets, weights: Weights, without: Numbers
) -> Fused:
    """Return passages and entries in one order; phrasings `without` are left out."""
    rows = _rows(weighed, phrasings, targets, without)
    by_entry = bool((rows.entries >= 0).any())
    exact = rows.values[:, _EXACT]
    scores = weights.fusing.score(rows.values) + _FAR * exact if by_entry else rows.values[:, _SCORE]
    every = _each_once(scores, rows.passages, rows.entries)
    order = every[:_ORDERED]
    own = rows.candidates[order]
    confidence = weights.confidence.score(passage_columns(weighed, own))
    if not by_entry:
        columns = np.zeros((len(order), len(CERTAIN.names)), dtype=np.float32)
        surest = surest_first(confidence)
        return Fused(
            rows.values,
            rows.passages,
            rows.entries,
            order[surest],
            columns,
            _chance(falling(confidence[surest])),
        )
    gap = rows.values[every, _GAP] > 0
    ordered = _Ordered(confidence, scores[every], gap, rows.values[order], weighed.values[own])
    columns = CERTAIN.table(ordered, len(order))
    # A passage that no entry leads to is as sure as it would be without entries: one entry more, about
    # something else, must not make it doubtful.
    odds = np.where(rows.entries[order] < 0, confidence, weights.certainty.score(columns))
    odds = np.where(exact[order] > 0, np.maximum(odds, _CERTAIN_ODDS), odds)
    turn = surest_first(odds + _FAR * exact[order])
    return Fused(
        rows.values, rows.passages, rows.entries, order[turn], columns[turn], _chance(falling(odds[turn]))
    )


def _rows(weighed: Weighed, phrasings: Phrasings, targets: EntryTargets, without: Numbers) -> _Rows:
    at = _candidate_of(weighed, targets)
    alike = _alike(weighed, phrasings, at, without)
    entries = phrasings.entries[alike.phrasings]
    best = np.argsort(-weighed.scores, kind="stable")[:_PASSAGES]
    relative = np.maximum(weighed.scores - weighed.scores.max(), -_FAR)
    held = float(weighed.values[best[0], _HELD])
    led = _Led(relative, alike, at[entries], targets.passages[entries] < 0, held)
    candidates = np.concatenate((best, at[entries]))
    return _Rows(
        values=np.concatenate((_plain_rows(relative[best]), FUSED.table(led, len(entries)))),
        passages=np.concatenate((weighed.evidence.candidates[best], targets.passages[entries])),
        entries=np.concatenate((np.full(len(best), -1), entries)),
        candidates=np.where(candidates >= 0, candidates, int(best[0])),
    )


def _candidate_of(weighed: Weighed, targets: EntryTargets) -> Numbers:
    """Return for each entry the place of its passage among the candidates, or -1."""
    candidates = weighed.evidence.candidates
    place = np.minimum(np.searchsorted(candidates, targets.passages), len(candidates) - 1)
    return np.where(candidates[place] == targets.passages, place, -1)


def _alike(weighed: Weighed, phrasings: Phrasings, at: Numbers, without: Numbers) -> Alike:
    present = weighed.evidence.present
    explained = np.where(at >= 0, present[:, at], 0.0)
    return nearest(weighed.question, phrasings, explained, without)


def _plain_rows(relative: Floats) -> Floats:
    rows = np.zeros((len(relative), len(FUSED.names)), dtype=np.float32)
    rows[:, _SCORE] = relative
    return rows


def _each_once(scores: Floats, passages: Numbers, entries: Numbers) -> Numbers:
    """Return the best row of each passage and of each gap, best first."""
    keys = np.where(passages >= 0, passages, -2 - entries).tolist()
    best: dict[int, int] = {}
    for row in np.argsort(-scores, kind="stable").tolist():
        best.setdefault(keys[row], row)
    return np.array(list(best.values()), dtype=np.int64)


def _margin(best: Floats) -> Floats:
    """Return by how much the first row is ahead of the second, and every other behind the first."""
    second = best[1] if len(best) > 1 else best[0] - _FAR
    margin: Floats = np.maximum(best - best[0], -_FAR)
    margin[0] = min(best[0] - second, _FAR)
    return margin


def _shares(best: Floats) -> Floats:
    odds = np.exp(best - best[0])
    shares: Floats = odds / odds.sum()
    return shares


def _lead(best: Floats, gap: npt.NDArray[np.bool_]) -> float:
    """Return by how much the best gap is ahead of the best passage."""
    lead = best[gap].max(initial=-1e3) - best[~gap].max(initial=-1e3)
    return float(min(max(lead, -_FAR), _FAR))


def _chance(odds: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
