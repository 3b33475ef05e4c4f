"""Is this quotation real? A claim is compared with every document, word by word.

The verdicts, from best to worst:

* *verbatim*: the words stand in the document in this order. Case, white space, the shapes of quotation marks,
  apostrophes and dashes, punctuation at the ends, and quotation marks inside do not count. A visible ellipsis
  may leave out words inside one sentence, or end or begin at the edge of one, as long as no negation, hedge or
  modal is left out.
* *near*: small differences that change no meaning (`knowledge.differences` holds the list).
* *altered*: the sentence is there, but a number, a name, a negation, a hedge, a quantity, a modal or any other
  word of it was changed, or it is said to be somebody else's.
* *absent*: nothing in the documents is similar enough.

A message may hold more than the claim: words in a block quote or in quotation marks are the claim, unless what
stands around them continues the document too; otherwise the claim is what is left without the member's own
remarks. Whoever the message names as the speaker is checked against the document's attribution.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from knowledge.aligning import Run, align
from knowledge.claims import Reading, Stretch, is_chat, is_remark, read_claims, segments, without_speaker
from knowledge.differences import Comparer, Comparison, Difference, Side
from knowledge.folding import GAP, Token, tokens
from knowledge.locating import Locator, Place, Source
from knowledge.model import DirectQuotation, Document, Knowledge, Quotation
from knowledge.naming import known_as, name_words, same_name, sentence_words, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIMILAR_ENOUGH: Final = 0.55
"""Weighted share of common words from which a claim counts as a changed sentence rather than another one;
chosen on the development half of tests/claims, where every value from 0.45 to 0.6 gives the same verdicts."""
_FEW_WORDS: Final = 3
"""A claim of fewer words is either there or not: there is too little of it to have been altered."""
_SHORT: Final = 5
_SIMILAR_ENOUGH_SHORT: Final = 0.68
"""The same for claims of at most five words, in which common words weigh more than they tell."""
_MANY_WORDS: Final = 12
"""From so many words around them on, a word or two in quotation marks are no quotation to be checked."""
_HOPELESS: Final = 0.2
"""Share of a claim's weight found in a row below which no comparison can reach `_SIMILAR_ENOUGH`."""
_CONTINUES: Final = 0.6
"""Share of the words around quotation marks that must continue the document for the marks to be its own."""
_CLOSING: Final = frozenset(".!?")
_ROUNDING: Final = 1e-9
_RIVAL: Final = 0.7
"""Share of the best place's worth from which another place is compared too."""


class Verdict(StrEnum):
    """How a claim relates to the documents."""

    VERBATIM = "verbatim"
    NEAR = "near"
    ALTERED = "altered"
    ABSENT = "absent"


_SEVEREST_FIRST: Final = (Verdict.ALTERED, Verdict.ABSENT, Verdict.NEAR, Verdict.VERBATIM)


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking a claim.

    Args:
        claim: the stretch of the message that was compared.
        verdict: see the module.
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


