"""Stretches of a document that are asked for by where they stand: the lead, the first, the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.model import PassageKind
from knowledge.quotation import quotation
from knowledge.speakers.direct_quotations import quoted_directly
from knowledge.text.passages import LONGEST_PASSAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked_words import AskedWords
    from knowledge.model import Document, Passage, Quotation

_ENDS: Final = re.compile(r"[.!?…][\"”’')\]»]*(?:\[\d+\])*$")
_LEAD: Final = 320
"""Code points within which the second sentence of the lead is quoted too."""


def lead(document: Document) -> tuple[Passage, ...]:
    """Return the first sentence of the prose, and the second one of its paragraph if there is room."""
    prose = _sentences(document)
    two = prose[:2]
    if len(two) > 1 and two[0].paragraph == two[1].paragraph and two[1].end - two[0].start <= _LEAD:
        return tuple(two)
    return tuple(prose[:1])


def last_prose(document: Document) -> tuple[Passage, ...]:
    """Return the first passage of a document that has no sentence at all, or none."""
    return document.passages[:1]


def stretch_asked(document: Document, asked: AskedWords, *, first: bool) -> list[Quotation]:
    """Return the first or the last sentence of a document, or its paragraph where that is asked for."""
    prose = _sentences(document) or list(document.passages)
    if not prose:
        return []
    passage = prose[0] if first else prose[-1]
    if not asked.has("paragraph"):
        return [quotation(document, passage.start, passage.end)]
    paragraph = document.paragraph(passage.paragraph)
    if paragraph.end - paragraph.start <= LONGEST_PASSAGE:
        return [quotation(document, paragraph.start, paragraph.end)]
    inside = [one for one in document.passages if one.paragraph == passage.paragraph]
    return [quotation(document, one.start, one.end) for one in inside]


def every_quotation(document: Document) -> Sequence[Quotation]:
    """Return the direct quotations of a document, those of a few words only where there are no others."""
    whole = [one for one in document.quotations if not one.fragment]
    return [quoted_directly(document, one) for one in whole or document.quotations]


def _sentences(document: Document) -> list[Passage]:
    """Return the passages that are sentences; a byline and a date are none."""
    return [
        one
        for one in document.passages
        if one.kind is PassageKind.PROSE and _ENDS.search(document.text[one.start : one.end].rstrip())
    ]
