"""Which lines make a paragraph, and over which of its stretches a sentence may run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge.model import PassageKind
from knowledge.text.layout import Line, Role, ends_sentence
from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_HEADING: Final = 150
_LONGEST_LABEL: Final = 60
_HEADING_LINES: Final = 2
_WIDEST_WRAP: Final = 120
"""Code points. Text is wrapped at 60 to 100; a line longer than this was not wrapped at all."""

_LONG_BLOCK: Final = 1000
_FEWEST_LINES: Final = 3
_SHORTEST_WRAP: Final = 50
_INDENT: Final = 2


def paragraph_lines(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph: a heading, a block between blank lines or markup, or a part of one.

    A long block in which most lines are long and end as sentences do has a paragraph to a line; a block that
    was wrapped at a width is one paragraph.
    """
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


def units(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, PassageKind]]:
    """Yield the stretches of a paragraph over whose ends no sentence runs: items, a heading, prose."""
    if _is_listing(text, lines):
        yield from _listed(text, lines)
        return
    unit: list[Line] = []
    for line in lines:
        if unit and (line.role is Role.ITEM or not _goes_on(text, unit, line)):
            yield _unit(text, unit)
            unit = []
        unit.append(line)
    yield _unit(text, unit)


def _divided(text: str, block: list[Line]) -> Iterator[list[Line]]:
    if not block:
        return
    paragraph: list[Line] = []
    a_line_each = _is_paragraph_to_a_line(text, block)
    for line in block:
        if paragraph and a_line_each and not _belongs(text, paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _is_paragraph_to_a_line(text: str, block: Sequence[Line]) -> bool:
    length = sum(line.stop - line.body for line in block)
    if len(block) < _FEWEST_LINES or length < max(_LONG_BLOCK, len(block) * _WIDEST_WRAP):
        return False
    return sum(ends_sentence(text, line) for line in block) * 2 >= len(block)


def _belongs(text: str, above: Line, line: Line) -> bool:
    """Tell whether a line goes on with the paragraph above it, in a block with a paragraph to a line."""
    if Role.ITEM in {above.role, line.role}:
        return above.role is line.role
    return not ends_sentence(text, above) and above.stop - above.body >= _WIDEST_WRAP


def _is_listing(text: str, lines: Sequence[Line]) -> bool:
    """Tell a list without bullets (ingredients, "Date: May 5", title and byline) from wrapped text.

    In wrapped text a line ends where the next word would not have fitted; in a listing it ends as it pleases,
    and every line begins anew.
    """
    if any(line.role is not Role.TEXT or text[line.body].islower() for line in lines):
        return False
    if len(lines) < _FEWEST_LINES and any(ends_sentence(text, line) for line in lines):
        return False
    width = max(_SHORTEST_WRAP, *(line.stop - line.body for line in lines))
    if width > _WIDEST_WRAP or any(text[line.stop - 1] in ",-–—" for line in lines):
        return False
    free = sum(
        above.stop - above.body + 1 + len(text[line.body : line.stop].split(None, 1)[0]) <= width
        for above, line in pairwise(lines)
    )
    return free * 2 > len(lines) - 1


def _listed(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, PassageKind]]:
    for line in lines:
        start, end, kind = _unit(text, [line])
        entry = len(lines) >= _FEWEST_LINES or ": " in text[start:end]
        label = text[end - 1] == ":"
        yield start, end, PassageKind.ITEM if kind is PassageKind.HEADING and entry and not label else kind


def _goes_on(text: str, unit: Sequence[Line], line: Line) -> bool:
    """Tell whether a line of text goes on with the item, or other text, above it."""
    above = unit[-1]
    if unit[0].role is not Role.ITEM or line.body - line.start >= _INDENT:
        return True
    return not ends_sentence(text, above) and above.end - above.start >= _SHORTEST_WRAP


def _unit(text: str, lines: Sequence[Line]) -> tuple[int, int, PassageKind]:
    start, end = lines[0].body, lines[-1].stop
    if lines[0].role is Role.ITEM:
        return start, end, PassageKind.ITEM
    if lines[0].role is Role.HEADING or (len(lines) <= _HEADING_LINES and _is_heading(text[start:end])):
        return start, end, PassageKind.HEADING
    return start, end, PassageKind.PROSE


def _is_heading(line: str) -> bool:
    """Tell whether words that stand by themselves are a heading: short, no sentence, begun with a capital."""
    if len(line) > _LONGEST_HEADING or line[0].islower():
        return False
    if line.endswith(":"):
        return len(line) <= _LONGEST_LABEL
    return (
        not line.endswith(tuple(".!?…;,"))
        and not line.rstrip("\"'”’»)]*_").endswith(tuple(".!?…"))
        and (len(sentences(line)) == 1)
    )