class Checker:
    """Checks claims against one snapshot; built once per knowledge, never changed.

    Args:
        knowledge: the snapshot.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._locator = Locator(knowledge.documents)
        names = {q.attribution.speaker for document in knowledge.documents for q in document.quotations}
        self._known = tuple(
            words
            for document in knowledge.documents
            for name in chain(sorted(filter(None, names)), (alias.name for alias in document.aliases))
            for words in known_as(name, document.aliases)
        )

    def check(self, claim: str) -> Check:
        """Compare a message, or the quotation in it, with every document.

        Where a message holds several quotations the most doubtful one is reported. Never raises, whatever
        the text; `knowledge.claims.CLAIM_LIMIT` code points of it are read.
        """
        found = [check for reading in read_claims(claim, self._is_speaker) for check in self._read(reading)]
        return min(found, key=lambda check: _SEVEREST_FIRST.index(check.verdict))

    def _is_speaker(self, name: str) -> bool:
        words = name_words(name)
        return any(same_name(words, known) for known in self._known)

    def _read(self, reading: Reading) -> list[Check]:
        whole = self._compared(reading.whole)
        if not reading.marked or _only_scare_quotes(reading):
            return [self._without_speaker(reading.whole, whole).check]
        if whole.complete and whole.check.verdict is Verdict.VERBATIM:
            return [whole.check]
        continued = self._continued(reading, whole)
        if continued:
            return [self._without_speaker(continued, self._compared(continued)).check]
        if reading.joined:
            joined = self._compared(reading.joined)
            if joined.check.verdict is not Verdict.ABSENT:
                return [joined.check]
        long = [one for one in reading.marked if len(tokens(one.text)) >= _FEW_WORDS]
        return [self._compared(stretch).check for stretch in long or reading.marked]

    def _continued(self, reading: Reading, whole: _Compared) -> Stretch | None:
        """Return the quotation with the words around its marks, if these stand there in the document as well.

        The words that name the speaker count too, unless they name him rightly: "Sacks wrote on X" may be said
        in other words than the document's.
        """
        places = [
            span for span in reading.outside if whole.holds(span) >= max(2, _CONTINUES * whole.words(span))
        ]
        near = whole.complete and whole.check.verdict is Verdict.NEAR
        named = [
            span for span in reading.named
            if whole.holds(span) > max(_FEW_WORDS, _CONTINUES * whole.words(span))
        ]  # fmt: skip
        if (named or near) and not any(self._rightly_named(stretch) for stretch in reading.marked):
            places += reading.named
        if not places:
            return None
        text = reading.whole.text
        doubtful = [
            span for span in reading.outside
            if whole.words(span) and not is_remark(text[slice(*span)], [token.text for token in tokens(text[slice(*span)])])
        ]  # fmt: skip
        kept = (*places, *doubtful, *reading.marks)
        start, end = min(start for start, _ in kept), max(end for _, end in kept)
        return replace(reading.whole, text=text[start:end])

    def _rightly_named(self, stretch: Stretch) -> bool:
        check = self._compared(stretch).check
        wrong = any(difference.claimed == stretch.speaker for difference in check.differences)
        return bool(stretch.speaker and check.speaker_source) and not wrong

    def _without_speaker(self, stretch: Stretch, whole: _Compared) -> _Compared:
        """Take a speaker named before or after the claim off it where it resembles the document more without.

        Words around the name that stand in the document in this place are the document's own.
        """
        best = whole
        if whole.check.verdict is Verdict.VERBATIM:
            return best
        for part, start, end in without_speaker(stretch, self._is_speaker):
            name = {token.text for token in tokens(part.speaker or "")}
            taken = [n for n, token in enumerate(whole.tokens) if not start <= token.start < end]
            around = [n for n in taken if start or whole.tokens[n].text not in name]
            if whole.held.intersection(around) or (not around and whole.held.issuperset(taken)):
                continue
            compared = self._compared(part)
            if compared.score > best.score + _ROUNDING:
                best = compared
        return best

    def _compared(self, stretch: Stretch) -> _Compared:
        words = tokens(stretch.text)
        while words and words[-1].text == GAP:
            words.pop()
        first = next((place for place, word in enumerate(words) if word.text != GAP), len(words))
        words = words[first:]
        folded = [word.text for word in words]
        places = self._locator.places(folded)
        if not places or places[0].worth < _HOPELESS * sum(map(self._locator.weight, folded)):
            return _Compared(_absent(stretch, stretch.text.strip()), 0.0, words, frozenset(), complete=True)
        best = self._at(stretch, words, places[0])
        for place in places[1:]:
            if best.check.verdict is Verdict.VERBATIM or place.worth < _RIVAL * places[0].worth:
                break
            best = max(best, self._at(stretch, words, place), key=lambda compared: compared.score)
        return best

    def _at(self, stretch: Stretch, words: Sequence[Token], place: Place) -> _Compared:
        """Compare a stretch with one place of the documents."""
        begin, end = (0, len(words)) if stretch.strict else _without_remarks(stretch.text, words, place)
        claim = Side(stretch.text, words[begin:end])
        start, stop, runs = _laid_side_by_side(claim, begin, end, place)
        source = place.source
        side = Side(source.document.text, source.tokens[start:stop])
        comparison = Comparer(
            claim=claim,
            source=side,
            known=self._locator,
            ends_sentence=lambda position: start + position in source.ends,
            interrupted=lambda one, other: _interrupted(source, start + one, start + other),
        ).compare(runs)
        side = Side(side.text, side.tokens[comparison.start : comparison.end])
        comparison = replace(
            comparison, skipped=frozenset(place - comparison.start for place in comparison.skipped)
        )
        score = self._score(claim, side, comparison)
        check = self._verdict(stretch, claim, side, source, comparison, score)
        held = frozenset(begin + position for position in comparison.held)
        return _Compared(check, score, words, held, complete=end - begin == len(words))

    def _score(self, claim: Side, source: Side, comparison: Comparison) -> float:
        """Weigh the common words against all words of both sides, as Dice's coefficient does."""
        weights = [self._locator.weight(token.text) for token in claim.tokens]
        held = sum(weights[position] for position in comparison.held)
        theirs = sum(
            self._locator.weight(token.text)
            for position, token in enumerate(source.tokens)
            if position not in comparison.skipped
        )
        return min(2 * held / ((sum(weights) + theirs) or 1.0), 1.0)

    def _verdict(  # noqa: PLR0913 - the parts of one comparison
        self, stretch: Stretch, claim: Side, side: Side, source: Source, comparison: Comparison, score: float
    ) -> Check:
        claimed = claim.text[claim.tokens[0].start : claim.tokens[-1].end]
        start, end = _with_closing(source.document.text, side.tokens[0].start, side.tokens[-1].end)
        quotation = _quotation(source.document, start, end)
        few = len(claim.tokens) < _FEW_WORDS
        enough = _SIMILAR_ENOUGH if len(claim.tokens) > _SHORT else _SIMILAR_ENOUGH_SHORT
        if score < enough or (few and comparison.altered):
            return _absent(stretch, stretch.text.strip(), round(score, 4), quotation)
        differences, altered, said_by = comparison.differences, comparison.altered, None
        if stretch.speaker:
            fits, said_by = _speaker(stretch.speaker, source.document, quotation)
            if not fits:
                altered = True
                differences = (*differences, Difference(stretch.speaker, said_by or ""))
        verdict = Verdict.ALTERED if altered else Verdict.NEAR if differences else Verdict.VERBATIM
        return Check(
            claim=claimed,
            verdict=verdict,
            similarity=_similarity(claim, side, comparison),
            quotation=quotation,
            differences=differences,
            speaker_claimed=stretch.speaker,
            speaker_source=said_by or quotation.speaker,
        )


