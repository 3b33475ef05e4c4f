"""What a question takes for granted and the passage that answers it does not confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.normalizing import words
from knowledge.opposites import opposites

if TYPE_CHECKING:
    from knowledge.asking import Question, Term
    from knowledge.indexing import Index
    from knowledge.model import Entry, Match

_SMALL: Final = 10
_UNHEARD_OF: Final = 9.0


def unconfirmed(question: Question, match: Match, index: Index) -> str | None:
    """Return the first number or name of the question that the match does not confirm, as asked, or None.

    A number counts when neither the passage nor a neighbour in its paragraph holds it; a name when the
    knowledge does not know it at all, or when it is the name of another speaker than the one who is quoted.
    What a phrasing of the entry's own says is confirmed by its author.
    """
    if match.passage is None:
        return None
    number = index.number(match.passage)
    near = {number, int(index.previous[number]), int(index.following[number])}
    near = {one for one in near if index.block[one] == index.block[number]}
    for term in question.terms:
        if term.share < 1.0 or not _is_doubtful(term, number, near, index):
            continue
        if term.word.stem not in _said_by_entry(match.entry):
            return _as_asked(term, question)
    return None


def _is_doubtful(term: Term, number: int, near: set[int], index: Index) -> bool:
    if _is_figure(term):
        return not _holds(term, near, index)
    if _is_contradicted(term, number, index):
        return True
    return _is_unknown_name(term) or _is_other_speaker(term, number, near, index)


def _said_by_entry(entry: Entry | None) -> frozenset[str]:
    if entry is None:
        return frozenset()
    return frozenset(word.stem for phrasing in entry.questions for word in words(phrasing))


def _is_figure(term: Term) -> bool:
    text = term.word.text
    return term.word.number and not (text.isdigit() and int(text[:4]) < _SMALL)


def _is_unknown_name(term: Term) -> bool:
    return not term.stands_for and not term.word.number and term.name


def _is_other_speaker(term: Term, number: int, near: set[int], index: Index) -> bool:
    """Return whether the term names somebody who is quoted elsewhere, and not by this passage."""
    speaker = index.passages[number].speaker
    if speaker is None or not term.stands_for or term.stands_for[0][0] not in index.speakers:
        return False
    if term.word.stem in {word.stem for word in words(speaker)}:
        return False
    return not _holds(term, near, index)


def _is_contradicted(term: Term, number: int, index: Index) -> bool:
    """Return whether the passage says the opposite of the term, and not the term."""
    said = {
        index.stems[stem] for stem in index.held[index.bounds[number] : index.bounds[number + 1]].tolist()
    }
    return term.word.stem not in said and not said.isdisjoint(opposites(term.word.stem))


def _holds(term: Term, near: set[int], index: Index) -> bool:
    return any(one in near for stem, _ in term.stands_for[:1] for one in index.postings[stem].tolist())


def _as_asked(term: Term, question: Question) -> str:
    for raw in question.text.split():
        found = words(raw)
        if any(word.text == term.word.text for word in found):
            return raw.strip("?!.,;:()[]\"'“”‘’*_`~")
    return term.word.text
