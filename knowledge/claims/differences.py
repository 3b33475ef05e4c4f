"""What was changed between a claim and its source, and whether the change matters.

A change is *near* when it leaves the meaning as it is: an article or "that", a comma, a contraction, one word
spelt otherwise, spelt out or mistyped ("form" for "from" too), an amount or a date written in another way, a
final s. Every other change is an alteration:
numbers, names, negations, hedges, quantities, modals, and any other word put in, left out or replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from knowledge.claims.alignment import AlignedRun
from knowledge.claims.amount_runs import amounts_joined
from knowledge.claims.claim_tokens import GAP, SEAM, marks
from knowledge.claims.numbers import is_number
from knowledge.claims.same_meaning import near_words, opened, same_amount, same_date
from knowledge.claims.sides import Difference, Side
from knowledge.claims.spelling import english, is_typo, one_more_s, same_word
from knowledge.claims.turning import BEFORE_NUMBERS, not_to_skip, turning
from knowledge.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

_MEASURING: Final = frozenset({"few", "little"})
"""Before these an article is part of a quantity: "few" and "a few" are opposites."""
_LONGEST_RUN: Final = 12


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim and its source, compared.

    Args:
        differences: in the order of the claim.
        altered: True where one of them changes what is said.
        held: claim positions of the words that stand in the source, as they are or nearly.
        skipped: source positions that the claim leaves out with a visible ellipsis.
        start: the first source position that belongs to the claim's words.
        end: one past the last one.
    """

    differences: tuple[Difference, ...]
    altered: bool
    held: frozenset[int]
    skipped: frozenset[int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparer:
    """The rules, with what they must know of the source.

    Args:
        claim: the claim's words.
        source: the words of the source; where the claim begins or ends with other words than the source, a
            word more than these, for "it's" may be "it is".
        known: every folded word of the documents.
        ends_sentence: tells of a source position whether a sentence ends after it.
        interrupted: tells of a source range whether it only says who speaks between two halves of one
            direct quotation.
    """

    claim: Side
    source: Side
    known: Container[str]
    ends_sentence: Callable[[int], bool]
    interrupted: Callable[[int, int], bool]

    def compare(self, runs: Sequence[AlignedRun]) -> Comparison:
        """Judge every run that differs, and the punctuation between the words that do not."""
        found = _Found(0, len(self.source.tokens))
        fitted = [self._fitted(run) for run in amounts_joined(self.claim, self.source, runs)]
        if fitted:
            found.start, found.end = fitted[0].source_start, fitted[-1].source_end
        for run in fitted:
            if run.same:
                self._compare_marks(run, found)
            elif GAP in self.claim.folded(run.claim_start, run.claim_end):
                self._compare_gap(run, found)
            elif run.claim_start < run.claim_end or not self.interrupted(run.source_start, run.source_end):
                self._compare_words(run, found)
        return Comparison(
            tuple(found.differences),
            found.altered,
            frozenset(found.held),
            frozenset(found.skipped),
            found.start,
            found.end,
        )

    def _fitted(self, run: AlignedRun) -> AlignedRun:
        """Choose which of the source's words at its edge a differing edge of the claim stands for."""
        first, last = run.claim_start == 0, run.claim_end == len(self.claim.tokens)
        if run.same or first == last:
            return run
        width = run.source_end - run.source_start
        wanted = min(run.claim_end - run.claim_start, width)
        for size in (wanted, min(wanted + 1, width), max(wanted - 1, min(wanted, 1))):
            start = run.source_end - size if first else run.source_start
            fitting = AlignedRun(run.claim_start, run.claim_end, start, start + size, same=run.same)
            if self._near(fitting):
                return fitting
        start = run.source_end - wanted if first else run.source_start
        return AlignedRun(run.claim_start, run.claim_end, start, start + wanted, same=run.same)

    def _compare_marks(self, run: AlignedRun, found: _Found) -> None:
        found.held.update(range(run.claim_start, run.claim_end))
        for step in range(run.claim_end - run.claim_start - 1):
            mine, theirs = run.claim_start + step, run.source_start + step
            between = self.claim.between(mine), self.source.between(theirs)
            if between[0] == between[1] or SEAM in between[0]:
                continue
            if marks(between[0]) != marks(between[1]):
                found.differences.append(
                    Difference(_with_mark(self.claim, mine), _with_mark(self.source, theirs))
                )

    def _compare_words(self, run: AlignedRun, found: _Found) -> None:
        near = self._near(run)
        found.altered |= not near
        if near:
            found.held.update(range(run.claim_start, run.claim_end))
        for part in [run] if near else list(self._minimal(run)):
            found.differences.append(
                Difference(
                    self.claim.printed(part.claim_start, part.claim_end),
                    self.source.printed(part.source_start, part.source_end),
                )
            )

    def _compare_gap(self, run: AlignedRun, found: _Found) -> None:
        """Take the words before and after an ellipsis off the skipped ones, and judge what was skipped."""
        gaps = [n for n in range(run.claim_start, run.claim_end) if self.claim.tokens[n].text == GAP]
        before, after = gaps[0] - run.claim_start, run.claim_end - gaps[-1] - 1
        room = run.source_end - run.source_start
        before, after = min(before, room), min(after, room - min(before, room))
        start, end = run.source_start + before, run.source_end - after
        for part in (
            AlignedRun(run.claim_start, gaps[0], run.source_start, start, same=False),
            AlignedRun(gaps[-1] + 1, run.claim_end, end, run.source_end, same=False),
        ):
            if part.claim_start < part.claim_end or part.source_start < part.source_end:
                self._compare_words(part, found)
        found.held.update(gaps)
        found.skipped.update(range(start, end))
        if not self._may_skip(start, end):
            found.altered = True
            found.differences.append(Difference(GAP, self.source.printed(start, end)))

    def _may_skip(self, start: int, end: int) -> bool:
        """An ellipsis may skip harmless words inside one sentence, or end or begin at a sentence's edge."""
        if start >= end:
            return True
        first, last = start > 0 and self.ends_sentence(start - 1), self.ends_sentence(end - 1)
        if first and last:
            return True
        skipped = [word for token in self.source.tokens[start:end] for word in opened(token.text)]
        following = self.source.folded(end, end + 1)
        if skipped[-1] in BEFORE_NUMBERS and following and is_number(following[0]):
            return False
        if not not_to_skip().isdisjoint(skipped):
            return False
        return first or last or not any(self.ends_sentence(position) for position in range(start, end))

    def _near(self, run: AlignedRun) -> bool:
        claimed = self.claim.folded(run.claim_start, run.claim_end)
        source = self.source.folded(run.source_start, run.source_end)
        if len(claimed) > _LONGEST_RUN or len(source) > _LONGEST_RUN:
            return False
        if same_amount(claimed, source) or same_date(claimed, source):
            return True
        if self._measured(run, claimed, source) or _stuttered(self.claim, run, source):
            return not self._measured(run, claimed, source)
        names = {
            token.text for n, token in enumerate(self.source.tokens[run.source_start : run.source_end])
            if self._is_name(run.source_start + n)
        }  # fmt: skip
        return near_words(claimed, source, lambda one, other: self._near_pair(one, other, names))

    def _near_pair(self, claimed: str, source: str, names: Container[str]) -> bool:
        if same_word(claimed, source) or is_typo(claimed, source, name=source in names, known=self.known):
            return True
        return (claimed in turning()) == (source in turning()) and one_more_s(claimed, source)

    def _measured(self, run: AlignedRun, claimed: Sequence[str], source: Sequence[str]) -> bool:
        """Tell whether an article that comes or goes stands before a word of measure ("a few")."""
        following = self.claim.folded(run.claim_end, run.claim_end + 1)
        changed = words("articles").isdisjoint(claimed) != words("articles").isdisjoint(source)
        return changed and bool(following) and following[0] in _MEASURING

    def _is_name(self, position: int) -> bool:
        token = self.source.tokens[position]
        if not self.source.text[token.start].isupper():
            return False
        begins = position == 0 or self.ends_sentence(position - 1)
        return not begins or token.text not in english()

    def _minimal(self, run: AlignedRun) -> Iterator[AlignedRun]:
        """Take nearly same words off the ends of a run, so that what was changed stands alone."""
        claimed = self.claim.folded(run.claim_start, run.claim_end)
        source = self.source.folded(run.source_start, run.source_end)
        start = end = 0
        least = min(len(claimed), len(source))
        while start < least and same_word(claimed[start], source[start]):
            start += 1
        while end < least - start and same_word(claimed[-1 - end], source[-1 - end]):
            end += 1
        yield AlignedRun(
            run.claim_start + start,
            run.claim_end - end,
            run.source_start + start,
            run.source_end - end,
            same=False,
        )


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    differences: list[Difference] = field(default_factory=list)
    altered: bool = False
    held: set[int] = field(default_factory=set)
    skipped: set[int] = field(default_factory=set)


def _with_mark(side: Side, position: int) -> str:
    """Return a word with the punctuation behind it, and the next word where nothing parts them."""
    token, between = side.tokens[position], side.between(position)
    if between == between.strip() and between:
        return side.printed(position, position + 2)
    return side.text[token.start : token.end] + between.rstrip()


def _stuttered(claim: Side, run: AlignedRun, source: Sequence[str]) -> bool:
    """Tell whether the claim only says a word twice in a row."""
    claimed = claim.folded(run.claim_start, run.claim_end)
    if source or len(claimed) != 1 or claimed[0] in turning() or is_number(claimed[0]):
        return False
    beside = claim.folded(max(run.claim_start - 1, 0), run.claim_start)
    beside += claim.folded(run.claim_end, run.claim_end + 1)
    return claimed[0] in beside
