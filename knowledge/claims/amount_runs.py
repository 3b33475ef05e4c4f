"""Where one amount or one day is written otherwise on the two sides of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.claims.alignment import AlignedRun
from knowledge.claims.numbers import currencies, is_number
from knowledge.claims.same_meaning import same_amount, same_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.claims.sides import Side


def amounts_joined(claim: Side, source: Side, runs: Sequence[AlignedRun]) -> Iterator[AlignedRun]:
    """Join the runs over which one amount is written otherwise ("5.6 million dollars")."""
    position = 0
    while position < len(runs):
        width = _width(claim, source, runs[position : position + 5])
        if width > 1:
            first, last = runs[position], runs[position + width - 1]
            yield AlignedRun(
                first.claim_start, last.claim_end, first.source_start, last.source_end, same=False
            )
        else:
            yield runs[position]
        position += width


def _width(claim: Side, source: Side, runs: Sequence[AlignedRun]) -> int:
    """Return how many of five runs make up one amount: a gap and what it parts, twice or once."""
    if runs[0].same:
        return 1
    for width in (5, 3):
        some = runs[:width]
        if len(some) < width:
            continue
        mine = claim.folded(some[0].claim_start, some[-1].claim_end)
        theirs = source.folded(some[0].source_start, some[-1].source_end)
        if same_date(mine, theirs):
            return width
        if all(map(_numeric, mine + theirs)) and same_amount(mine, theirs):
            return width
    return 1


def _numeric(word: str) -> bool:
    return is_number(word) or word in currencies() or word == "and"
