"""Lines of a printed page into paragraphs: wrapped lines joined, words divided at a line's end made whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.claims.spelling import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HYPHENS: Final = "-\u00ad\u2010"
_ENDS: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BEGINS_ITEM: Final = re.compile(r"[•‣◦▪●⁃]|[-–*]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
_DIVIDED: Final = re.compile(r"(\w[\w'’]*)[-\u00ad\u2010]$")
_FIRST_WORD: Final = re.compile(r"\w[\w'’]*")
_WHOLE_WORD: Final = re.compile(r"\w[\w'’]*(?:[-\u2010]\w[\w'’]*)*")
_FULL: Final = 0.85
"""Share of the width: a line counts as full if with the next word it would be longer than this."""

_WIDEST_SHARE: Final = 0.9
"""The width of a page is the length that nine lines of ten do not exceed."""

_FEWEST_LINES: Final = 8
"""A page with fewer lines is taken to be as wide as the whole text, a text with fewer as its longest."""


def paragraphs(pages: Iterable[Sequence[str]]) -> list[str]:
    """Join the lines of a printed text into paragraphs.

    A paragraph ends at a blank line, before an item, and behind a line into which the next word would have
    fitted, if it ends a sentence or stands before a capital or a number. It may run on over the end of a
    page. Lines are joined by a space. A hyphen at a line's end goes only if the word without it is known from
    the rest of the text or from English, or its parts are not, and stays if the text has the word with a
    hyphen elsewhere; no other character is added or left out.

    Args:
        pages: the lines of each page.
    """
    kept = [list(page) for page in pages]
    words = _WordCounts.of(line for page in kept for line in page)
    usual = _width([line for page in kept for line in page])
    found: list[str] = []
    open_ended = False
    for page in kept:
        width = _width(page) if len(page) >= _FEWEST_LINES else usual
        for at, line in enumerate(page):
            if not line.strip():
                open_ended = False
                continue
            if open_ended and not (at == 0 and _begins_anew(found[-1], line)):
                found[-1] = _joined(found[-1], line, words)
            else:
                found.append(line)
            following = page[at + 1] if at + 1 < len(page) else None
            open_ended = _goes_on(line, following, width)
    return found


@dataclass(frozen=True, slots=True)
class _WordCounts:
    """How often the words of a text stand in it, divided ones not counted."""

    counts: Counter[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> _WordCounts:
        counts: Counter[str] = Counter()
        for line in lines:
            counts.update(_WHOLE_WORD.findall(_DIVIDED.sub("", line).casefold()))
        return cls(counts)

    def is_one(self, head: str, tail: str) -> bool:
        """Tell whether a word divided at a line's end has no hyphen of its own."""
        whole = f"{head}{tail}".casefold()
        if self.counts[f"{head}-{tail}".casefold()]:
            return False
        if self.counts[whole] or whole in english():
            return True
        parts = (head.casefold(), tail.casefold())
        return not all(part in english() or self.counts[part] for part in parts)


def _width(page: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in page if line.strip())
    if len(lengths) < _FEWEST_LINES:
        return lengths[-1] if lengths else 0
    return lengths[int((len(lengths) - 1) * _WIDEST_SHARE)]


def _goes_on(line: str, following: str | None, width: int) -> bool:
    if line[-1] in _HYPHENS:
        return True
    if following is None:
        return not _ENDS.search(line)
    if _BEGINS_ITEM.match(following):
        return False
    if len(line) + 1 + len(following.split(None, 1)[0] if following.strip() else "") > width * _FULL:
        return True
    return not _ENDS.search(line) and following[:1].islower()


def _begins_anew(above: str, line: str) -> bool:
    """Tell whether a page's first line does not go on with the page before."""
    return above[-1] not in _HYPHENS and not line[0].islower()


def _joined(above: str, line: str, words: _WordCounts) -> str:
    head, tail = _DIVIDED.search(above), _FIRST_WORD.match(line)
    if not head or not tail:
        return f"{above} {line}"
    if above[-1] == "\u00ad":
        return above[:-1] + line
    if line[0].islower() and words.is_one(head[1], tail[0]):
        return above[:-1] + line
    return above + line
