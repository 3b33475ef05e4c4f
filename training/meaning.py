"""Vectors in which a question's words lie close to words of the sentence that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats, Numbers
    from training.local import Local

DIRECTIONS: Final = 96
_COLUMNS: Final = 3000
_WINDOW: Final = 5
_SHIFT: Final = 0.3
_EPOCHS: Final = 4
_RATE: Final = 0.001
_STAY: Final = 3e-4
_FACTORS: Final = (0.3, 0.9, 0.5, 1.0, 4.0)


@dataclass
class Meaning:
    """What is fitted: one vector and one weight a row, and how the five parts of a score add up.

    Args:
        vectors: rows by directions.
        weights: logarithm of the factor by which each row's rarity counts.
        factors: of BM25, the paragraph, the words held, a word held by likeness, the likeness of the sums.
    """

    vectors: Floats
    weights: Floats
    factors: Floats


@dataclass
class _Moments:
    """Adam's means for rows that are moved only when their words occur."""

    mean: Floats
    square: Floats

    @classmethod
    def like(cls, values: Floats) -> _Moments:
        return cls(np.zeros_like(values), np.zeros_like(values))

    def change(self, rows: Numbers, gradient: Floats, times: Floats) -> Floats:
        """Return the direction in which these rows move, having moved so many times."""
        self.mean[rows] = 0.9 * self.mean[rows] + 0.1 * gradient
        self.square[rows] = 0.98 * self.square[rows] + 0.02 * gradient**2
        upright = self.mean[rows] / (1.0 - 0.9**times)
        changed: Floats = upright / (np.sqrt(self.square[rows] / (1.0 - 0.98**times)) + 1e-6)
        return changed


def first_vectors(lines: Iterable[Numbers], rows: int) -> Floats:
    """Return the main directions of which rows stand near which in these lines.

    Args:
        lines: each the rows of a sentence's or a question's words, in their order.
        rows: how many there are; the first ones are the commonest.
    """
    near = np.zeros(rows * _COLUMNS, dtype=np.float32)
    for pairs in _pairs(lines):
        found, times = np.unique(pairs, return_counts=True)
        near[found] += times
    counted = near.reshape(rows, _COLUMNS)
    columns = counted.sum(axis=0, keepdims=True) ** 0.75
    counted /= counted.sum(axis=1, keepdims=True) + 1e-9
    counted /= columns / columns.sum() + 1e-12
    np.log(np.maximum(counted, 1e-9), out=counted)
    np.maximum(counted - _SHIFT, 0.0, out=counted)
    sizes, directions = np.linalg.eigh(counted.T @ counted)
    main = directions[:, ::-1][:, :DIRECTIONS]
    vectors = (counted @ main) / np.maximum(sizes[::-1][:DIRECTIONS], 1e-9) ** 0.25
    unit: Floats = (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)).astype(np.float32)
    return unit


def _pairs(lines: Iterable[Numbers]) -> Iterable[Numbers]:
    """Yield, many lines at a time, row times columns plus column for every two words near each other."""
    gathered: list[Numbers] = []
    for number, line in enumerate(lines, 1):
        for step in range(1, min(_WINDOW, len(line) - 1) + 1):
            for one, other in ((line[:-step], line[step:]), (line[step:], line[:-step])):
                common = other < _COLUMNS
                gathered.append(one[common] * _COLUMNS + other[common])
        if number % 1000 == 0:
            yield np.concatenate(gathered)
            gathered = []
    if gathered:
        yield np.concatenate(gathered)


def fit_meaning(articles: Sequence[Local], vectors: Floats) -> Meaning:
    """Return vectors moved so that each question's answering sentence scores above the article's others."""
    chance = np.random.default_rng(7)
    meaning = Meaning(
        vectors.copy(), np.zeros(len(vectors), dtype=np.float32), np.array(_FACTORS, dtype=np.float32)
    )
    moments = _Moments.like(meaning.vectors), _Moments.like(meaning.weights), _Moments.like(meaning.factors)
    times = np.zeros(len(vectors), dtype=np.int64)
    steps = 0
    for epoch in range(_EPOCHS):
        rate = _RATE * (1.0 - epoch / _EPOCHS) + _RATE * 0.05
        for at in chance.permutation(len(articles)):
            steps += 1
            rows, moved, weighed, factors = _gradients(articles[at], meaning)
            moved += _STAY * (meaning.vectors[rows] - vectors[rows])
            weighed += 1e-4 * meaning.weights[rows]
            times[rows] += 1
            so_often = times[rows].astype(np.float32)
            meaning.vectors[rows] -= rate * moments[0].change(rows, moved, so_often[:, None])
            meaning.weights[rows] -= 3 * rate * moments[1].change(rows, weighed, so_often)
            every = np.arange(len(factors))
            meaning.factors -= (
                3 * rate * moments[2].change(every, factors, np.full(1, steps, dtype=np.float32))
            )
    return meaning


