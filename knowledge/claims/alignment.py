"""Two sequences of words laid side by side: where they are the same and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class AlignedRun:
    """Neighbouring words that are the same on both sides, or that stand against each other.

    Args:
        claim_start: position of the first word on the claim's side.
        claim_end: one past the last word on the claim's side.
        source_start: position of the first word on the source's side.
        source_end: one past the last word on the source's side.
        same: True where both sides hold the same words.
    """

    claim_start: int
    claim_end: int
    source_start: int
    source_end: int
    same: bool


def align(claimed: Sequence[str], source: Sequence[str]) -> list[AlignedRun]:
    """Lay two sequences of words side by side with the fewest words left over.

    Every word becomes one character of its own, so that rapidfuzz's bit-parallel longest common subsequence
    (its Indel distance) compares words at the speed of characters. Of equally short answers the one is taken
    that keeps words together: "… the rise. The rise of" begins at the second "the rise".

    Returns:
        Runs that cover both sequences in order; same and different ones alternate.
    """
    alphabet: dict[str, str] = {}
    spelt = [
        "".join([alphabet.setdefault(word, chr(len(alphabet))) for word in words])
        for words in (claimed, source)
    ]
    runs: list[AlignedRun] = []
    for code in Indel.opcodes(*spelt):
        same = code.tag == "equal"
        run = AlignedRun(code.src_start, code.src_end, code.dest_start, code.dest_end, same=same)
        runs.append(_joined(runs.pop(), run) if runs and runs[-1].same == same else run)
    return _kept_together(runs, *spelt) if len(runs) > 2 else runs  # noqa: PLR2004 - a gap has two sides


def strongest(
    runs: Sequence[AlignedRun], worth: Callable[[AlignedRun], float], cost: Callable[[AlignedRun], float]
) -> list[AlignedRun]:
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


def _kept_together(runs: list[AlignedRun], claimed: str, source: str) -> list[AlignedRun]:
    """Slide words over what is left out beside them where the same words stand at its other end."""
    settled = runs[-1:]
    for run in reversed(runs[:-1]):
        gap = settled[-1]
        before = source[gap.source_start : gap.source_end]
        words = claimed[run.claim_start : run.claim_end]
        if run.same and gap.claim_start == gap.claim_end and before.endswith(words) and len(settled) > 1:
            settled.pop()
            moved = gap.source_end - len(words)
            settled[-1] = AlignedRun(
                run.claim_start, settled[-1].claim_end, moved, settled[-1].source_end, same=True
            )
            settled.append(AlignedRun(run.claim_start, run.claim_start, run.source_start, moved, same=False))
        elif not run.same and not gap.same:
            settled[-1] = _joined(run, gap)
        else:
            settled.append(run)
    settled.reverse()
    return _last_slid(settled, claimed, source)


def _last_slid(runs: list[AlignedRun], claimed: str, source: str) -> list[AlignedRun]:
    """Slide the last words to the front of what is left out before them, where they stand there too."""
    if len(runs) < 3 or runs[-1].same is False:  # noqa: PLR2004 - a gap has two sides
        return runs
    last, gap, before = runs[-1], runs[-2], runs[-3]
    words = claimed[last.claim_start : last.claim_end]
    if gap.claim_start < gap.claim_end or not source[gap.source_start : gap.source_end].startswith(words):
        return runs
    moved = gap.source_start + len(words)
    return [
        *runs[:-3],
        AlignedRun(before.claim_start, last.claim_end, before.source_start, moved, same=True),
        AlignedRun(last.claim_end, last.claim_end, moved, last.source_end, same=False),
    ]


def _joined(first: AlignedRun, second: AlignedRun) -> AlignedRun:
    return AlignedRun(
        first.claim_start, second.claim_end, first.source_start, second.source_end, same=first.same
    )
