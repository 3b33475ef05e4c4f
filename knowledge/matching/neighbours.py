"""What stands beside each passage: the ones before and after it, and those of its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Numbers
    from knowledge.model import Passage


def neighbours(passages: Sequence[Passage], step: int) -> Numbers:
    """Return for each passage the number of the one so many places on in its document, else its own."""
    beside = np.arange(len(passages), dtype=np.int64)
    for position, passage in enumerate(passages):
        other = position + step
        if 0 <= other < len(passages) and passages[other].document == passage.document:
            beside[position] = other
    return beside


def blocks_of(passages: Sequence[Passage]) -> tuple[Numbers, Numbers]:
    """Return where each paragraph's passages begin, and for each passage the number of its paragraph."""
    starts: list[int] = []
    block: list[int] = []
    last = None
    for position, passage in enumerate(passages):
        if (passage.document, passage.paragraph) != last:
            starts.append(position)
            last = (passage.document, passage.paragraph)
        block.append(len(starts) - 1)
    return np.array(starts, dtype=np.int64), np.array(block, dtype=np.int64)