@dataclass(frozen=True, slots=True)
class _Unit:
    """Vectors brought to length 1, with the lengths they had."""

    vectors: Floats
    lengths: Floats

    @classmethod
    def of(cls, vectors: Floats) -> _Unit:
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
        return cls(vectors / lengths, lengths)

    def back(self, slopes: Floats) -> Floats:
        """Return the slopes before the length was made 1."""
        inward = (slopes * self.vectors).sum(axis=1, keepdims=True)
        before: Floats = (slopes - self.vectors * inward) / self.lengths
        return before


def _gradients(article: Local, meaning: Meaning) -> tuple[Numbers, Floats, Floats, Floats]:
    """Return the table's rows in this article and the slopes by their vectors, weights, and the factors."""
    in_asked, in_text = article.asked_rows >= 0, article.text_rows >= 0
    asked = _Unit.of(meaning.vectors[article.asked_rows] * in_asked[:, None])
    text = _Unit.of(meaning.vectors[article.text_rows] * in_text[:, None])
    factors = meaning.factors
    likeness = (asked.vectors @ text.vectors.T)[:, article.held]
    greatest = np.maximum.reduceat(likeness, article.bounds, axis=1)
    alike = np.maximum(greatest, 0.0)
    holds = np.where(article.exact > 0, 1.0, factors[3] * alike * alike).astype(np.float32)
    said = np.where(in_asked, meaning.weights[article.asked_rows], 0.0)
    weights = article.asked * (article.rarity * np.exp(said))
    covered = weights @ holds
    asked_sum, text_sum = _Unit.of(weights @ asked.vectors), _Unit.of(article.weighted @ text.vectors)
    pooled = asked_sum.vectors @ text_sum.vectors.T
    parts = (article.bm25, article.around, covered, pooled)
    scores = sum(factor * part for factor, part in zip(factors[[0, 1, 2, 4]], parts, strict=True))
    slopes = _slopes(scores, article.right)
    on_cover, on_pool = slopes * factors[2], slopes * factors[4]
    on_holds = weights.T @ on_cover * (article.exact == 0)
    on_asked_sum, on_text_sum = (
        asked_sum.back(on_pool @ text_sum.vectors),
        text_sum.back(on_pool.T @ asked_sum.vectors),
    )
    on_likeness = _by_word(article, likeness, greatest, on_holds * factors[3] * 2 * alike, len(text.vectors))
    on_asked = asked.back(on_likeness @ text.vectors + weights.T @ on_asked_sum)
    on_text = text.back(on_likeness.T @ asked.vectors + article.weighted.T @ on_text_sum)
    on_said = (weights * (on_cover @ holds.T + on_asked_sum @ asked.vectors.T)).sum(axis=0)
    rows, place = np.unique(
        np.concatenate((article.asked_rows[in_asked], article.text_rows[in_text])), return_inverse=True
    )
    count = int(in_asked.sum())
    moved = np.zeros((len(rows), meaning.vectors.shape[1]), dtype=np.float32)
    moved[place[:count]] += on_asked[in_asked]
    moved[place[count:]] += on_text[in_text]
    weighed = np.zeros(len(rows), dtype=np.float32)
    weighed[place[:count]] += on_said[in_asked]
    on_factors = [(slopes * part).sum() for part in (*parts[:3], pooled)]
    by_likeness = (on_holds * alike * alike).sum()
    return rows, moved, weighed, np.array([*on_factors[:3], by_likeness, on_factors[3]], dtype=np.float32)


def _slopes(scores: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    share = odds / odds.sum(axis=1, keepdims=True)
    hit = (share * right).sum(axis=1, keepdims=True) + 1e-9
    slopes: Floats = ((share - share * right / hit) / len(scores)).astype(np.float32)
    return slopes


def _by_word(article: Local, likeness: Floats, greatest: Floats, slopes: Floats, stems: int) -> Floats:
    """Lead each sentence's slope to the word whose likeness was the greatest, and sum by word."""
    chosen = np.where(likeness == greatest[:, article.owner], slopes[:, article.owner], 0.0).astype(
        np.float32
    )
    order = np.argsort(article.held, kind="stable")
    held = article.held[order]
    starts = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1])))
    summed = np.zeros((len(likeness), stems), dtype=np.float32)
    summed[:, held[starts]] = np.add.reduceat(chosen[:, order], starts, axis=1)
    return summed
