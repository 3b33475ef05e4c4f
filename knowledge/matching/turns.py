"""In which order passages and known gaps stand once it is known how sure each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats, Numbers

_SURER: Final = 1.0
"""Of the log odds, by which a passage is to be surer than a known gap that is more like the question."""
_JUDGED: Final = 3
"""So many of the best passages the confidence was fitted on, and may put in another order."""


def surest_first(odds: Floats) -> Numbers:
    """Return the order in which the likeliest few stand by their odds; those behind keep their places."""
    first = np.argsort(-odds[:_JUDGED], kind="stable")
    return np.concatenate((first, np.arange(len(first), len(odds))))


def falling(odds: Floats) -> Floats:
    """Return the odds so that none behind is surer than one before it."""
    falling: Floats = np.minimum.accumulate(odds)
    return falling


def gap_last(passages: Numbers, entries: Numbers, odds: Floats) -> Numbers:
    """Return the order in which known gaps that lead stand behind a passage that is surer by itself."""
    turn = list(range(len(odds)))
    leading = 0
    while leading < len(turn) and passages[leading] < 0:
        leading += 1
    if 0 < leading < len(turn) and entries[leading] < 0 and odds[leading] > odds[:leading].max() + _SURER:
        turn.insert(0, turn.pop(leading))
    return np.array(turn, dtype=np.int64)
