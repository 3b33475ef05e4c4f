"""The questions that entries know, made ready for comparing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.speller import Speller

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.matching.answer_kinds import Wanted
    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.index import Index
    from knowledge.matching.question import QuestionReader
    from knowledge.matching.word_table import WordTable
    from knowledge.model import Entry
    from knowledge.text.words import Word

    Spoken = tuple[tuple[Word, ...], Wanted]


_AS_MANY: Final = 20.0
"""Entries that the documents stand for."""


@dataclass(frozen=True)
class Phrasings:
    """All phrasings of all entries.

    Args:
        texts: as written.
        entries: for each phrasing the number of its entry.
        wanted: for each phrasing the kind of answer it asks for.
        exact: the stems of a phrasing in their order → the phrasings that read so.
        vocabulary: stem → number, of the words that say what a phrasing is about.
        speller: bridges misspelt words to those of the phrasings.
        held: every phrasing's stems one after another, each once.
        bounds: where each phrasing's stems begin in `held`, and where the last end.
        postings: for each stem the phrasings that hold it.
        weights: for each stem how well it tells entries apart.
        totals: for each phrasing the sum of its stems' weights.
        vectors: for each stem its unit vector, or zeros.
        pooled: for each phrasing the direction of its weighted vectors' sum.
    """

    texts: tuple[str, ...]
    entries: Numbers
    wanted: Numbers
    exact: dict[tuple[str, ...], Numbers]
    vocabulary: dict[str, int]
    speller: Speller
    held: Numbers
    bounds: Numbers
    postings: tuple[Numbers, ...]
    weights: Floats
    totals: Floats
    vectors: Floats
    pooled: Floats


def build_phrasings(
    entries: Sequence[Entry], reader: QuestionReader, index: Index, table: WordTable
) -> Phrasings:
    """Return the phrasings of these entries."""
    pairs = [(number, text) for number, entry in enumerate(entries) for text in entry.questions]
    owners = np.array([number for number, _ in pairs], dtype=np.int64)
    spoken = [reader.spoken(text) for _, text in pairs]
    vocabulary: dict[str, int] = {}
    held = [
        [vocabulary.setdefault(stem, len(vocabulary)) for stem in dict.fromkeys(_content(some))]
        for some, _ in spoken
    ]
    postings = _where(held, len(vocabulary))
    used = np.array([len(set(owners[found].tolist())) for found in postings], dtype=np.float32)
    weights = _weigh(vocabulary, used, len(entries), index) * _said(vocabulary, table)
    flat = np.array([stem for stems in held for stem in stems], dtype=np.int64)
    bounds = np.array(list(accumulate(map(len, held), initial=0)), dtype=np.int64)
    vectors = table.vectors_of(vocabulary)
    return Phrasings(
        texts=tuple(text for _, text in pairs),
        entries=owners,
        wanted=np.array([kind for _, kind in spoken], dtype=np.int64),
        exact=_alike_to_the_letter(spoken),
        vocabulary=vocabulary,
        speller=Speller(
            vocabulary, _surfaces(spoken, index, vocabulary), table.rows, table.common, frozenset()
        ),
        held=flat,
        bounds=bounds,
        postings=postings,
        weights=weights,
        totals=_total(weights[flat], bounds),
        vectors=vectors,
        pooled=_pool(held, weights, vectors),
    )


def _content(some: Iterable[Word]) -> list[str]:
    return [word.stem for word in some if not word.stop]


def _where(held: Sequence[Sequence[int]], stems: int) -> tuple[Numbers, ...]:
    found: list[list[int]] = [[] for _ in range(stems)]
    for number, some in enumerate(held):
        for stem in some:
            found[stem].append(number)
    return tuple(np.array(some, dtype=np.int64) for some in found)


def _weigh(vocabulary: Iterable[str], used: Floats, entries: int, index: Index) -> Floats:
    """Weigh each stem by the entries that use it: a word that all of them use tells none from another.

    A few entries tell little of how common a word is; so the documents' passages are counted in.
    """
    held = [
        len(index.postings[known]) if (known := index.vocabulary.get(stem)) is not None else 0
        for stem in vocabulary
    ]
    used = used + _AS_MANY * np.array(held, dtype=np.float32) / max(len(index.passages), 1)
    weights: Floats = np.log((entries + _AS_MANY + 1.0) / (used + 0.5)).astype(np.float32)
    return weights


def _said(vocabulary: Iterable[str], table: WordTable) -> Floats:
    return np.array([table.weight_of(stem) for stem in vocabulary], dtype=np.float32)


def _total(weights: Floats, bounds: Numbers) -> Floats:
    """Return the sum of the weights between each two bounds; nothing where they are equal."""
    sums = np.concatenate(([0.0], np.cumsum(weights, dtype=np.float64)))
    total: Floats = (sums[bounds[1:]] - sums[bounds[:-1]]).astype(np.float32)
    return total


def _surfaces(spoken: Iterable[Spoken], index: Index, vocabulary: dict[str, int]) -> dict[str, int]:
    """Return the words as phrasings and documents write them; misspellings are compared to both."""
    surfaces = {
        text: vocabulary[index.stems[stem]]
        for text, stem in index.surfaces.items()
        if index.stems[stem] in vocabulary
    }
    for some, _ in spoken:
        surfaces.update((word.text, vocabulary[word.stem]) for word in some if not word.stop)
    return dict(sorted(surfaces.items()))


def _alike_to_the_letter(spoken: Sequence[Spoken]) -> dict[tuple[str, ...], Numbers]:
    found: dict[tuple[str, ...], list[int]] = {}
    for number, (some, _) in enumerate(spoken):
        found.setdefault(tuple(word.stem for word in some), []).append(number)
    return {stems: np.array(numbers, dtype=np.int64) for stems, numbers in found.items()}


def _pool(held: Sequence[Sequence[int]], weights: Floats, vectors: Floats) -> Floats:
    pooled = np.zeros((len(held), vectors.shape[1]), dtype=np.float32)
    filled = [number for number, stems in enumerate(held) if stems]
    if not filled:
        return pooled
    flat = np.array([stem for stems in held for stem in stems], dtype=np.int64)
    starts = list(accumulate((len(held[number]) for number in filled[:-1]), initial=0))
    pooled[filled] = np.add.reduceat((vectors * weights[:, None])[flat], starts, axis=0)
    pooled /= np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-6)
    return pooled
