"""Presses under an answer or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Places, Press


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


Answers = ShowContext | MorePassages | AskEntry | Dismiss
