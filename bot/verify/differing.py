"""The source's words with those in bold that a claim has otherwise. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from bot.rendering.escaping import escape
from knowledge.claims.claim_tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.claims.sides import Difference

Range = tuple[int, int]


def bold_where_differing(exact: str, claim: str, differences: Sequence[Difference]) -> str:
    """Return the source's words as a block quote in which those of the differences are bold.

    A difference names words, not where they stand; of words that stand there more than once those are meant
    that the claim does not have in that place.
    """
    shown, position = "", 0
    for start, end in _places(exact, claim, differences):
        shown += escape(exact[position:start]) + _bold(exact[start:end])
        position = end
    shown += escape(exact[position:])
    return "\n".join(f"> {line}" for line in shown.split("\n"))


def _bold(words: str) -> str:
    return "\n".join(f"**{line}**" if line.strip() else line for line in escape(words).split("\n"))


def _places(exact: str, claim: str, differences: Sequence[Difference]) -> Iterator[Range]:
    unlike = _unlike(exact, claim)
    position = 0
    for difference in differences:
        found = list(_occurrences(exact, difference.source, position)) if difference.source.strip() else []
        meant = [place for place in found if any(_overlap(place, other) for other in unlike)] or found
        if meant:
            yield meant[0]
            position = meant[0][1]


def _occurrences(exact: str, words: str, position: int) -> Iterator[Range]:
    while (start := exact.find(words, position)) >= 0:
        end = start + len(words)
        before, after = exact[start - 1 : start], exact[end : end + 1]
        inside = (before.isalnum() and words[0].isalnum()) or (after.isalnum() and words[-1].isalnum())
        if not inside:
            yield start, end
        position = start + 1


def _unlike(exact: str, claim: str) -> list[Range]:
    """Return the words of the source that the claim does not have in this place."""
    mine, theirs = tokens(claim), tokens(exact)
    codes = Indel.opcodes([word.text for word in mine], [word.text for word in theirs])
    return [
        (theirs[code.dest_start].start, theirs[code.dest_end - 1].end)
        for code in codes
        if code.tag == "insert"
    ]


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
