"""Where English sentences begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.abbreviations import (
    CAPITALISED,
    CLOSING,
    EXCLAIMED,
    LETTERED,
    NUMBERED,
    OPENING_TIMES,
    SPOKE,
    STARTERS,
    TITLES,
    ZONES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every part of these patterns is possessive or bounded and none fails after a long run: linear in any text.
_STOP = re.compile(
    r"""(?P<stop>\.(?:[ \xa0]\.){2,} | [.!?…]++ | [。！？｡؟۔।]++)
    (?P<closers>(?:["'“](?!\w) | [”’»›)\]}*_」』）] | [ \xa0\u202f][»›](?!\w) | \[\d{1,3}\])*+)
    (?P<gap>\s*+)
    | (?P<blank>\n[^\S\n]*+\n\s*+)
    | (?P<bullet>(?<!\S)[•⁃‣◦▪●](?=\s?\S))""",
    re.VERBOSE,
)
_NEXT = re.compile(r"(?P<lead>[^\w\s]{0,6}+\s?)(?P<word>[\w’'.\-]{0,40}+)")
_MARKER_ONLY = re.compile(r"[^\w\s]?\s?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)\]]*")
_MARKER = re.compile(r"(?<!\S)(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))(?P<style>\.\)|\)|\.)\s(?=\S)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CONSONANTS = re.compile(r"[A-Z][bcdfghjklmnpqrstvwxz]{1,4}")
_TIME = re.compile(r"[ap]\.?m", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]{2,}")
_STOPS_WITHOUT_SPACE = "。！？｡؟۔।"
_BRACKET = re.compile(r"[()]")
_GLUED = re.compile(r"[\"“‘(]?(?P<word>[A-Z][a-z]*)(?=\s)")
_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "you"))
_BEFORE_WORD = "([{<\"'“‘«*_/–-"
_AFTER_ASIDE = frozenset(".,;:!?")
_DASHES = frozenset("—–―-")
_MARKS = "\"'”’»›」』“"
_LONGEST_ASIDE = 500
_NEAR = 60
_FOUR_DOTS = 4
_OPENING_WORDS = 6


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Split running text into sentences.

    A sentence inside a quotation is a sentence too, and so is one in brackets that stand by themselves. A blank
    line ends a sentence, and so does the mark of the next item of a list written into the line.

    Args:
        text: one paragraph or more; line ends inside a sentence are allowed.

    Returns:
        Half-open ranges of code points in order, disjoint, without surrounding white space; together they hold
        every character of the text that is no white space. The time taken is linear in its length.
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


@dataclass(frozen=True, slots=True)
class _Stop:
    """A mark that may end a sentence, with what stands around it.

    Args:
        mark: the stop itself, several characters for "?!" and ellipses.
        attached: whether it follows its word without a space.
        closers: closing quotation marks and brackets behind it.
        before: the word it follows.
        earlier: the word before that one.
        opening: the sentence so far, where it is short; otherwise empty.
        lead: marks that stand before the next word.
        after: the next word, with full stops of its own.
        rest: what follows the gap, a few words of it.
        caseless: whether the whole text is written without capitals.
    """

    mark: str
    attached: bool
    closers: str
    before: str
    earlier: str
    opening: str
    lead: str
    after: str
    rest: str
    caseless: bool


def _ends(text: str) -> Iterator[int]:
    """Yield where one sentence ends and the next may begin, ascending."""
    asides = _asides(text) if "(" in text else {}
    embedded = _embedded(text, asides)
    markers = _markers(text)
    caseless = text == text.lower()
    start = 0
    for match in _STOP.finditer(text):
        while markers and markers[-1] <= match.start():
            start = markers.pop()
            yield start
        while embedded and embedded[-1][1] <= match.start():
            embedded.pop()
        if match["stop"] and embedded and embedded[-1][0] < match.start():
            continue
        end = _end(text, start, match, asides, caseless=caseless)
        if end:
            start = end
            yield end
    yield from reversed(markers)


def _end(text: str, start: int, match: re.Match[str], asides: dict[int, int], *, caseless: bool) -> int:
    """Return where the sentence ends at this match, or 0 where it does not."""
    if match["bullet"]:
        return match.start()
    if match["blank"] or match["gap"].count("\n") > 1 or match["stop"][0] in _STOPS_WITHOUT_SPACE:
        return match.end()
    if not match["gap"]:
        return match.end() if _is_glued(text, match) else 0
    if _is_cited(text, match.end(), asides):
        return 0
    stop = _stop(text, start, match, caseless=caseless)
    if not _ends_sentence(stop):
        return 0
    spaced = stop.attached and match["stop"].startswith((". ", ".\xa0"))
    return match.start() + 1 if spaced else match.end()


def _stop(text: str, start: int, match: re.Match[str], *, caseless: bool) -> _Stop:
    at = match.start()
    words = text[max(start, at - _NEAR) : at].split()
    attached = at > start and not text[at - 1].isspace()
    rest = text[match.end() : match.end() + _NEAR]
    following = _NEXT.match(rest)
    return _Stop(
        mark=match["stop"],
        attached=attached,
        closers=match["closers"],
        before=words[-1].rpartition("—")[2].lstrip(_BEFORE_WORD) if attached and words else "",
        earlier=words[-2] if len(words) > 1 else "",
        opening=text[start:at].strip() if at - start < _NEAR else "",
        lead=following["lead"] if following else "",
        after=following["word"] if following else "",
        rest=rest,
        caseless=caseless,
    )


def _ends_sentence(stop: _Stop) -> bool:
    first = stop.after[:1]
    quoted = any(mark in _MARKS for mark in stop.closers)
    if not first or (quoted and stop.lead[:1] in _DASHES):
        return False
    if first.islower() and not stop.after[1:2].isupper():
        return stop.caseless and not quoted and len(stop.before) > 1 and _ends_word(stop)
    if "!" in stop.mark or "?" in stop.mark:
        return not (quoted and _is_attributed(stop)) and _ends_exclamation(stop)
    if len(stop.mark) > 1 or stop.mark == "…":
        return _ends_ellipsis(stop)
    return _ends_word(stop)


def _ends_exclamation(stop: _Stop) -> bool:
    return stop.before.lower() not in EXCLAIMED or _starts(stop)


def _is_attributed(stop: _Stop) -> bool:
    """Tell whether the speaker's name and a verb of speaking follow a quotation that ends in "?" or "!"."""
    words = stop.rest.split()[:6]
    if not words or words[0].lower() in _PRONOUNS:
        return False
    return any(word.strip(",.:;") in SPOKE for word in words[1:])


def _ends_ellipsis(stop: _Stop) -> bool:
    if stop.after == "I" or stop.after.startswith(("I’", "I'")):
        return stop.mark.count(".") >= _FOUR_DOTS
    if stop.attached or stop.mark.count(".") >= _FOUR_DOTS:
        return True
    return " " not in stop.mark and _starts(stop)


def _ends_word(stop: _Stop) -> bool:
    """Tell whether one full stop ends the sentence, from the word it follows and the word after it."""
    word = stop.before.lower()
    if _MARKER_ONLY.fullmatch(stop.opening):
        return False
    if word in CAPITALISED and not stop.before[0].isupper():
        return True
    if word in TITLES:
        return False
    if _TIME.fullmatch(word):
        return not _is_opening_time(stop)
    if word in NUMBERED:
        return not _is_number(stop.after)
    if len(word) == 1 and word.isalpha():
        return _ends_letter(stop)
    if word in CLOSING or _DOTTED.fullmatch(word) or _CONSONANTS.fullmatch(stop.before):
        return _starts(stop)
    return True


def _ends_letter(stop: _Stop) -> bool:
    if stop.before == "v":
        return False
    if stop.before.isupper() and (stop.before == "I" or stop.earlier.lower() in LETTERED):
        return _starts(stop) or stop.earlier[:1].islower()
    return _starts(stop)


def _is_opening_time(stop: _Stop) -> bool:
    words = stop.opening.lower().split()
    opens = bool(words) and words[0] in OPENING_TIMES and len(words) <= _OPENING_WORDS
    return opens or stop.after.lower().strip(".") in ZONES


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or bool(_ROMAN.fullmatch(word))


def _starts(stop: _Stop) -> bool:
    return stop.after.lower() in STARTERS


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether the space after a sentence was forgotten ("it ended.The next"), which a domain is not."""
    following = _GLUED.match(text, match.end(), match.end() + _NEAR)
    if not following or following["word"].lower() not in STARTERS:
        return False
    return bool(match["closers"]) or text[max(0, match.start() - 2) : match.start()].islower()


def _is_cited(text: str, at: int, asides: dict[int, int]) -> bool:
    """Tell whether what follows is an aside that the sentence's own stop comes after: “…” (Smith 55)."""
    close = asides.get(at)
    return close is not None and text[close + 1 : close + 2] in _AFTER_ASIDE


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
        before = text[max(0, start - 3) : start].rstrip(_MARKS + " \n\t")
        if before and before[-1] not in ".!?…:" and not (found and found[-1][1] > start):
            found.append((start, end))
    found.reverse()
    return found


def _markers(text: str) -> list[int]:
    """Return where the second and further items of a list written into one line begin, the last one first."""
    found: list[int] = []
    style = ""
    for match in _MARKER.finditer(text):
        nth = int(match["number"]) if match["number"] else ord(match["letter"]) - ord("a") + 1
        if not style:
            if nth != 1 or text[: match.start()].strip():
                return []
            style, expected = (match["number"] and "1" or "a") + match["style"], 2
        elif nth == expected and ("1" if match["number"] else "a") + match["style"] == style:
            if not text[match.end()].islower():
                found.append(match.start())
                expected += 1
    found.reverse()
    return found
