"""A summary in the document's own sentences: selected, never paraphrased, in source order.

A document that brings its own summary ("Key takeaways" over a list) is taken at its word for the short form.
Otherwise `knowledge.text.gist` chooses. The medium and the long form hold prose only, even where the document
has a summary of its own: its bullets say again what the prose says, and the short form shows them already.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from knowledge.text.gist import gist, in_short

if TYPE_CHECKING:
    from knowledge.model import Document, Passage


class Length(StrEnum):
    """How long a summary is: about three, six or ten sentences, fewer of a short document."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


_SIZES: Final = {Length.MEDIUM: (6, 3), Length.LONG: (10, 2)}
"""Most sentences, and of how many that could be chosen at least one is."""


def summarize(document: Document, length: Length) -> tuple[Passage, ...]:
    """Return the passages that sum a document up, in source order.

    Args:
        document: any document; one without a sentence that stands alone gives the best there is, one without
            passages gives none.
        length: about 3, 6 or 10 sentences, but not more than a quarter, a third or half of those that stand
            alone.
    """
    if length is Length.SHORT:
        return in_short(document)
    return gist(document, *_SIZES[length])
