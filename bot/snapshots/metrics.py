"""Counts without names: how many questions had which outcome, and how long matching took."""

from __future__ import annotations

import collections
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

if TYPE_CHECKING:
    from bot.snapshots.live import Live, Snapshot

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)
_MOST: Final = 2000
"""Times that are kept, the latest; a percentile of more would hardly differ."""


@dataclass(frozen=True, slots=True)
class AnswerFigures:
    """How a snapshot has answered.

    Args:
        quoted: how many questions were answered with a quotation.
        told: how many were about the documents themselves, and told without a quotation.
        unsure: how many were shown the closest passages.
        unanswered: how many were refused.
        median: milliseconds of half the answers, or None where nothing was asked.
        late: milliseconds that one answer in a hundred exceeds, or None.
    """

    quoted: int = 0
    told: int = 0
    unsure: int = 0
    unanswered: int = 0
    median: float | None = None
    late: float | None = None


class Metrics:
    """The counters of one bot, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._counted: Snapshot | None = None
        self._outcomes: collections.Counter[str] = collections.Counter()
        self._times: collections.deque[float] = collections.deque(maxlen=_MOST)
        self.answers = Counter(
            "verbatim_answers",
            "Questions answered, by outcome and surface.",
            ["outcome", "surface"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "verbatim_answer_seconds",
            "Seconds from question to answer.",
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.checks = Counter(
            "verbatim_checks",
            "Quotations checked, by verdict and surface.",
            ["verdict", "surface"],
            registry=self.registry,
        )
        self.panels = Counter(
            "verbatim_panels", "Panels shown or turned, by kind.", ["panel"], registry=self.registry
        )
        self.faults = Counter("verbatim_faults", "Errors that a member was told of.", registry=self.registry)
        self.documents = Gauge("verbatim_documents", "Documents that are loaded.", registry=self.registry)
        self.passages = Gauge("verbatim_passages", "Passages that are loaded.", registry=self.registry)

    def count(self, snapshot: Snapshot, outcome: str, surface: str, seconds: float | None = None) -> None:
        """Count one answer.

        Args:
            snapshot: what gave it; the first answer of another begins the figures anew.
            outcome: "quoted", "told", "unsure" or "unanswered".
            surface: where it was asked.
            seconds: how long matching took; None where nothing was matched.
        """
        if snapshot is not self._counted:
            self._counted = snapshot
            self._outcomes.clear()
            self._times.clear()
        self._outcomes[outcome] += 1
        self.answers.labels(outcome, surface).inc()
        if seconds is not None:
            self._times.append(seconds)
            self.seconds.observe(seconds)

    def figures(self, snapshot: Snapshot) -> AnswerFigures:
        """Return how a snapshot has answered."""
        if snapshot is not self._counted:
            return AnswerFigures()
        times = sorted(self._times)
        return AnswerFigures(
            quoted=self._outcomes["quoted"],
            told=self._outcomes["told"],
            unsure=self._outcomes["unsure"],
            unanswered=self._outcomes["unanswered"],
            median=times[len(times) // 2] * 1000 if times else None,
            late=times[min(len(times) - 1, len(times) * 99 // 100)] * 1000 if times else None,
        )

    def follow(self, live: Live) -> None:
        """Let the sizes be those of whatever is live when they are asked for."""
        self.documents.set_function(lambda: len(live.now.knowledge.documents))
        self.passages.set_function(lambda: sum(len(one.passages) for one in live.now.knowledge.documents))
