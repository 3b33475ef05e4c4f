"""Which passage each entry answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Numbers
    from knowledge.matching.index import Index
    from knowledge.model import Entry


@dataclass(frozen=True, slots=True)
class EntryTargets:
    """What each entry answers with.

    Args:
        passages: for each entry the number of the passage its first selector lies in, or -1 for a known gap.
    """

    passages: Numbers

    @classmethod
    def of(cls, entries: Sequence[Entry], index: Index) -> EntryTargets:
        """Find the passage that each entry's first selector lies in."""
        by_document: dict[str, list[int]] = {}
        for number, passage in enumerate(index.passages):
            by_document.setdefault(passage.document, []).append(number)
        found = []
        for entry in entries:
            first = entry.selectors[0] if entry.selectors else None
            inside = (
                number
                for number in (by_document.get(first.document, ()) if first else ())
                if first
                and first.start < index.passages[number].end
                and index.passages[number].start < first.end
            )
            found.append(next(inside, -1))
        return cls(np.array(found, dtype=np.int64))
