"""The two sides of a comparison, and what is said of a difference between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.claims.claim_tokens import SEAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.claims.claim_tokens import ClaimToken


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a claim against the words of the source.

    Args:
        claimed: as the claim prints them; "" where it leaves out words of the source.
        source: as the source prints them; "" where the claim puts words in.
    """

    claimed: str
    source: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Args:
        text: the untouched text.
        tokens: neighbouring words of it.
    """

    text: str
    tokens: Sequence[ClaimToken]

    def printed(self, start: int, end: int) -> str:
        """Return the text of the words from `start` to before `end`, as printed."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end].replace(SEAM, " ")

    def between(self, position: int) -> str:
        """Return what is printed between a word and the next one."""
        return self.text[self.tokens[position].end : self.tokens[position + 1].start]

    def folded(self, start: int, end: int) -> list[str]:
        """Return the folded words from `start` to before `end`."""
        return [token.text for token in self.tokens[start:end]]
