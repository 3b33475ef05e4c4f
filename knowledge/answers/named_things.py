"""Where a text names somebody or something that the documents name, with its place in the text.

Matching folds words and keeps no offsets; here a name is found so that another one can be put in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.text.words import fold, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.model import Knowledge

_OWNING: Final = re.compile(r"'s$")
_PERSON: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
"""A name as people have them: two or three plain words; neither "DeepSeek R1" nor "Wadhwani AI Center"."""
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class NameToken:
    """One word of a text: `text[start:end]`, folded and without a possessive ending."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A name in a text.

    Args:
        name: as the documents print it.
        person: whether somebody bears it, as far as attributions and its form tell.
        start: first code point of the text that stands for it.
        end: one past the last.
    """

    name: str
    person: bool
    start: int
    end: int


def tokens(text: str) -> tuple[NameToken, ...]:
    """Return the words of a text in their order, with their places."""
    return tuple(NameToken(folded(text[start:end]), start, end) for start, end in places(text))


def folded(word: str) -> str:
    """Return a word in lower case and without a possessive ending."""
    return _OWNING.sub("", fold(word))


class Names:
    """The names that a knowledge's documents print or list, and those whom they quote.

    Args:
        knowledge: whose aliases and attributions are read.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        self.speakers = frozenset(
            quoted.attribution.speaker
            for document in knowledge.documents
            for quoted in document.quotations
            if quoted.attribution.speaker
        )
        for document in knowledge.documents:
            for alias in document.aliases:
                for form in (alias.name, *alias.others):
                    self._add(form, alias.name)
        for speaker in sorted(self.speakers):
            self._add(speaker, speaker)
            if _PERSON.fullmatch(speaker):
                self._add(speaker.split()[-1], speaker)

    def found_in(self, text: str) -> tuple[NamedThing, ...]:
        """Return the names in a text, in its order; where two overlap, the longer one."""
        return tuple(self._found(tokens(text)))

    def is_person(self, name: str) -> bool:
        """Tell whether somebody bears a name."""
        return name in self.speakers or _PERSON.fullmatch(name) is not None

    def _add(self, form: str, name: str) -> None:
        key = tuple(token.text for token in tokens(form))
        if 0 < len(key) <= _LONGEST:
            self._known.setdefault(key, name)

    def _found(self, spoken: Sequence[NameToken]) -> Iterator[NamedThing]:
        at = 0
        while at < len(spoken):
            length = self._length(spoken, at)
            if length:
                part = spoken[at : at + length]
                name = self._known[tuple(token.text for token in part)]
                yield NamedThing(name, self.is_person(name), part[0].start, part[-1].end)
            at += length or 1

    def _length(self, spoken: Sequence[NameToken], at: int) -> int:
        for length in range(min(_LONGEST, len(spoken) - at), 0, -1):
            if tuple(token.text for token in spoken[at : at + length]) in self._known:
                return length
        return 0
