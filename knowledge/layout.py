"""What each line of a text is on the page: blank, running text, list item, heading, or markup that nobody reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Role(StrEnum):
    """What a line is on the page."""

    BLANK = "blank"
    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text.

    Args:
        start: first code point.
        end: one past the last code point, the line end not counted.
        role: what it is.
        body: where its words begin, behind indent, bullet, "#" or ">".
        stop: where its words end.
    """

    start: int
    end: int
    role: Role
    body: int
    stop: int


_PREFIX = re.compile(r"[^\S\n]*+(?:>[^\S\n]?){0,8}[^\S\n]*+")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"#{1,6}[ \t]++(?=\S)")
_HEADING_CLOSE = re.compile(r"[ \t]#+[ \t]*$")
_ITEM = re.compile(
    r"(?:(?P<bullet>[-*+•‣◦▪●⁃–·])|(?P<number>\d{1,3})[.)])[^\S\n]++(?:\[[ xX]\][^\S\n]++)?(?=\S)|[•‣◦▪●⁃](?=\w)"
)
_RULE = re.compile(r"([-*_=~])(?:[^\S\n]*\1){2,}[^\S\n]*")
_TABLE_RULE = re.compile(r"(?=[^|\n]*\|)[|:\- \t]*-[|:\- \t]*")
_IMAGE = re.compile(r"(?:!\[[^\]\n]*\]\([^)\n]*\)[^\S\n]*+)+")
_TAGS = re.compile(r"(?:</?[A-Za-z][^<>\n]*>[^\S\n]*+)+")
_REFERENCE = re.compile(r"\[[^\]\n^][^\]\n]*\]:[^\S\n]*\S+.*")
_SURE_BULLETS = "•‣◦▪●⁃"
ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]*_“]*$")


def lay_out(text: str) -> tuple[Line, ...]:
    """Tell what each line of a text is.

    Plain text and Markdown are read alike: a bullet, a fence or a table means the same in both.

    Args:
        text: any text; only "\\n" ends a line.
    """
    lines = [_line(text, start, end) for start, end in _bounds(text)]
    lines = _without_fences(text, lines)
    lines = _without_tables(text, lines)
    lines = _with_underlined_headings(text, lines)
    return tuple(_with_sure_items(text, lines))


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where HTML comments stand."""
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        yield start, close + 3
        start = text.find("<!--", close + 3)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _line(text: str, start: int, end: int) -> Line:
    prefix = _PREFIX.match(text, start, end)
    body = prefix.end() if prefix else start
    stop = end - (len(text[body:end]) - len(text[body:end].rstrip()))
    if body >= stop:
        return Line(start, end, Role.BLANK, body, body)
    if heading := _HEADING.match(text, body, stop):
        close = _HEADING_CLOSE.search(text, heading.end(), stop)
        return Line(start, end, Role.HEADING, heading.end(), close.start() if close else stop)
    if any(pattern.fullmatch(text, body, stop) for pattern in (_RULE, _IMAGE, _TAGS, _REFERENCE)):
        return Line(start, end, Role.MARKUP, body, stop)
    if item := _ITEM.match(text, body, stop):
        return Line(start, end, Role.ITEM, item.end(), stop)
    return Line(start, end, Role.TEXT, body, stop)


def _without_fences(text: str, lines: Sequence[Line]) -> list[Line]:
    """Make code between fences markup; a fence that is never closed is a line of text."""
    fences = {
        index: match
        for index, line in enumerate(lines)
        if (match := _FENCE.match(text, line.body, line.stop))
    }
    last = {match[1][0]: index for index, match in fences.items() if not match[2].strip()}
    kept = list(lines)
    opening = ""
    for index, line in enumerate(lines):
        match = fences.get(index)
        if opening:
            kept[index] = replace(line, role=Role.MARKUP)
            if match and match[1].startswith(opening) and not match[2].strip():
                opening = ""
        elif match and index < last.get(match[1][0], -1):
            kept[index] = replace(line, role=Role.MARKUP)
            opening = match[1]
    return kept


def _without_tables(text: str, lines: Sequence[Line]) -> list[Line]:
    kept = list(lines)
    inside = False
    for index, line in enumerate(lines):
        row = text[line.body : line.stop]
        if _TABLE_RULE.fullmatch(row):
            inside = True
            if index and "|" in text[lines[index - 1].body : lines[index - 1].stop]:
                kept[index - 1] = replace(lines[index - 1], role=Role.MARKUP)
        inside = inside and "|" in row
        if inside or (row.startswith("|") and row.endswith("|") and len(row) > 1):
            kept[index] = replace(kept[index], role=Role.MARKUP)
    return kept


def _with_underlined_headings(text: str, lines: Sequence[Line]) -> list[Line]:
    """Make a single line above "====" or "----" a heading."""
    kept = list(lines)
    for index in range(1, len(lines)):
        line, above = lines[index], kept[index - 1]
        alone = index == 1 or kept[index - 2].role in {Role.BLANK, Role.MARKUP, Role.HEADING}
        underline = line.role is Role.MARKUP and not text[line.body : line.stop].strip("=-")
        if underline and text[line.body] in "=-" and above.role in {Role.TEXT, Role.ITEM} and alone:
            kept[index - 1] = replace(above, role=Role.HEADING)
    return kept


def _with_sure_items(text: str, lines: Sequence[Line]) -> list[Line]:
    """Make text again what only looks like an item because a line happens to begin with a dash or a number."""
    kept = list(lines)
    for index, line in enumerate(lines):
        if (
            line.role is not Role.ITEM
            or not index
            or text[line.start : line.body].lstrip()[:1] in _SURE_BULLETS
        ):
            continue
        above = kept[index - 1]
        follows = above.role is not Role.TEXT or ENDS_SENTENCE.search(
            text[max(above.body, above.stop - 9) : above.stop]
        )
        if not follows and not _is_listed(text, lines, index):
            start = _PREFIX.match(text, line.start, line.end)
            kept[index] = replace(line, role=Role.TEXT, body=start.end() if start else line.start)
    return kept


def _is_listed(text: str, lines: Sequence[Line], index: int) -> bool:
    """Tell whether the next line is an item of the same list."""
    if index + 1 >= len(lines) or lines[index + 1].role is not Role.ITEM:
        return False
    here, there = (_ITEM.search(text, line.start, line.stop) for line in lines[index : index + 2])
    if not here or not there:
        return False
    if here["number"] and there["number"]:
        return int(there["number"]) == int(here["number"]) + 1
    return here["bullet"] == there["bullet"]
