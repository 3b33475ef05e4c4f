"""Fit how the signals of a passage add up, so that the passage that answers comes first."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.answer_kinds import Trait
from knowledge.matching.coverage import PAIRS, PASSAGES, TERMS, by_passage, by_term, pairs
from knowledge.matching.evidence import gather
from knowledge.matching.index import build_index
from knowledge.matching.question import QuestionReader
from knowledge.matching.signals import SIGNALS, offered, signals
from knowledge.matching.word_table import word_table
from training.covering import Covering, Posed, together
from training.squad import document, gold, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats
    from training.squad import Article


SLIPS: Final = (0, 0, 0, 1, 2)
_FITS: Final = 3
_KEPT: Final = 40
"""Candidates of a question that are fitted on: the roughly best, and all that answer."""
_WORDS: Final = 10
"""Words of a question that are fitted on: the heaviest."""
_BM25, _PARAGRAPH, _MEANT = (SIGNALS.at(name) for name in ("bm25", "paragraph", "held by meaning"))
_SMALLEST: Final = 6


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates, and which of them answer; see `training.covering.Posed`."""

    wanted: int
    signals: Floats
    offered: Floats
    pairs: Floats
    terms: Floats
    passages: Floats
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
    reader = QuestionReader(index, word_table(), ())
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
        rough = values[:, _BM25] + 0.5 * values[:, _PARAGRAPH] + values[:, _MEANT] + 10.0 * hit
        near = np.sort(np.argsort(-rough, kind="stable")[:_KEPT])
        heavy = np.sort(np.argsort(-evidence.weights, kind="stable")[:_WORDS])
        yield Example(
            wanted=int(question.wanted),
            signals=values[near].astype(np.float16),
            offered=offered(question, evidence, index)[near].astype(np.float16),
            pairs=pairs(evidence)[heavy][:, near].astype(np.float16),
            terms=by_term(question, evidence)[heavy].astype(np.float16),
            passages=by_passage(evidence, index)[near].astype(np.float16),
            right=hit[near],
        )


def fit_ranking(articles: Sequence[Article]) -> dict[str, Any]:
    """Return the weights of `coverage`, `ranking` and `kinds` as they stand in the file."""
    posed = _padded(list(examples(articles, seed=5)))
    fits = []
    for seed in range(_FITS):
        fit = Covering(posed, seed)
        fit.fit(posed, seed + 100)
        fits.append(fit)
    return together(fits)


def _padded(rows: Sequence[Example]) -> Posed:
    width = max(len(row.right) for row in rows)
    posed = Posed(
        wanted=np.array([row.wanted for row in rows]),
        signals=_zeros(len(rows), width, len(SIGNALS.names)),
        offered=_zeros(len(rows), width, len(Trait)),
        pairs=_zeros(len(rows), _WORDS, width, len(PAIRS.names)),
        terms=_zeros(len(rows), _WORDS, len(TERMS.names)),
        passages=_zeros(len(rows), width, len(PASSAGES.names)),
        held=np.zeros((len(rows), width), dtype=bool),
        right=np.zeros((len(rows), width), dtype=bool),
    )
    for number, row in enumerate(rows):
        count, words = len(row.right), len(row.terms)
        posed.signals[number, :count], posed.offered[number, :count] = row.signals, row.offered
        posed.pairs[number, :words, :count], posed.terms[number, :words] = row.pairs, row.terms
        posed.passages[number, :count] = row.passages
        posed.held[number, :count], posed.right[number, :count] = True, row.right
    return posed


def _zeros(*shape: int) -> Floats:
    return np.zeros(shape, dtype=np.float16)
