"""What everybody writes first: the ready-made scorers that the matcher is measured beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

import bm25s
import numpy as np
import Stemmer
from rapidfuzz import fuzz, process

from knowledge import Matcher
from knowledge.matching.fitted_weights import fitted_weights
from knowledge.matching.passage_scores import RERANKING
from knowledge.matching.weights import Net
from knowledge.matching.word_table import word_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge import Document, Knowledge
    from knowledge.matching.weights import Weights
    from knowledge.matching.word_table import WordTable

Ranked = list[tuple[str, int, float]]
"""Document, index of the passage and score, best first."""


class Ranker(Protocol):
    """Ranks the passages of one knowledge for a question."""

    def __call__(self, question: str, limit: int) -> Ranked: ...


def verbatim(knowledge: Knowledge) -> Ranker:
    return _ranker(Matcher(knowledge))


def _ranker(matcher: Matcher) -> Ranker:
    def rank(question: str, limit: int) -> Ranked:
        found = matcher.match(question, limit)
        return [(one.passage.document, one.passage.index, one.score) for one in found if one.passage]

    return rank


def _without(
    part: Callable[[], tuple[Weights | None, WordTable | None]],
) -> Callable[[Knowledge], Ranker]:
    """Return our matcher without one of its parts."""

    def build(knowledge: Knowledge) -> Ranker:
        weights, table = part()
        return _ranker(Matcher(knowledge, weights, table))

    return build


def _no_second_reading() -> tuple[Weights, None]:
    return replace(fitted_weights(), reranking=Net.nothing(len(RERANKING.names))), None


def _no_vectors() -> tuple[None, WordTable]:
    return None, word_table().without_vectors()


def fuzzy(scorer: Callable[..., float]) -> Callable[[Knowledge], Ranker]:
    """Return rapidfuzz's process.extract over the passages with one of its scorers."""

    def build(knowledge: Knowledge) -> Ranker:
        places, texts = _passages(knowledge.documents)

        def rank(question: str, limit: int) -> Ranked:
            found = process.extract(question, texts, scorer=scorer, limit=limit)
            return [(*places[at], score / 100.0) for _, score, at in found]

        return rank

    return build


def bm25(knowledge: Knowledge) -> Ranker:
    """Return bm25s with English stop words and Snowball's stemmer, otherwise as it ships."""
    places, texts = _passages(knowledge.documents)
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False
    )

    def rank(question: str, limit: int) -> Ranked:
        asked = bm25s.tokenize(
            [question], stopwords="en", stemmer=stemmer, show_progress=False, return_ids=False
        )
        scores = index.get_scores(asked[0]) if asked[0] else np.zeros(len(texts))
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(*places[at], float(scores[at])) for at in best]

    return rank


RIVALS: Final[dict[str, Callable[[Knowledge], Ranker]]] = {
    "rapidfuzz WRatio": fuzzy(fuzz.WRatio),
    "rapidfuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
    "BM25, stemmed (bm25s)": bm25,
    "Verbatim": verbatim,
}

OURS_WITHOUT: Final[dict[str, Callable[[Knowledge], Ranker]]] = {
    "… without second reading": _without(_no_second_reading),
    "… without word vectors": _without(_no_vectors),
}
"""What a part is worth; the other weights stay as they were fitted with it."""


def _passages(documents: Sequence[Document]) -> tuple[list[tuple[str, int]], list[str]]:
    places = [(one.name, passage.index) for one in documents for passage in one.passages]
    texts = [one.text[passage.start : passage.end] for one in documents for passage in one.passages]
    return places, texts
