"""Questions for what somebody said or thinks: whose words are asked for, and about what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.question import Question

_DOING: Final = frozenset({"did", "does", "do", "has", "have", "had", "would", "didnt", "doesnt", "didn't"})
_WHAT: Final = frozenset({"what", "whats", "how", "hows"})
_ELSE: Final = frozenset({"who", "whom", "whose", "where", "wheres", "when", "whens", "why", "which"})
_LEADS: Final = _WHAT | _ELSE
_BEFORE_TOPIC: Final = frozenset({"about", "on", "regarding", "to", "when", "that", "whether", "why", "how"})
_EMPTY: Final = frozenset({"anything", "something", "else", "exactly", "actually", "really", "thing"})


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """Whose words are asked for, and about what.

    Args:
        speaker: stems of the speaker's name, or of what the question calls them; never empty.
        terms: the numbers of the question's terms that name the speaker.
        named: whether any of them is a name.
        topic: the numbers of the terms that say what it is to be about.
    """

    speaker: frozenset[int]
    terms: tuple[int, ...]
    named: bool
    topic: tuple[int, ...]


def words_asked(question: Question) -> WordsAsked | None:
    """Return whose words a question asks for, or None where it asks for something else."""
    texts = [word.text for word in question.words]
    found = _by_verb(question, texts) or _by_noun(question, texts)
    if found is None:
        return None
    speaker, end = found
    stems = frozenset(stem for number in speaker for stem, _ in question.terms[number].stands_for[:1])
    named = any(question.terms[number].name for number in speaker)
    if not stems or not (named or _is_somebody(question, speaker)):
        return None
    topic = tuple(
        number
        for number, term in enumerate(question.terms)
        if term.place > end and number not in speaker and term.share >= 1.0 and term.word.text not in _EMPTY
    )
    return WordsAsked(stems, speaker, named, topic)


def _by_verb(question: Question, texts: Sequence[str]) -> tuple[tuple[int, ...], int] | None:
    """Return the terms of the speaker and the verb's place: "what did NAME say", "how did NAME react"."""
    lead = next((at for at, text in enumerate(texts) if text in _LEADS or (text in _DOING and not at)), None)
    if lead is None or texts[lead] in _ELSE:
        return None
    verbs = lexicon.table("words_asked")["how" if texts[lead].startswith("how") else "what"]
    end = next((at for at in range(lead + 1, len(texts)) if texts[at] in verbs), None)
    if end is None:
        return None
    asked = next((at for at in range(lead, end) if texts[at] in _DOING), None)
    speaker = _between(question, lead if asked is None else asked, end)
    if asked is None:
        first = question.terms[speaker[0]] if speaker else None
        if first is None or not first.name:
            return None
    elif asked > lead + 1 and texts[lead + 1] not in {"else", "exactly", "all", "ever"}:
        return None
    return speaker, end


def _by_noun(question: Question, texts: Sequence[str]) -> tuple[tuple[int, ...], int] | None:
    """Return the terms of the speaker and where the topic begins: "NAME's view on", "the view of NAME on"."""
    nouns = lexicon.table("words_asked")["nouns"]
    at = next((place for place, text in enumerate(texts) if text in nouns), None)
    if at is None:
        return None
    lead = next((place for place, text in enumerate(texts[:at]) if text in _WHAT), None)
    before = _between(question, -1 if lead is None else lead, at)
    if before:
        named = any(question.terms[number].name for number in before)
        return (before, at) if lead is not None or named else None
    if lead is None or texts[at + 1 : at + 2] not in (["of"], ["from"], ["by"]):
        return None
    end = next((place for place in range(at + 2, len(texts)) if texts[place] in _BEFORE_TOPIC), len(texts))
    return _between(question, at + 1, end), end


def _is_somebody(question: Question, speaker: Sequence[int]) -> bool:
    """Return whether the words may call somebody who speaks: "the mayor", but not "the club".

    A firm's or a club's own page speaks for it all along.
    """
    things = lexicon.words("organisations", "document_nouns", "works")
    return any(
        question.terms[number].word.text not in things and question.terms[number].stands_for
        for number in speaker
    )


def _between(question: Question, start: int, end: int) -> tuple[int, ...]:
    return tuple(
        number
        for number, term in enumerate(question.terms)
        if start < term.place < end and term.share >= 1.0 and not term.word.number
    )
