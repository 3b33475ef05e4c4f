"""The two kinds of array that matching works with, and what numpy itself is slow at on short ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.floating[Any]]
    Numbers = npt.NDArray[np.int64]


def beside(columns: Sequence[npt.ArrayLike], rows: int) -> Floats:
    """Return the columns beside each other; a number stands for a column of itself."""
    table = np.empty((rows, len(columns)), dtype=np.float32)
    for number, column in enumerate(columns):
        table[:, number] = column
    return table


def length(vector: Floats) -> float:
    """Return the length of a vector."""
    return math.sqrt(float(vector @ vector))
