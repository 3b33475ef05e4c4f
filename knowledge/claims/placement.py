"""A claim at a place of the documents: which words belong to it, and which of the source they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.claims.alignment import AlignedRun, align
from knowledge.claims.own_talk import LEADING_IN, is_chat, is_remark, segments
from knowledge.speakers.speech_verb_forms import saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.claims.claim_tokens import ClaimToken
    from knowledge.claims.locator import Source, SourcePlace
    from knowledge.claims.sides import Side
    from knowledge.model import DirectQuotation


_FEWEST_AFTER: Final = 3
"""Words of talk after a claim in its own sentence: two may be its own, changed ("it states")."""


def without_remarks(text: str, words: Sequence[ClaimToken], place: SourcePlace) -> tuple[int, int]:
    """Leave out the member's own remarks before and after the words that were found."""
    begin, end = 0, len(words)
    first, last = place.runs[0].claim_start, place.runs[-1].claim_end
    for start, stop in segments(text):
        inside = [number for number, word in enumerate(words) if start <= word.start < stop]
        if not inside or first <= inside[-1] < last or inside[0] < last <= inside[-1]:
            continue
        if not is_remark(text[start:stop]):
            continue
        if inside[-1] < first and begin == inside[0]:
            begin = inside[-1] + 1
        elif inside[0] >= last:
            end = min(end, inside[0])
    for stop in range(first, begin, -1):
        said = stop == first or words[stop - 1].text in LEADING_IN
        if said and is_chat([word.text for word in words[begin:stop]]):
            begin = stop
            break
    asked = end > last and text[words[end - 1].end :].lstrip(" ").startswith("?")
    if is_chat([word.text for word in words[last:end]], asked=asked, fewest=_FEWEST_AFTER):
        end = last
    if (begin, end) == (0, 1) and len(words) > 1 and words[1].text in saying():
        # Whoever stands before a verb of speech is no quotation: "Allen said lol" does not quote "Allen".
        return 0, len(words)
    return begin, end


def laid_side_by_side(
    claim: Side, begin: int, end: int, place: SourcePlace
) -> tuple[int, int, list[AlignedRun]]:
    """Lay the whole claim beside the source, as far to both sides as its own sentence reaches."""
    source = place.source
    first, last = place.runs[0], place.runs[-1]
    before, after = first.claim_start - begin, end - last.claim_end
    start = max(source.sentence(first.source_start)[0], first.source_start - before - (before > 0))
    stop = min(source.sentence(last.source_end - 1)[1], last.source_end + after + (after > 0))
    start, stop = min(start, first.source_start), max(stop, last.source_end)
    folded = [token.text for token in claim.tokens]
    runs = align(folded, source.words[start:stop])
    if runs and not runs[0].same and runs[0].claim_start == runs[0].claim_end:
        moved = runs.pop(0).source_end
        start += moved
        runs = [
            AlignedRun(
                run.claim_start,
                run.claim_end,
                run.source_start - moved,
                run.source_end - moved,
                same=run.same,
            )
            for run in runs
        ]
    if runs and not runs[-1].same and runs[-1].claim_start == runs[-1].claim_end:
        dropped = runs.pop()
        stop -= dropped.source_end - dropped.source_start
    return start, stop, runs


def interrupted(source: Source, start: int, end: int) -> bool:
    """Tell whether words stand between two halves of one speaker's quotation and inside neither."""
    if start == 0 or end >= len(source.tokens):
        return False
    quotations = source.document.quotations
    before = _holding(quotations, source.tokens[start - 1])
    after = _holding(quotations, source.tokens[end])
    if (
        before is None
        or after is None
        or before is after
        or before.attribution.speaker != after.attribution.speaker
    ):
        return False
    return all(_holding(quotations, token) is None for token in source.tokens[start:end])


def _holding(quotations: Iterable[DirectQuotation], token: ClaimToken) -> DirectQuotation | None:
    return next(
        (q for q in quotations if not q.fragment and q.start <= token.start and token.end <= q.end), None
    )
