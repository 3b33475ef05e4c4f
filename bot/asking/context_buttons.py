"""The buttons that show quotations in context: one each, or one a paragraph where they are many. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.rendering import Button, context_of
from knowledge import quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.wording import Wording
    from knowledge import Knowledge, Quotation

MOST: Final = 10
"""Paragraphs that one answer quotes from; more buttons would be a wall."""
_EACH: Final = 5
"""Quotations up to which each has its own button."""


def first_paragraphs(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return as many quotations as there may be buttons for."""
    rows = [tuple(row) for _, row in groupby(quotations, key=_paragraph)]
    return tuple(one for row in rows[:MOST] for one in row)


def context_buttons(shown: Sequence[Quotation], knowledge: Knowledge, wording: Wording) -> list[Button]:
    """Return the buttons for the quotations of an answer, in their order.

    Args:
        shown: those that stand in the message.
        knowledge: the snapshot that answered.
        wording: the member's language.
    """
    rows = [[one] for one in shown]
    if len(shown) > _EACH:
        rows = [list(row) for _, row in groupby(shown, key=_paragraph)]
    return [
        Button(
            wording.context_button(number if len(rows) > 1 else None),
            context_of(_whole(row, knowledge), knowledge),
        )
        for number, row in enumerate(rows, 1)
    ]


def _whole(row: Sequence[Quotation], knowledge: Knowledge) -> Quotation:
    """Return the stretch from the first to the last quotation of a paragraph."""
    document = knowledge.document(row[0].document) if len(row) > 1 else None
    if document is None:
        return row[0]
    return quotation(document, min(one.start for one in row), max(one.end for one in row))


def _paragraph(one: Quotation) -> tuple[str, int]:
    return one.document, one.paragraph
