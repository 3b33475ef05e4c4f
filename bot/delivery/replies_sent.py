"""Which reply answers which message, so that it can follow an edit or a deletion. Bounded, in memory."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tracked:
    """One question that is being or has been answered.

    Args:
        question: digest of the question's text, to tell an edit from an unfolded link.
        reply: the id of the reply once it is sent.
        post: True for a post in a help forum, which is answered once, however it is edited.
        busy: held while the reply is being sent or changed, so that an edit or a deletion waits for it.
    """

    question: str
    reply: int | None = None
    post: bool = False
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)


class RepliesSent:
    """A bounded memory from a question's message id to its reply; the oldest are forgotten first.

    Args:
        most: how many questions are remembered.
    """

    def __init__(self, most: int = 5000) -> None:
        self._most = most
        self._tracked: OrderedDict[int, Tracked] = OrderedDict()

    def begin(self, message: int, question: str) -> Tracked:
        """Remember that a question is being answered, and return what is remembered of it."""
        tracked = self._tracked[message] = Tracked(question)
        while len(self._tracked) > self._most:
            self._tracked.popitem(last=False)
        return tracked

    def get(self, message: int) -> Tracked | None:
        """Return what is remembered of a question, or None."""
        return self._tracked.get(message)

    def forget(self, message: int) -> Tracked | None:
        """Forget a question and return what was remembered of it."""
        return self._tracked.pop(message, None)

    def forget_reply(self, reply: int) -> None:
        """Forget the question that has this reply, which was deleted."""
        asked = next((asked for asked, tracked in self._tracked.items() if tracked.reply == reply), None)
        if asked is not None:
            self._tracked.pop(asked)
