"""The knowledge that answers now: one immutable value, replaced in one assignment."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Self

from knowledge import Knowledge, Matcher, Thresholds
from knowledge.claims.checker import Checker
from knowledge.speakers.direct_quotations import Speakers


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A knowledge ready to answer.

    Args:
        matcher: the index over the knowledge.
        thresholds: from which confidence it quotes.
        since: when it came to answer, in seconds since the epoch; 0 as long as it does not.
        speakers: who is quoted, for the autocomplete.
        checker: compares quotations with the knowledge.
    """

    matcher: Matcher
    thresholds: Thresholds
    since: float
    speakers: Speakers
    checker: Checker

    @classmethod
    def over(cls, matcher: Matcher, thresholds: Thresholds, since: float = 0.0) -> Self:
        """Build what lists speakers and checks quotations along with it, which may take a while."""
        return cls(matcher, thresholds, since, Speakers(matcher.knowledge), Checker(matcher.knowledge))

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge itself."""
        return self.matcher.knowledge


class Live:
    """Holds the one snapshot that answers; whoever answers reads `now` once and keeps to it."""

    def __init__(self, knowledge: Knowledge, thresholds: Thresholds) -> None:
        self.now = Snapshot.over(Matcher(knowledge), thresholds, time.time())

    def swap(self, snapshot: Snapshot) -> None:
        """Let another snapshot answer, in one assignment."""
        self.now = snapshot
