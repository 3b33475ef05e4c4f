"""A message as it is read for what it asks: its words, the stops between them, its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.asked_frames import STOP
from knowledge.text.sentences import sentences
from knowledge.text.words import fold, places, words

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_SPELT: Final = re.compile(r"w/o?(?![^\W_])|[^\W_]+(?:['’][^\W_]+)*")
_AND: Final = "n"
_BETWEEN_WORDS: Final = re.compile(r"[a-z] n [a-z]")
_PARTING: Final = re.compile(r"[,;:()\[\]…–—\n!?]|\.\.|(?<=\s)-+(?=\s)|\.(?=\s)")
_ENDING: Final = re.compile(r"[?!]+(?=\s)|\n+")
COORDINATING: Final = frozenset({"and", "but", "so", "because", "or", "cause"})
"""Words that stand between two clauses."""
_PLACED: Final = frozenset(
    {"in", "at", "on", "to", "by", "from", "for", "with", "of", "about", "under", "over"}
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as words with the stops between them, and where each stands."""

    text: str
    spoken: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def cut(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` as they were written, with the money sign before them."""
        if start >= end:
            return ""
        first, last = self.spans[start][0], self.spans[end - 1][1]
        while first and self.text[first - 1] in "$€£¥\"“'‘":
            first -= 1
        while last < len(self.text) and self.text[last] in '%"”’':
            last += 1
        return self.text[first:last]

    def says(self, start: int, end: int) -> bool:
        """Return whether there is a word that says what is asked about."""
        return any(not word.stop for word in words(self.cut(start, end)))

    def interrogative(self, start: int, end: int) -> bool:
        """Return whether a clause begins as a question does."""
        some = self.spoken[start:end]
        if len(some) > 1 and some[0] in _PLACED:
            return some[1] in question_words()
        if len(some) > 1 and some[0] == "when":
            return some[1] in auxiliaries() or some[1] in COORDINATING
        return bool(some) and (some[0] in question_words() or some[0] in auxiliaries() or some[0] == "whos")


def spelled_out(text: str, known: Container[str] = ()) -> str:
    """Return a text with what chat spells its own way written out.

    Args:
        text: of a question.
        known: words that the documents have; none of them is touched.

    >>> spelled_out("whats it gonna cost tho"), spelled_out("whats an rn", {"rn"})
    ('what is it gonna cost though', 'what is an rn')
    """
    spellings = lexicon.table("asked_spellings")

    def meant(found: re.Match[str]) -> str:
        spelt = found.group()
        word = spelt.lower().replace("’", "'")
        if word not in spellings or word in known or (spelt[0].isupper() and found.start() > 0):
            return spelt
        if word == _AND and not _BETWEEN_WORDS.fullmatch(text, found.start() - 2, found.end() + 2):
            return spelt
        return spellings[word][0].replace("_", " ")

    return _SPELT.sub(meant, text)


def read_message(text: str, mended: Callable[[str], str]) -> Message:
    """Return a message's words, folded and without apostrophes, and the stops between them."""
    spoken: list[str] = []
    spans: list[tuple[int, int]] = []
    folded = fold(text) if text.isascii() else ""
    before = 0
    for start, end in places(text):
        if spoken and end - before > 1 + end - start and _PARTING.search(text, before, start + 1):
            spoken.append(STOP)
            spans.append((before, before))
        word = folded[start:end] or fold(text[start:end])
        spoken.append(mended(word).replace("'", ""))
        spans.append((start, end))
        before = end
    return Message(text, tuple(spoken), tuple(spans))


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Return where the sentences stand; marks of questions and trailing dots end one, too."""
    ends = {end for _, end in sentences(text)} | {found.end() for found in _ENDING.finditer(text)}
    marks = [0, *sorted(ends | {len(text)})]
    return [(start, end) for start, end in pairwise(marks) if text[start:end].strip()]


def question_words() -> frozenset[str]:
    """Return the words with which a question or a clause about a noun begins."""
    return lexicon.words("question_words")


@cache
def auxiliaries() -> frozenset[str]:
    """Return auxiliary verbs as they stand in a message, without apostrophes."""
    return frozenset(word.replace("'", "") for word in lexicon.words("auxiliaries"))
