"""Fit how the signals of a passage add up, so that the passage that answers comes first."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.answer_kinds import Trait, Wanted
from knowledge.asking import Reader
from knowledge.evidence import gather
from knowledge.indexing import build_index
from knowledge.signals import NAMES, offered, signals
from knowledge.word_table import word_table
from training.descending import Layered, fit_first, rounded, together
from training.squad import document, gold, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from knowledge.arrays import Floats, Numbers
    from training.descending import Parameters
    from training.squad import Article


SLIPS: Final = (0, 0, 0, 1, 2)
_HIDDEN: Final = 20
_FITS: Final = 3
_KEPT: Final = 48
_PARAGRAPH: Final = NAMES.index("paragraph")
_SMALLEST: Final = 6


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates: signals, offered traits, and which of them answer."""

    wanted: int
    signals: Floats
    offered: Floats
    right: npt.NDArray[np.bool_]


def stretches(article: Article, chance: random.Random) -> list[tuple[int, int]]:
    """Return the whole article and, of a longer one, a part: a member's article may have thirty sentences."""
    count = len(article.paragraphs)
    if count <= 2 * _SMALLEST:
        return [(0, count)]
    size = chance.randrange(_SMALLEST, count // 2 + 1)
    start = chance.randrange(0, count - size)
    return [(0, count), (start, start + size)]


def examples(articles: Iterable[Article], seed: int) -> Iterator[Example]:
    """Yield the articles' answerable questions, some of them misspelt."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for article in articles:
        for start, end in stretches(article, chance):
            yield from _stretch(article, start, end, chance)


def _stretch(article: Article, start: int, end: int, chance: random.Random) -> Iterator[Example]:
    source = document(article.title, article.paragraphs[start:end], "article")
    index = build_index([source], word_table())
    reader = Reader(index, word_table(), ())
    for asked in article.asked:
        if not (start < asked.paragraph <= end and asked.answers):
            continue
        right = gold(source, asked, asked.paragraph - start)
        question = reader.read(misspelt(asked.question, chance.choice(SLIPS), chance))
        if not right or not question.terms:
            continue
        evidence = gather(question, index)
        values = signals(question, evidence, index)
        hit = np.isin(evidence.candidates, right)
        rough = values[:, 0] + 0.5 * values[:, _PARAGRAPH] + 10.0 * hit
        near = np.sort(np.argsort(-rough, kind="stable")[:_KEPT])
        traits = offered(question, evidence, index)
        yield Example(int(question.wanted), values[near], traits[near], hit[near])


def fit_ranking(articles: Sequence[Article]) -> dict[str, Any]:
    """Return the weights of `ranking` and `kinds` as they stand in the file."""
    rows = list(examples(articles, seed=5))
    groups, traits, wanted, held, right = _padded(rows)
    flat = np.concatenate([row.signals for row in rows])
    nets, tables = [], []
    for seed in range(_FITS):
        net = Layered(flat, _HIDDEN, seed)
        table: Parameters = {"kinds": np.zeros((len(Wanted), len(Trait)))}

        def added(some: Numbers, table: Parameters = table) -> Floats:
            offer: Floats = np.einsum("gct,gt->gc", traits[some], table["kinds"][wanted[some]])
            return offer

        def learned(some: Numbers, slopes: Floats, table: Parameters = table) -> Parameters:
            gradient = np.zeros_like(table["kinds"])
            np.add.at(gradient, wanted[some], np.einsum("gc,gct->gt", slopes, traits[some]))
            return {"kinds": gradient + 1e-4 * table["kinds"]}

        fit_first(
            net, groups, held, right, extra=added, learn=learned, parameters=table,
            epochs=10, rate=0.008, decay=1e-4, batch=256, seed=seed + 100,
        )  # fmt: skip
        nets.append(net)
        tables.append(table["kinds"])
    return {"ranking": together(nets, NAMES), "kinds": rounded(sum(tables) / _FITS)}


def _padded(
    rows: Sequence[Example],
) -> tuple[Floats, Floats, Numbers, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    width = max(len(row.right) for row in rows)
    groups = np.zeros((len(rows), width, len(NAMES)), dtype=np.float32)
    traits = np.zeros((len(rows), width, len(Trait)), dtype=np.float32)
    held = np.zeros((len(rows), width), dtype=bool)
    right = np.zeros((len(rows), width), dtype=bool)
    for number, row in enumerate(rows):
        count = len(row.right)
        groups[number, :count], traits[number, :count] = row.signals, row.offered
        held[number, :count], right[number, :count] = True, row.right
    return groups, traits, np.array([row.wanted for row in rows]), held, right
