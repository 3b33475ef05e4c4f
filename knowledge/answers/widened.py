"""How far a quotation reaches so that it can stand alone: the sentence it leans on goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.model import PassageKind
from knowledge.text.standing_alone import leans

if TYPE_CHECKING:
    from knowledge.model import Document, Passage

_LONGEST: Final = 420
"""Code points of a quotation that has grown; one sentence by itself may be longer."""
_BETWEEN: Final = 2
"""Code points between two sentences of a paragraph: a space, or a mark that the text has there."""


def widened(document: Document, passage: Passage) -> tuple[int, int]:
    """Return where the quotation of a passage begins and ends, in code points of the document's text.

    It grows by the sentence before it in its paragraph where it leans on that one, by a pronoun or by "the
    company". Words of somebody who is named beside them do not grow: their attribution says whose they
    are, and a sentence of another's must not go in one quotation with them.
    """
    before = document.passages[passage.index - 1] if passage.index else None
    if before is None or not _joined(before, passage) or passage.end - before.start > _LONGEST:
        return passage.start, passage.end
    text = document.text[passage.start : passage.end]
    return (before.start if leans(text) else passage.start), passage.end


def _joined(before: Passage, passage: Passage) -> bool:
    """Return whether two passages are neighbouring sentences of the article's own in one paragraph."""
    prose = before.kind is passage.kind is PassageKind.PROSE
    own = before.speaker is None and passage.speaker is None
    beside = before.paragraph == passage.paragraph and passage.start - before.end <= _BETWEEN
    return prose and own and beside
