"""Whether a known gap's sentence is about what is asked: it is so of its own subject and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching import Matcher, Question, Ranking
    from knowledge.model import Entry, Match

_BESIDE: Final = 0.5
"""Share of what is asked beside names that a gap's phrasings have to say."""
_WHOLE: Final = 0.6
"""The same with the names; a name, however rare, is not what is asked.

Of 1,000 questions about other articles .47 got some gap's sentence by weights fitted to reward any gap,
.013 by weights fitted to the right one alone, and none with this rule by either. Its price with the
latter: 5 of 41 questions lose their own gap's sentence. The two shares were chosen on these same questions.
"""
_NAMED: Final = 0.5
"""From which sureness on a misspelt word is the name that the phrasings say."""
_RAREST: Final = 9.0
_COMMON: Final = 3.0
"""So common a word ("now", "mean", "thing") says nothing of what is asked."""
_LEAST: Final = 0.01
_MEANT: Final = 0.9
"""At most, that a word of the phrasings means what another word asks."""
_ELSEWHERE: Final = 0.4
"""Share of what is asked below which an entry's phrasings do not say it, where the document hardly does.

It takes away 12 of 17 answers to 1,000 questions about other articles, and 6 of 391 right answers of the dev
half of tests/shipped/golden, on both of which it was chosen.
"""
_BY_ITSELF: Final = 0.95
"""From which confidence on an entry answers what neither it nor its document says in these words."""


class _SaidWord(NamedTuple):
    """A word of a question.

    Args:
        weight: how much it says of what is asked.
        sureness: how surely an entry's phrasings say it, 0 to 1.
        name: whether it is a name.
    """

    weight: float
    sureness: float
    name: bool


def explaining(matcher: Matcher, ranking: Ranking, least: float) -> Match | None:
    """Return of the known gaps that are about what is asked the one that says most of it, or None.

    Args:
        matcher: over the knowledge.
        ranking: of the question.
        least: how sure the gap has to be.
    """
    best, most = None, 0.0
    for match in ranking.matches:
        if match.passage is not None or match.entry is None or match.score < least:
            continue
        told = _told(matcher, ranking.question, match.entry)
        share = _share(told)
        if share > most and share >= _WHOLE and _share(told, beside=True) >= _BESIDE and _is_named(told):
            best, most = match, share
    return best


def is_elsewhere(matcher: Matcher, ranking: Ranking, match: Match) -> bool:
    """Return whether neither the document nor the entry that leads on has much of a question's words."""
    if not ranking.beside or match.entry is None or match.score >= _BY_ITSELF:
        return False
    return _share(_told(matcher, ranking.question, match.entry)) < _ELSEWHERE


def _told(matcher: Matcher, question: Question, entry: Entry) -> list[_SaidWord]:
    """Return the words of a question with how surely an entry's phrasings say each.

    Inflected forms are the same word, misspelt ones and aliases are bridged as everywhere, and a word of like
    meaning counts in part; a name has no like. The weight is how rare a word is in English: what the document
    would call off topic is rare here, whatever it is about.
    """
    phrasings = matcher.phrasings
    number = matcher.entries.index(entry)
    places = np.flatnonzero(phrasings.entries == number).tolist()
    held = [phrasings.held[phrasings.bounds[at] : phrasings.bounds[at + 1]] for at in places]
    said = np.unique(np.concatenate(held))
    likeness = np.maximum(question.vectors @ phrasings.vectors[said].T, 0.0).max(axis=1, initial=0.0)
    meant = np.clip(1.3 * likeness * likeness - 0.2, 0.0, _MEANT).tolist()
    stems = set(said.tolist())
    found = []
    for term, alike in zip(question.terms, meant, strict=True):
        known = (
            (phrasings.vocabulary.get(matcher.index.stems[stem]), sure) for stem, sure in term.stands_for
        )
        spoken = (phrasings.vocabulary.get(term.word.stem), 1.0)
        every = (*known, spoken, *phrasings.speller.stands_for(term.word))
        same = max((sure for stem, sure in every if stem in stems), default=0.0)
        weight = max(min(term.rarity, _RAREST) - _COMMON, _LEAST) * term.share
        found.append(_SaidWord(weight, same if term.name else max(same, alike), term.name))
    return found


def _is_named(told: Sequence[_SaidWord]) -> bool:
    return all(one.sureness >= _NAMED for one in told if one.name)


def _share(told: Sequence[_SaidWord], *, beside: bool = False) -> float:
    """Return the share that is said; beside the names, where there is anything else."""
    some = [one for one in told if not one.name] if beside else told
    some = some or told
    return sum(one.weight * one.sureness for one in some) / sum(one.weight for one in some)
