"""Whether a passage holds what is asked, or merely names the same person.

A name carries the score of a rare word, however little it says of what is asked: of 36 questions for an
attribute that a document lacks ("who is NAME married to") 30 were answered with a sentence about the
person, on the development half of tests/golden/documents. So a passage is sure only where it holds words of
the question besides the names, or some alike in meaning; and where words are asked for, it gives those of
whom the question names.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge import lexicon
from knowledge.matching.answer_kinds import Wanted
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.index import Index
    from knowledge.matching.passage_scores import Weighed
    from knowledge.matching.question import Question, Term
    from knowledge.model import Match

_ALIKE: Final = 0.5
"""From this likeness on a word of the passage may stand for the one that asks."""
_LEAST: Final = 1e-6
"""Words that every passage has weigh nothing, and nothing is to be divided by."""
_BESIDE: Final = 3
"""Words between a name and the verb that makes it speak."""


def held_share(weighed: Weighed, number: int) -> float:
    """Return how much of what asks, beside the names, a passage or its neighbours in the paragraph hold.

    A question of names alone ("who is NAME?") asks for no more than the name.

    Args:
        weighed: the question against every candidate.
        number: of the passage; one that is no candidate holds nothing.

    Returns:
        The share of the asking words' weight, 0 to 1.
    """
    asking = [place for place, term in enumerate(weighed.question.terms) if _asks(term)]
    if not asking:
        return 1.0
    evidence = weighed.evidence
    (found,) = np.nonzero(evidence.candidates == number)
    if not len(found):
        return 0.0
    column = int(found[0])
    near = np.maximum.reduce([evidence.present, evidence.previous, evidence.following])[asking, column]
    held = (near > 0.0) | (evidence.alike[asking, column] >= _ALIKE)
    weights = evidence.weights[asking]
    return float(weights[held].sum() / max(float(weights.sum()), _LEAST))


def _asks(term: Term) -> bool:
    return not term.name and not term.word.number and term.share >= 1.0


def own_words_first(
    question: Question, matches: Sequence[Match], index: Index
) -> tuple[tuple[Match, ...], bool]:
    """Return matches, first one with the words of whom the question names, and whether there is one.

    Where no words are asked for, or nobody is named, the order stays and nothing is held against it. An entry
    was led to the passage by somebody who had read it.
    """
    named = {term.word.stem for term in question.terms if term.name and term.stands_for}
    named &= _speakers_asked(question)
    if question.wanted is not Wanted.WORDS or not named:
        return tuple(matches), True
    for place, match in enumerate(matches):
        if match.entry is not None or (match.passage and _speaks(named, index.number(match.passage), index)):
            return (match, *matches[:place], *matches[place + 1 :]), True
    return tuple(matches), False


def _speakers_asked(question: Question) -> set[str]:
    """Return the stems between the auxiliary and the verb of saying: "what did NAME say about NAME"."""
    saying = lexicon.words("asking_for_words")
    at = next((place for place, word in enumerate(question.words) if word.text in saying), 0)
    return {word.stem for word in question.words[:at]}


def _speaks(named: set[str], number: int, index: Index) -> bool:
    speaker = index.passages[number].speaker
    stems = [index.stems[stem] for stem in index.sequences[number].stems]
    if speaker is not None:
        return not named.isdisjoint(_stems(speaker))
    verbs = _reporting()
    places = [place for place, stem in enumerate(stems) if stem in named]
    said = [place for place, stem in enumerate(stems) if stem in verbs]
    return any(abs(one - other) <= _BESIDE for one in places for other in said)


@cache
def _reporting() -> frozenset[str]:
    """Return the stems of verbs by which a passage reports what somebody said."""
    return _stems(" ".join(lexicon.words("reporting_words")))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
