"""Counts without names: how many questions had which outcome, and how long matching took."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)


class Metrics:
    """The counters of one bot, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
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
