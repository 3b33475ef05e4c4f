"""Which marks in a text are quotation marks, and which pairs they form."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSES = {
    "”": ("“", "„", "”"),
    "“": ("„", "“"),
    "‟": ("„", "“"),
    '"': ('"', "“"),
    "’": ("‘", "‚"),
    "‘": ("‚",),
    "'": ("'",),
    "»": ("«",),
    "«": ("»",),
    "›": ("‹",),
    "‹": ("›",),
    "''": ("``", "''"),
    "」": ("「",),
    "』": ("『",),
}
"""What each mark can close, by the mark that opened it; German, Swedish and reversed French included."""

# A single class at the front lets the engine skip to the next mark; a grave accent counts only if doubled.
_MARK = re.compile(r"[“”„‟\"‘’‚'«»‹›「」『』`](?:(?<=')'|(?<=`)`)?")
_SINGLE = frozenset("‘’'")
_OPENERS = frozenset(("“", "„", "‚", "«", "‹", "「", "『", "``"))
_CLOSERS = frozenset(("’", "」", "』"))
_SPACED = frozenset("«‹「『")
_ONE_WAY = frozenset(("“", "``"))
"""Marks that open even where a tokeniser has put a space behind them."""
_TOKENISED = re.compile(r"\s(?:[.,?!]|['’]s|n['’]t)(?:\s|$)")
"""What a text looks like whose words and marks a tokeniser has parted: "It is n't over , he said ."."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_BEFORE_CLOSING = ".,;:!?…)]%’'”"
_BEFORE_OPENING = "([{<—–-―/=>*_~:"


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Words between a pair of quotation marks.

    Args:
        start: first code point inside the marks.
        end: one past the last code point inside the marks.
        depth: 0 for the outermost quotation, 1 for one inside it, and so on.
        closed: False where the paragraph ended before a closing mark, because the quotation goes on in the
            next paragraph, which opens it again.
    """

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with what its neighbours let it be: `opens` and `closes` may both hold, as for straight marks.

    `weak` says that it may be no quotation mark at all (the apostrophe of "the companies' profits", inches).
    """

    glyph: str
    start: int
    end: int
    opens: bool
    closes: bool
    weak: bool


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    """Find the quotations of a text by their marks, in order of their start.

    Apostrophes, primes, feet and inches, and marks without a partner are none. A quotation never runs over a
    blank line: one over several paragraphs gives a span in each, all but the last of them not closed. The
    time taken is linear in the length of the text, whatever the text.

    Args:
        text: any text; offsets count its code points.

    >>> text = "“It’s the ’90s,” she said."
    >>> [text[span.start : span.end] for span in quoted_spans(text)]
    ['It’s the ’90s,']
    """
    found: list[tuple[int, int, bool]] = []
    blocks = list(_blocks(text))
    for index, (start, end) in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else (end, end)
        found += _pairs(text, start, end, _first_glyph(text, *following))
    return tuple(_with_depth(sorted(found, key=lambda span: (span[0], -span[1]))))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end() - 1
    if text[start:].strip():
        yield start, len(text)


def _first_glyph(text: str, start: int, end: int) -> str:
    while start < end and text[start].isspace():
        start += 1
    mark = _MARK.match(text, start, end)
    return mark.group() if mark else ""


def _with_depth(spans: list[tuple[int, int, bool]]) -> Iterator[QuotedSpan]:
    ends: list[int] = []
    for start, end, closed in spans:
        while ends and ends[-1] <= start:
            ends.pop()
        yield QuotedSpan(start, end, len(ends), closed)
        ends.append(end)


def _pairs(text: str, start: int, end: int, next_glyph: str) -> list[tuple[int, int, bool]]:
    """Pair the marks of one block; `next_glyph` is the mark that begins the next block, or empty."""
    found: list[tuple[int, int, bool]] = []
    opened: list[_Mark] = []
    counts: Counter[str] = Counter()
    matches = list(_MARK.finditer(text, start, end))
    tokenised = bool(matches) and bool(_TOKENISED.search(text, start, end))
    marks = [mark for one in matches if (mark := _mark(text, one, start, end, tokenised=tokenised))]
    for index, mark in enumerate(marks):
        if _is_closing(mark, opened, counts, marks[index + 1] if index + 1 < len(marks) else None):
            partner = _take(opened, counts, CLOSES[mark.glyph])
            found.append((partner.end, mark.start, True))
        elif mark.opens:
            line_end = _reopened(text, mark, start) if counts[mark.glyph] else None
            if line_end is not None:
                found.append((_take(opened, counts, (mark.glyph,)).end, line_end, False))
            opened.append(mark)
            counts[mark.glyph] += 1
    last = end - len(text[start:end]) + len(text[start:end].rstrip())
    found += [(mark.end, last, False) for mark in opened if mark.glyph == next_glyph]
    return [_trimmed(text, span) for span in found if text[span[0] : span[1]].strip()]


