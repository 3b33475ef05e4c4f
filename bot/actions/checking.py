"""Presses under a private verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class ShareCheck(Press):
    """Post a private verdict as a reply to the message that was checked.

    The verdict itself stands in the private message, whose text comes along with the press.

    Args:
        revision: the knowledge's revision when it was checked; over another one the verdict may be wrong.
        message: the id of the message that was checked.
        author: user id of whoever wrote that message, who may dismiss the verdict below it.
    """

    code: ClassVar[str] = "vs"
    event: ClassVar[str] = "press_check"
    revision: str
    message: int
    author: int


Checking = ShareCheck
