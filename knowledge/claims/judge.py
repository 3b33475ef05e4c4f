"""One stretch of a message against the documents: where it comes from, what differs, and the verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from knowledge.claims.claim_source import quotation_at, speaker_fits, with_closing
from knowledge.claims.claim_tokens import GAP, SEAM, inner_tokens
from knowledge.claims.differences import Comparer, Comparison
from knowledge.claims.locator import Locator
from knowledge.claims.person_names import KnownNames, PersonNames
from knowledge.claims.placement import interrupted, laid_side_by_side, without_remarks
from knowledge.claims.sides import Difference, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.claims.claim_tokens import ClaimToken
    from knowledge.claims.locator import SourcePlace
    from knowledge.claims.message_claims import Stretch
    from knowledge.claims.person_names import Name
    from knowledge.model import Document, Quotation

FEW_WORDS: Final = 3
"""A claim of fewer words is either there or not: there is too little of it to have been altered."""
_SIMILAR_ENOUGH: Final = 0.55
"""Weighted share of common words from which a claim counts as a changed sentence rather than another one;
chosen on the development half of tests/shipped/claims."""
_SHORT: Final = 5
_SIMILAR_ENOUGH_SHORT: Final = 0.68
"""The same for claims of at most five words, in which common words weigh more than they tell."""
_HOPELESS: Final = 0.2
"""Share of a claim's weight found in one place below which no comparison can reach `_SIMILAR_ENOUGH`."""
_MOVED: Final = 0.7
"""Worth of a word that stands elsewhere in the place that was found."""
_RIVAL: Final = 0.7
"""Share of the best place's worth from which another place is compared too."""


class Verdict(StrEnum):
    """How a claim relates to the documents."""

    VERBATIM = "verbatim"
    NEAR = "near"
    ALTERED = "altered"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a claim.

    Args:
        claim: the stretch of the message that was compared.
        verdict: see `knowledge.claims.checker`.
        similarity: 0 to 1; 1 where the same words stand in the same order.
        quotation: the words of the document that the claim comes from; None where it is absent.
        differences: word by word, in the order of the claim; empty where it is verbatim or absent.
        speaker_claimed: whom the message names as the speaker, or None.
        speaker_source: who says these words in the document, or None where it names nobody.
        nearest: for an absent claim the most similar words there are, if any.
    """

    claim: str
    verdict: Verdict
    similarity: float
    quotation: Quotation | None
    differences: tuple[Difference, ...] = ()
    speaker_claimed: str | None = None
    speaker_source: str | None = None
    nearest: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A stretch that was compared, with what is needed to choose between stretches.

    Args:
        check: what came of it.
        score: the weighted share of common words, 0 to 1.
        tokens: the words of the stretch.
        held: positions of those that stand in the document, as they are or nearly.
        complete: True where no word of it was taken for the member's own remark.
    """

    check: Check
    score: float
    tokens: Sequence[ClaimToken]
    held: frozenset[int]
    complete: bool

    def words(self, span: tuple[int, int]) -> int:
        """Return how many words stand in a range of the stretch."""
        return sum(span[0] <= token.start < span[1] for token in self.tokens)

    def holds(self, span: tuple[int, int]) -> int:
        """Return how many of them stand in the document as well."""
        return sum(span[0] <= self.tokens[place].start < span[1] for place in self.held)


