"""What a question says and does not assert of the document: the asker's own, another name for the same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term

_OWN: Final = frozenset({"i", "i'm", "im", "i've", "ive", "i'd", "we", "we're", "we've", "my", "our"})
_NEAR_OWN: Final = 6
"""Words from "I" or "my" to what is said of the asker: "I live in the middle of Leeds"."""
_ABOUT: Final = frozenset({"about", "nearly", "almost", "around", "roughly", "some", "like", "over", "under"})
_LETTERS: Final = 3
"""A word of no more letters is mostly an abbreviation, and nobody's surname."""
_ROOT: Final = 5
_ENDING: Final = 3
"""A name and what comes from there share a beginning: Africa and Africans, Japan and Japanese."""


def is_the_askers(term: Term, question: Question) -> bool:
    """Return whether a word tells of the asker: "I live in Leeds", "we bought one", "my cousin on NAME".

    Behind somebody's name "we" is theirs: "NAME said we should keep it".
    """
    start = max(0, term.place - _NEAR_OWN)
    said = enumerate(question.words[start : term.place], start)
    own = next((at for at, word in said if word.text in _OWN), None)
    return own is not None and not any(other.name and other.place < own for other in question.terms)


def is_rounded(term: Term, question: Question) -> bool:
    """Return whether a number is not said to be exact: "nearly 90%"."""
    before = question.words[max(0, term.place - 1) : term.place]
    return any(word.text in _ABOUT for word in before)


def is_known_otherwise(term: Term, index: Index) -> bool:
    """Return whether the knowledge has another form of a name: the country, a people of it, its initials."""
    return any(
        (_is_kin(term.word.text, form) or form in _same(term.word.text)) for form in index.surfaces
    ) or _is_initials(term, index)


def is_confirmed_beside(term: Term, question: Question, held: Collection[int]) -> bool:
    """Return whether a name is part of a longer one whose last word, the surname, is held."""
    last = term
    for other in question.terms:
        if other.place == last.place + 1 and other.name:
            last = other
    surname = last is not term and len(last.word.text) > _LETTERS
    return surname and any(stem in held for stem, _ in last.stands_for[:1])


def _is_kin(name: str, form: str) -> bool:
    short, long = sorted((name, form), key=len)
    return len(short) >= _ROOT and len(long) - len(short) <= _ENDING and long.startswith(short)


def _is_initials(term: Term, index: Index) -> bool:
    """Return whether words of a passage begin with the letters, as those of "IMF" do."""
    letters = term.word.text
    if len(letters) > _ROOT or not letters.isalpha():
        return False
    return any(
        letters in "".join(index.stems[stem][0] for stem in sequence.stems) for sequence in index.sequences
    )


@cache
def _same(name: str) -> frozenset[str]:
    """Return the other names of a country or a city."""
    groups = (frozenset(group.split()) for group in lexicon.phrases("same_places"))
    return frozenset[str]().union(*(group for group in groups if name in group))


@cache
def denials() -> frozenset[str]:
    """Return the stems of words by which something is not so without a "not": it failed, without it."""
    told = "fail refuse decline lack unable prevent avoid instead without until"
    return frozenset(word.stem for word in words(f"{told} lose lost too late"))
