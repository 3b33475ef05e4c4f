"""In which order passages and known gaps stand once it is known how sure each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers

JUDGED: Final = 3
"""So many of the best passages the confidence was fitted on, and may put in another order."""


def surest_first(odds: Floats) -> Numbers:
    """Return the order in which the likeliest few stand by their odds; those behind keep their places."""
    first = np.argsort(-odds[:JUDGED], kind="stable")
    return np.concatenate((first, np.arange(len(first), len(odds))))


def falling(odds: Floats) -> Floats:
    """Return the odds so that none behind is surer than one before it."""
    fallen: Floats = np.minimum.accumulate(odds)
    return fallen
