"""Words around a question that are not asked: hearsay, politeness, search talk, exclamations.

A frame is a pattern over a sequence of words, written in `knowledge.lexicon`: words, or several behind "|",
"{class}" of `frame_classes`, "~" for any word, "?" behind what may be missing, "*" behind what stands up to
three times, and "&" before what has to follow. Words are lower case without apostrophes, and a stop between
two of them is one more word, ",".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

STOP: Final = ","
_ANY: Final = "[^ ,]+"
_LONGEST: Final = 24
"""Words that a frame has at most; what stands farther from the end is not looked at."""
_WHETHER: Final = frozenset({"if", "whether"})
_AGREEING: Final = frozenset({"right", "true", "correct", "yeah"})
_FEWEST: Final = 2
"""Words that a statement has at least, behind which a mere "right" doubts it."""
_BEFORE: Final = {"frames_hearsay": True, "frames_search": False, "frames_calls": False}
"""Lists of beginnings, and whether they put a claim."""
_BEHIND: Final = {"frames_tags": True, "frames_closing": False, "frames_calls_behind": False}


@dataclass(frozen=True, slots=True)
class Unframed:
    """A stretch of words without its frames.

    Args:
        start: the first word that is left.
        end: where they end.
        claimed: whether a frame put them as somebody's claim, or asked whether they are so.
    """

    start: int
    end: int
    claimed: bool


def unframed(spoken: Sequence[str], start: int, end: int) -> Unframed:
    """Return what is left of the words from `start` to `end` without the frames at both ends.

    >>> said = "i heard that it cost five million , true".split()
    >>> left = unframed(said, 0, len(said))
    >>> said[left.start : left.end], left.claimed
    (['it', 'cost', 'five', 'million'], True)
    """
    claimed = False
    while True:
        start, end = _without_stops(spoken, start, end)
        before, behind = _before(spoken[start:end]), _behind(spoken[start:end])
        if before is not None:
            length, claims = before
            start += length
            if start < end and spoken[start] in _WHETHER:
                start, claims = start + 1, True
        elif behind is not None:
            length, claims = behind
            end -= length
        else:
            return Unframed(start, end, claimed)
        claimed = claimed or claims


def _is_asked(spoken: Sequence[str]) -> bool:
    """Return whether a last "right" is what is asked, as in "which side is right", and no mere tag."""
    asking = lexicon.words("question_words", "auxiliaries")
    return spoken[0] in asking or spoken[-2] in lexicon.words("auxiliaries", "articles", "prepositions")


def _without_stops(spoken: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and spoken[start] == STOP:
        start += 1
    while end > start and spoken[end - 1] == STOP:
        end -= 1
    return start, end


def _before(spoken: Sequence[str]) -> tuple[int, bool] | None:
    """Return how many words at the beginning are a frame and whether it puts a claim, or None."""
    if not spoken or spoken[0] not in _openers():
        return None
    text = " ".join(spoken[:_LONGEST]) + " "
    for name, claims in _BEFORE.items():
        found = _patterns(name, behind=False).match(text)
        if found is not None:
            length = text.count(" ", 0, found.end())
            return length, claims or spoken[length - 1] in _WHETHER
    return None


def _behind(spoken: Sequence[str]) -> tuple[int, bool] | None:
    """Return how many words at the end are a frame and whether it doubts what stands before, or None."""
    if not spoken:
        return None
    if len(spoken) > _FEWEST and spoken[-1] in _AGREEING and not _is_asked(spoken):
        return 1, True
    text = " " + " ".join(spoken[-_LONGEST:]) + " "
    for name, claims in _BEHIND.items():
        found = _patterns(name, behind=True).search(text)
        if found is not None:
            return text.count(" ", found.start() + 1), claims
    return None


@cache
def _patterns(name: str, *, behind: bool) -> re.Pattern[str]:
    every = "|".join(_pattern(line) for line in lexicon.phrases(name))
    return re.compile(f"(?<= )(?:{every})$" if behind else f"(?:{every})")


def _pattern(line: str) -> str:
    return "".join(_step(step) for step in line.split())


def _step(step: str) -> str:
    often = {"?": "?", "*": "{0,3}"}.get(step[-1], "")
    step = step[:-1] if often else step
    ahead = step.startswith("&")
    group = "|".join(_ANY if word == "~" else re.escape(word) for word in _words_of(step.removeprefix("&")))
    if ahead:
        return f"(?=(?:{group}) )"
    return f"(?:(?:{group}) ){often}"


def _words_of(step: str) -> tuple[str, ...]:
    """Return what may stand at one step of a pattern, longer ones first."""
    found: list[str] = []
    for word in step.split("|"):
        found += lexicon.table("frame_classes")[word[1:-1]] if word.startswith("{") else (word,)
    spelt = {word.replace("_", " ") for word in found}
    return tuple(sorted(spelt, key=lambda word: (-len(word), word)))


@cache
def _openers() -> frozenset[str]:
    """Return the words with which any frame may begin, so that most questions are read without looking."""
    found: set[str] = set()
    for name in _BEFORE:
        for line in lexicon.phrases(name):
            for step in line.split():
                found.update(word.split()[0] for word in _words_of(step.rstrip("?*")))
                if step[-1] not in "?*":
                    break
    return frozenset(found)
