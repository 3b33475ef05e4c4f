"""Questions for what somebody said or thinks, and whether a passage gives words of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.words import words

if TYPE_CHECKING:
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question

_LEADS: Final = frozenset({"what", "whats", "how", "hows", "what's", "did", "does", "do", "anything"})
_DOING: Final = frozenset({"did", "does", "do", "has", "would", "didnt", "doesnt", "have", "had"})
_TOPIC: Final = frozenset({"about", "on", "regarding", "to", "of", "when", "that", "whether", "why", "how"})
_BESIDE: Final = 3
"""Words between a name and the verb that makes it speak."""
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
    at = _asking(texts)
    if at is None:
        return None
    lead = next((place for place in range(at) if texts[place] in _LEADS), -1)
    of = next(
        (place for place in range(at + 1, min(at + 2, len(texts))) if texts[place] in {"of", "from"}), None
    )
    end = len(texts)
    if of is not None and lead >= 0 and not _between(question, lead, at):
        end = next((place for place in range(of + 1, len(texts)) if texts[place] in _TOPIC), len(texts))
        speaker = _between(question, of, end)
    else:
        speaker, end = _between(question, lead, at), at
    stems = frozenset(stem for number in speaker for stem, _ in question.terms[number].stands_for[:1])
    if lead < 0 or not stems:
        return None
    own = set(speaker)
    topic = tuple(
        number
        for number, term in enumerate(question.terms)
        if term.place > end and number not in own and term.share >= 1.0
    )
    named = any(question.terms[number].name for number in speaker)
    return WordsAsked(stems, named, topic)


def _asking(texts: list[str]) -> int | None:
    """Return the place of the word that asks for words, or None."""
    asking = lexicon.words("words_asked")
    at = next((place for place, text in enumerate(texts) if text in asking and place), None)
    if at is None or not _LEADS.intersection(texts[:at]):
        return None
    if texts[at] in {"want", "wants", "wanted", "take", "stand", "tell", "told"} and "what" not in texts[:at]:
        return None
    return at


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
    if _is_said_by(asked.speaker, number, index):
        return 1.0
    before = int(index.previous[number])
    if before == number or index.passages[number].speaker is not None:
        return 0.0
    if not _by_pronoun(number, index):
        return 0.0
    near = (before, int(index.previous[before]))
    return 0.7 if any(_names(asked.speaker, one, index) for one in near) else 0.0


def _is_said_by(speaker: frozenset[int], number: int, index: Index) -> bool:
    quoted = index.passages[number].speaker
    if quoted is not None and not speaker.isdisjoint(_numbers(quoted, index)):
        return True
    stems = index.sequences[number].stems
    verbs = _reporting()
    places = [place for place, stem in enumerate(stems) if stem in speaker]
    if not places:
        return False
    said = [place for place, stem in enumerate(stems) if index.stems[stem] in verbs]
    return any(abs(one - other) <= _BESIDE for one in places for other in said)


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
def _reporting() -> frozenset[str]:
    return frozenset(word.stem for word in words(" ".join(lexicon.words("reported_verbs"))))
