"""What members press about what is stored of them: votes, reported gaps, /privacy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class CastVote(Press):
    """Vote on an answer; the same vote again takes it back.

    Args:
        up: True for 👍, False for 👎.
        revision: the knowledge's revision when the answer was given.
        document: digest of the name of the document quoted first.
        start: first code point of that quotation.
        end: one past its last code point.
        words: digest of its exact words.
        entry: the id of the entry that answered, or empty.
    """

    code: ClassVar[str] = "v"
    event: ClassVar[str] = "press_vote"
    up: bool
    revision: str
    document: str
    start: int
    end: int
    words: str
    entry: str


@dataclass(frozen=True, slots=True)
class SayExpected(Press):
    """Say what was expected instead of an answer; a form's. Arguments as in `CastVote`."""

    code: ClassVar[str] = "w"
    event: ClassVar[str] = "press_vote"
    revision: str
    document: str
    start: int
    end: int
    words: str
    entry: str


@dataclass(frozen=True, slots=True)
class ReportGap(Press):
    """Report that a question was not answered: as a button it asks, as a form it reports.

    Args:
        revision: the knowledge's revision that had no answer.
        asker: the member whose question it was; nobody else is shown its text.
    """

    code: ClassVar[str] = "g"
    event: ClassVar[str] = "press_report"
    revision: str
    asker: int


@dataclass(frozen=True, slots=True)
class ShowStored(Press):
    """Show the member who presses what is stored about them."""

    code: ClassVar[str] = "i"
    event: ClassVar[str] = "press_privacy"


@dataclass(frozen=True, slots=True)
class ForgetMe(Press):
    """Delete what is stored about the member who presses.

    Args:
        sure: False for the button that asks whether they are sure.
    """

    code: ClassVar[str] = "f"
    event: ClassVar[str] = "press_privacy"
    sure: bool


VotePress = CastVote | SayExpected
PrivacyPress = ShowStored | ForgetMe
