"""Whether two runs of words say the same: contractions undone, amounts read, harmless words left out."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

from knowledge.claims.alignment import align
from knowledge.claims.claim_tokens import letters
from knowledge.claims.lexicon import (
    ARTICLES,
    CONTRACTIONS,
    CRITICAL,
    FILLERS,
    MONTHS,
    SPELT_OUT,
    WHOLE_CONTRACTIONS,
)
from knowledge.claims.numbers import read_amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HARMLESS: Final = ARTICLES | FILLERS
_READINGS: Final = 16
"""How many ways of undoing the contractions of one run are tried; real runs have three."""


def same_amount(claimed: Sequence[str], source: Sequence[str]) -> bool:
    """Tell whether two runs of folded words are one amount: "5.6 million dollars" and "$5.6 million"."""
    mine, theirs = read_amount(claimed), read_amount(source)
    if mine is None or theirs is None or mine.value != theirs.value:
        return False
    if mine.unit == theirs.unit:
        return True
    figures = all(word[0].isdigit() for word in (*claimed, *source))
    return figures and {mine.unit, theirs.unit} == {"", "th"}


def same_date(claimed: Sequence[str], source: Sequence[str]) -> bool:
    """Tell whether two runs of folded words are one day, month before day or after it."""
    months = [word for word in claimed if word in MONTHS]
    return len(months) == 1 and len(claimed) > 1 and sorted(map(_day, claimed)) == sorted(map(_day, source))


def _day(word: str) -> str:
    return word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")


def near_words(claimed: Sequence[str], source: Sequence[str], near_pair: Callable[[str, str], bool]) -> bool:
    """Tell whether two runs of folded words say the same in one of their readings."""
    turning = [sorted(word for word in words if word in CRITICAL) for words in (claimed, source)]
    joined = [letters("".join(words)) for words in (claimed, source)]
    if joined[0] == joined[1] and joined[0] and turning[0] == turning[1]:
        return True
    return any(
        _pairs_near(mine, theirs, near_pair)
        for mine, theirs in product(
            islice(_readings(claimed), _READINGS), islice(_readings(source), _READINGS)
        )
    )


def _pairs_near(claimed: Sequence[str], source: Sequence[str], near_pair: Callable[[str, str], bool]) -> bool:
    if len(claimed) == len(source) and all(
        one == other or near_pair(one, other) for one, other in zip(claimed, source, strict=True)
    ):
        return True
    mine = [word for word in claimed if word not in _HARMLESS]
    theirs = [word for word in source if word not in _HARMLESS]
    if len(mine) == len(theirs):
        return all(one == other or near_pair(one, other) for one, other in zip(mine, theirs, strict=True))
    return all(
        run.same
        or (
            run.claim_end - run.claim_start == run.source_end - run.source_start
            and all(
                map(
                    near_pair,
                    mine[run.claim_start : run.claim_end],
                    theirs[run.source_start : run.source_end],
                )
            )
        )
        for run in align(mine, theirs)
    )


def _readings(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words with their contractions undone in each way they may be meant, as written first."""
    return (
        [word for some in choice for word in some] for choice in product(*(_openings(word) for word in words))
    )


def _openings(word: str) -> list[tuple[str, ...]]:
    if word in WHOLE_CONTRACTIONS:
        return [(word,), WHOLE_CONTRACTIONS[word]]
    if "'" not in word:
        return [(word,), *SPELT_OUT.get(letters(word), ())]
    return [(word,)] + [
        (word.removesuffix(ending), *meant)
        for ending, meanings in CONTRACTIONS.items()
        if word.endswith(ending) and len(word) > len(ending)
        for meant in meanings
    ]


def opened(word: str) -> tuple[str, ...]:
    """Return a folded word with its contraction undone: "can't" is "can" and "not"."""
    return _openings(word)[-1] if "'" in word else (word,)
