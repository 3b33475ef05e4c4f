"""What a question is about: its weighted terms, each with the words of the knowledge it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.normalizing import Word, clean_question, words

if TYPE_CHECKING:
    from collections.abc import Mapping

TERM_LIMIT: Final = 48
_SHORTEST_MISSPELT: Final = 4
_FIRST_LETTER_PENALTY: Final = 0.85


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question that says what it is about.

    Args:
        word: as asked.
        stands_for: numbers of stems in the vocabulary with how surely they are meant, 0 to 1; best first,
            empty for a word that the knowledge does not know.
    """

    word: Word
    stands_for: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question made ready for matching.

    Args:
        text: as asked.
        words: all of its words.
        terms: those that say what it is about, each once, in their order.
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[Term, ...]


def read_question(text: str, vocabulary: Mapping[str, int], surfaces: Mapping[str, int]) -> Question:
    """Return the question's terms, with misspelt words bridged to the words they may stand for."""
    spoken = words(clean_question(text))
    content = {word.stem: word for word in reversed(spoken) if not word.stop}
    kept = sorted(content.values(), key=spoken.index)[:TERM_LIMIT]
    terms = tuple(Term(word, _stands_for(word, vocabulary, surfaces)) for word in kept)
    return Question(text=text, words=spoken, terms=terms)


def _stands_for(
    word: Word, vocabulary: Mapping[str, int], surfaces: Mapping[str, int]
) -> tuple[tuple[int, float], ...]:
    exact = vocabulary.get(word.stem)
    if exact is not None:
        return ((exact, 1.0),)
    if word.number or len(word.text) < _SHORTEST_MISSPELT:
        return ()
    allowed = (len(word.text) + 1) // 4
    near = process.extract(word.text, surfaces.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=3)
    found = [(surfaces[other], _closeness(word.text, other, distance)) for other, distance, _ in near]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _closeness(asked: str, known: str, distance: float) -> float:
    """How surely a misspelt word is meant: one slip in eight letters is 0.81."""
    closeness = 1.0 - 1.5 * distance / max(len(asked), len(known))
    return closeness if asked[0] == known[0] else closeness * _FIRST_LETTER_PENALTY
