"""Fit how far the best passage may be trusted, on questions with an answer, without one, and off topic."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.asking import Reader
from knowledge.confidence import COLUMNS, passage_columns
from knowledge.indexing import build_index
from knowledge.weighing import weigh
from knowledge.word_table import word_table
from training.descending import Layered, fit_chance, settled, together
from training.ranking import SLIPS, stretches
from training.squad import document, gold, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from knowledge.weights import Weights
    from training.squad import Article, Asked

_EVERY: Final = 4
_ASKED: Final = 60
_GONE: Final = 60
_OFF_TOPIC: Final = 60
_MISSING: Final = 0.4
"""Members ask what an article holds more often than what was cut from it: so it counts where odds settle."""
_FITS: Final = 3
_HIDDEN: Final = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """The best passage for one question: what is known of it, and whether it answers."""

    columns: npt.NDArray[np.float32]
    right: bool
    weight: float = 1.0


class Bed:
    """Some paragraphs of an article to which questions are put."""

    def __init__(self, article: Article, kept: Sequence[int], weights: Weights) -> None:
        self._document = document(article.title, [article.paragraphs[at] for at in kept], "article")
        self._index = build_index([self._document], word_table())
        self._reader = Reader(self._index, word_table(), ())
        self._places = {at + 1: place for place, at in enumerate(kept, 1)}
        self._weights = weights

    def judge(self, asked: Asked, chance: random.Random) -> Judged | None:
        """Return how the best passage does; a question of a paragraph that is not here has no right one."""
        question = self._reader.read(misspelt(asked.question, chance.choice(SLIPS), chance))
        if not question.terms:
            return None
        weighed = weigh(question, self._index, self._weights)
        best = int(np.argmax(weighed.scores))
        columns = passage_columns(
            weighed.scores, weighed.kinds, weighed.values, weighed.around, np.array([best])
        )[0]
        place = self._places.get(asked.paragraph)
        right = gold(self._document, asked, place) if place else []
        weight = _MISSING if asked.paragraph and not place else 1.0
        return Judged(columns, int(weighed.evidence.candidates[best]) in right, weight)


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
            whole = Bed(article, range(start, end), weights)
            yield from _put(whole, _some(asked, _ASKED, chance), chance)
            yield from _put(Bed(article, kept, weights), _some(missing, _GONE, chance), chance)
            yield from _put(whole, [_elsewhere(one) for one in _some(others, _OFF_TOPIC, chance)], chance)


def fit_confidence(articles: Sequence[Article], weights: Weights) -> dict[str, Any]:
    """Return the weights of `confidence` as they stand in the file."""
    found = list(judged(articles, weights, seed=7))
    rows = np.stack([one.columns for one in found]).astype(np.float64)
    true = np.array([one.right for one in found], dtype=np.float64)
    nets = []
    for seed in range(_FITS):
        net = Layered(rows, _HIDDEN, seed)
        fit_chance(
            net, rows, true, np.ones(len(rows)), epochs=20, rate=0.01, decay=1e-3, batch=512, seed=seed + 100
        )
        nets.append(net)
    weights_of = np.array([one.weight for one in found])
    return {"confidence": settled(together(nets, COLUMNS), rows, true, weights_of)}


def _put(bed: Bed, asked: Sequence[Asked], chance: random.Random) -> Iterator[Judged]:
    found = (bed.judge(one, chance) for one in asked)
    yield from (one for one in found if one is not None)


def _some(asked: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(asked, min(most, len(asked)))


def _elsewhere(asked: Asked) -> Asked:
    return type(asked)(asked.question, 0, ())
