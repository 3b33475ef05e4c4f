"""What a question takes for granted and the passage that answers it does not confirm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.answer_kinds import Wanted, wanted
from knowledge.text.words import words

if TYPE_CHECKING:
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term
    from knowledge.model import Entry, Match

_SMALL: Final = 10
_INITIALS: Final = 3
"""Names of up to so many letters ("GPU", "VC") are mostly other ways to say a thing."""
_TOPIC_WITHIN: Final = 2
_OPEN: Final = frozenset({Wanted.WHETHER, Wanted.UNSAID})
"""Questions that ask whether something is so; all others take it for granted that it is."""
_CHOOSING: Final = frozenset({"or", "whether", "if", "versus"})


def unconfirmed(question: Question, match: Match, index: Index) -> str | None:
    """Return the first word of the question that the match does not confirm, as asked, or None.

    A number counts when neither the passage nor a neighbour in its paragraph holds it; a name when the
    knowledge does not know it at all, when an entry leads to a passage that lacks it, or when it is the name
    of another speaker than the one who is quoted; a word when the passage says its opposite; "not" when a
    question asks why something is not so and the passage denies nothing. What a phrasing of the entry's own
    says is confirmed by its author. The figures of a claim put as a question are what is asked about, and the
    opposite of a claim answers it.
    """
    if match.passage is None:
        return None
    number = index.number(match.passage)
    near = {number, int(index.previous[number]), int(index.following[number])}
    near = {one for one in near if index.block[one] == index.block[number]}
    for term in question.terms:
        if term.share < 1.0:
            continue
        doubtful = _is_figure(term) and not question.claim and not _holds(term, near, index)
        doubtful = doubtful or _is_doubtful_name(term, number, near, index)
        if match.entry is not None:
            missing = _is_missing_name(term, question, near, index) or _is_other_topic(term, question)
            doubtful = doubtful or (missing and not _holds(term, near, index))
        if doubtful and term.word.stem not in _said_by_entry(match.entry):
            return _as_asked(term, question)
        if question.claim:
            continue
        if _is_contradicted(term, number, question, index) and not _is_said(term, question, match.entry):
            return _as_asked(term, question)
    return _denied(question, number, index, match.entry)


def _is_doubtful_name(term: Term, number: int, near: set[int], index: Index) -> bool:
    return _is_unknown_name(term) or _is_other_speaker(term, number, near, index)


def _said_by_entry(entry: Entry | None) -> frozenset[str]:
    if entry is None:
        return frozenset()
    return frozenset(word.stem for phrasing in entry.questions for word in words(phrasing))


def _is_said(term: Term, question: Question, entry: Entry | None) -> bool:
    """Return whether the entry's author says a word that the passage contradicts.

    "Is it getting harder?" may be answered with a passage that says it gets easier; that does not make it an
    answer to "why is it getting harder?".
    """
    if entry is None:
        return False
    said = [words(phrasing) for phrasing in entry.questions]
    if question.wanted not in _OPEN:
        said = [spoken for spoken in said if wanted(spoken) not in _OPEN]
    return any(word.stem == term.word.stem for spoken in said for word in spoken)


def _denied(question: Question, number: int, index: Index, entry: Entry | None) -> str | None:
    """Return the word by which a "why" denies what the passage does not deny, or None."""
    if question.wanted is not Wanted.REASON:
        return None
    deny = _denying()
    denying = next((word for word in question.words if word.stem in deny), None)
    if denying is None or any(index.stems[stem] in deny for stem in index.sequences[number].stems):
        return None
    phrasings = entry.questions if entry else ()
    said = any(word.stem in deny for phrasing in phrasings for word in words(phrasing))
    return None if said else denying.text


def _is_figure(term: Term) -> bool:
    text = term.word.text
    return term.word.number and not (text.isdigit() and int(text[:4]) < _SMALL)


def _is_unknown_name(term: Term) -> bool:
    word = term.word
    return not term.stands_for and not word.number and term.name and len(word.text) > _INITIALS


def _is_missing_name(term: Term, question: Question, near: set[int], index: Index) -> bool:
    """Return whether the member wrote a name that the knowledge has, and not here."""
    known = term.name and term.stands_for and len(term.word.text) > _INITIALS
    if not known or _holds(term, near, index):
        return False
    return any(word.stem == term.word.stem for word in words(question.text))


def _is_other_topic(term: Term, question: Question) -> bool:
    """Return whether the term is what somebody is asked to have spoken about, and the knowledge has it."""
    if question.wanted is not Wanted.WORDS or not term.stands_for or term.stands_for[0][1] < 1.0:
        return False
    before = question.words[max(0, term.place - _TOPIC_WITHIN) : term.place]
    return any(word.text in {"about", "on", "regarding"} for word in before)


def _is_other_speaker(term: Term, number: int, near: set[int], index: Index) -> bool:
    """Return whether the term names somebody who is quoted elsewhere, and not by this passage."""
    speaker = index.passages[number].speaker
    if speaker is None or not term.stands_for or term.stands_for[0][0] not in index.speakers:
        return False
    if term.word.stem in {word.stem for word in words(speaker)}:
        return False
    return not _holds(term, near, index)


def _is_contradicted(term: Term, number: int, question: Question, index: Index) -> bool:
    """Return whether the passage says the opposite of the term, and not the term.

    One of two that the question leaves open ("loosened or tightened") is not taken for granted.
    """
    said = {index.stems[stem] for stem in index.sequences[number].stems}
    if term.word.stem in said or said.isdisjoint(opposites(term.word.stem)):
        return False
    beside = {word.text for word in question.words[max(0, term.place - 1) : term.place + 2]}
    return beside.isdisjoint(_CHOOSING)


def _holds(term: Term, near: set[int], index: Index) -> bool:
    return any(one in near for stem, _ in term.stands_for[:1] for one in index.postings[stem].tolist())


def _as_asked(term: Term, question: Question) -> str:
    for raw in question.text.split():
        found = words(raw)
        if any(word.text == term.word.text for word in found):
            return raw.strip("?!.,;:()[]\"'“”‘’*_`~")
    return term.word.text


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems of words that say the opposite of a word with this stem.

    >>> sorted(opposites("bought"))
    ['sale', 'sell', 'sold']
    """
    found: set[str] = set()
    for one, other in _sides():
        if stem in one:
            found |= other - one
        if stem in other:
            found |= one - other
    return frozenset(found)


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split("|") for line in lexicon.phrases("opposites"))
    return tuple((_stems(one), _stems(other)) for one, other in lines)


@cache
def _denying() -> frozenset[str]:
    """Return the stems of words that deny altogether.

    Hardly and its like share their stem with other words, and "except" only sets a limit.
    """
    negated = {word for word in lexicon.words("auxiliaries") if word.endswith("n't")}
    bare = {word.replace("'", "") for word in negated}
    plain = {word for word in lexicon.words("negations") if not word.endswith("ly")} - {"except", "unless"}
    return _stems(" ".join({"zero", *plain, *negated, *bare}))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
