"""The two kinds of array that matching works with, and what numpy itself is slow at on short ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.floating[Any]]
    Numbers = npt.NDArray[np.int64]


def length(vector: Floats) -> float:
    """Return the length of a vector."""
    return math.sqrt(float(vector @ vector))
