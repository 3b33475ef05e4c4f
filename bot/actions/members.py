"""What everybody may press: under answers and verdicts, in lists, and about what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Places, Press
from bot.actions.stored import PrivacyPress, ReportGap, VotePress


@dataclass(frozen=True, slots=True)
class ShowContext(Press):
    """Show the paragraph around a quotation.

    Args:
        revision: the knowledge's revision when the button was sent.
        document: digest of the document's name.
        start: first code point of the quotation.
        end: one past its last code point.
        words: digest of its exact words, to find them again in another revision.
    """

    code: ClassVar[str] = "c"
    event: ClassVar[str] = "press_answer"
    revision: str
    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class MorePassages(Press):
    """Show further matching passages.

    Args:
        revision: the knowledge's revision when the button was sent.
        places: index of the document and of the passage in it, best first; at most five.
    """

    code: ClassVar[str] = "m"
    event: ClassVar[str] = "press_answer"
    revision: str
    places: Places


@dataclass(frozen=True, slots=True)
class AskEntry(Press):
    """Ask the question of an entry.

    Args:
        entry: the entry's id.
        asker: the member whose question offered it; others who press get the answer for themselves.
    """

    code: ClassVar[str] = "q"
    event: ClassVar[str] = "press_answer"
    entry: str
    asker: int


@dataclass(frozen=True, slots=True)
class Dismiss(Press):
    """Take the reply away; for the asker, for whoever wrote the message it answers, and for moderators.

    Args:
        asker: the member who asked.
        author: the member who wrote the message that is answered; mostly the same.
    """

    code: ClassVar[str] = "x"
    event: ClassVar[str] = "press_answer"
    asker: int
    author: int


AnswerPress = ShowContext | MorePassages | AskEntry | Dismiss


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


@dataclass(frozen=True, slots=True)
class SourcesPage(Press):
    """Turn to a page of the list of documents.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "s"
    event: ClassVar[str] = "press_browse"
    page: int


@dataclass(frozen=True, slots=True)
class QuotesPage(Press):
    """Show direct quotations from one of them on.

    A subject is free text and has no room here: what it found stands here instead, place by place, with a
    digest of the words that stood there.

    Args:
        asker: the member whose panel it is; for whoever else presses a panel of their own is made.
        speaker: digest of the speaker's name, or "" for everybody's.
        first: which quotation comes first on the page, 0-based.
        basis: the knowledge's revision; with `hits`, the digest of their words, one after the other.
        hits: index of the document and of the direct quotation in it, best first; empty for all there are.
    """

    code: ClassVar[str] = "qp"
    event: ClassVar[str] = "press_quotes"
    asker: int
    speaker: str
    first: int
    basis: str
    hits: Places = ()


@dataclass(frozen=True, slots=True)
class ShowSummary(Press):
    """Sum a document up.

    Args:
        asker: the member whose panel it is; for whoever else presses a panel of their own is made.
        revision: the knowledge's revision when the button was sent.
        document: digest of the document's name.
        length: "short", "medium" or "long".
    """

    code: ClassVar[str] = "sm"
    event: ClassVar[str] = "press_summary"
    asker: int
    revision: str
    document: str
    length: str


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


Members = (
    AnswerPress
    | FollowUp
    | ShareAnswer
    | SourcesPage
    | QuotesPage
    | ShowSummary
    | ShareCheck
    | VotePress
    | ReportGap
    | PrivacyPress
)
"""The actions that are for everybody; whoever presses any other one has to be a moderator."""
