"""What is stored about a member → the panel that shows it to them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.actions import ForgetMe, ShowContext, ShowStored, digest
from bot.feedback.vote_form import DOWN, UP
from bot.rendering import Button, Panel, escaped_line, located
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.gaps import Gap
    from bot.store.votes import Vote
    from bot.wording import Wording
    from knowledge import Knowledge

_MOST = 8
"""Votes and questions listed one by one; at their longest they stay below the limit of a panel."""
_WORDS = 60
_TEXT = 80
"""Characters, escaped, of a quotation and of a member's own words in the list."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored about one member.

    Args:
        votes: newest first.
        gaps: newest first.
        changes: how many changes they made as a moderator.
    """

    votes: tuple[Vote, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: int = 0


def privacy_panel(
    stored: Stored | None, knowledge: Knowledge, wording: Wording = ENGLISH, *, keeps_questions: bool = False
) -> Panel:
    """Return what is stored in general, and about a member.

    Args:
        stored: about the member; None where the database does not answer.
        knowledge: that is live now, to show what was voted on.
        wording: the member's language.
        keeps_questions: whether the operator keeps unanswered questions.
    """
    general = wording.privacy_text(keeps_questions=keeps_questions)
    if stored is None:
        return Panel((general, wording.cannot_look_up()), (_again(wording),))
    own = []
    if stored.votes:
        lines = [_vote_line(vote, knowledge, wording) for vote in stored.votes]
        own.append(_listed(wording.stored_votes(len(lines)), lines, wording))
    if stored.gaps:
        lines = [f"- {escaped_line(gap.question, _TEXT)}" for gap in stored.gaps]
        own.append(_listed(wording.stored_questions(len(lines)), lines, wording))
    if stored.changes:
        own.append(wording.stored_changes(stored.changes))
    forget = (Button(wording.forget_button(), ForgetMe(sure=False), danger=True),)
    return Panel(
        (general, *(own or [wording.nothing_stored()])), forget if stored.votes or stored.gaps else ()
    )


def sure_panel(stored: Stored, wording: Wording = ENGLISH) -> Panel:
    """Return the question whether a member is sure that all of it is to be deleted."""
    buttons = (
        Button(wording.forget_yes(), ForgetMe(sure=True), danger=True),
        Button(wording.forget_no(), ShowStored()),
    )
    return Panel((wording.forget_sure(len(stored.votes), len(stored.gaps)),), buttons)


def forgotten_panel(votes: int, gaps: int, wording: Wording = ENGLISH) -> Panel:
    """Return that all of it is deleted.

    Args:
        votes: how many votes were.
        gaps: how many questions were.
        wording: the member's language.
    """
    return Panel((wording.forgotten(votes, gaps),))


def away_panel(wording: Wording = ENGLISH) -> Panel:
    """Return that the database does not answer."""
    return Panel((wording.cannot_look_up(),), (_again(wording),))


def _again(wording: Wording) -> Button:
    return Button(wording.try_again_button(), ShowStored())


def _vote_line(vote: Vote, knowledge: Knowledge, wording: Wording) -> str:
    context = ShowContext(vote.revision, digest(vote.document), vote.start, vote.end, vote.words)
    place = located(context, knowledge)
    document = knowledge.document(place.document) if place else None
    if place is None or document is None:
        shown = wording.gone_from_source()
    else:
        shown = f"“{escaped_line(document.text[place.start : place.end], _WORDS)}”"
    line = f"- {UP if vote.up else DOWN} {shown}"
    return (
        f"{line} – {wording.stored_expected(escaped_line(vote.expected, _TEXT))}" if vote.expected else line
    )


def _listed(heading: str, lines: Sequence[str], wording: Wording) -> str:
    more = [wording.and_more(len(lines) - _MOST)] if len(lines) > _MOST else []
    return "\n".join([heading, *lines[:_MOST], *more])
