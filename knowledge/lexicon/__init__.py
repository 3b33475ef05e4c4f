"""Facts about English as data: one plain text file a list, read when first asked for.

The first line of a file, behind `#`, says what the list is and where it comes from. Every other line holds
words of the list, separated by spaces; in a file of phrases a line is one phrase, and in a table a line is
`key: values`. Whatever follows `#` is a remark.

>>> sorted(words("months"))[:3]
['april', 'august', 'december']
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(*names: str) -> frozenset[str]:
    """Return the words of a list, or of several together.

    Args:
        names: of the files, without their ending.
    """
    return frozenset[str]().union(*map(in_order, names))


@cache
def in_order(name: str) -> tuple[str, ...]:
    """Return the words of a list whose order says something, such as the months."""
    return tuple(" ".join(_lines(name)).split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the phrases of a list, one a line."""
    return _lines(name)


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a list of `key: values`."""
    split = (line.partition(":") for line in _lines(name))
    return {key.strip(): tuple(values.split()) for key, _, values in split}


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in bare if line)