@dataclass(frozen=True, slots=True)
class _Compared:
    check: Check
    score: float
    tokens: Sequence[Token]
    held: frozenset[int]
    complete: bool

    def words(self, span: tuple[int, int]) -> int:
        """Return how many words stand in a range of the stretch."""
        return sum(span[0] <= token.start < span[1] for token in self.tokens)

    def holds(self, span: tuple[int, int]) -> int:
        """Return how many of them stand in the document as well."""
        return sum(span[0] <= self.tokens[place].start < span[1] for place in self.held)


def _only_scare_quotes(reading: Reading) -> bool:
    """Tell whether a long sentence only has a word or two in quotation marks."""
    if any(len(tokens(stretch.text)) >= _FEW_WORDS for stretch in reading.marked):
        return False
    return sum(len(tokens(reading.whole.text[start:end])) for start, end in reading.outside) >= _MANY_WORDS


def _absent(stretch: Stretch, claim: str, score: float = 0.0, nearest: Quotation | None = None) -> Check:
    return Check(claim, Verdict.ABSENT, score, None, speaker_claimed=stretch.speaker, nearest=nearest)


def _without_remarks(text: str, words: Sequence[Token], place: Place) -> tuple[int, int]:
    """Leave out the member's own remarks before and after the words that were found."""
    begin, end = 0, len(words)
    first, last = place.runs[0].claim_start, place.runs[-1].claim_end
    for start, stop in segments(text):
        inside = [number for number, word in enumerate(words) if start <= word.start < stop]
        if not inside or first <= inside[-1] < last or inside[0] < last <= inside[-1]:
            continue
        if not is_remark(text[start:stop], [words[number].text for number in inside]):
            continue
        if inside[-1] < first and begin == inside[0]:
            begin = inside[-1] + 1
        elif inside[0] >= last:
            end = min(end, inside[0])
    if is_chat([word.text for word in words[begin:first]]):
        begin = first
    if is_chat([word.text for word in words[last:end]]):
        end = last
    return begin, end


