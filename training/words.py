"""Count how common words are, and write the table of words with the vectors fitted by `training.meaning`.

The vectors begin as the main directions of which words stand near which (positive pointwise mutual
information; Levy and Goldberg, 2014). Then questions and the sentences that answer them move them: the
greatest likeness of each word (Khattab and Zaharia, 2020) and the likeness of the sums, beside BM25, in a
softmax over the article's sentences.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from training.local import localize, read_article
from training.meaning import first_vectors, fit_meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from knowledge.arrays import Floats, Numbers
    from training.local import Read
    from training.squad import Article

_LEAST_ARTICLES: Final = 5
_LEAST_USES: Final = 3
_LEVELS: Final = 127
_TOP_RARITY: Final = 12.0


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often stems occur: in sentences and questions, and in how many articles."""

    uses: Counter[str]
    articles: Counter[str]
    lines: int


def write_words(articles: Sequence[Article], fit_on: Sequence[Article], folder: Path) -> None:
    """Write words.txt, words.npy and vectors.npy: rarity counted on all articles, vectors moved on some."""
    read = [read_article(article) for article in articles]
    counts = _count(read)
    stems = sorted(
        (stem for stem in counts.uses if not stem[0].isdigit() and counts.uses[stem] >= _LEAST_USES),
        key=lambda stem: (counts.articles[stem] < _LEAST_ARTICLES, -counts.uses[stem], stem),
    )
    moved = sum(counts.articles[stem] >= _LEAST_ARTICLES for stem in stems)
    rarity = np.array([np.log(counts.lines / (1 + counts.uses[stem])) for stem in stems], dtype=np.float32)
    rows = {stem: row for row, stem in enumerate(stems[:moved])}
    fitting = {article.title for article in fit_on}
    local = [
        localize(one, rows, rarity)
        for one, article in zip(read, articles, strict=True)
        if article.title in fitting and one.questions
    ]
    meaning = fit_meaning(local, first_vectors(_lines(read, rows), moved))
    weights = np.ones(len(stems), dtype=np.float32)
    weights[:moved] = np.exp(meaning.weights)
    folder.joinpath("words.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
    np.save(folder / "words.npy", np.stack((rarity, weights)).astype(np.float16))
    np.save(folder / "vectors.npy", _coarse(meaning.vectors))


def _count(read: Sequence[Read]) -> _Counts:
    uses: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    lines = 0
    for one in read:
        held = [set(stems) for stems in (*one.sentences, *one.questions)]
        for stems in held:
            uses.update(stems)
        articles.update(set().union(*held))
        lines += len(held)
    return _Counts(uses, articles, lines)


def _lines(read: Sequence[Read], rows: dict[str, int]) -> Iterator[Numbers]:
    for one in read:
        for stems in (*one.sentences, *one.questions):
            line = np.array([rows[stem] for stem in stems if stem in rows], dtype=np.int64)
            if len(line):
                yield line


def _coarse(vectors: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
    """Return the vectors in 255 levels a number: an eighth of the size, and no figure changes."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    levels: Floats = np.round(vectors / largest * _LEVELS)
    return levels.astype(np.int8)
