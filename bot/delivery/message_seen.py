"""A member's message as far as its being a question depends on it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.rendering import question_text

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """What Discord tells of a message.

    Args:
        author: user id of whoever wrote it.
        channel: the channel's id.
        content: the raw text; empty where Discord withholds it.
        guild: the server's id; None in a direct message.
        parent: the id of the channel that it was written in a thread of, or None.
        robot: True if a bot or a webhook wrote it.
        spoken: True for what somebody said; False for what Discord tells by itself, such as a new member.
        everyone: True if it pings everyone.
        named: display names of the mentioned members by user id.
        replying: True if it replies to a message.
        replied_to: user id of that message's author, as far as Discord brought the message along.
    """

    author: int
    channel: int
    content: str = ""
    guild: int | None = None
    parent: int | None = None
    robot: bool = False
    spoken: bool = True
    everyone: bool = False
    named: Mapping[int, str] = field(default_factory=dict)
    replying: bool = False
    replied_to: int | None = None

    def question(self, me: int) -> str:
        """Return what it asks, on one line; empty where that is nothing.

        Args:
            me: the bot's own user id.
        """
        return question_text(self.content, me, self.named)
