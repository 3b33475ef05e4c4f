"""Questions that ask the same, brought together with how often each was asked. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import token_sort_ratio

from knowledge.normalizing import clean_question, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.gaps import Gap

ALIKE: Final = 85.0
"""From this likeness of their sorted words (rapidfuzz, 0 to 100) on, two questions ask the same: "who is the
ceo" and "who's the CEO?" do, "who is the ceo" and "who was the founder" do not."""

MOST: Final = 1000
"""Gaps looked at together; each is compared with each, in about 0.2 s."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same.

    Args:
        gaps: newest first, at least one.
    """

    gaps: tuple[Gap, ...]

    @property
    def head(self) -> int:
        """The number of the newest gap, by which buttons name the group."""
        return self.gaps[0].id

    @property
    def question(self) -> str:
        """The question as it was asked last."""
        return self.gaps[0].question

    @property
    def others(self) -> tuple[str, ...]:
        """How else it was asked, each wording once."""
        return tuple(dict.fromkeys(gap.question for gap in self.gaps if gap.question != self.question))

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of its gaps."""
        return tuple(gap.id for gap in self.gaps)


def grouped(gaps: Sequence[Gap]) -> tuple[Group, ...]:
    """Bring questions together that ask the same; the most asked first, then the newest.

    A question joins the first group one of whose questions it resembles, so that the outcome does not depend
    on chance; groups that a later question would join are left apart rather than chained together.

    Args:
        gaps: open ones, newest first; at most `MOST` of them are looked at.
    """
    looked_at = gaps[:MOST]
    if not looked_at:
        return ()
    forms = [_form(gap.question) for gap in looked_at]
    likeness = process.cdist(forms, forms, scorer=token_sort_ratio, score_cutoff=ALIKE, dtype=np.uint8)
    heads: list[int] = []
    members: dict[int, list[Gap]] = {}
    for number, gap in enumerate(looked_at):
        head = next((one for one in heads if likeness[one, number]), None)
        if head is None:
            heads.append(number)
            members[number] = [gap]
        else:
            members[head].append(gap)
    groups = [Group(tuple(members[head])) for head in heads]
    return tuple(sorted(groups, key=lambda group: (-len(group.gaps), -group.head)))


def group_of(gaps: Sequence[Gap], number: int) -> Group | None:
    """Return the group in which a gap stands, or None if it is not open any more."""
    return next((group for group in grouped(gaps) if number in group.ids), None)


def _form(question: str) -> str:
    """Return a question as it is compared: its words without case, marks and greetings."""
    return " ".join(word.text for word in words(clean_question(question))) or question.casefold()
