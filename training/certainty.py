"""Fit how far a passage may be trusted, on questions with an answer, without one, and off topic."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.confidence import confidence_names, passage_columns
from knowledge.matching.index import build_index
from knowledge.matching.passage_scores import weigh
from knowledge.matching.question import QuestionReader
from knowledge.matching.word_table import word_table
from training.beds import SLIPS, stretches, typed
from training.descending import Layered, chance_loss, settled, together
from training.squad import document, gold, misspelt
from training.strangers import OFF_TOPIC, without_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.weights import Weights
    from knowledge.model import Document
    from training.squad import Article, Asked
    from training.strangers import StrangersDocument


class Kind(IntEnum):
    """Whether a question's answer is there, was taken out, was never there, or is another document's."""

    HELD = 0
    GONE = 1
    ABSENT = 2
    OFF_TOPIC = 3


_EVERY: Final = 4
_ASKED: Final = 100
_GONE: Final = 100
_OFF_TOPIC: Final = 50
_FITTED: Final = {Kind.HELD: 1.0, Kind.GONE: 1.0, Kind.ABSENT: 1.0, Kind.OFF_TOPIC: 3.0}
"""What a question counts where the order is fitted: an off-topic one must never come near an answer."""
_SETTLED: Final = {Kind.HELD: 1.0, Kind.GONE: 0.4, Kind.ABSENT: 1.0, Kind.OFF_TOPIC: 0.3}
"""What it counts where the odds settle: members ask what an article holds more often than what it lacks."""
_STRANGERS: Final = 6.0
"""What a stranger's question counts beside one of SQuAD's, of which there are many more."""
_TIMES: Final = 2
"""How often a stranger's question is put: as typed, and misspelt."""
_FROM_OTHERS: Final = 20
_TRUSTED: Final = 3
"""So many of the best passages are judged for each question, so that their order can come of the odds."""
_BEHIND: Final = 0.5
"""What those behind the first count."""
_FITS: Final = 3
_HIDDEN: Final = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """One of the best passages for one question: what is known of it, and whether it answers."""

    columns: npt.NDArray[np.float32]
    right: bool
    kind: Kind
    weight: float


class Bench:
    """A document to which questions are put."""

    def __init__(self, source: Document, weights: Weights) -> None:
        self._index = build_index([source], word_table())
        self._reader = QuestionReader(self._index, word_table(), ())
        self._weights = weights

    def judge(self, text: str, right: frozenset[int], kind: Kind, weight: float) -> Iterator[Judged]:
        """Yield how the best passages do."""
        question = self._reader.read(text)
        if not question.terms or not self._index.passages:
            return
        weighed = weigh(question, self._index, self._weights)
        best = np.argsort(-weighed.scores, kind="stable")[:_TRUSTED]
        columns = passage_columns(weighed, best)
        for place, (row, number) in enumerate(
            zip(columns, weighed.evidence.candidates[best].tolist(), strict=True)
        ):
            yield Judged(row, number in right, kind, weight * (_BEHIND if place else 1.0))


def judged(articles: Sequence[Article], weights: Weights, seed: int) -> Iterator[Judged]:
    """Yield questions to their article, to their article without their paragraph, and to another article."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for number, article in enumerate(articles):
        others = [
            one for at, other in enumerate(articles) if at != number for one in other.asked if one.answers
        ]
        for start, end in stretches(article, chance):
            gone = chance.randrange(_EVERY)
            kept = [at for at in range(start, end) if at % _EVERY != gone]
            asked = [one for one in article.asked if start < one.paragraph <= end and one.answers]
            missing = [one for one in asked if (one.paragraph - 1) % _EVERY == gone]
            whole = document(article.title, article.paragraphs[start:end], "article")
            holed = Bench(
                document(article.title, [article.paragraphs[at] for at in kept], "article"), weights
            )
            bench = Bench(whole, weights)
            for one in _some(asked, _ASKED, chance):
                right = frozenset(gold(whole, one, one.paragraph - start))
                yield from bench.judge(typed(one.question, chance), right, Kind.HELD, 1.0)
            for one in _some(missing, _GONE, chance):
                yield from holed.judge(typed(one.question, chance), frozenset(), Kind.GONE, 1.0)
            for one in _some(others, _OFF_TOPIC, chance):
                yield from bench.judge(typed(one.question, chance), frozenset(), Kind.OFF_TOPIC, 1.0)


def judged_strangers(documents: Sequence[StrangersDocument], weights: Weights, seed: int) -> Iterator[Judged]:
    """Yield strangers' questions to their document, to it without what answers them, and to another."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for one in documents:
        bench = Bench(one.document, weights)
        for asked in one.asked:
            kind = Kind.HELD if asked.right else Kind.OFF_TOPIC if asked.kind == OFF_TOPIC else Kind.ABSENT
            for time in range(_TIMES):
                text = misspelt(asked.question, chance.choice(SLIPS) if time else 0, chance)
                yield from bench.judge(text, asked.right, kind, _STRANGERS / _TIMES)
            if asked.right:
                holed = Bench(without_answer(one, asked), weights)
                yield from holed.judge(asked.question, frozenset(), Kind.GONE, _STRANGERS)
        others = [asked for other in documents if other is not one for asked in other.asked]
        for asked in chance.sample(others, min(_FROM_OTHERS, len(others))):
            yield from bench.judge(asked.question, frozenset(), Kind.OFF_TOPIC, _STRANGERS / _TIMES)


def fit_confidence(
    articles: Sequence[Article], documents: Sequence[StrangersDocument], weights: Weights
) -> dict[str, Any]:
    """Return the weights of `confidence` as they stand in the file."""
    found = [*judged(articles, weights, seed=7), *judged_strangers(documents, weights, seed=8)]
    rows = np.stack([one.columns for one in found]).astype(np.float64)
    true = np.array([one.right for one in found], dtype=np.float64)
    fitted = np.array([one.weight * _FITTED[one.kind] for one in found])
    counted = np.array([one.weight * _SETTLED[one.kind] for one in found])
    nets = []
    for seed in range(_FITS):
        net = Layered(rows, _HIDDEN, seed)
        net.fit(rows, lambda odds: chance_loss(odds, true, fitted), steps=60, decay=1e-2)
        nets.append(net)
    columns = confidence_names(len(weights.coverage.start))
    return {"confidence": settled(together(nets, columns), rows, true, counted)}


def _some(asked: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(asked, min(most, len(asked)))
