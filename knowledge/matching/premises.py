"""What a question takes for granted and the passage that answers it does not confirm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.answer_kinds import Wanted, wanted
from knowledge.matching.asserted import (
    denials,
    is_confirmed_beside,
    is_known_otherwise,
    is_rounded,
    is_the_askers,
)
from knowledge.matching.opposites import opposites
from knowledge.text.words import words

if TYPE_CHECKING:
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term
    from knowledge.model import Entry, Match

_SMALL: Final = 10
_INITIALS: Final = 3
"""Names of up to so many letters ("GPU", "VC") are mostly other ways to say a thing."""
_SURELY: Final = 6
"""A shorter word that is not written as a name is a slip as often as a name."""
_TOPIC_WITHIN: Final = 2
_ABOUT_THIS: Final = 4
"""Words between the opposite and what it is said of."""
_OPEN: Final = frozenset({Wanted.WHETHER, Wanted.UNSAID})
"""Questions that ask whether something is so; all others take it for granted that it is."""
_NOT_ASSERTED: Final = frozenset({"why", "but", "yet", "or"})
"""Before "not" they ask for a reason against something, or set one thing against another."""
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
        if term.share < 1.0 or is_the_askers(term, question):
            continue
        doubtful = _is_figure(term) and not question.claim and not _is_there(term, question, near, index)
        doubtful = doubtful or _is_doubtful_name(term, question, number, near, index)
        if match.entry is not None:
            missing = _is_missing_name(term, question, near, index) or _is_other_topic(term, question)
            doubtful = doubtful or (missing and not _holds(term, near, index))
        else:
            doubtful = doubtful or _stands_only_elsewhere(term, question, number, index)
        if doubtful and term.word.stem not in _said_by_entry(match.entry):
            return as_asked(term, question)
        if question.claim:
            continue
        if _is_contradicted(term, number, question, index) and not _is_said(term, question, match.entry):
            return as_asked(term, question)
    return _denied(question, number, index, match.entry)


def _is_doubtful_name(term: Term, question: Question, number: int, near: set[int], index: Index) -> bool:
    return _is_unknown_name(term, question, near, index) or _is_other_speaker(term, number, near, index)


def _stands_only_elsewhere(term: Term, question: Question, number: int, index: Index) -> bool:
    """Return whether a name that is written as one stands once in the knowledge, and far from the passage."""
    if not (term.name and term.word.capital and term.place) or not term.stands_for or term.word.number:
        return False
    where = index.postings[term.stands_for[0][0]].tolist()
    if len(where) != 1 or len(term.word.text) <= _INITIALS or question.wanted is Wanted.WORDS:
        return False
    apart = index.block[number] - index.block[where[0]]
    return apart not in (0, 1) and not is_confirmed_beside(term, question, _around(number, index))


def _around(number: int, index: Index) -> set[int]:
    """Return the stems of a passage and of the two before it, and of who speaks there."""
    before = int(index.previous[number])
    near = (number, before, int(index.previous[before]))
    held = {stem for one in near for stem in index.sequences[one].stems}
    spoken = {word.stem for one in near for word in words(index.passages[one].speaker or "")}
    return held | {index.vocabulary[stem] for stem in spoken if stem in index.vocabulary}


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
    denying = next((at for at, word in enumerate(question.words) if word.stem in deny), None)
    if denying is None or (
        question.words[denying].text == "not" and question.words[max(0, denying - 1)].text in _NOT_ASSERTED
    ):
        return None
    known = deny | denials()
    if any(index.stems[stem] in known for stem in index.sequences[number].stems):
        return None
    phrasings = entry.questions if entry else ()
    said = any(word.stem in deny for phrasing in phrasings for word in words(phrasing))
    return None if said else question.words[denying].text


def _is_figure(term: Term) -> bool:
    text = term.word.text
    return term.word.number and not (text.isdigit() and int(text[:4]) < _SMALL)


def _is_there(term: Term, question: Question, near: set[int], index: Index) -> bool:
    return _holds(term, near, index) or is_rounded(term, question) or _is_short_year(term, near, index)


def _is_short_year(term: Term, near: set[int], index: Index) -> bool:
    """Return whether two digits are a year's that is held: "in 91"."""
    digits = term.word.text
    held = {index.stems[stem] for one in near for stem in index.sequences[one].numbers}
    return len(digits) == len("91") and not held.isdisjoint({f"19{digits}", f"20{digits}"})


def _is_unknown_name(term: Term, question: Question, near: set[int], index: Index) -> bool:
    word = term.word
    if term.stands_for or word.number or not term.name or len(word.text) <= _INITIALS:
        return False
    if not word.capital and (len(word.text) < _SURELY or word.text in lexicon.words("roles", "groups")):
        return False
    if is_known_otherwise(term, index):
        return False
    return not is_confirmed_beside(
        term, question, {stem for one in near for stem in index.sequences[one].stems}
    )


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
    """Return whether the passage says the opposite of the term beside other words asked, and not the term.

    One of two that the question leaves open ("loosened or tightened") is not taken for granted.
    """
    said = [index.stems[stem] for stem in index.sequences[number].stems]
    against = opposites(term.word.stem)
    if term.word.stem in said or against.isdisjoint(said):
        return False
    asked = {stem for other in question.terms if other is not term for stem, _ in other.stands_for[:1]}
    about = [place for place, stem in enumerate(index.sequences[number].stems) if stem in asked]
    places = [place for place, stem in enumerate(said) if stem in against]
    if not any(abs(one - other) <= _ABOUT_THIS for one in places for other in about):
        return False
    if any(word.stem in _denying() for word in question.words[max(0, term.place - 2) : term.place]):
        return False
    beside = {word.text for word in question.words[max(0, term.place - 1) : term.place + 2]}
    return beside.isdisjoint(_CHOOSING)


def _holds(term: Term, near: set[int], index: Index) -> bool:
    return any(one in near for stem, _ in term.stands_for[:1] for one in index.postings[stem].tolist())


def as_asked(term: Term, question: Question) -> str:
    """Return a word of the question as it was typed."""
    for raw in question.text.split():
        found = words(raw)
        if any(word.text == term.word.text for word in found):
            bare = raw.strip("?!.,;:()[]\"'“”‘’*_`~")
            return bare.removesuffix("'s").removesuffix("’s")
    return term.word.text


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
