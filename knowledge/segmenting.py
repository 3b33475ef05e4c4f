"""Text into paragraphs and passages, every offset kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from knowledge.layout import ENDS_SENTENCE, Line, Role, comments, lay_out
from knowledge.model import Paragraph, Passage, PassageKind
from knowledge.quotemarks import quoted_spans
from knowledge.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Range = tuple[int, int]

LONGEST_PASSAGE = 1500
"""Code points. A Discord message holds 2,000 characters; escaping and the source line need the rest."""

LONGEST_QUOTATION = 700
"""Code points. A direct quotation up to this length stays one passage however many sentences it has."""

_LONGEST_HEADING = 150
_LONGEST_LABEL = 60
_WIDEST_WRAP = 120
_LONG_BLOCK = 1000
_CLAUSE_END = re.compile(r"[,;:—–](?=\s)|—|\s[–-](?=\s)")


def segment(
    document: str, text: str, skipped: Sequence[tuple[int, int]]
) -> tuple[tuple[Paragraph, ...], tuple[Passage, ...]]:
    """Divide a text into paragraphs and passages.

    A paragraph is a block between blank lines, a heading, or one line of a text that has a paragraph to a line.
    A passage is one sentence, or the sentences that one direct quotation binds together with its attribution.
    Code, tables, rules, images and comments give none; inline markup stays in the passage, which is a slice.

    Args:
        document: the document's name, for the passages.
        text: the document's text.
        skipped: half-open ranges of boilerplate, in code points; they are in no passage.

    Returns:
        Paragraphs numbered from 1 and passages numbered from 0, both in source order. Passages are disjoint, stand
        inside their paragraph, have no white space around them, and are at most `LONGEST_PASSAGE` long.
    """
    gaps = _merged([*_clamped(skipped, len(text)), *comments(text)])
    quotations = _binding(text)
    paragraphs: list[Paragraph] = []
    passages: list[Passage] = []
    for lines in _paragraphs(text, lay_out(text)):
        number = len(paragraphs) + 1
        found = [
            (start, end, kind)
            for first, last, kind in _units(text, lines)
            for rest in _outside(first, last, gaps)
            for start, end in _passages(text, *rest, quotations)
        ]
        if found:
            paragraphs.append(Paragraph(number, *_tight(text, lines[0].start, lines[-1].end)))
        for start, end, kind in found:
            passages.append(Passage(document, len(passages), start, end, number, kind))
    return tuple(paragraphs), tuple(passages)


def _clamped(ranges: Iterable[Range], length: int) -> list[Range]:
    return [(max(start, 0), min(end, length)) for start, end in ranges if max(start, 0) < min(end, length)]


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _outside(start: int, end: int, gaps: Sequence[Range]) -> Iterator[Range]:
    """Yield what of a range stands in no gap."""
    index = max(0, bisect_right(gaps, (start, start)) - 1)
    for gap_start, gap_end in gaps[index:]:
        if gap_start >= end:
            break
        if gap_start > start:
            yield start, gap_start
        start = max(start, gap_end)
    if start < end:
        yield start, end


def _tight(text: str, start: int, end: int) -> Range:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    block: list[Line] = []
    for line in lines:
        if line.role in {Role.TEXT, Role.ITEM}:
            block.append(line)
            continue
        yield from _divided(text, block)
        block = []
        if line.role is Role.HEADING:
            yield [line]
    yield from _divided(text, block)


def _divided(text: str, block: list[Line]) -> Iterator[list[Line]]:
    """Yield the block as a whole, or, where each of its lines is a paragraph, each by itself."""
    if not block:
        return
    if not _is_line_a_paragraph(text, block):
        yield block
        return
    paragraph: list[Line] = []
    for line in block:
        if paragraph and (line.role is Role.ITEM or paragraph[-1].role is Role.ITEM):
            together = line.role is paragraph[-1].role
        else:
            together = bool(paragraph) and not _ends_paragraph(text, paragraph[-1])
        if paragraph and not together:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _is_line_a_paragraph(text: str, block: Sequence[Line]) -> bool:
    """Tell a text with one paragraph a line from one that was wrapped at a width and has no blank lines."""
    lengths = [line.stop - line.body for line in block]
    if len(block) < 3 or sum(lengths) < _LONG_BLOCK or sum(lengths) < len(block) * _WIDEST_WRAP:
        return False
    ending = sum(bool(ENDS_SENTENCE.search(_tail(text, line))) for line in block)
    return ending * 2 >= len(block)


def _tail(text: str, line: Line) -> str:
    return text[max(line.body, line.stop - 9) : line.stop]


def _ends_paragraph(text: str, line: Line) -> bool:
    return bool(ENDS_SENTENCE.search(_tail(text, line))) or line.stop - line.body < _WIDEST_WRAP


def _units(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, PassageKind]]:
    """Yield the stretches of a paragraph over which no sentence runs: its items, its heading, its prose."""
    unit: list[Line] = []
    for line in lines:
        if unit and (line.role is Role.ITEM or not _goes_on(text, unit, line)):
            yield _unit(text, unit)
            unit = []
        unit.append(line)
    yield _unit(text, unit)


def _goes_on(text: str, unit: Sequence[Line], line: Line) -> bool:
    if unit[0].role is not Role.ITEM:
        return True
    indented = line.body - line.start > 1
    return indented or not (ENDS_SENTENCE.search(_tail(text, unit[-1])) or unit[-1].end - unit[-1].start < 50)


def _unit(text: str, lines: Sequence[Line]) -> tuple[int, int, PassageKind]:
    start, end = lines[0].body, lines[-1].stop
    if lines[0].role is Role.ITEM:
        return start, end, PassageKind.ITEM
    if lines[0].role is Role.HEADING or (len(lines) == 1 and _is_heading(text[start:end])):
        return start, end, PassageKind.HEADING
    return start, end, PassageKind.PROSE


def _is_heading(line: str) -> bool:
    """Tell whether a line that stands by itself is a heading: short, no sentence, not begun in lower case."""
    if len(line) > _LONGEST_HEADING or line[0].islower():
        return False
    if line.endswith(":"):
        return len(line) <= _LONGEST_LABEL
    return not ENDS_SENTENCE.search(line) and len(sentences(line)) == 1


def _binding(text: str) -> list[Range]:
    """Return the outermost quotations that are short enough to keep their sentences together."""
    kept: list[Range] = []
    for span in quoted_spans(text):
        if span.end - span.start <= LONGEST_QUOTATION and not (kept and span.start < kept[-1][1]):
            kept.append((span.start, span.end))
    return kept


def _passages(text: str, start: int, end: int, quotations: Sequence[Range]) -> Iterator[Range]:
    passage: Range | None = None
    for first, last in sentences(text[start:end]):
        sentence = start + first, start + last
        if passage and _is_bound(passage, sentence, quotations):
            passage = passage[0], sentence[1]
            continue
        if passage:
            yield from _cut(text, *passage)
        passage = sentence
    if passage:
        yield from _cut(text, *passage)


def _is_bound(passage: Range, sentence: Range, quotations: Sequence[Range]) -> bool:
    """Tell whether one quotation runs over the end of the passage into the sentence."""
    index = bisect_right(quotations, (passage[1], -1)) - 1
    if index < 0 or sentence[1] - passage[0] > LONGEST_PASSAGE:
        return False
    return sentence[0] < quotations[index][1]


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield a passage, in parts that end at a clause or at least at a word where it is a wall of text."""
    while end - start > LONGEST_PASSAGE:
        limit = start + LONGEST_PASSAGE
        at = _last_clause(text, start, limit) or _last_space(text, start, limit) or limit
        yield _tight(text, start, at)
        start = _tight(text, at, end)[0]
    if start < end:
        yield start, end


def _last_clause(text: str, start: int, limit: int) -> int:
    half = start + LONGEST_PASSAGE // 2
    return max((match.end() for match in _CLAUSE_END.finditer(text, half, limit)), default=0)


def _last_space(text: str, start: int, limit: int) -> int:
    return next((at for at in range(limit, start, -1) if text[at].isspace()), 0)
