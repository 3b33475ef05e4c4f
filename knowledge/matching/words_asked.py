"""Questions for what somebody said or thinks, and whether a passage gives words of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.index import Index
    from knowledge.matching.question import Question

_DOING: Final = frozenset({"did", "does", "do", "has", "have", "had", "would", "didnt", "doesnt", "didn't"})
_WHAT: Final = frozenset({"what", "whats", "how", "hows"})
_ELSE: Final = frozenset({"who", "whom", "whose", "where", "wheres", "when", "whens", "why", "which"})
_LEADS: Final = _WHAT | _ELSE
_BEFORE_TOPIC: Final = frozenset({"about", "on", "regarding", "to", "when", "that", "whether", "why", "how"})
_EMPTY: Final = frozenset({"anything", "something", "else", "exactly", "actually", "really", "thing"})
_BESIDE: Final = 3
"""Words between a name and the verb that makes it speak."""
_APART: Final = 7
"""The same where nothing else is named or said between them."""
_SPEAKING: Final = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """Whose words are asked for, and about what.

    Args:
        speaker: stems of the speaker's name, or of what the question calls them; never empty.
        named: whether any of them is a name.
        topic: the numbers of the terms that say what it is to be about.
    """

    speaker: frozenset[int]
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
    return WordsAsked(stems, named, topic)


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
    lead = next((place for place, text in enumerate(texts[:at]) if text in _WHAT), None)
    if at is None or lead is None:
        return None
    if texts[at + 1 : at + 2] and texts[at + 1] in {"of", "from", "by"}:
        end = next(
            (place for place in range(at + 2, len(texts)) if texts[place] in _BEFORE_TOPIC), len(texts)
        )
        return _between(question, at + 1, end), end
    return _between(question, lead, at), at


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


def speaks(asked: WordsAsked, number: int, index: Index) -> float:
    """Return how far a passage gives words of whom the question names: 1 where it does, 0 where it does not.

    They are quoted in it, or stand beside a verb of reporting; or "he said" stands there and the passage
    before, of the same document, names or quotes them.
    """
    if _is_said_by(asked, number, index):
        return 1.0
    before = int(index.previous[number])
    if before == number or index.passages[number].speaker is not None:
        return 0.0
    if not _by_pronoun(number, index):
        return 0.0
    near = (before, int(index.previous[before]))
    return 0.7 if any(_names(asked.speaker, one, index) for one in near) else 0.0


def _is_said_by(asked: WordsAsked, number: int, index: Index) -> bool:
    """Return whether a passage quotes the speaker, or has them beside a verb of reporting.

    Farther off they may stand where only what they are stands between: "explained the chief vet, Dr. NAME".
    """
    quoted = index.passages[number].speaker
    if quoted is not None and not asked.speaker.isdisjoint(_numbers(quoted, index)):
        return True
    stems = index.sequences[number].stems
    places = [place for place, stem in enumerate(stems) if stem in asked.speaker]
    if not places:
        return False
    said = _saying(stems, index)
    others = {*index.sequences[number].names} - asked.speaker if asked.named else set()
    return any(_beside(stems, one, other, said, others) for one in places for other in said)


def _saying(stems: Sequence[int], index: Index) -> list[int]:
    """Return where verbs of reporting stand; "was criticized" is said by somebody else."""
    verbs, passive = _reporting(), _passive()
    return [
        place
        for place, stem in enumerate(stems)
        if index.stems[stem] in verbs and not (place and index.stems[stems[place - 1]] in passive)
    ]


def _beside(stems: Sequence[int], name: int, verb: int, said: Sequence[int], others: set[int]) -> bool:
    if abs(name - verb) <= _BESIDE:
        return True
    if abs(name - verb) > _APART or any(min(name, verb) < place < max(name, verb) for place in said):
        return False
    step = 1 if verb > name else -1
    between = list(stems[name + step : verb : step])
    while between and between[0] in others:  # the first name of a surname
        between.pop(0)
    return others.isdisjoint(between)


def _by_pronoun(number: int, index: Index) -> bool:
    stems = [index.stems[stem] for stem in index.sequences[number].stems]
    verbs = _reporting()
    return any(
        stem in _SPEAKING and not verbs.isdisjoint(stems[max(0, place - 1) : place + 3])
        for place, stem in enumerate(stems)
    )


def _names(speaker: frozenset[int], number: int, index: Index) -> bool:
    quoted = index.passages[number].speaker
    if quoted is not None and not speaker.isdisjoint(_numbers(quoted, index)):
        return True
    return not speaker.isdisjoint(index.sequences[number].stems)


def _numbers(name: str, index: Index) -> set[int]:
    return {index.vocabulary[word.stem] for word in words(name) if word.stem in index.vocabulary}


@cache
def _passive() -> frozenset[str]:
    return frozenset(word.stem for word in words("was were is are be been being"))


@cache
def _reporting() -> frozenset[str]:
    return frozenset(word.stem for word in words(" ".join(lexicon.words("reported_verbs"))))
