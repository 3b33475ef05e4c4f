"""Which passages and entries may answer a question, with a calibrated score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.asking import Question, read_question
from knowledge.indexing import build_index
from knowledge.model import Match

if TYPE_CHECKING:
    from knowledge.indexing import Floats
    from knowledge.model import Entry, Knowledge, Passage

_UNKNOWN_RARITY: Final = 6.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question with everything that may answer it.

    Args:
        question: the question as it was understood.
        matches: best first.
        premise: a number or name of the question that the knowledge does not know, as asked, or None.
        off_topic: True where the knowledge knows next to nothing of what is asked about.
    """

    question: Question
    matches: tuple[Match, ...]
    premise: str | None
    off_topic: bool


class Matcher:
    """Matches questions against one knowledge; immutable, so any number of threads may use it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._index = build_index(knowledge)
        self._phrasings = _Phrasings(knowledge)
        self._by_place = {(passage.document, passage.start): passage for passage in self._index.passages}

    def match(self, question: str, limit: int = 5) -> tuple[Match, ...]:
        """Return at most `limit` matches, best first; the same for the same question and knowledge."""
        return self.rank(question, limit).matches

    def rank(self, text: str, limit: int = 5) -> Ranking:
        """Return the matches together with how the question was understood."""
        question = read_question(text, self._index.vocabulary, self._index.surfaces)
        found = self._passages(question) + self._entries(question)
        found.sort(key=_best_first)
        kept = _each_passage_once(found)[:limit]
        unknown = [term.word for term in question.terms if not term.stands_for]
        return Ranking(
            question=question,
            matches=tuple(kept),
            premise=next((word.text for word in unknown if word.number or word.capital), None),
            off_topic=2 * len(unknown) > len(question.terms),
        )

    def nearest_entries(self, text: str) -> tuple[Entry, ...]:
        """Return all entries that share words with the text, nearest first; in their own order without text."""
        asked = read_question(text, {}, {})
        if not asked.words:
            return self.knowledge.entries
        alike = sorted(self._phrasings.like(asked), key=lambda pair: (-pair[1], pair[0].document, pair[0].id))
        return tuple(entry for entry, _ in alike)

    def passage_at(self, document: str, start: int) -> Passage | None:
        """Return the passage that begins or contains this place, or None."""
        for passage in self._index.passages:
            if passage.document == document and passage.start <= start < passage.end:
                return passage
        return None

    def _passages(self, question: Question) -> list[Match]:
        covered, total = self._covered(question)
        if total == 0.0:
            return []
        score = covered / total
        best = np.argsort(-score, kind="stable")[:20]
        return [
            Match(
                passage=self._index.passages[position], entry=None, score=_confidence(float(score[position]))
            )
            for position in best
            if score[position] > 0.0
        ]

    def _covered(self, question: Question) -> tuple[Floats, float]:
        """Sum what each passage explains of the question, and what there was to explain."""
        index = self._index
        covered = np.zeros(len(index.passages), dtype=np.float32)
        total = 0.0
        for term in question.terms:
            one = np.zeros(len(index.passages), dtype=np.float32)
            for stem, sureness in term.stands_for:
                where = index.postings[stem]
                one[where] = np.maximum(one[where], sureness * (0.5 + index.strengths[stem]))
            rarity = float(index.rarity[term.stands_for[0][0]]) if term.stands_for else _UNKNOWN_RARITY
            covered += rarity * np.minimum(one, 1.0)
            total += rarity
        return covered, total

    def _entries(self, question: Question) -> list[Match]:
        found = []
        for entry, likeness in self._phrasings.like(question):
            first = entry.selectors[0] if entry.selectors else None
            passage = self.passage_at(first.document, first.start) if first else None
            found.append(Match(passage=passage, entry=entry, score=likeness))
        return found


class _Phrasings:
    """The entries' phrasings, compared to a question as sets of weighted stems."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = tuple(sorted(knowledge.entries, key=lambda entry: (entry.document, entry.id)))
        vocabulary: dict[str, int] = {}
        surfaces: dict[str, int] = {}
        self._sets: list[tuple[int, frozenset[int]]] = []
        for number, entry in enumerate(self._entries):
            for phrasing in entry.questions:
                question = read_question(phrasing, {}, {})
                for term in question.terms:
                    surfaces[term.word.text] = vocabulary.setdefault(term.word.stem, len(vocabulary))
                stems = frozenset(vocabulary[term.word.stem] for term in question.terms)
                self._sets.append((number, stems))
        self._vocabulary = vocabulary
        self._surfaces = dict(sorted(surfaces.items()))
        held = np.zeros(len(vocabulary) + 1)
        for _, stems in self._sets:
            for stem in stems:
                held[stem] += 1
        self._weights = [float(weight) for weight in np.log1p((len(self._sets) + 1) / (held + 0.5))]

    def like(self, question: Question) -> list[tuple[Entry, float]]:
        """Return the entries that share words with the question, with how alike the best phrasing is."""
        asked = read_question(question.text, self._vocabulary, self._surfaces)
        sureness = {term.stands_for[0][0]: term.stands_for[0][1] for term in asked.terms if term.stands_for}
        weights = self._weights
        missing = sum(_UNKNOWN_RARITY for term in asked.terms if not term.stands_for)
        total = missing + sum(weights[stem] for stem in sureness)
        best: dict[int, float] = {}
        for number, stems in self._sets:
            shared = sum(weights[stem] * sureness[stem] for stem in sorted(stems & sureness.keys()))
            if shared:
                either = total + sum(weights[stem] for stem in sorted(stems)) - shared
                best[number] = max(best.get(number, 0.0), shared / either)
        return [(self._entries[number], likeness) for number, likeness in sorted(best.items())]


def _confidence(covered: float) -> float:
    return round(0.95 / (1.0 + float(np.exp(-9.0 * (covered - 0.62)))), 6)


def _best_first(match: Match) -> tuple[float, str, int, str]:
    passage = match.passage
    return (
        -match.score,
        passage.document if passage else "",
        passage.start if passage else -1,
        match.entry.id if match.entry else "",
    )


def _each_passage_once(found: list[Match]) -> list[Match]:
    """Keep the best match for each passage and for each known gap."""
    seen: set[tuple[str, int] | str] = set()
    kept = []
    for match in found:
        passage, entry = match.passage, match.entry
        key = (passage.document, passage.start) if passage else (entry.id if entry else "")
        if key not in seen:
            seen.add(key)
            kept.append(match)
    return kept
