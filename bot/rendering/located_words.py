"""Where the words that a button stands for are now; it may be older than the knowledge. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import digest
from knowledge import Selector

if TYPE_CHECKING:
    from bot.actions import ShowContext
    from knowledge import Knowledge


def located(action: ShowContext, knowledge: Knowledge) -> Selector | None:
    """Return where the quotation of a button stands, or None if its words are gone.

    They are looked for where they stood, then at the beginning of every passage.
    """
    document = next((d for d in knowledge.documents if digest(d.name) == action.document), None)
    if document is None:
        return None
    length = action.end - action.start
    for start in (action.start, *(passage.start for passage in document.passages)):
        words = document.text[start : start + length]
        if len(words) == length > 0 and digest(words) == action.words:
            return Selector(document.name, start, start + length)
    return None
