"""Presses that go on from an answer: asking about it, and showing a private one to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class FollowUp(Press):
    """Ask about the answer; which one it is stands in the message that has the button."""

    code: ClassVar[str] = "fu"
    event: ClassVar[str] = "press_follow"


@dataclass(frozen=True, slots=True)
class ShareAnswer(Press):
    """Show a private answer to everybody; what it says stands in the message that has the button."""

    code: ClassVar[str] = "sa"
    event: ClassVar[str] = "press_share_answer"


Following = FollowUp | ShareAnswer
