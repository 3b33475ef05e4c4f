"""How well one score tells two kinds of question apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the area under the ROC curve: how often one of the first scores above one of the others."""
    ordered = np.sort(np.array(negative))
    below = np.searchsorted(ordered, positive, side="left")
    upto = np.searchsorted(ordered, positive, side="right")
    return float((below + upto).mean() / 2 / len(negative))
