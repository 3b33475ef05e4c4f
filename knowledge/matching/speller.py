"""Misspelt words and the words of the knowledge they may stand for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import lexicon
from knowledge.text.words import Word, stems, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_SHORTEST: Final = 4
_SHORTEST_SWAPPED: Final = 3
_FIRST_LETTER: Final = 0.85
_REAL_WORD: Final = 0.5
"""A word that is English as it stands is rarely a slip of another: weather is not whether."""
_SWAPPED: Final = 0.7
_LIKELIEST: Final = 3
_AFTER_LETTERS: Final = "\U0010ffff"


class Speller:
    """Bridges words the knowledge does not have to those it has.

    Args:
        vocabulary: stem → number.
        surfaces: word as written → number of its stem; sorted.
        english: stems of known English words.
        common: those that are so common that nobody means another.
        named: stems of the words that aliases are made of.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        surfaces: Mapping[str, int],
        english: Collection[str],
        common: Collection[str],
        named: frozenset[str],
    ) -> None:
        self._vocabulary = vocabulary
        self._by_surface = surfaces
        self._surfaces = list(surfaces)
        self._english = english
        self._forms = _forms(vocabulary) | dict(surfaces)
        self._by_letter = {
            letter: tuple(some) for letter, some in groupby(sorted(self._forms), key=lambda text: text[0])
        }
        self._common = common
        self._named = named
        self._names = sorted(named)

    def joined(self, spoken: Sequence[Word]) -> tuple[Word, ...]:
        """Join two words that the knowledge writes as one ("deep seek"), part one it writes as two.

        A slip of a word that only says how something is asked ("waht", "wich") is mended first.
        """
        found: list[Word] = []
        for word in (self.mended(word, first=place == 0) for place, word in enumerate(spoken)):
            if found and self._is_one(found[-1], word):
                found[-1:] = words(found[-1].text + word.text)
            else:
                found.append(word)
        if all(word.stem in self._vocabulary or word.stem in self._english for word in found):
            return tuple(found)
        return tuple(part for word in found for part in self._parts(word))

    def stands_for(self, word: Word) -> tuple[tuple[int, float], ...]:
        """Return the numbers of the stems that a word may stand for with how surely, best first."""
        exact = self._vocabulary.get(word.stem)
        if exact is not None:
            return ((exact, 1.0),)
        if word.number or len(word.text) < _SHORTEST or word.stem in self._common:
            return ()
        doubt = _REAL_WORD if word.stem in self._english else 1.0
        near = process.extract(
            word.text,
            self._begun_alike(word.text),
            scorer=OSA.distance,
            score_cutoff=_allowed(word),
            limit=_LIKELIEST,
        )
        found = [
            (self._forms[other], doubt * _closeness(word.text, other, distance))
            for other, distance, _ in near
        ]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _begun_alike(self, text: str) -> Sequence[str]:
        """Return the forms that begin with the word's first letter, or with its second."""
        first, second = self._by_letter.get(text[0], ()), self._by_letter.get(text[1], ())
        return first if text[0] == text[1] else (*first, *second)

    def beginning(self, start: str) -> tuple[int, ...]:
        """Return the numbers of the stems that a word with this beginning may turn into."""
        first = bisect_left(self._surfaces, start)
        last = bisect_left(self._surfaces, start + _AFTER_LETTERS)
        return tuple(dict.fromkeys(self._by_surface[text] for text in self._surfaces[first:last]))

    def named(self, word: Word) -> str:
        """Return the stem of a word, or of the name a misspelt one is nearest to."""
        stem = word.stem
        known = stem in self._vocabulary or stem in self._named or stem in self._english
        if known or word.stop or word.number or len(word.text) < _SHORTEST:
            return word.stem
        near = process.extractOne(word.stem, self._names, scorer=OSA.distance, score_cutoff=_allowed(word))
        return near[0] if near else word.stem

    def mended(self, word: Word, *, first: bool) -> Word:
        """Return the small word of which an unknown one is a slip; one with a capital within is a name."""
        meant = slips().get(word.text)
        if meant is None or word.stop or (word.capital and not first):
            return word
        if any(word.stem in known for known in (self._vocabulary, self._named, self._english)):
            return word
        return words(meant)[0]

    def _is_one(self, first: Word, second: Word) -> bool:
        known = self._by_surface
        if first.text in known and second.text in known:
            return False
        return not (first.stop or second.stop or first.number) and first.text + second.text in known

    def _parts(self, word: Word) -> tuple[Word, ...]:
        text = word.text
        if len(text) < 2 * _SHORTEST or word.stem in self._vocabulary or word.stem in self._english:
            return (word,)
        for at in range(_SHORTEST, len(text) - _SHORTEST + 1):
            if text[:at] in self._by_surface and text[at:] in self._by_surface:
                return words(f"{text[:at]} {text[at:]}")
        return (word,)


def _forms(vocabulary: Mapping[str, int]) -> dict[str, int]:
    """Return English words of which the knowledge has another form: a slip of "retire" means "retired"."""
    english = _english_stems()
    return {word: vocabulary[stem] for word, stem in english if stem in vocabulary}


@cache
def _english_stems() -> tuple[tuple[str, str], ...]:
    """Return each long enough English word with its stem."""
    small = lexicon.words("stop_words")
    plain = [
        one
        for one in lexicon.words("english")
        if len(one) >= _SHORTEST and one.isalpha() and one not in small
    ]
    return tuple(zip(plain, stems(plain), strict=True))


def _allowed(word: Word) -> int:
    return (len(word.text) + 1) // 4


def _closeness(asked: str, known: str, distance: float) -> float:
    """How surely a misspelt word is meant: one slip in eight letters is 0.81, two letters swapped 0.87."""
    if len(asked) == len(known) and sorted(asked) == sorted(known):
        distance *= _SWAPPED
    closeness = 1.0 - 1.5 * distance / max(len(asked), len(known))
    return closeness if asked[0] == known[0] else closeness * _FIRST_LETTER


@cache
def slips() -> dict[str, str]:
    """Return the small words that slips of the keyboard mean: two letters swapped, or one left out.

    Where a slip may mean two words, it is the one that keeps more letters at its beginning.

    >>> [slips().get(slip) for slip in ("teh", "hwo", "woh", "mcuh", "wich")]
    ['the', 'how', 'who', 'much', 'which']
    """
    small = sorted(word for word in lexicon.words("stop_words") if word.isalpha())
    longest = max(map(len, small))
    found: dict[str, str] = {}
    for at in range(longest - 2, -1, -1):
        for word in small:
            if len(word) > max(at + 1, _SHORTEST_SWAPPED - 1):
                found.setdefault(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :], word)
    for word in small:
        for at in range(1, len(word) if len(word) > _SHORTEST else 0):
            found.setdefault(word[:at] + word[at + 1 :], word)
    return found
