"""Where in a sidecar a value stands, so that a fault can name its line."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"^\s*\[{1,2}\s*([A-Za-z_]+)[^\]]*\]{1,2}")
_TRIPLE = re.compile(r'"""|\'\'\'')
_NEEDLE = 60
"""Code points of a value that are looked for: enough to know it, and short enough to stand on one line."""


class Lines:
    """The lines of a sidecar. The standard library's TOML reader keeps no positions, so they are looked for.

    Args:
        source: the sidecar's text.
    """

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")

    def find(self, location: Sequence[str | int], value: object = None) -> int:
        """Find the 1-based line that a fault is about.

        Looked for are the n-th header of the table, inside it the value's own first words, then its key.

        Args:
            location: the path to the value as pydantic gives it, such as `("entries", 3, "quotes", 0)`.
            value: the value itself where it is known.

        Returns:
            The line; the table's header where the value is not found in it; 1 where there is no such table.
        """
        first, last = self._table(location)
        for needle in _needles(location, value):
            for number in range(first, last):
                if needle in self._lines[number]:
                    return number + 1
        return first + 1

    def headers(self, name: str) -> list[int]:
        """Return the 1-based lines of every header of a table, in order."""
        return [number + 1 for number, header in self._headers if header == name]

    def _table(self, location: Sequence[str | int]) -> tuple[int, int]:
        name = str(location[0]) if location else ""
        nth = location[1] if len(location) > 1 and isinstance(location[1], int) else 0
        named = self.headers(name)
        if not named:
            return 0, len(self._lines)
        start = named[min(nth, len(named) - 1)] - 1
        return start, next((number for number, _ in self._headers if number > start), len(self._lines))

    @cached_property
    def _headers(self) -> list[tuple[int, str]]:
        headers = []
        inside = False
        for number, line in enumerate(self._lines):
            header = None if inside else _HEADER.match(line)
            if header:
                headers.append((number, header.group(1)))
            if len(_TRIPLE.findall(line)) % 2:
                inside = not inside
        return headers


def _needles(location: Sequence[str | int], value: object) -> list[str]:
    needles = []
    if isinstance(value, str) and value.strip():
        needles.append(value.strip().split("\n")[0][:_NEEDLE])
    needles += [part for part in reversed(location) if isinstance(part, str)]
    return needles
