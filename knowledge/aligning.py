"""Two sequences of words laid side by side: where they are the same and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that are the same on both sides, or that stand against each other.

    Args:
        same: True where both sides hold the same words.
        claim_start: position of the first word on the claim's side.
        claim_end: one past the last word on the claim's side.
        source_start: position of the first word on the source's side.
        source_end: one past the last word on the source's side.
    """

    same: bool
    claim_start: int
    claim_end: int
    source_start: int
    source_end: int


def align(claimed: Sequence[str], source: Sequence[str]) -> list[Run]:
    """Lay two sequences of words side by side with the fewest words left over.

    Every word becomes one character of its own, so that rapidfuzz's bit-parallel longest common subsequence
    (its Indel distance) compares words at the speed of characters.

    Returns:
        Runs that cover both sequences in order; same and different ones alternate.
    """
    alphabet: dict[str, str] = {}
    spelt = [
        "".join([alphabet.setdefault(word, chr(len(alphabet))) for word in words])
        for words in (claimed, source)
    ]
    runs: list[Run] = []
    for code in Indel.opcodes(*spelt):
        same = code.tag == "equal"
        run = Run(same, code.src_start, code.src_end, code.dest_start, code.dest_end)
        runs.append(_joined(runs.pop(), run) if runs and runs[-1].same == same else run)
    return runs


def strongest(runs: Sequence[Run], worth: Callable[[Run], float], cost: Callable[[Run], float]) -> list[Run]:
    """Return the stretch of neighbouring runs that holds most of what is the same for the least that differs.

    This is the maximum-sum segment (Bentley 1984, Programming Pearls), so that a stray common word far from
    the rest does not stretch the place that was found.

    Returns:
        Runs that begin and end with a same one, or none where nothing is the same.
    """
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, begin = 0.0, 0
    for number, run in enumerate(runs):
        if not run.same:
            total -= cost(run)
            continue
        if total <= 0.0:
            total, begin = 0.0, number
        total += worth(run)
        if total > best[0]:
            best = (total, begin, number + 1)
    return list(runs[best[1] : best[2]])


def _joined(first: Run, second: Run) -> Run:
    return Run(first.same, first.claim_start, second.claim_end, first.source_start, second.source_end)
