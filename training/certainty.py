"""Fit how far the best passage may be trusted, on questions with an answer, without one, and off topic."""

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
from training.descending import Layered, chance_loss, settled, together
from training.ranking import SLIPS, stretches
from training.squad import document, gold, misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.weights import Weights
    from training.squad import Article, Asked


class Kind(IntEnum):
    """Whether a question's paragraph is there, was taken out, or is another article's."""

    HELD = 0
    GONE = 1
    OFF_TOPIC = 2


_EVERY: Final = 4
_ASKED: Final = 100
_GONE: Final = 100
_OFF_TOPIC: Final = 50
_FITTED: Final = {Kind.HELD: 1.0, Kind.GONE: 1.0, Kind.OFF_TOPIC: 3.0}
"""What a question counts where the order is fitted: an off-topic one must never come near an answer."""
_SETTLED: Final = {Kind.HELD: 1.0, Kind.GONE: 0.4, Kind.OFF_TOPIC: 0.3}
"""What it counts where the odds settle: members ask what an article holds more often than what it lacks."""
_FITS: Final = 3
_HIDDEN: Final = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """The best passage for one question: what is known of it, and whether it answers."""

    columns: npt.NDArray[np.float32]
    right: bool
    kind: Kind


class Bed:
    """Some paragraphs of an article to which questions are put."""

    def __init__(self, article: Article, kept: Sequence[int], weights: Weights) -> None:
        self._document = document(article.title, [article.paragraphs[at] for at in kept], "article")
        self._index = build_index([self._document], word_table())
        self._reader = QuestionReader(self._index, word_table(), ())
        self._places = {at + 1: place for place, at in enumerate(kept, 1)}
        self._weights = weights

    def judge(self, asked: Asked, chance: random.Random) -> Judged | None:
        """Return how the best passage does; a question of a paragraph that is not here has no right one."""
        question = self._reader.read(misspelt(asked.question, chance.choice(SLIPS), chance))
        if not question.terms:
            return None
        weighed = weigh(question, self._index, self._weights)
        best = int(np.argmax(weighed.scores))
        columns = passage_columns(weighed, np.array([best]))[0]
        place = self._places.get(asked.paragraph)
        right = gold(self._document, asked, place) if place else []
        kind = Kind.HELD if place else Kind.GONE if asked.paragraph else Kind.OFF_TOPIC
        return Judged(columns, int(weighed.evidence.candidates[best]) in right, kind)


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
    fitted = np.array([_FITTED[one.kind] for one in found])
    counted = np.array([_SETTLED[one.kind] for one in found])
    nets = []
    for seed in range(_FITS):
        net = Layered(rows, _HIDDEN, seed)
        net.fit(rows, lambda odds: chance_loss(odds, true, fitted), steps=60, decay=1e-2)
        nets.append(net)
    columns = confidence_names(len(weights.coverage.start))
    return {"confidence": settled(together(nets, columns), rows, true, counted)}


def _put(bed: Bed, asked: Sequence[Asked], chance: random.Random) -> Iterator[Judged]:
    found = (bed.judge(one, chance) for one in asked)
    yield from (one for one in found if one is not None)


def _some(asked: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(asked, min(most, len(asked)))


def _elsewhere(asked: Asked) -> Asked:
    return type(asked)(asked.question, 0, ())
