"""Headers, footers and page numbers: lines that stand at the top or the bottom of many pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EDGE: Final = 2
"""Lines at either end of a page that can be a header or a footer."""

_FEWEST_PAGES: Final = 3
_SHARE: Final = 0.4
"""Of the pages; headers often differ between left and right pages."""

_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?[-–—\])|\s]*", re.IGNORECASE
)


def without_repeated(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """Leave out the lines that repeat at the edges of pages.

    Two lines are the same if they differ only in numbers. A page number that stands alone goes too, where at
    least two pages have one.

    Args:
        pages: the lines of each page; blank ones are dropped from its ends.

    Returns:
        The pages without those lines, and each line left out once, as it stands first.
    """
    trimmed = [_trimmed(page) for page in pages]
    counts = Counter(form for page in trimmed for form in {_form(page[at]) for at in _edges(page)})
    needed = max(_FEWEST_PAGES, len(trimmed) * _SHARE)
    repeated = {form for form, count in counts.items() if count >= needed}
    numbered = sum(any(_PAGE_NUMBER.fullmatch(page[at]) for at in _edges(page)) for page in trimmed) > 1
    left_out: dict[str, str] = {}
    kept = []
    for page in trimmed:
        gone = set()
        for at in _edges(page):
            if _form(page[at]) in repeated or (numbered and _PAGE_NUMBER.fullmatch(page[at])):
                gone.add(at)
                left_out.setdefault(_form(page[at]), page[at])
        kept.append(_trimmed([line for at, line in enumerate(page) if at not in gone]))
    return kept, tuple(left_out.values())


def _edges(page: Sequence[str]) -> Iterator[int]:
    yield from sorted(
        {at for at in (*range(_EDGE), *range(len(page) - _EDGE, len(page))) if 0 <= at < len(page)}
    )


def _form(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.casefold().split()))


def _trimmed(page: Sequence[str]) -> list[str]:
    words = [at for at, line in enumerate(page) if line.strip()]
    return list(page[words[0] : words[-1] + 1]) if words else []
