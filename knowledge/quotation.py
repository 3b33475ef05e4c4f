"""A stretch of a document's text as a quotation: its exact words with their citation."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from knowledge.model import Quotation

if TYPE_CHECKING:
    from knowledge.model import Document, Passage


def quotation(document: Document, start: int, end: int) -> Quotation:
    """Return the words at `[start, end)` with their citation.

    Raises:
        ValueError: if the range is empty or not inside the document's text.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"{document.name}[{start}:{end}] lies outside its {len(document.text)} code points")
    passage = _passage_at(document, start, end)
    return Quotation(
        exact=document.text[start:end],
        document=document.name,
        title=document.title,
        start=start,
        end=end,
        paragraph=passage.paragraph if passage else _paragraph_at(document, start, end),
        speaker=passage.speaker if passage else None,
    )


def _passage_at(document: Document, start: int, end: int) -> Passage | None:
    """Return the first passage that shares a code point with `[start, end)`."""
    place = bisect_right(document.passages, start, key=lambda passage: passage.end)
    found = document.passages[place] if place < len(document.passages) else None
    return found if found is not None and found.start < end else None


def _paragraph_at(document: Document, start: int, end: int) -> int:
    """Return the locator of the first paragraph that shares a code point with `[start, end)`, or 0."""
    return next((one.number for one in document.paragraphs if one.start < end and start < one.end), 0)
