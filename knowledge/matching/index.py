"""Where each word stands: the arrays that one question is matched against, built once per knowledge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.answer_kinds import Trait, text_traits, word_traits
from knowledge.matching.neighbours import blocks_of, neighbours
from knowledge.matching.offers import Offers, offers
from knowledge.matching.sequence import WordSequence, word_sequence
from knowledge.matching.shape import shape_of
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.word_table import WordTable
    from knowledge.model import Document, Passage
    from knowledge.text.words import Word


_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.6
STRIDE: Final = 1 << 20


@dataclass(frozen=True)
class Index:
    """Every passage's words, by word.

    Args:
        passages: of all documents, sorted by document name, in source order.
        vocabulary: stem → number, in order of first use.
        stems: the vocabulary's stems by number.
        surfaces: every content word as written, sorted, with its stem's number.
        postings: for each stem the passages that hold it.
        strengths: beside each posting BM25's saturated and length-normalised frequency, 0 to 1.
        places: for each stem where it stands: passage times 2**20 plus position.
        sequences: every passage's words in their order.
        rarity: for each stem its inverse document frequency as BM25 counts it.
        vectors: for each stem its unit vector, or zeros.
        held: every passage's stems one after another, each once.
        bounds: where each passage's stems begin in `held`, and where the last end.
        previous: for each passage the number of the one before it in the same document, else its own.
        following: for each passage the number of the one after it in the same document, else its own.
        has_previous: for each passage 1 where there is one before it in the same document, else 0.
        has_following: the same for the one after it.
        blocks: where each paragraph's passages begin.
        block: for each passage the number of its paragraph.
        traits: passages by traits, how many of its words offer each.
        offers: for each passage what it offers as an answer, and by which stems.
        stem_traits: stems by traits, 1 where the stem, wherever it stands, mostly offers it.
        sizes: for each passage how many words it has.
        shape: fixed facts by their names, each one number a passage.
        pooled: for each passage the direction of its weighted vectors' sum.
        document: for each passage the number of its document.
        topics: for each document the direction of its passages' sum.
        speakers: the stems of the names of all who are quoted.
        first: for each document the number of its first passage.
        titled: for each document the stems of its title: what it is about throughout.
    """

    passages: tuple[Passage, ...]
    vocabulary: dict[str, int]
    stems: tuple[str, ...]
    surfaces: dict[str, int]
    postings: tuple[Numbers, ...]
    strengths: tuple[Floats, ...]
    places: tuple[frozenset[int], ...]
    sequences: tuple[WordSequence, ...]
    rarity: Floats
    vectors: Floats
    held: Numbers
    bounds: Numbers
    previous: Numbers
    following: Numbers
    has_previous: Floats
    has_following: Floats
    blocks: Numbers
    block: Numbers
    traits: Floats
    offers: tuple[Offers, ...]
    stem_traits: Floats
    sizes: Floats
    shape: dict[str, Floats]
    pooled: Floats
    document: Numbers
    topics: Floats
    speakers: frozenset[int]
    first: dict[str, int]
    titled: tuple[frozenset[int], ...]

    def number(self, passage: Passage) -> int:
        """Return the number of a passage."""
        return self.first[passage.document] + passage.index


def build_index(documents: Sequence[Document], table: WordTable) -> Index:
    """Return the index over all passages of the documents, in their order."""
    passages = tuple(passage for document in documents for passage in document.passages)
    texts = _texts(documents)
    spoken = tuple(words(text) for text in texts)
    vocabulary: dict[str, int] = {}
    for word in (word for some in spoken for word in some):
        vocabulary.setdefault(word.stem, len(vocabulary))
    surfaces = {word.text: vocabulary[word.stem] for some in spoken for word in some if not word.stop}
    held = [list(dict.fromkeys(vocabulary[word.stem] for word in some)) for some in spoken]
    postings, strengths = _postings(spoken, vocabulary)
    frequency = np.array([len(found) for found in postings], dtype=np.float32)
    previous, following = neighbours(passages, -1), neighbours(passages, 1)
    blocks, block = blocks_of(passages)
    traits, stem_traits = _traits(texts, spoken, vocabulary)
    rarity = np.log1p((len(passages) - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    vectors = table.vectors_of(vocabulary)
    pooled = np.stack([rarity[stems] @ vectors[stems] for stems in held]) if held else vectors[:0]
    pooled = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-6)
    document = np.repeat(np.arange(len(documents)), [len(one.passages) for one in documents])
    return Index(
        passages=passages,
        vocabulary=vocabulary,
        stems=tuple(vocabulary),
        surfaces=dict(sorted(surfaces.items())),
        postings=postings,
        strengths=strengths,
        places=_places(spoken, vocabulary),
        sequences=tuple(word_sequence(some, vocabulary) for some in spoken),
        rarity=rarity,
        vectors=vectors,
        held=np.array([stem for stems in held for stem in stems], dtype=np.int64),
        bounds=np.array(list(accumulate((len(stems) for stems in held), initial=0)), dtype=np.int64),
        previous=previous,
        following=following,
        has_previous=(previous != np.arange(len(passages))).astype(np.float32),
        has_following=(following != np.arange(len(passages))).astype(np.float32),
        blocks=blocks,
        block=block,
        traits=traits,
        offers=tuple(map(offers, texts, spoken, repeat(vocabulary))),
        stem_traits=stem_traits,
        sizes=np.array([len(some) for some in spoken], dtype=np.float32),
        shape=shape_of(passages, spoken, previous),
        pooled=pooled.astype(np.float32),
        document=document.astype(np.int64),
        topics=_topics(pooled, document, len(documents)),
        speakers=_speakers(passages, vocabulary),
        titled=tuple(
            frozenset(vocabulary[word.stem] for word in words(document.title) if word.stem in vocabulary)
            for document in documents
        ),
        first={document.name: at for document, at in zip(documents, _firsts(documents), strict=True)},
    )


def _topics(pooled: Floats, document: Numbers, documents: int) -> Floats:
    topics = np.zeros((documents, pooled.shape[1]), dtype=np.float32)
    for number in range(documents):
        topics[number] = pooled[document == number].sum(axis=0)
    topics /= np.maximum(np.linalg.norm(topics, axis=1, keepdims=True), 1e-6)
    return topics


def _firsts(documents: Sequence[Document]) -> list[int]:
    return list(accumulate((len(document.passages) for document in documents[:-1]), initial=0))[
        : len(documents)
    ]


def _speakers(passages: Sequence[Passage], vocabulary: dict[str, int]) -> frozenset[int]:
    named = {passage.speaker for passage in passages if passage.speaker}
    return frozenset(
        vocabulary[word.stem]
        for speaker in named
        for word in words(speaker)
        if word.capital and word.stem in vocabulary
    )


def _texts(documents: Sequence[Document]) -> list[str]:
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
    usual = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    slowing = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / usual)
    postings = tuple(np.array(found, dtype=np.int64) for found in where)
    strengths = tuple(
        (np.array(counts, dtype=np.float32) / (np.array(counts) + slowing[found])).astype(np.float32)
        for found, counts in zip(postings, frequency, strict=True)
    )
    return postings, strengths


def _places(spoken: Sequence[Sequence[Word]], vocabulary: dict[str, int]) -> tuple[frozenset[int], ...]:
    places: list[list[int]] = [[] for _ in vocabulary]
    for number, some in enumerate(spoken):
        for position, word in enumerate(some):
            places[vocabulary[word.stem]].append(number * STRIDE + position)
    return tuple(frozenset(found) for found in places)


def _traits(
    texts: Sequence[str], spoken: Sequence[Sequence[Word]], vocabulary: dict[str, int]
) -> tuple[Floats, Floats]:
    offered = np.zeros((len(texts), len(Trait)), dtype=np.float32)
    by_stem = np.zeros((len(vocabulary), len(Trait)), dtype=np.float32)
    uses = np.zeros((len(vocabulary), 1), dtype=np.float32)
    for number, (text, some) in enumerate(zip(texts, spoken, strict=True)):
        for trait in text_traits(text):
            offered[number, trait] += 1
        for position, word in enumerate(some):
            stem = vocabulary[word.stem]
            uses[stem] += 1
            for trait in word_traits(some, position):
                offered[number, trait] += 1
                by_stem[stem, trait] += 1
    return offered, (2 * by_stem > uses).astype(np.float32)
