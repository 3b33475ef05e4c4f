"""How the live knowledge has answered since it was loaded: outcomes and times, without names and texts."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.snapshots.live import Loaded

_MOST: Final = 2000
"""Times that are kept, the latest; a percentile of more would hardly differ."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """How a knowledge has answered.

    Args:
        quoted: how many questions were answered.
        unsure: how many were shown the closest passages.
        unanswered: how many were refused.
        median: milliseconds of half the answers, or None where nothing was asked.
        late: milliseconds that one answer in a hundred exceeds, or None.
    """

    quoted: int = 0
    unsure: int = 0
    unanswered: int = 0
    median: float | None = None
    late: float | None = None


class Tally:
    """Counts for one snapshot at a time; the first answer of another begins anew."""

    def __init__(self) -> None:
        self._of: Loaded | None = None
        self._outcomes: Counter[str] = Counter()
        self._times: deque[float] = deque(maxlen=_MOST)

    def count(self, loaded: Loaded, outcome: str, seconds: float | None = None) -> None:
        """Count one answer.

        Args:
            loaded: the snapshot that gave it.
            outcome: "quoted", "unsure" or "unanswered".
            seconds: how long matching took; None where nothing was matched.
        """
        if loaded is not self._of:
            self._of = loaded
            self._outcomes.clear()
            self._times.clear()
        self._outcomes[outcome] += 1
        if seconds is not None:
            self._times.append(seconds)

    def of(self, loaded: Loaded) -> Tallied:
        """Return how a snapshot has answered."""
        if loaded is not self._of:
            return Tallied()
        times = sorted(self._times)
        return Tallied(
            quoted=self._outcomes["quoted"],
            unsure=self._outcomes["unsure"],
            unanswered=self._outcomes["unanswered"],
            median=times[len(times) // 2] * 1000 if times else None,
            late=times[min(len(times) - 1, len(times) * 99 // 100)] * 1000 if times else None,
        )
