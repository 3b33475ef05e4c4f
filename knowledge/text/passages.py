"""Text into paragraphs and passages, every offset kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from knowledge.model import Paragraph, Passage, PassageKind
from knowledge.text.layout import comments, lay_out
from knowledge.text.paragraphs import paragraph_lines, units
from knowledge.text.quotation_marks import quoted_spans
from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.text.layout import Line

    Range = tuple[int, int]

LONGEST_PASSAGE: Final = 1500
"""Code points. A Discord message holds 2,000 characters; escaping and the source line need the rest."""

LONGEST_QUOTATION: Final = 700
"""Code points. A direct quotation up to this length stays one passage, however many sentences it has."""

_CLAUSE_END: Final = re.compile(r"[,;:](?=\s)|—|\s–(?=\s)")
_JOINER: Final = "\u200d"
_LONGEST_CLUSTER: Final = 32


def segment(
    document: str, text: str, skipped: Sequence[tuple[int, int]]
) -> tuple[tuple[Paragraph, ...], tuple[Passage, ...]]:
    """Divide a text into paragraphs and passages.

    A paragraph is a block between blank lines, a heading, or one line of a text that has a paragraph to a
    line; it counts only if a passage stands in it. A passage is one sentence, or the sentences that one
    direct quotation binds together with its attribution. Code, tables, rules, images and comments give none;
    inline markup stays in the passage, which is a slice.

    Args:
        document: the document's name, for the passages.
        text: the document's text, whatever it holds.
        skipped: half-open ranges of boilerplate, in code points; nothing of them is in a passage.

    Returns:
        Paragraphs numbered from 1 and passages numbered from 0, both in source order. Passages are disjoint,
        stand inside their paragraph, have no white space around them, and are at most `LONGEST_PASSAGE` long.
    """
    gaps = _merged([*_clamped(skipped, len(text)), *comments(text)])
    quotations = _binding_quotations(text)
    paragraphs: list[Paragraph] = []
    passages: list[Passage] = []
    for lines in paragraph_lines(text, lay_out(text)):
        number = len(paragraphs) + 1
        for start, end, kind in _kinds(text, lines, gaps, quotations):
            passages.append(Passage(document, len(passages), start, end, number, kind))
        if passages and passages[-1].paragraph == number:
            read = list(_outside(text, lines[0].start, lines[-1].end, gaps))
            paragraphs.append(Paragraph(number, read[0][0], read[-1][1]))
    return tuple(paragraphs), tuple(passages)


def _kinds(
    text: str, lines: Sequence[Line], gaps: Sequence[Range], quotations: Sequence[Range]
) -> Iterator[tuple[int, int, PassageKind]]:
    """Yield the passages of one paragraph."""
    for start, end, kind in units(text, lines):
        for rest in _outside(text, start, end, gaps):
            whole = [rest] if kind is PassageKind.HEADING else _bound_sentences(text, *rest, quotations)
            for passage in whole:
                for part in _cut(text, *passage):
                    yield *part, kind


def _clamped(ranges: Iterable[Range], length: int) -> Iterator[Range]:
    for start, end in ranges:
        if max(start, 0) < min(end, length):
            yield max(start, 0), min(end, length)


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _outside(text: str, start: int, end: int, gaps: Sequence[Range]) -> Iterator[Range]:
    """Yield what of a range stands in no gap, without surrounding white space."""
    for nth in range(max(0, bisect_right(gaps, (start, start)) - 1), len(gaps)):
        gap = gaps[nth]
        if gap[0] >= end:
            break
        if start < gap[0] and text[start : gap[0]].strip():
            yield _tight(text, start, gap[0])
        start = max(start, gap[1])
    if text[start:end].strip():
        yield _tight(text, start, end)


def _tight(text: str, start: int, end: int) -> Range:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def _binding_quotations(text: str) -> list[Range]:
    """Return the outermost quotations that are short enough to keep their sentences together."""
    kept: list[Range] = []
    for span in quoted_spans(text):
        if span.end - span.start <= LONGEST_QUOTATION and not (kept and span.start < kept[-1][1]):
            kept.append((span.start, span.end))
    return kept


def _bound_sentences(text: str, start: int, end: int, quotations: Sequence[Range]) -> Iterator[Range]:
    passage: Range | None = None
    for first, last in sentences(text[start:end]):
        sentence = start + first, start + last
        if passage and _is_bound(passage, sentence, quotations):
            passage = passage[0], sentence[1]
            continue
        if passage:
            yield passage
        passage = sentence
    if passage:
        yield passage


def _is_bound(passage: Range, sentence: Range, quotations: Sequence[Range]) -> bool:
    """Tell whether one quotation runs over the end of the passage into the sentence."""
    if sentence[1] - passage[0] > LONGEST_PASSAGE:
        return False
    nearest = bisect_right(quotations, (passage[1], -1)) - 1
    return nearest >= 0 and sentence[0] < quotations[nearest][1]


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield a passage whole, or a wall of text in parts that end at a clause or at least at a word."""
    while end - start > LONGEST_PASSAGE:
        limit = start + LONGEST_PASSAGE
        at = (
            _last_clause(text, start, limit) or _last_space(text, start, limit) or _cluster_start(text, limit)
        )
        yield _tight(text, start, at)
        start = at
        while text[start].isspace():
            start += 1
    yield start, end


def _last_clause(text: str, start: int, limit: int) -> int:
    half = start + LONGEST_PASSAGE // 2
    return max((match.end() for match in _CLAUSE_END.finditer(text, half, limit)), default=0)


def _last_space(text: str, start: int, limit: int) -> int:
    return next((at for at in range(limit, start, -1) if text[at].isspace()), 0)


def _cluster_start(text: str, limit: int) -> int:
    """Return the limit, or where the character begins that accents or joiners there belong to."""
    at = limit
    while at > limit - _LONGEST_CLUSTER and (text[at - 1] == _JOINER or _joins(text[at])):
        at -= 1
    return at if at > limit - _LONGEST_CLUSTER else limit


def _joins(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in {"Mn", "Mc", "Me", "Sk"}
