"""What each line of a text is on the page: blank, text, item, heading, or markup that nobody reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

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


_PREFIX: Final = re.compile(r"[^\S\n]*+(?:>[^\S\n]?){0,8}[^\S\n]*+")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})(.*)")
_HEADING: Final = re.compile(r"#{1,6}[^\S\n]++(?=\S)")
_HEADING_CLOSE: Final = re.compile(r"\s#++\s*+$")
_SURE_BULLETS: Final = "•‣◦▪●⁃"
_ITEM: Final = re.compile(
    rf"(?:[-*+–·{_SURE_BULLETS}]|\d{{1,3}}[.)]|\(?(?:\d{{1,3}}|[a-z])\))"
    rf"[^\S\n]++(?:\[[ xX]\][^\S\n]++)?(?=\S)|[{_SURE_BULLETS}](?=\w)"
)
_TABLE_RULE: Final = frozenset("|:- \t")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
_FRONT_MATTER: Final = re.compile(r"[\w-]+[^\S\n]*:|[^\S\n]|-[^\S\n]|#")
_LONGEST_FRONT_MATTER: Final = 80
_ENDS_SENTENCE: Final = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]*_“]*$")
_TAIL: Final = 9


def lay_out(text: str) -> tuple[Line, ...]:
    r"""Tell what each line of a text is.

    Plain text and Markdown are read alike: a bullet, a fence or a table means the same in both.

    Args:
        text: any text; only "\n" ends a line.
    """
    lines = [_line(text, start, end) for start, end in _bounds(text)]
    for reread in (_without_front_matter, _without_fences, _without_tables, _with_underlined_headings):
        lines = reread(text, lines)
    return tuple(_without_chance_items(text, lines))


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where HTML comments stand, as half-open ranges."""
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        yield start, close + 3
        start = text.find("<!--", close + 3)


def ends_sentence(text: str, line: Line) -> bool:
    """Tell whether a line ends as a sentence or its introduction does: in a stop, a colon or a semicolon."""
    return bool(_ENDS_SENTENCE.search(text[max(line.body, line.stop - _TAIL) : line.stop]))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _line(text: str, start: int, end: int) -> Line:
    body = _words_start(text, start, end)
    stop = body + len(text[body:end].rstrip())
    if body >= stop:
        return Line(start, end, Role.BLANK, body, body)
    if text[body].isalpha() and text[body + 1 : body + 2] != ")":
        return Line(start, end, Role.TEXT, body, stop)
    if any(pattern.fullmatch(text, body, stop) for pattern in _silent()):
        return Line(start, end, Role.MARKUP, body, stop)
    if heading := _HEADING.match(text, body, stop):
        close = _HEADING_CLOSE.search(text, heading.end(), stop)
        return Line(start, end, Role.HEADING, heading.end(), close.start() if close else stop)
    if item := _ITEM.match(text, body, stop):
        return Line(start, end, Role.ITEM, item.end(), stop)
    return Line(start, end, Role.TEXT, body, stop)


@cache
def _silent() -> tuple[re.Pattern[str], ...]:
    """Return rules and empty items, images, tags without words, and the addresses that links refer to."""
    tags = "|".join(lexicon.in_order("html_tags"))
    patterns = (
        r"([-*_=~#+•·⁂`])(?:[^\S\n]*+\1)*+",
        r"(?:!\[[^\]\n]*\]\([^)\n]*\)[^\S\n]*+)++",
        rf"(?:</?(?:{tags})(?:[\s/][^<>\n]*)?>[^\S\n]*+)++",
        r"\[[^\]\n^][^\]\n]*\]:[^\S\n]*+(?:https?://|mailto:|www\.|[./#<]).*",
    )
    return tuple(re.compile(pattern) for pattern in patterns)


def _words_start(text: str, start: int, end: int) -> int:
    prefix = _PREFIX.match(text, start, end)
    return prefix.end() if prefix else start


def _without_front_matter(text: str, lines: list[Line]) -> list[Line]:
    """Make the settings between "---" lines at a Markdown file's beginning markup."""
    if text[lines[0].start : lines[0].end].rstrip() != "---":
        return lines
    for index, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=1):
        if text[line.start : line.end].rstrip() == "---":
            silent = [replace(each, role=Role.MARKUP) for each in lines[:index]]
            return [*silent, *lines[index:]] if index > 1 else lines
        if line.role is not Role.BLANK and not _FRONT_MATTER.match(text, line.start, line.end):
            break
    return lines


def _without_fences(text: str, lines: list[Line]) -> list[Line]:
    """Make code between fences markup; a fence that is never closed is a line of text."""
    fences = {n: match for n, line in enumerate(lines) if (match := _FENCE.match(text, line.body, line.stop))}
    last = {match[1][0]: n for n, match in fences.items() if not match[2].strip()}
    kept = list(lines)
    opening = ""
    for n, line in enumerate(lines if fences else ()):
        match = fences.get(n)
        if opening:
            kept[n] = replace(line, role=Role.MARKUP)
            if match and match[1].startswith(opening) and not match[2].strip():
                opening = ""
        elif match and n < last.get(match[1][0], -1):
            kept[n] = replace(line, role=Role.MARKUP)
            opening = match[1]
    return kept


def _without_tables(text: str, lines: list[Line]) -> list[Line]:
    kept = list(lines)
    inside = False
    for n, line in enumerate(lines):
        row = text[line.body : line.stop]
        if "|" in row and "-" in row and _TABLE_RULE.issuperset(row):
            inside = True
            if n and "|" in text[lines[n - 1].body : lines[n - 1].stop]:
                kept[n - 1] = replace(lines[n - 1], role=Role.MARKUP)
        inside = inside and "|" in row
        if inside or (len(row) > 1 and row[0] == row[-1] == "|"):
            kept[n] = replace(line, role=Role.MARKUP)
    return kept


def _with_underlined_headings(text: str, lines: list[Line]) -> list[Line]:
    """Make a single line above "====" or "----" a heading."""
    kept = list(lines)
    for n in range(1, len(lines)):
        above = kept[n - 1]
        alone = n == 1 or kept[n - 2].role not in {Role.TEXT, Role.ITEM}
        if alone and above.role is Role.TEXT and _UNDERLINE.fullmatch(text, lines[n].body, lines[n].stop):
            kept[n - 1] = replace(above, role=Role.HEADING)
    return kept


def _without_chance_items(text: str, lines: list[Line]) -> list[Line]:
    """Make text again what looks like an item only because a wrapped line begins with a dash or a number."""
    kept = list(lines)
    for n, line in enumerate(lines):
        if line.role is Role.ITEM and n and kept[n - 1].role is Role.TEXT:
            mark = _mark(text, line)
            listed = (
                n + 1 < len(lines) and lines[n + 1].role is Role.ITEM and _mark(text, lines[n + 1]) == mark
            )
            if not (listed or mark in _SURE_BULLETS or ends_sentence(text, kept[n - 1])):
                body = _words_start(text, line.start, line.end)
                kept[n] = replace(line, role=Role.TEXT, body=body)
    return kept


def _mark(text: str, line: Line) -> str:
    """Return an item's mark without its number or letter."""
    mark: Sequence[str] = text[line.start : line.body].split()
    return "".join(character for character in mark[0] if not character.isalnum()) if mark else ""
