"""How often one member may ask, and when the next question is welcome."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from discord.ext.commands import Cooldown

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = tuple[int, int | None, tuple[int, float]]


def _no_limits(_guild: int | None) -> None:
    """Return that no server has limits of its own."""


class Cooldowns:
    """Counts questions for each member in memory, for as many members as `most`.

    Args:
        questions: how many a member may ask …
        seconds: … within this time.
        limits: returns the two for a server that has its own, by its id.
        clock: seconds, for tests; the system's by default.
        most: members remembered; the longest silent is forgotten first.
    """

    def __init__(
        self,
        questions: int,
        seconds: float,
        limits: Callable[[int | None], tuple[int, float] | None] = _no_limits,
        *,
        clock: Callable[[], float] = time.monotonic,
        most: int = 10_000,
    ) -> None:
        self.everywhere = questions, seconds
        self._limits = limits
        self._clock = clock
        self._most = most
        self._members: OrderedDict[_Key, Cooldown] = OrderedDict()
        self._told: set[int] = set()

    def spend(self, member: int, guild: int | None = None) -> int | None:
        """Count one question of a member; None if it is welcome now, else the seconds to wait, rounded up.

        Args:
            member: who asks.
            guild: where; a server with limits of its own counts apart.
        """
        own = self._limits(guild)
        limits = own or self.everywhere
        # The limits are part of the key, so that a change of them holds from the next question on.
        key = member, guild if own else None, limits
        cooldown = self._members.pop(key, None) or Cooldown(*limits)
        self._members[key] = cooldown
        while len(self._members) > self._most:
            forgotten, _ = self._members.popitem(last=False)
            self._told.discard(forgotten[0])
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
