"""What is known of the best passage, as the columns from which the confidence is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.arrays import beside
from knowledge.matching.proximity import PROXIMITY, proximity
from knowledge.matching.signals import NAMES, WIDE

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.passage_scores import Weighed
    from knowledge.matching.question import Question

LACKING: Final = (
    *(f"{rank} {kind} uncovered" for kind in ("heavy", "rare", "around") for rank in ("1st", "2nd", "3rd")),
    *(f"{rank} covered nowhere" for rank in ("1st", "2nd")),
    "covered by meaning",
    "covered around",
)
"""The columns of `lacking`, in their order."""
_STANDING: Final = ("score", "margin", "probability", "probability of three", "kind", "passages")
_BEHIND: Final = ("2nd behind", "3rd behind", "4th behind", "5th behind", "6th behind")
COLUMNS: Final = (*_STANDING, *_BEHIND, *WIDE, *LACKING, *PROXIMITY, *NAMES)
"""The columns of `passage_columns`, in their order; behind them stand the passage's units of coverage."""
_FAR: Final = 8.0
_FARTHEST: Final = 10.0
_WORST: Final = 3
_NOWHERE, _COVERED = LACKING.index("1st covered nowhere"), LACKING.index("covered by meaning")
_SUMMED: Final = 200


def lacking(question: Question, evidence: Evidence, chosen: Numbers) -> Floats:
    """Return one row for each of the chosen candidates: the words that speak most against it.

    Sums hide that one heavy word is missing: so the three worst are named, by their weight here, by how rare
    they are in English, and by what not even the paragraph covers.
    """
    rarity = np.array([term.rarity / 10.0 for term in question.terms], dtype=np.float32)
    here = evidence.weights / 5.0
    covered = np.maximum(evidence.present[:, chosen], evidence.alike[:, chosen])
    around = np.maximum(covered, evidence.around[:, chosen])
    anywhere = np.maximum(evidence.around, evidence.alike).max(axis=1)
    share = evidence.weights / (float(evidence.weights.sum()) + 1e-6)
    columns = np.empty((len(chosen), len(LACKING)), dtype=np.float32)
    missing = 1.0 - covered
    ways = np.stack((here[:, None] * missing, rarity[:, None] * missing, here[:, None] * (1.0 - around)))
    columns[:, :_NOWHERE] = _worst(ways, _WORST)
    columns[:, _NOWHERE:_COVERED] = _worst((here * (1.0 - anywhere))[None, :, None], _COVERED - _NOWHERE)
    columns[:, _COVERED] = share @ covered
    columns[:, _COVERED + 1] = share @ around
    return columns


def _worst(missing: Floats, count: int) -> Floats:
    """Return for each candidate, way after way, the greatest numbers falling, zeros where there are fewer.

    Args:
        missing: ways by words by candidates.
        count: how many of each.
    """
    missing.sort(axis=1)
    ranked = missing[:, : -count - 1 : -1]
    found = np.zeros((missing.shape[2], len(missing), count), dtype=np.float32)
    found[:, :, : ranked.shape[1]] = ranked.transpose(2, 0, 1)
    return found.reshape(missing.shape[2], len(missing) * count)


def passage_columns(weighed: Weighed, chosen: Numbers) -> Floats:
    """Return one row for each of the chosen candidates: what speaks for it among the candidates."""
    scores = weighed.scores
    ranked = np.sort(scores)[::-1]
    odds = np.exp(ranked[:_SUMMED] - ranked[0])
    own = scores[chosen]
    second = ranked[1] if len(ranked) > 1 else ranked[0] - _FAR
    margin = np.where(own >= ranked[0], ranked[0] - second, own - ranked[0])
    behind = np.full(len(_BEHIND), -_FARTHEST, dtype=np.float32)
    behind[: len(ranked) - 1] = np.maximum(ranked[1 : len(_BEHIND) + 1] - ranked[0], -_FARTHEST)
    standing = (
        own,
        np.minimum(np.maximum(margin, -_FAR), _FAR),
        np.exp(own - ranked[0]) / odds.sum(),
        odds[:3].sum() / odds.sum(),
        weighed.kinds[chosen],
        np.log1p(len(scores)),
        *behind,
    )
    return np.concatenate(
        (
            beside(standing, len(chosen)),
            weighed.around[chosen],
            lacking(weighed.question, weighed.evidence, chosen),
            _nearness(weighed, chosen),
            weighed.values[chosen],
            weighed.units[chosen],
        ),
        axis=1,
    )


def _nearness(weighed: Weighed, chosen: Numbers) -> Floats:
    """Return `proximity` of the chosen; most of them were read once more already."""
    places = {place: row for row, place in enumerate(weighed.reread.tolist())}
    rows = [places.get(place, -1) for place in chosen.tolist()]
    found: Floats = weighed.nearness[rows]
    unread = [row for row, place in enumerate(rows) if place < 0]
    if unread:
        passages = weighed.evidence.candidates[chosen[unread]]
        found[unread] = proximity(weighed.question, weighed.index, passages)
    return found
