"""What is known of the best passage, as the columns from which the confidence is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from knowledge.matching.asked_and_held import ASKED_AND_HELD, asked_and_held
from knowledge.matching.coverage import unit_names
from knowledge.matching.named_columns import Columns
from knowledge.matching.proximity import PROXIMITY, proximity
from knowledge.matching.signals import SIGNALS, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.passage_scores import Weighed
    from knowledge.matching.question import Question

_FAR: Final = 8.0
_FARTHEST: Final = 10.0
_SUMMED: Final = 200


class _Lacks(NamedTuple):
    """What some candidates lack.

    Args:
        here: for each word how much it says in this knowledge.
        rarity: for each word how rare it is in English.
        share: for each word its share of the question's weight.
        covered: words by candidates, how far the passage covers it.
        around: the same for the paragraph.
        anywhere: for each word how far any candidate covers it.
    """

    here: Floats
    rarity: Floats
    share: Floats
    covered: Floats
    around: Floats
    anywhere: Floats


def _ranked(what: str, count: int) -> tuple[str, ...]:
    return tuple(f"{rank} {what}" for rank in ("1st", "2nd", "3rd", "4th", "5th", "6th")[:count])


LACKING: Final = Columns[_Lacks](
    {
        _ranked("heavy uncovered", 3): lambda lacks: _worst(lacks.here[:, None] * (1.0 - lacks.covered), 3),
        _ranked("rare uncovered", 3): lambda lacks: _worst(lacks.rarity[:, None] * (1.0 - lacks.covered), 3),
        _ranked("around uncovered", 3): lambda lacks: _worst(lacks.here[:, None] * (1.0 - lacks.around), 3),
        _ranked("covered nowhere", 2): lambda lacks: _worst(
            (lacks.here * (1.0 - lacks.anywhere))[:, None], 2
        ),
        "covered by meaning": lambda lacks: lacks.share @ lacks.covered,
        "covered around": lambda lacks: lacks.share @ lacks.around,
    }
)
"""The words that speak most against a passage.

Sums hide that one heavy word is missing: so the three worst are named, by their weight here, by how rare they
are in English, and by what not even the paragraph covers.
"""


class _Chosen(NamedTuple):
    """Some candidates among all.

    Args:
        weighed: all candidates.
        places: of those chosen.
        own: their scores.
        ranked: all scores, falling.
        odds: of the best scores, against the best.
    """

    weighed: Weighed
    places: Numbers
    own: Floats
    ranked: Floats
    odds: Floats


COLUMNS: Final = Columns[_Chosen](
    {
        "score": lambda chosen: chosen.own,
        "margin": lambda chosen: _margin(chosen.own, chosen.ranked),
        "probability": lambda chosen: np.exp(chosen.own - chosen.ranked[0]) / chosen.odds.sum(),
        "probability of three": lambda chosen: chosen.odds[:3].sum() / chosen.odds.sum(),
        "kind": lambda chosen: chosen.weighed.kinds[chosen.places],
        "passages": lambda chosen: np.log1p(len(chosen.ranked)),
        _ranked("behind", 6)[1:]: lambda chosen: _behind(chosen.ranked, 5),
        WIDE.names: lambda chosen: chosen.weighed.around[chosen.places],
        LACKING.names: lambda chosen: lacking(
            chosen.weighed.question, chosen.weighed.evidence, chosen.places
        ),
        PROXIMITY: lambda chosen: _reread(chosen, chosen.weighed.nearness, _nearness),
        ASKED_AND_HELD: lambda chosen: _reread(chosen, chosen.weighed.held, _held),
        SIGNALS.names: lambda chosen: chosen.weighed.values[chosen.places],
    }
)
"""What speaks for a passage among the candidates; behind these stand the passage's units of coverage."""


def lacking(question: Question, evidence: Evidence, places: Numbers) -> Floats:
    """Return one row for each of these candidates, one column for each of `LACKING`."""
    covered = np.maximum.reduce(
        [evidence.kin[:, places], evidence.alike[:, places], evidence.titled[:, places]]
    )
    lacks = _Lacks(
        here=evidence.weights / 5.0,
        rarity=np.array([term.rarity / 10.0 for term in question.terms], dtype=np.float32),
        share=evidence.weights / (float(evidence.weights.sum()) + 1e-6),
        covered=covered,
        around=np.maximum(covered, evidence.around[:, places]),
        anywhere=np.maximum(evidence.around, evidence.alike).max(axis=1),
    )
    return LACKING.table(lacks, len(places))


def _worst(missing: Floats, count: int) -> Floats:
    """Return for each candidate the greatest numbers falling, zeros where there are fewer.

    Args:
        missing: words by candidates.
        count: how many.
    """
    missing.sort(axis=0)
    ranked = missing[: -count - 1 : -1]
    found = np.zeros((missing.shape[1], count), dtype=np.float32)
    found[:, : len(ranked)] = ranked.T
    return found


def confidence_names(units: int) -> tuple[str, ...]:
    """Return what the columns of `passage_columns` are called, with so many units of coverage."""
    return (*COLUMNS.names, *unit_names(units))


def passage_columns(weighed: Weighed, places: Numbers) -> Floats:
    """Return one row for each of these candidates, one column for each of `confidence_names`."""
    ranked = np.sort(weighed.scores)[::-1]
    odds = np.exp(ranked[:_SUMMED] - ranked[0])
    chosen = _Chosen(weighed, places, weighed.scores[places], ranked, odds)
    return np.concatenate((COLUMNS.table(chosen, len(places)), weighed.units[places]), axis=1)


def _margin(own: Floats, ranked: Floats) -> Floats:
    """Return by how much the best is ahead of the second, and every other behind the best."""
    second = ranked[1] if len(ranked) > 1 else ranked[0] - _FAR
    margin = np.where(own >= ranked[0], ranked[0] - second, own - ranked[0])
    clipped: Floats = np.minimum(np.maximum(margin, -_FAR), _FAR)
    return clipped


def _behind(ranked: Floats, count: int) -> Floats:
    behind = np.full(count, -_FARTHEST, dtype=np.float32)
    behind[: len(ranked) - 1] = np.maximum(ranked[1 : count + 1] - ranked[0], -_FARTHEST)
    return behind


def _reread(chosen: _Chosen, known: Floats, read: Callable[[Weighed, Numbers], Floats]) -> Floats:
    """Return what a second reading of the chosen shows; most of them were read once more already."""
    weighed, places = chosen.weighed, chosen.places
    rows = {place: row for row, place in enumerate(weighed.reread.tolist())}
    at = [rows.get(place, -1) for place in places.tolist()]
    found: Floats = known[at]
    unread = [row for row, place in enumerate(at) if place < 0]
    if unread:
        found[unread] = read(weighed, places[unread])
    return found


def _nearness(weighed: Weighed, places: Numbers) -> Floats:
    return proximity(weighed.question, weighed.index, weighed.evidence.candidates[places])


def _held(weighed: Weighed, places: Numbers) -> Floats:
    return asked_and_held(weighed.question, weighed.evidence, weighed.index, places)
