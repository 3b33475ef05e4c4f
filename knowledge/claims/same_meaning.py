"""Whether two runs of words say the same: contractions undone, amounts read, harmless words left out."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from knowledge.claims.alignment import align
from knowledge.claims.claim_tokens import letters
from knowledge.claims.numbers import read_amount
from knowledge.claims.turning import turning
from knowledge.lexicon import phrases, table, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    months = [word for word in claimed if word in words("months")]
    return len(months) == 1 and len(claimed) > 1 and sorted(map(_day, claimed)) == sorted(map(_day, source))


def _day(word: str) -> str:
    return word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")


def near_words(claimed: Sequence[str], source: Sequence[str], near_pair: Callable[[str, str], bool]) -> bool:
    """Tell whether two runs of folded words say the same in one of their readings."""
    turned = [sorted(word for word in side if word in turning()) for side in (claimed, source)]
    joined = [letters("".join(side)) for side in (claimed, source)]
    if joined[0] == joined[1] and joined[0] and turned[0] == turned[1]:
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
    harmless = words("articles", "fillers")
    mine = [word for word in claimed if word not in harmless]
    theirs = [word for word in source if word not in harmless]
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


def _readings(said: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words with their contractions undone in each way they may be meant, as written first."""
    return (
        [word for some in choice for word in some] for choice in product(*(_openings(word) for word in said))
    )


def _openings(word: str) -> list[tuple[str, ...]]:
    whole = table("contractions").get(word)
    if whole:
        return [(word,), whole]
    if "'" not in word:
        return [(word,), *_spelt_out().get(letters(word), ())]
    return [(word,)] + [
        (word.removesuffix(ending), meant)
        for ending, meanings in table("contraction_endings").items()
        if word.endswith(ending) and len(word) > len(ending)
        for meant in meanings
    ]


def opened(word: str) -> tuple[str, ...]:
    """Return a folded word with its contraction undone: "can't" is "can" and "not"."""
    return _openings(word)[-1] if "'" in word else (word,)


@cache
def _spelt_out() -> dict[str, list[tuple[str, ...]]]:
    """Return abbreviations, without their full stops, with what they stand for."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in phrases("initialisms"):
        short, _, meant = line.partition(":")
        found.setdefault(short, []).append(tuple(meant.split()))
    return found
