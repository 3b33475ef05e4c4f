"""Where in the documents a claim may come from: an index from words to places."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.claims.alignment import AlignedRun, align, strongest
from knowledge.claims.claim_tokens import GAP, ClaimToken, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.model import Document

_WORDS_ASKED: Final = 12
"""How many of a claim's rarest words vote for a place; more would not move it."""
_VOTES: Final = 2000
_FEWEST_VOTES: Final = 50
"""About how many places may vote in all, and for one word at least; bounds a document that repeats itself."""
_PLACES_TRIED: Final = 3
_RIVAL: Final = 0.5
"""Share of the best place's votes from which another place is tried too."""
_STOP_WORTH: Final = 0.3
_LEFT_OUT_COST: Final = 0.35
"""What a word costs that stands on one side only, against the worth, up to 1, of a rare word on both."""
_GAP_REACH: Final = 80
"""How many words an ellipsis in a claim may skip."""
_SENTENCE_REACH: Final = 200
_SENTENCE_ENDS: Final = frozenset(".!?")


@dataclass(frozen=True)
class Source:
    """One document as words.

    Args:
        document: whose words they are.
        tokens: those that stand in its passages.
        words: their folded forms.
        ends: source positions after which a sentence or a passage ends, sorted.
    """

    document: Document
    tokens: tuple[ClaimToken, ...]
    words: tuple[str, ...]
    ends: frozenset[int]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the range of the sentence that holds this position, at most 200 words to either side."""
        start = end = position
        while start > 0 and position - start < _SENTENCE_REACH and start - 1 not in self.ends:
            start -= 1
        while end < len(self.tokens) - 1 and end - position < _SENTENCE_REACH and end not in self.ends:
            end += 1
        return start, end + 1


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A stretch of a source that a claim resembles.

    Args:
        source: the document it is in.
        runs: how they lie side by side; positions count in the claim and in the whole source, and the first
            and the last run are the same on both sides.
        worth: what the shared words weigh, less what parts them.
    """

    source: Source
    runs: tuple[AlignedRun, ...]
    worth: float


class Locator:
    """The index, built once per knowledge.

    Args:
        documents: all of them; only words inside passages are found.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._sources = tuple(_read(document) for document in documents)
        postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, source in enumerate(self._sources):
            for position, word in enumerate(source.words):
                postings[word].append((number, position))
        self._postings = dict(postings)
        rarest = math.log(2 + sum(len(source.words) for source in self._sources))
        small = lexicon.words("stop_words")
        self._weights = {GAP: 0.0} | {
            word: (1.0 - math.log(1 + len(where)) / rarest) * (_STOP_WORTH if word in small else 1.0)
            for word, where in postings.items()
        }

    def __contains__(self, word: object) -> bool:
        return word in self._postings

    def weight(self, word: str) -> float:
        """Return what a folded word tells about where a claim comes from: 1 for one that is nowhere."""
        return self._weights.get(word, 1.0)

    def places(self, claim: Sequence[str]) -> list[SourcePlace]:
        """Return the stretches that a claim resembles most, best first, at most three.

        Args:
            claim: folded words.
        """
        weights = [self.weight(word) for word in claim]
        found = [self._place(claim, weights, *window) for window in self._windows(claim, weights)]
        return sorted(
            (place for place in found if place is not None),
            key=lambda place: (-place.worth, place.source.document.name, place.runs[0].source_start),
        )

    def _windows(self, claim: Sequence[str], weights: Sequence[float]) -> list[tuple[int, int, int]]:
        """Let the rarest words vote for the place where the claim would begin; neighbouring votes add up.

        Returns:
            The number of a source, and the first and the end position of a window in it.
        """
        width = max(8, len(claim) // 2)
        votes: defaultdict[tuple[int, int], float] = defaultdict(float)
        known = [n for n, word in enumerate(claim) if word in self._postings]
        room = _VOTES
        for n in sorted(known, key=lambda n: -weights[n])[:_WORDS_ASKED]:
            where = self._postings[claim[n]]
            for number, position in where[:: 1 + len(where) // room]:
                votes[number, (position - n) // width] += weights[n]
            room = max(room - len(where), _FEWEST_VOTES)
        reach = len(claim) + 2 * width + _GAP_REACH * min(claim.count(GAP), 3)
        return [(number, (step - 1) * width, step * width + reach) for number, step in _elected(votes)]

    def _place(
        self, claim: Sequence[str], weights: Sequence[float], number: int, start: int, end: int
    ) -> SourcePlace | None:
        """Lay the claim beside one window of a source and keep the stretch that resembles it."""
        source = self._sources[number]
        first, last = max(start, 0), min(end, len(source.tokens))
        runs = [
            AlignedRun(
                run.claim_start,
                run.claim_end,
                run.source_start + first,
                run.source_end + first,
                same=run.same,
            )
            for run in align(claim, source.words[first:last])
        ]
        sums = list(accumulate(weights, initial=0.0))
        kept = strongest(
            runs,
            lambda run: sums[run.claim_end] - sums[run.claim_start],
            lambda run: _cost(run, claim),
        )
        worth = sum(
            sums[run.claim_end] - sums[run.claim_start] if run.same else -_cost(run, claim) for run in kept
        )
        return SourcePlace(source, tuple(kept), worth) if kept else None


def _elected(votes: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the steps with most votes, those of the next step added, none beside another, best first."""
    sums = {
        (number, step): vote + votes.get((number, step + 1), 0.0) for (number, step), vote in votes.items()
    }
    best: list[tuple[int, int]] = []
    for number, step in sorted(sums, key=lambda place: (-sums[place], place)):
        if len(best) == _PLACES_TRIED or (best and sums[number, step] < _RIVAL * sums[best[0]]):
            break
        if all(other != number or abs(beside - step) > 1 for other, beside in best):
            best.append((number, step))
    return best


def _cost(run: AlignedRun, claim: Sequence[str]) -> float:
    left_out = run.source_end - run.source_start
    put_in = run.claim_end - run.claim_start
    if GAP in claim[run.claim_start : run.claim_end]:
        return _LEFT_OUT_COST * max(put_in - 1, 0)
    return _LEFT_OUT_COST * max(left_out, put_in)


def _read(document: Document) -> Source:
    found: list[ClaimToken] = []
    ends: set[int] = set()
    spans = iter([(passage.start, passage.end) for passage in document.passages])
    start, end = next(spans, (0, 0))
    for token in tokens(document.text):
        while token.start >= end and end:
            start, end = next(spans, (0, 0))
            ends.add(len(found) - 1)
        if not end:
            break
        if token.start < start:
            continue
        if found and _ends_sentence(document.text, found[-1], token):
            ends.add(len(found) - 1)
        found.append(token)
    return Source(
        document, tuple(found), tuple(token.text for token in found), frozenset(ends | {len(found) - 1})
    )


def _ends_sentence(text: str, token: ClaimToken, following: ClaimToken) -> bool:
    """Tell whether a sentence ends between two words; the full stop of "U.S." is part of the word."""
    between = text[token.end : following.start]
    if not _SENTENCE_ENDS.intersection(between):
        return False
    begins = text[following.start]
    return begins.isupper() or begins.isdigit() or not begins.isalpha()