def _laid_side_by_side(claim: Side, begin: int, end: int, place: Place) -> tuple[int, int, list[Run]]:
    """Lay the whole claim beside the source, as far to both sides as its own sentence reaches."""
    source = place.source
    first, last = place.runs[0], place.runs[-1]
    before, after = first.claim_start - begin, end - last.claim_end
    start = max(source.sentence(first.source_start)[0], first.source_start - before - (before > 0))
    stop = min(source.sentence(last.source_end - 1)[1], last.source_end + after + (after > 0))
    start, stop = min(start, first.source_start), max(stop, last.source_end)
    folded = [token.text for token in claim.tokens]
    runs = align(folded, source.words[start:stop])
    if runs and not runs[0].same and runs[0].claim_start == runs[0].claim_end:
        moved = runs.pop(0).source_end
        start += moved
        runs = [
            Run(run.same, run.claim_start, run.claim_end, run.source_start - moved, run.source_end - moved)
            for run in runs
        ]
    if runs and not runs[-1].same and runs[-1].claim_start == runs[-1].claim_end:
        dropped = runs.pop()
        stop -= dropped.source_end - dropped.source_start
    return start, stop, runs


def _interrupted(source: Source, start: int, end: int) -> bool:
    """Tell whether words stand between two halves of one speaker's quotation and inside neither."""
    if start == 0 or end >= len(source.tokens):
        return False
    quotations = source.document.quotations
    before = _holding(quotations, source.tokens[start - 1])
    after = _holding(quotations, source.tokens[end])
    if (
        before is None
        or after is None
        or before is after
        or before.attribution.speaker != after.attribution.speaker
    ):
        return False
    return all(_holding(quotations, token) is None for token in source.tokens[start:end])


def _holding(quotations: Iterable[DirectQuotation], token: Token) -> DirectQuotation | None:
    return next(
        (q for q in quotations if not q.fragment and q.start <= token.start and token.end <= q.end), None
    )


def _with_closing(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the end of the sentence along, and the marks of a quotation that is shown with only one of them."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    inside = text[start:end]
    if inside.count("“") > inside.count("”") and text[end : end + 1] == "”":
        end += 1
    elif inside.count("”") > inside.count("“") and start and text[start - 1] == "“":
        start -= 1
    return start, end


def _quotation(document: Document, start: int, end: int) -> Quotation:
    paragraph = next((p.number for p in document.paragraphs if p.start <= start < p.end), 1)
    spoken = _spoken(document, start, end)
    speakers = {quotation.attribution.speaker for quotation in spoken}
    return Quotation(
        exact=document.text[start:end],
        document=document.name,
        title=document.title,
        start=start,
        end=end,
        paragraph=paragraph,
        speaker=speakers.pop() if len(speakers) == 1 else None,
    )


def _spoken(document: Document, start: int, end: int) -> list[DirectQuotation]:
    """Return the direct quotations that make up most of a range."""
    inside = [q for q in document.quotations if q.start < end and start < q.end]
    shared = sum(min(end, q.end) - max(start, q.start) for q in inside)
    return inside if 2 * shared > end - start else []


def _speaker(claimed: str, document: Document, quotation: Quotation) -> tuple[bool, str | None]:
    """Tell whether these words may be said to be the claimed speaker's, and whose they are.

    A direct quotation without a named speaker is nobody's to contradict. The article's own words are
    somebody's only where they report him in the same sentence.
    """
    words = name_words(claimed)
    spoken = _spoken(document, quotation.start, quotation.end)
    if spoken:
        speakers = [q.attribution.speaker for q in spoken if q.attribution.speaker]
        fits = not speakers or any(
            same_name(words, called) for name in speakers for called in known_as(name, document.aliases)
        )
        return fits, speakers[0] if speakers else None
    if any(same_name(words, name_words(own)) for own in (document.publisher, document.author) if own):
        return True, None
    around = [p for p in document.passages if p.start < quotation.end and quotation.start < p.end]
    sentence = sentence_words(" ".join(document.text[p.start : p.end] for p in around))
    called = [words] + [name_words(a.name) for a in document.aliases if words in known_as(a.name, (a,))]
    return any(stands_in(name, sentence) for name in called), None


def _similarity(claim: Side, source: Side, comparison: Comparison) -> float:
    """Return rapidfuzz's Indel similarity of both sides, letter by letter, without what an ellipsis left out."""
    mine = " ".join(token.text for token in claim.tokens if token.text != GAP)
    theirs = " ".join(t.text for n, t in enumerate(source.tokens) if n not in comparison.skipped)
    return round(Indel.normalized_similarity(mine, theirs), 4)
