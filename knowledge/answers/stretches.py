"""Stretches of a document that are asked for by where they stand: the lead, the first, the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.model import PassageKind

if TYPE_CHECKING:
    from knowledge.answers.asked_words import AskedWords
    from knowledge.model import Document, Passage

Place = tuple[int, int]
"""First code point, and one past the last."""

_ENDS: Final = re.compile(r"[.!?…][\"”’')\]»]*(?:\[\d+\])*$")
_LEAD: Final = 320
"""Code points within which the second sentence of the lead is quoted too."""
_LONGEST: Final = 1500
"""Code points of a paragraph that is quoted in one piece."""


def lead(document: Document) -> list[Place]:
    """Return the first sentence of the prose, and the second one of its paragraph if there is room."""
    two = _sentences(document)[:2]
    apart = len(two) > 1 and two[0].paragraph != two[1].paragraph
    if apart or (len(two) > 1 and two[1].end - two[0].start > _LEAD):
        two = two[:1]
    return [(one.start, one.end) for one in two]


def stretch_asked(document: Document, asked: AskedWords, *, first: bool) -> list[Place]:
    """Return the first or the last sentence of a document, or its paragraph where that is asked for."""
    prose = _sentences(document)
    if not prose:
        return []
    passage = prose[0] if first else prose[-1]
    if not asked.has("paragraph"):
        return [(passage.start, passage.end)]
    paragraph = document.paragraph(passage.paragraph)
    if paragraph.end - paragraph.start <= _LONGEST:
        return [(paragraph.start, paragraph.end)]
    return [(one.start, one.end) for one in document.passages if one.paragraph == passage.paragraph]


def _sentences(document: Document) -> list[Passage]:
    """Return the passages that are sentences, where there are any; a byline and a date are none."""
    found = [
        one
        for one in document.passages
        if one.kind is PassageKind.PROSE and _ENDS.search(document.text[one.start : one.end].rstrip())
    ]
    return found or list(document.passages)
