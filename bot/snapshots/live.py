"""The knowledge that answers now: one immutable value, replaced in one assignment."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from knowledge import Knowledge, Matcher, Thresholds
from knowledge.claims.checker import Checker
from knowledge.speakers.direct_quotations import Speakers


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot ready to answer.

    Args:
        matcher: the index over the snapshot.
        thresholds: from which confidence it quotes.
        since: when it was loaded, in seconds since the epoch.
        speakers: who is quoted, for the autocomplete; built along with this value.
        checker: compares quotations with the snapshot; built along with this value, which may take a while.
    """

    matcher: Matcher
    thresholds: Thresholds
    since: float
    speakers: Speakers = field(init=False)
    checker: Checker = field(init=False)

    def __post_init__(self) -> None:
        """Build what lists speakers and checks quotations."""
        object.__setattr__(self, "speakers", Speakers(self.matcher.knowledge))
        object.__setattr__(self, "checker", Checker(self.matcher.knowledge))

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
