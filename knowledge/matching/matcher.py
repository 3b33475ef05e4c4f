"""Which passages and entries may answer a question, with a calibrated score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.autocomplete import complete
from knowledge.matching.entry_targets import EntryTargets
from knowledge.matching.fitted_weights import fitted_weights
from knowledge.matching.fusion import Fused, fuse
from knowledge.matching.holding import holdings
from knowledge.matching.index import build_index
from knowledge.matching.lack import lack_of, own_words_first
from knowledge.matching.passage_scores import Weighed, weigh
from knowledge.matching.phrasings import build_phrasings
from knowledge.matching.premises import unconfirmed
from knowledge.matching.question import Question, QuestionReader
from knowledge.matching.signals import SIGNALS
from knowledge.matching.subject import is_off_subject
from knowledge.matching.word_table import word_table
from knowledge.matching.words_asked import words_asked
from knowledge.model import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Numbers
    from knowledge.matching.holding import Holding
    from knowledge.matching.phrasings import Phrasings
    from knowledge.matching.weights import Weights
    from knowledge.matching.word_table import WordTable
    from knowledge.model import Entry, Knowledge, Lack

_DIGITS: Final = 6
_ON_TOPIC: Final = 0.5
_RAREST: Final = 9.0
_UNHEARD: Final = 0.4
"""Share of a question's weight from which its unheard words make it one about something else."""
_NAMED: Final = 0.25
"""Share of a question's weight from which a name that the documents have makes it one about them."""
_PARAGRAPH: Final = SIGNALS.at("paragraph")
_NOTHING: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question with everything that may answer it.

    Args:
        question: the question as it was understood.
        matches: best first.
        lack: what is asked and was not found in the passage of the first match, or None.
        premise: a word of the question that the best passage does not confirm, as asked, or None.
        beside: True where no paragraph holds half of what is asked about, and no name that weighs is known.
        off_topic: True where nothing of its subject is there at all.
        unheard: True where a good part of what is beside the subject is words that no phrasing has either.
    """

    question: Question
    matches: tuple[Match, ...]
    lack: Lack | None
    premise: str | None
    beside: bool
    off_topic: bool
    unheard: bool


class Matcher:
    """Matches questions against one knowledge; immutable once built, so any number of threads may use it.

    Args:
        knowledge: the snapshot; the order of its documents does not matter.
        weights: other weights than those that ship, for fitting.
        table: another table of words than the one that ships, for measuring what it is worth.
    """

    def __init__(
        self, knowledge: Knowledge, weights: Weights | None = None, table: WordTable | None = None
    ) -> None:
        self.knowledge = knowledge
        self.weights = weights or fitted_weights()
        table = table or word_table()
        documents = sorted(knowledge.documents, key=lambda document: document.name)
        self.index = build_index(documents, table)
        aliases = (alias for document in documents for alias in document.aliases)
        self.reader = QuestionReader(self.index, table, aliases)
        self.entries = tuple(
            entry for document in documents for entry in knowledge.entries if entry.document == document.name
        )
        self.phrasings = build_phrasings(self.entries, self.reader, self.index, table)
        self.targets = EntryTargets.of(self.entries, self.index)

    def match(self, question: str, limit: int = 5) -> tuple[Match, ...]:
        """Return at most `limit` matches, best first; the same for the same question and knowledge."""
        return self.rank(question, limit).matches

    def rank(self, text: str, limit: int = 5) -> Ranking:
        """Return the matches together with how the question was understood."""
        question = self.reader.read(text)
        if not question.terms or not self.index.passages:
            return Ranking(question, (), lack=None, premise=None, beside=True, off_topic=False, unheard=True)
        weighed = weigh(question, self.index, self.weights)
        fused = self.fused(weighed)
        ranked = [self._match(fused, place) for place in range(min(limit, len(fused.order)))]
        held = self._before(weighed, ranked if words_asked(question) else ranked[:1])
        turn = own_words_first(held)
        matches = (*(ranked[place] for place in turn), *ranked[len(turn) :])
        first = held[turn[0]]
        lacking = float(weighed.values[:, _PARAGRAPH].max()) < _ON_TOPIC
        named = _named(question)
        beside = lacking and named < _NAMED
        return Ranking(
            question=question,
            matches=matches,
            lack=lack_of(first) if first else None,
            premise=unconfirmed(question, matches[0], self.index),
            beside=beside,
            off_topic=is_off_subject(weighed),
            unheard=beside and _unheard(question, self.phrasings) >= _UNHEARD,
        )

    def fused(self, weighed: Weighed, without: Numbers = _NOTHING) -> Fused:
        """Return passages and entries in one order; phrasings `without` are left out, as fitting needs it."""
        return fuse(weighed, self.phrasings, self.targets, self.weights, without)

    def nearest_entries(self, text: str | Question) -> tuple[Entry, ...]:
        """Return the entries nearest to a text or to the beginning of one; without words all of them."""
        typed = self.reader.read(text) if isinstance(text, str) else text
        return tuple(self.entries[number] for number in complete(typed, self.phrasings))

    def _before(self, weighed: Weighed, matches: Sequence[Match]) -> tuple[Holding | None, ...]:
        """Return each match's passage before the question; an entry was led to its own by a reader."""
        candidates = weighed.evidence.candidates
        own = [match.passage for match in matches if match.entry is None and match.passage is not None]
        places = np.searchsorted(candidates, [self.index.number(passage) for passage in own])
        found = iter(holdings(weighed.question, weighed.evidence, self.index, places))
        return tuple(None if match.entry else next(found) for match in matches)

    def _match(self, fused: Fused, place: int) -> Match:
        row = fused.order[place]
        passage, entry = int(fused.passages[row]), int(fused.entries[row])
        return Match(
            passage=self.index.passages[passage] if passage >= 0 else None,
            entry=self.entries[entry] if entry >= 0 else None,
            score=round(float(fused.certainty[place]), _DIGITS),
        )


def _named(question: Question) -> float:
    """Return the share of a question's weight in names that the documents have too; a letter is no name."""
    named = (
        term.weight for term in question.terms if term.name and term.stands_for and len(term.word.text) > 1
    )
    return sum(named) / (sum(term.weight for term in question.terms) + 1e-6)


def _unheard(question: Question, phrasings: Phrasings) -> float:
    """Return the share of a question's weight in words that neither the documents nor the phrasings have."""
    whole = unheard = 0.0
    for term in question.terms:
        meant = (*term.stands_for, *phrasings.speller.stands_for(term.word))
        weight = min(term.rarity, _RAREST) * term.share
        whole += weight
        unheard += weight * (1.0 - max((sureness for _, sureness in meant), default=0.0))
    return unheard / whole if whole else 0.0
