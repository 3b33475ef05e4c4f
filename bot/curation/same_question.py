"""Questions that ask the same, brought together with how often each was asked. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio, token_sort_ratio

from knowledge import lexicon
from knowledge.text.words import clean_question, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.store.gaps import Gap

MOST: Final = 1000
"""Gaps looked at together; each is compared with each."""

_NEAR: Final = 75.0
"""Likeness of the sorted words (rapidfuzz, 0 to 100) below which nothing else is looked at."""
_SAME_WORD: Final = 80.0
"""From this likeness on a word of `_LONG` letters or more is the other one with a slip of the keyboard."""
_LONG: Final = 5
_SHARED: Final = 0.8
"""Share of both questions' words that stand in the other too."""
_TURNING: Final = frozenset({"not", "no", "never", "without", "cannot"})


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

    A question joins the first group whose newest question asks the same, so that likeness is not chained from
    one question to the next until the ends have nothing in common.

    Args:
        gaps: open ones, newest first; at most `MOST` of them are looked at.
    """
    looked_at = gaps[:MOST]
    if not looked_at:
        return ()
    forms = [_ComparedQuestion.of(gap.question) for gap in looked_at]
    written = [form.written for form in forms]
    near = process.cdist(written, written, scorer=token_sort_ratio, score_cutoff=_NEAR, dtype=np.uint8)
    members: dict[int, list[Gap]] = {}
    for number, gap in enumerate(looked_at):
        alike = (int(one) for one in np.flatnonzero(near[number, :number]))
        heads = (one for one in alike if one in members and forms[one].asks_the_same_as(forms[number]))
        members.setdefault(next(heads, number), []).append(gap)
    groups = [Group(tuple(found)) for found in members.values()]
    return tuple(sorted(groups, key=lambda group: (-len(group.gaps), -group.head)))


def group_of(gaps: Sequence[Gap], number: int) -> Group | None:
    """Return the group in which a gap stands, or None if it is not open any more."""
    return next((group for group in grouped(gaps) if number in group.ids), None)


@dataclass(frozen=True, slots=True)
class _ComparedQuestion:
    """A question as it is compared.

    Args:
        written: its words without case and marks.
        about: those that say what is asked about, folded.
        asking: what it asks for: who, when, …
        turning: whether it asks the opposite.
        numbers: the numbers in it.
    """

    written: str
    about: frozenset[str]
    asking: frozenset[str]
    turning: bool
    numbers: frozenset[str]

    @classmethod
    def of(cls, question: str) -> _ComparedQuestion:
        found = words(clean_question(question))
        texts = {word.text for word in found}
        ask = lexicon.words("question_words")
        return cls(
            written=" ".join(word.text for word in found if not word.stop) or question.casefold(),
            about=frozenset(word.text for word in found if not word.stop and not word.number),
            asking=frozenset(form for form in ask if texts & {form, f"{form}'s", f"{form}s"}),
            turning=any(text in _TURNING or text.endswith("n't") for text in texts),
            numbers=frozenset(word.text for word in found if word.number),
        )

    def asks_the_same_as(self, other: _ComparedQuestion) -> bool:
        """Tell whether both ask the same of the same; a question may leave out what it asks for."""
        if self.turning is not other.turning or self.numbers != other.numbers:
            return False
        if self.asking and other.asking and self.asking != other.asking:
            return False
        if not self.about or not other.about:
            return self.written == other.written
        shared = sum(_stands(word, other.about) for word in self.about)
        shared += sum(_stands(word, self.about) for word in other.about)
        return shared >= _SHARED * (len(self.about) + len(other.about))


def _stands(word: str, others: Collection[str]) -> bool:
    return word in others or (
        len(word) >= _LONG
        and any(len(other) >= _LONG and ratio(word, other) >= _SAME_WORD for other in others)
    )