def _trimmed(text: str, span: tuple[int, int, bool]) -> tuple[int, int, bool]:
    start, end, closed = span
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end, closed


def _take(opened: list[_Mark], counts: Counter[str], glyphs: tuple[str, ...]) -> _Mark:
    """Take the innermost open mark of these glyphs; what stands open inside it has no partner."""
    while True:
        mark = opened.pop()
        counts[mark.glyph] -= 1
        if mark.glyph in glyphs:
            return mark


def _is_closing(mark: _Mark, opened: list[_Mark], counts: Counter[str], following: _Mark | None) -> bool:
    closable = CLOSES.get(mark.glyph, ())
    if not mark.closes or not any(counts[glyph] for glyph in closable):
        return False
    if not mark.weak:
        return True
    stronger = following and following.glyph == mark.glyph and following.closes and not following.weak
    return opened[-1].glyph in closable and not stronger


def _reopened(text: str, mark: _Mark, start: int) -> int | None:
    """Return the end of the line before, where this mark opens anew what the same mark had left open."""
    before = text[max(start, mark.start - 200) : mark.start]
    stripped = before.rstrip()
    if "\n" in before[len(stripped) :] and stripped.endswith((".", "!", "?", "…", ":")):
        return mark.start - len(before) + len(stripped)
    return None


def _mark(text: str, match: re.Match[str], start: int, end: int, *, tokenised: bool) -> _Mark | None:
    glyph = match.group()
    left = text[match.start() - 1] if match.start() > start else " "
    right = text[match.end()] if match.end() < end else " "
    if glyph == '"' and _FEET.search(text[max(start, match.start() - 6) : match.start()]):
        return None
    parted = tokenised and glyph == '"' and left.isspace() and right.isspace()
    opens = parted or _can_open(text, match, left, right)
    closes = parted or _can_close(glyph, left, right)
    weak = closes and _is_weak(text, glyph, match.start(), left, right)
    return _Mark(glyph, match.start(), match.end(), opens, closes, weak) if opens or closes else None


def _can_open(text: str, match: re.Match[str], left: str, right: str) -> bool:
    glyph = match.group()
    if glyph in _OPENERS:
        return glyph in _SPACED or not right.isspace() or (glyph in _ONE_WAY and left.isspace())
    if glyph in _CLOSERS or right.isspace() or right in ".,;:!?)]}":
        return False
    unspaced = glyph == '"' and left in ",:"
    if not (unspaced or left.isspace() or left in _BEFORE_OPENING or _MARK.match(left)):
        return False
    return not (glyph in _SINGLE and _elision().match(text, match.end()))


def _can_close(glyph: str, left: str, right: str) -> bool:
    if glyph not in CLOSES or (glyph in _SINGLE and right.isalnum()):
        return False
    if glyph in _OPENERS:
        return (left.isalnum() or left in _BEFORE_CLOSING) and not right.isalnum()
    if glyph in "»›" or not (left.isspace() or left in "([{<"):
        return True
    return glyph in {"”", "''"} and left.isspace() and not right.isalnum()


def _is_weak(text: str, glyph: str, at: int, left: str, right: str) -> bool:
    if glyph == '"':
        return left.isdigit()
    if glyph not in _SINGLE or not right.isspace():
        return False
    return left in "sSzxo" or left.isdigit() or text[at - 2 : at] in {"in", "an", "ol"}


@cache
def _elision() -> re.Pattern[str]:
    """Return what an apostrophe stands before that leaves letters or figures out: '90s, 'tis."""
    words = "|".join(lexicon.in_order("elisions"))
    return re.compile(rf"\d0s|\d\d(?!\w)|(?:{words})(?!\w)", re.IGNORECASE)
