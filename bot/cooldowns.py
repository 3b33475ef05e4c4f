"""How often one member may ask, and when the next question is welcome."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from discord.ext.commands import Cooldown

if TYPE_CHECKING:
    from collections.abc import Callable


class Cooldowns:
    """Counts questions for each member in memory, for as many members as `most`.

    Args:
        questions: how many a member may ask …
        seconds: … within this time.
        clock: seconds, for tests; the system's by default.
        most: members remembered; the longest silent is forgotten first.
    """

    def __init__(
        self, questions: int, seconds: float, clock: Callable[[], float] = time.monotonic, most: int = 10_000
    ) -> None:
        self._questions = questions
        self._seconds = seconds
        self._clock = clock
        self._most = most
        self._members: OrderedDict[int, Cooldown] = OrderedDict()
        self._told: set[int] = set()

    def spend(self, member: int) -> int | None:
        """Count one question of a member; None if it is welcome now, else the seconds to wait, rounded up."""
        cooldown = self._members.pop(member, None) or Cooldown(self._questions, self._seconds)
        self._members[member] = cooldown
        while len(self._members) > self._most:
            forgotten, _ = self._members.popitem(last=False)
            self._told.discard(forgotten)
        retry_after = cooldown.update_rate_limit(self._clock())
        if retry_after is None:
            self._told.discard(member)
            return None
        return max(1, math.ceil(retry_after))

    def tell(self, member: int) -> bool:
        """Tell whether a member who has to wait is to be told so: once until a question is welcome again."""
        first = member not in self._told
        self._told.add(member)
        return first
