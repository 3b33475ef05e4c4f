"""Where in a sidecar a value stands, so that a fault can name its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"^\s*\[{1,2}\s*([A-Za-z_]+)[^\]]*\]{1,2}")
_TRIPLE = re.compile(r'"""|\'\'\'')


def line_of(source: str, location: Sequence[str | int], value: object = None) -> int:
    """Find the 1-based line that a fault is about.

    The standard library's TOML reader keeps no positions, so the line is looked for: the n-th `[[entries]]`
    header, then inside that table the value's own first words, then its key.

    Args:
        source: the sidecar's text.
        location: the path to the value as pydantic gives it, such as `("entries", 3, "quotes", 0)`.
        value: the value itself where it is known.

    Returns:
        The line; the table's header where the value is not found in it, and 1 where there is no such table.
    """
    lines = source.split("\n")
    first, last = _table(lines, location)
    for needle in _needles(location, value):
        for number in range(first, last):
            if needle in lines[number]:
                return number + 1
    return first + 1


def _needles(location: Sequence[str | int], value: object) -> list[str]:
    needles = []
    if isinstance(value, str) and value.strip():
        needles.append(value.strip().split("\n")[0][:60])
    needles += [part for part in reversed(location) if isinstance(part, str)]
    return needles


def _table(lines: list[str], location: Sequence[str | int]) -> tuple[int, int]:
    name = location[0] if location else ""
    nth = location[1] if len(location) > 1 and isinstance(location[1], int) else 0
    headers = _headers(lines)
    named = [number for number, header in headers if header == name]
    if not named:
        return 0, len(lines)
    start = named[min(nth, len(named) - 1)]
    end = next((number for number, _ in headers if number > start), len(lines))
    return start, end


def _headers(lines: list[str]) -> list[tuple[int, str]]:
    headers = []
    inside = False
    for number, line in enumerate(lines):
        header = None if inside else _HEADER.match(line)
        if header:
            headers.append((number, header.group(1)))
        if len(_TRIPLE.findall(line)) % 2:
            inside = not inside
    return headers