class Judge:
    """Compares stretches with one snapshot; built once per knowledge, never changed.

    Args:
        documents: all of them.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._locator = Locator(documents)
        self._names = {document.name: PersonNames(document) for document in documents}
        self._known = KnownNames(self._names.values())

    def knows(self, name: str) -> bool:
        """Tell whether the documents name or quote somebody who may be called like this."""
        return self._known.knows(name)

    def speaker_called(self, words: Name) -> str | None:
        """Return the name of the one quoted speaker who is called exactly so, or None."""
        return self._known.speaker_called(words)

    def judge(self, stretch: Stretch) -> Judged:
        """Compare a stretch with the places that it resembles and return the best comparison."""
        words = inner_tokens(stretch.text)
        folded = [word.text for word in words]
        places = self._locator.places(folded)
        if not places or places[0].worth < _HOPELESS * sum(map(self._locator.weight, folded)):
            return Judged(_absent(stretch), 0.0, words, frozenset(), complete=True)
        best = self._at(stretch, words, places[0])
        for place in places[1:]:
            if best.check.verdict is Verdict.VERBATIM or place.worth < _RIVAL * places[0].worth:
                break
            best = max(best, self._at(stretch, words, place), key=lambda judged: judged.score)
        return best

    def _at(self, stretch: Stretch, words: Sequence[ClaimToken], place: SourcePlace) -> Judged:
        """Compare a stretch with one place of the documents."""
        begin, end = (0, len(words)) if stretch.strict else without_remarks(stretch.text, words, place)
        claim = Side(stretch.text, words[begin:end])
        start, stop, runs = laid_side_by_side(claim, begin, end, place)
        source = place.source
        side = Side(source.document.text, source.tokens[start:stop])
        comparison = Comparer(
            claim=claim,
            source=side,
            known=self._locator,
            ends_sentence=lambda position: start + position in source.ends,
            interrupted=lambda one, other: interrupted(source, start + one, start + other),
        ).compare(runs)
        side = Side(side.text, side.tokens[comparison.start : comparison.end])
        skipped = frozenset(position - comparison.start for position in comparison.skipped)
        comparison = replace(comparison, skipped=skipped)
        score = self._score(claim, side, comparison)
        check = _checked(
            stretch,
            _Sides(claim, side, source.document, self._names[source.document.name], comparison, score),
        )
        held = frozenset(begin + position for position in comparison.held)
        return Judged(check, score, words, held, complete=end - begin == len(words))

    def _score(self, claim: Side, source: Side, comparison: Comparison) -> float:
        """Weigh the common words against all words of both sides, as Dice's coefficient does.

        Words that stand on both sides in another order count for less.
        """
        weights = [self._locator.weight(token.text) for token in claim.tokens]
        held = sum(weights[position] for position in comparison.held)
        if comparison.altered:
            free = Counter(token.text for token in claim.tokens)
            free.subtract(claim.tokens[position].text for position in comparison.held)
            theirs_left = Counter(token.text for token in source.tokens)
            theirs_left.subtract(claim.tokens[position].text for position in comparison.held)
            moved = free & theirs_left
            held += _MOVED * sum(self._locator.weight(word) * count for word, count in moved.items())
        theirs = sum(
            self._locator.weight(token.text)
            for position, token in enumerate(source.tokens)
            if position not in comparison.skipped
        )
        return min(2 * held / ((sum(weights) + theirs) or 1.0), 1.0)


@dataclass(frozen=True, slots=True)
class _Sides:
    claim: Side
    source: Side
    document: Document
    names: PersonNames
    comparison: Comparison
    score: float

    @property
    def similar(self) -> bool:
        few = len(self.claim.tokens) < FEW_WORDS
        short = len(self.claim.tokens) <= _SHORT
        enough = self.score >= (_SIMILAR_ENOUGH_SHORT if short else _SIMILAR_ENOUGH)
        return enough and not (few and self.comparison.altered)

    def similarity(self) -> float:
        """Return rapidfuzz's Indel similarity of both sides by letters, without what an ellipsis left out."""
        mine = " ".join(token.text for token in self.claim.tokens if token.text != GAP)
        skipped = self.comparison.skipped
        theirs = " ".join(token.text for n, token in enumerate(self.source.tokens) if n not in skipped)
        return round(Indel.normalized_similarity(mine, theirs), 4)


def _checked(stretch: Stretch, sides: _Sides) -> Check:
    claim, source, comparison = sides.claim, sides.source, sides.comparison
    start, end = with_closing(sides.document.text, source.tokens[0].start, source.tokens[-1].end)
    quotation = quotation_at(sides.document, start, end)
    if not sides.similar:
        return _absent(stretch, round(sides.score, 4), quotation)
    differences, altered, said_by = comparison.differences, comparison.altered, None
    if stretch.speaker:
        fits, said_by = speaker_fits(stretch.speaker, sides.document, sides.names, quotation)
        if not fits:
            altered = True
            differences = (*differences, Difference(stretch.speaker, said_by or ""))
    return Check(
        claim=claim.printed(0, len(claim.tokens)),
        verdict=Verdict.ALTERED if altered else Verdict.NEAR if differences else Verdict.VERBATIM,
        similarity=sides.similarity(),
        quotation=quotation,
        differences=differences,
        speaker_claimed=stretch.speaker,
        speaker_source=said_by or quotation.speaker,
    )


def _absent(stretch: Stretch, score: float = 0.0, nearest: Quotation | None = None) -> Check:
    claim = stretch.text.replace(SEAM, " ").strip()
    return Check(claim, Verdict.ABSENT, score, None, speaker_claimed=stretch.speaker, nearest=nearest)
