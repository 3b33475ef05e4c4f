"""Reporting a question that was not answered: its text, and the form that asks for consent. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.actions import ReportGap
from bot.rendering import Button, Field, Form, unescape
from bot.wording import ENGLISH
from knowledge import Reason, Unanswered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.wording import Wording
    from knowledge import Knowledge

QUESTION: Final = "question"
"""The name of the form's field."""
LONGEST: Final = 300
"""Characters of a question that is kept."""
_ARGUMENT = "\0"
_REPORTABLE = {Reason.NOT_IN_DOCUMENT, Reason.OFF_TOPIC}


def may_be_reported(answer: Unanswered) -> bool:
    """Tell whether a refusal is a gap that moderators do not know of."""
    return answer.reason in _REPORTABLE


def gap_button(knowledge: Knowledge, asker: int, wording: Wording) -> Button:
    """Return the button under a refusal.

    Args:
        knowledge: the snapshot that had no answer.
        asker: whose question it was.
        wording: their language.
    """
    return Button(wording.gap_button(), ReportGap(knowledge.revision, asker))


def gap_form(action: ReportGap, question: str, wording: Wording = ENGLISH) -> Form:
    """Return the form that shows what would be kept and says who reads it; submitting it is the consent.

    Args:
        action: the press.
        question: the member's own question as far as it is at hand; they may change it.
        wording: the member's language.
    """
    field = Field(
        QUESTION,
        wording.gap_label(),
        wording.gap_description(),
        value=question[:LONGEST].strip(),
        long=True,
        most=LONGEST,
    )
    return Form(wording.gap_title(), action, (field,))


def question_in(text: str, languages: Iterable[Wording]) -> str:
    """Return the question that a reply repeats, or nothing.

    Args:
        text: the reply's Markdown.
        languages: any of which it may be in.
    """
    for wording in languages:
        before, _, after = f"-# {wording.asked(_ARGUMENT)}".partition(_ARGUMENT)
        for line in text.split("\n"):
            if line.startswith(before) and line.endswith(after):
                return unescape(line[len(before) : len(line) - len(after)])
    return ""
