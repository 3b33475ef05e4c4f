"""How far confidence is from the share of right answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BINS: Final = 10


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over ten bins of equal width (Naeini and others, 2015)."""
    error = 0.0
    for _, confidence, share, weight in reliability(judged):
        error += weight * abs(confidence - share)
    return error


def reliability(judged: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float, float]]:
    """Return for each bin that is not empty its number, mean confidence, share of right, and share of all."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in judged:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return [
        (
            number,
            sum(confidence for confidence, _ in some) / len(some),
            sum(right for _, right in some) / len(some),
            len(some) / len(judged),
        )
        for number, some in enumerate(bins)
        if some
    ]
