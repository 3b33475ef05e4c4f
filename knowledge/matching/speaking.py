"""Whether a passage gives words of whom a question names: quoted, or reported."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.index import Index
    from knowledge.matching.words_asked import WordsAsked

_BESIDE: Final = 3
"""Words between a name and the verb that makes it speak."""
_APART: Final = 7
"""The same where nothing else is named or said between them."""
_HEAD: Final = 3
"""The first words of a sentence, where its subject stands."""
_SPEAKING: Final = frozenset({"he", "she", "they"})


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
    """Return whether a passage quotes the speaker, or has them as the subject of a verb of reporting.

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
    plain = {place for place in said if index.stems[stems[place]] in _plainly()}
    others = {*index.sequences[number].names} - asked.speaker if asked.named else set()
    return any(
        0 < verb - name <= _BESIDE or (verb in plain and _belong(stems, (name, verb), said, others))
        for name in places
        for verb in said
    )


def _saying(stems: Sequence[int], index: Index) -> list[int]:
    """Return where verbs of reporting stand; "was criticized" is said by somebody else."""
    verbs, passive = _reporting(), _passive()
    return [
        place
        for place, stem in enumerate(stems)
        if index.stems[stem] in verbs and not (place and index.stems[stems[place - 1]] in passive)
    ]


def _belong(stems: Sequence[int], pair: tuple[int, int], said: Sequence[int], others: set[int]) -> bool:
    """Return whether a name is the subject of a plain verb of saying before it or farther behind."""
    name, verb = pair
    head = name <= _HEAD and verb == next((place for place in said if place > name), None)
    if head or abs(name - verb) <= _BESIDE:
        return True
    if abs(name - verb) > _APART or any(min(pair) < place < max(pair) for place in said):
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
    return _stems("was were is are be been being")


@cache
def _plainly() -> frozenset[str]:
    """Return verbs that are hardly a noun and hardly have somebody as their object, as "blamed NAME" has."""
    others = "tell told call find ask urge warn answer propose put read finish rule begin object report press"
    return _stems(" ".join(lexicon.words("speech_verbs", "reporting_words"))) - _stems(others)


@cache
def _reporting() -> frozenset[str]:
    return _stems(" ".join(lexicon.words("reported_verbs")))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
