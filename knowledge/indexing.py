"""Where each word stands: the arrays that one question is matched against, built once per knowledge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.normalizing import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from knowledge.model import Document, Knowledge, Passage

    Floats = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.int32]

_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.6


@dataclass(frozen=True)
class Index:
    """Every passage's words, by word.

    Args:
        passages: of all documents, sorted by document name, in source order.
        words: the words of each passage.
        vocabulary: stem → number, in order of first use.
        surfaces: every folded word as written, sorted, with its stem's number; what misspellings are compared to.
        postings: for each stem the passages that hold it.
        strengths: beside each posting, BM25's saturated and length-normalised frequency, 0 to 1.
        rarity: for each stem its inverse document frequency, as BM25 (Robertson and Zaragoza, 2009) counts it.
        previous: for each passage the number of the one before it in the same document, or -1.
        following: for each passage the number of the one after it, or -1.
    """

    passages: tuple[Passage, ...]
    words: tuple[tuple[Word, ...], ...]
    vocabulary: dict[str, int]
    surfaces: dict[str, int]
    postings: tuple[Numbers, ...]
    strengths: tuple[Floats, ...]
    rarity: Floats
    previous: Numbers
    following: Numbers


def build_index(knowledge: Knowledge) -> Index:
    """Return the index over all passages; the order of the documents given does not matter."""
    documents = sorted(knowledge.documents, key=lambda document: document.name)
    passages = tuple(passage for document in documents for passage in document.passages)
    spoken = tuple(words(text) for text in _texts(documents))
    vocabulary: dict[str, int] = {}
    for word in (word for some in spoken for word in some):
        vocabulary.setdefault(word.stem, len(vocabulary))
    surfaces = {word.text: vocabulary[word.stem] for some in spoken for word in some if not word.stop}
    postings, strengths = _postings(spoken, vocabulary)
    held = np.array([len(found) for found in postings], dtype=np.float32)
    return Index(
        passages=passages,
        words=spoken,
        vocabulary=vocabulary,
        surfaces=dict(sorted(surfaces.items())),
        postings=postings,
        strengths=strengths,
        rarity=np.log1p((len(passages) - held + 0.5) / (held + 0.5)).astype(np.float32),
        previous=_beside(passages, -1),
        following=_beside(passages, 1),
    )


def _texts(documents: Iterable[Document]) -> list[str]:
    return [
        document.text[passage.start : passage.end] for document in documents for passage in document.passages
    ]


def _postings(
    spoken: Sequence[Sequence[Word]], vocabulary: dict[str, int]
) -> tuple[tuple[Numbers, ...], tuple[Floats, ...]]:
    where: list[list[int]] = [[] for _ in vocabulary]
    frequency: list[list[int]] = [[] for _ in vocabulary]
    for position, some in enumerate(spoken):
        for stem, count in Counter(word.stem for word in some).items():
            where[vocabulary[stem]].append(position)
            frequency[vocabulary[stem]].append(count)
    lengths = np.array([len(some) for some in spoken], dtype=np.float32)
    share = lengths / max(float(lengths.mean()) if len(lengths) else 1.0, 1.0)
    slowing = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * share)
    postings = tuple(np.array(found, dtype=np.int32) for found in where)
    strengths = tuple(
        (np.array(counts, dtype=np.float32) / (np.array(counts) + slowing[found])).astype(np.float32)
        for found, counts in zip(postings, frequency, strict=True)
    )
    return postings, strengths


def _beside(passages: Sequence[Passage], step: int) -> Numbers:
    beside = np.full(len(passages), -1, dtype=np.int32)
    for position, passage in enumerate(passages):
        other = position + step
        if 0 <= other < len(passages) and passages[other].document == passage.document:
            beside[position] = other
    return beside
