"""Where English sentences begin and end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.full_stops import QUOTATION_MARKS, Stop, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every part of these patterns is possessive or bounded and none fails after a long run: linear in any text.
# A single class at the front lets the engine skip to the next mark instead of trying every position.
_STOP: Final = re.compile(
    r"""[.!?…。！？｡؟۔।\n•⁃‣◦▪●]
    (?: (?<=\n) [^\S\n]*+ \n \s*+
      | (?<=[•⁃‣◦▪●]) (?<!\S[•⁃‣◦▪●]) (?=\s?\S)
      | (?<=[.!?…。！？｡؟۔।]) (?P<more>(?<=\.)(?:[ \xa0]\.){2,}+ | [.!?…。！？｡؟۔।]*+)
        (?P<closers>(?:["'“](?!\w) | [”’»›)\]}*_」』）] | [ \xa0\u202f][»›](?!\w)
          | \[(?:\d{1,3}|[a-z]|note\ \d{1,3}|[a-z ]{2,30}(?:\ needed|\ given|\?))\]
          | :\d[\d,–-]{0,12}(?=\s))*+)
        (?P<gap>\s*+)
    )""",
    re.VERBOSE,
)
_NEXT: Final = re.compile(r"(?P<lead>[^\w\s]{0,6}+\s?)(?P<word>[\w’'.\-]{0,40}+)")
_LIST_MARK: Final = re.compile(r"(?<!\S)(?P<nth>\d{1,3}|[a-z])(?P<style>\.\)|\)|\.)\s(?=\S)")
_BRACKET: Final = re.compile(r"[()]")
_GLUED: Final = re.compile(r"[\"“‘(]?(?P<word>[A-Z][a-z]*)(?=\s)")
_BULLETS: Final = frozenset("•⁃‣◦▪●")
_STOPS_WITHOUT_SPACE: Final = frozenset("。！？｡؟۔।")
_ROMAN: Final = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix"))
_OPENING: Final = " \t\n\xa0([{\"'“‘«„‚*_"
_BEFORE_WORD: Final = "([{<\"'“‘«*_/–-"
_AFTER_ASIDE: Final = frozenset((*".,;:!?", ""))
_LONGEST_ASIDE: Final = 500
_NEAR: Final = 60


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Split running text into sentences.

    A sentence inside a quotation is a sentence too, and so is one in brackets that stand by themselves. A
    blank line ends a sentence, and so does the mark of the next item of a list written into the line.

    Args:
        text: one paragraph or more; line ends inside a sentence are allowed.

    Returns:
        Half-open ranges of code points in order, disjoint, without surrounding white space; together they
        hold every character of the text that is no white space. The time taken is linear in its length.

    >>> text = "Dr. Ito left at 5 p.m. on Monday. She took no. 7."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Dr. Ito left at 5 p.m. on Monday.', 'She took no. 7.']
    """
    ranges = []
    start = 0
    for end in (*_ends(text), len(text)):
        sentence = text[start:end]
        tight = sentence.strip()
        if tight:
            first = start + len(sentence) - len(sentence.lstrip())
            ranges.append((first, first + len(tight)))
        start = end
    return tuple(ranges)


def _ends(text: str) -> Iterator[int]:
    """Yield where one sentence ends and the next may begin, ascending."""
    asides = _asides(text) if "(" in text else {}
    embedded = _embedded(text, asides)
    marks = _list_marks(text)
    caseless = text == text.lower()
    start = 0
    for match in _STOP.finditer(text):
        while marks and marks[-1] <= match.start():
            start = marks.pop()
            yield start
        while embedded and embedded[-1][1] <= match.start():
            embedded.pop()
        inside = bool(embedded) and embedded[-1][0] < match.start()
        if inside and match["closers"] is not None and ")" not in match["closers"]:
            continue
        end = _end(text, start, match, asides, caseless=caseless)
        if end:
            start = end
            yield end
    yield from reversed(marks)


def _end(text: str, start: int, match: re.Match[str], asides: dict[int, int], *, caseless: bool) -> int:
    """Return where the sentence ends at this match, or 0 where it does not."""
    first, gap = text[match.start()], match["gap"]
    if first in _BULLETS:
        return match.start()
    if gap is None or gap.count("\n") > 1:
        return match.end()
    if first in _STOPS_WITHOUT_SPACE:
        return match.end() if gap or not match["closers"] else 0
    if _opens_sentence(text, start, match.start()):
        return 0
    if match.end() == len(text) or _is_plain(text, match) or (not gap and _is_glued(text, match)):
        return match.end()
    return _end_by_words(text, start, match, asides, caseless=caseless) if gap else 0


def _end_by_words(
    text: str, start: int, match: re.Match[str], asides: dict[int, int], *, caseless: bool
) -> int:
    stop = _stop(text, start, match, caseless=caseless)
    if _is_cited(text, match, asides) or not ends_sentence(stop):
        return 0
    spaced = stop.attached and stop.mark.startswith((". ", ".\xa0"))
    return match.start() + 1 if spaced else match.end()


def _opens_sentence(text: str, start: int, at: int) -> bool:
    """Tell whether the stop is an ellipsis before the first word of the sentence or of a quotation."""
    if at - start < _NEAR and not text[start:at].strip(_OPENING):
        return True
    return at > 1 and text[at - 1] in _OPENING and text[at - 2].isspace() and not text[at - 1].isspace()


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Tell at once what holds of most stops: an ordinary word before it and a capital behind."""
    at = match.start()
    word = text[text.rfind(" ", max(0, at - _NEAR), at) + 1 : at]
    if text[at] != "." or match["more"] or not match["gap"] or not text[match.end()].isupper():
        return False
    return len(word) > 1 and word.islower() and word.isalpha() and word not in _short()


@cache
def _short() -> frozenset[str]:
    """Return the words behind which a full stop may say no more than that they are short."""
    places = ("before_names", "before_numbers", "closing")
    return _ROMAN.union(*(lexicon.words(f"abbreviations_{place}") for place in places))


def _stop(text: str, start: int, match: re.Match[str], *, caseless: bool) -> Stop:
    at = match.start()
    words = text[max(start, at - _NEAR) : at].split()
    attached = at > start and not text[at - 1].isspace()
    rest = text[match.end() : match.end() + _NEAR]
    following = _NEXT.match(rest)
    return Stop(
        mark=text[at] + match["more"],
        attached=attached,
        closers=match["closers"],
        word=words[-1].rpartition("—")[2].lstrip(_BEFORE_WORD) if attached and words else "",
        earlier=words[-2] if len(words) > 1 else "",
        opening=text[start:at].strip() if at - start < _NEAR else "",
        lead=following["lead"] if following else "",
        after=following["word"] if following else "",
        rest=rest,
        caseless=caseless,
    )


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether the space after a sentence was forgotten ("it ended.The next"), which a domain is not."""
    following = _GLUED.match(text, match.end(), match.end() + _NEAR)
    if not following or following["word"].lower() not in lexicon.words("sentence_starters"):
        return False
    return bool(match["closers"]) or text[max(0, match.start() - 2) : match.start()].islower()


def _is_cited(text: str, match: re.Match[str], asides: dict[int, int]) -> bool:
    """Tell whether a source in brackets follows that belongs to the sentence: “…” (Smith 55)."""
    start, close = match.end(), asides.get(match.end(), 0)
    if not close or text[close + 1 : close + 2] not in _AFTER_ASIDE:
        return False
    numbered = close - start < _NEAR and any(character.isdigit() for character in text[start:close])
    return numbered or (close + 1 < len(text) and any(mark in QUOTATION_MARKS for mark in match["closers"]))


def _asides(text: str) -> dict[int, int]:
    """Return where round brackets open and where each closes; long ones are taken for an oversight."""
    opened: list[int] = []
    pairs = {}
    for match in _BRACKET.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened and match.start() - (start := opened.pop()) <= _LONGEST_ASIDE:
            pairs[start] = match.start()
    return pairs


def _embedded(text: str, asides: dict[int, int]) -> list[tuple[int, int]]:
    """Return the outermost asides that stand inside a sentence, the last one first."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(asides.items()):
        before = text[max(0, start - 3) : start].rstrip(QUOTATION_MARKS + " \n\t")
        if before and before[-1] not in ".!?…:" and not (found and found[-1][1] > start):
            found.append((start, end))
    found.reverse()
    return found


def _list_marks(text: str) -> list[int]:
    """Return where the second and further items of a list written into one line begin, the last one first."""
    first = _LIST_MARK.match(text, len(text) - len(text.lstrip()))
    if not first or first["nth"] not in {"1", "a"}:
        return []
    found: list[int] = []
    expected = _successor(first["nth"])
    for match in _LIST_MARK.finditer(text, first.end()):
        fits = match["nth"] == expected and match["style"] == first["style"]
        if fits and not text[match.end()].islower():
            found.append(match.start())
            expected = _successor(expected)
    found.reverse()
    return found


def _successor(nth: str) -> str:
    return str(int(nth) + 1) if nth.isdigit() else chr(ord(nth) + 1)
