"""What is known of the best passage, as the columns from which the confidence is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.signals import NAMES

if TYPE_CHECKING:
    from knowledge.indexing import Floats, Numbers

COLUMNS: Final = ("score", "margin", "probability", "probability of three", "kind", "passages", *NAMES)
"""The columns of `certainty_columns`, in their order."""
_FAR: Final = 8.0
_SUMMED: Final = 200


def passage_columns(scores: Floats, kinds: Floats, values: Floats, chosen: Numbers) -> Floats:
    """Return one row for each of the chosen candidates: what speaks for it among the candidates.

    Args:
        scores: the ranking's score of each candidate.
        kinds: how far each candidate offers the kind of answer that is wanted.
        values: the candidates' signals.
        chosen: which candidates.
    """
    ranked = np.sort(scores)[::-1]
    odds = np.exp(ranked[:_SUMMED] - ranked[0])
    own = scores[chosen]
    second = ranked[1] if len(ranked) > 1 else ranked[0] - _FAR
    margin = np.where(own >= ranked[0], ranked[0] - second, own - ranked[0])
    known = np.empty((len(chosen), len(COLUMNS)), dtype=np.float32)
    known[:, 0] = own
    known[:, 1] = np.clip(margin, -_FAR, _FAR)
    known[:, 2] = np.exp(own - ranked[0]) / odds.sum()
    known[:, 3] = odds[:3].sum() / odds.sum()
    known[:, 4] = kinds[chosen]
    known[:, 5] = np.log1p(len(scores))
    known[:, 6:] = values[chosen]
    return known
