"""The knowledge that answers now: one immutable value, replaced in one assignment."""

from __future__ import annotations

import time
from dataclasses import dataclass

from knowledge import Knowledge, Matcher, Thresholds


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot ready to answer.

    Args:
        matcher: the index over the snapshot.
        thresholds: from which confidence it quotes.
        since: when it was loaded, in seconds since the epoch.
    """

    matcher: Matcher
    thresholds: Thresholds
    since: float

    @property
    def knowledge(self) -> Knowledge:
        """The snapshot itself."""
        return self.matcher.knowledge


class Live:
    """Holds the one `Loaded` value; whoever answers reads `now` once and keeps to it."""

    def __init__(self, knowledge: Knowledge, thresholds: Thresholds) -> None:
        self.now = Loaded(Matcher(knowledge), thresholds, time.time())

    def swap(self, knowledge: Knowledge) -> Loaded:
        """Replace the snapshot and return the one before, for an undo."""
        return self.replace(Loaded(Matcher(knowledge), self.now.thresholds, time.time()))

    def replace(self, loaded: Loaded) -> Loaded:
        """Replace the snapshot by one that is ready, in one assignment, and return the one before."""
        before, self.now = self.now, loaded
        return before
