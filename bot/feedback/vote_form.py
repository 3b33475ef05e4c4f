"""Votes on an answer: their buttons, their form, and the vote that a press stands for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.actions import CastVote, SayExpected, ShowContext, digest
from bot.rendering import Button, Field, Form, located
from bot.store.votes import Vote
from bot.wording import ENGLISH
from knowledge.text.files import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.wording import Wording
    from knowledge import Knowledge, Quotation

UP: Final = "\N{THUMBS UP SIGN}"
DOWN: Final = "\N{THUMBS DOWN SIGN}"
EXPECTED: Final = "expected"
"""The name of the form's field."""
LONGEST: Final = 500
"""Characters of what a member writes into the form."""


def vote_buttons(quotations: Sequence[Quotation], knowledge: Knowledge) -> tuple[Button, Button]:
    """Return the two buttons under an answer; the vote is on its first quotation.

    Args:
        quotations: all that the answer quotes, best first.
        knowledge: the snapshot that answered.
    """
    first = quotations[0]
    place = digest(first.document), first.start, first.end, digest(first.exact)
    entry = _entry(quotations, knowledge)
    up, down = (CastVote(up, knowledge.revision, *place, entry) for up in (True, False))
    return Button("", up, emoji=UP), Button("", down, emoji=DOWN)


def _entry(quotations: Sequence[Quotation], knowledge: Knowledge) -> str:
    """Return the id of the entry that selects exactly these quotations, or nothing."""
    places = {(quotation.document, quotation.start, quotation.end) for quotation in quotations}
    for entry in knowledge.entries:
        if places == {(selector.document, selector.start, selector.end) for selector in entry.selectors}:
            return entry.id
    return ""


def vote_of(  # noqa: PLR0913 - what a vote holds, each by its name
    action: CastVote | SayExpected,
    knowledge: Knowledge,
    *,
    member: int,
    guild: int | None,
    when: float,
    expected: str | None = None,
) -> Vote | None:
    """Return the vote that a press or a form stands for; None if its words are gone from the source.

    Args:
        action: the press.
        knowledge: that is live now.
        member: who pressed.
        guild: where, or None.
        when: seconds since the epoch.
        expected: what the member wrote into the form.
    """
    place = located(
        ShowContext(action.revision, action.document, action.start, action.end, action.words), knowledge
    )
    if place is None:
        return None
    return Vote(
        member=member,
        guild=guild,
        document=place.document,
        start=action.start,
        end=action.end,
        words=action.words,
        entry=action.entry or None,
        revision=action.revision,
        up=isinstance(action, CastVote) and action.up,
        expected=expected,
        when=when,
    )


def expected_form(action: CastVote, wording: Wording = ENGLISH) -> Form:
    """Return the form that asks a member who pressed 👎 what they expected."""
    field = Field(
        EXPECTED,
        wording.expected_label(),
        wording.expected_description(),
        placeholder=wording.expected_example(),
        long=True,
        required=False,
        most=LONGEST,
    )
    place = action.document, action.start, action.end, action.words, action.entry
    return Form(wording.expected_title(), SayExpected(action.revision, *place), (field,))


def written(texts: Mapping[str, str], name: str, longest: int) -> str:
    """Return what was written into a field of a form: on one line, without what no screen shows."""
    shown, _ = visible(texts.get(name, ""))
    return " ".join(shown.split())[:longest].strip()
