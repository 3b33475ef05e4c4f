"""Counts without names: how many questions had which outcome, and how long matching took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.snapshots.tallying import Tally

if TYPE_CHECKING:
    from bot.snapshots.live import Live, Loaded

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)


class Metrics:
    """The counters of one bot, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.tally = Tally()
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

    def count(self, loaded: Loaded, outcome: str, surface: str, seconds: float | None = None) -> None:
        """Count one answer.

        Args:
            loaded: the snapshot that gave it.
            outcome: "quoted", "unsure" or "unanswered".
            surface: where it was asked.
            seconds: how long matching took; None where nothing was matched.
        """
        self.answers.labels(outcome, surface).inc()
        self.tally.count(loaded, outcome, seconds)
        if seconds is not None:
            self.seconds.observe(seconds)

    def follow(self, live: Live) -> None:
        """Let the sizes be those of whatever is live when they are asked for."""
        self.documents.set_function(lambda: len(live.now.knowledge.documents))
        self.passages.set_function(lambda: sum(len(one.passages) for one in live.now.knowledge.documents))
