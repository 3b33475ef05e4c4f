"""What is fitted on: documents with questions to them, SQuAD's articles and documents by strangers alike."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from training.squad import document, gold, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.model import Document
    from training.squad import Article
    from training.strangers import StrangersDocument

SLIPS: Final = (0, 0, 0, 1, 2)
_SMALLEST: Final = 6
_TYPED: Final = 0.3
"""Share of SQuAD's questions that are put as members type: no capitals, no question mark."""
TIMES: Final = 6
"""How often each stranger's question counts beside one of SQuAD's, each time misspelt anew."""


@dataclass(frozen=True, slots=True)
class Put:
    """A question with the indices of the passages that answer it."""

    question: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Bed:
    """A document with questions that it answers."""

    document: Document
    puts: tuple[Put, ...]


def squad_beds(articles: Iterable[Article], seed: int) -> Iterator[Bed]:
    """Yield articles and parts of them with their answerable questions, some of them misspelt."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for article in articles:
        for start, end in stretches(article, chance):
            source = document(article.title, article.paragraphs[start:end], "article")
            puts = []
            for asked in article.asked:
                if start < asked.paragraph <= end and asked.answers:
                    right = gold(source, asked, asked.paragraph - start)
                    puts.append(Put(typed(asked.question, chance), frozenset(right)))
            yield Bed(source, tuple(put for put in puts if put.right))


def strangers_beds(documents: Sequence[StrangersDocument], seed: int) -> Iterator[Bed]:
    """Yield documents by strangers with the questions that they answer, each `TIMES` over."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for one in documents:
        asked = [some for some in one.asked if some.right]
        for time in range(TIMES):
            puts = (
                Put(misspelt(some.question, chance.choice(SLIPS) if time else 0, chance), some.right)
                for some in asked
            )
            yield Bed(one.document, tuple(puts))


def stretches(article: Article, chance: random.Random) -> list[tuple[int, int]]:
    """Return the whole article and, of a longer one, a part: a member's article may have thirty sentences."""
    count = len(article.paragraphs)
    if count <= 2 * _SMALLEST:
        return [(0, count)]
    size = chance.randrange(_SMALLEST, count // 2 + 1)
    start = chance.randrange(0, count - size)
    return [(0, count), (start, start + size)]


def typed(question: str, chance: random.Random) -> str:
    """Return the question with a slip now and then, and now and then without capitals and marks."""
    slipped = misspelt(question, chance.choice(SLIPS), chance)
    return slipped.lower().rstrip(" ?.") if chance.random() < _TYPED else slipped
