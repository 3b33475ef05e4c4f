"""One SQuAD article as the arrays that fitting vectors needs, in a vocabulary of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.text.sentences import sentences
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats, Numbers
    from training.squad import Article


UNHEARD_OF: Final = 6.0
_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.6
_KNOWN_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Read:
    """An article's sentences and questions as stems of content words.

    Args:
        sentences: stems of each sentence.
        paragraphs: the paragraph of each sentence.
        questions: stems of each question that has an answer.
        right: for each of those the sentences that hold the answer.
    """

    sentences: tuple[tuple[str, ...], ...]
    paragraphs: tuple[int, ...]
    questions: tuple[tuple[str, ...], ...]
    right: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Local:
    """An article ready for fitting; T question stems, V stems of the text, S sentences, Q questions.

    Args:
        asked: Q by T, 1 where the question holds the stem.
        rarity: of each question stem.
        asked_rows: of each question stem in the table, or -1.
        text_rows: of each stem of the text in the table, or -1.
        exact: T by S, 1 where the sentence holds the stem.
        bm25: Q by S.
        around: Q by S, BM25 of the paragraph.
        weighted: S by V, the rarity of each stem a sentence holds.
        held: the sentences' stems one after another.
        bounds: where each sentence's stems begin in `held`.
        owner: for each of `held` its sentence.
        right: Q by S.
    """

    asked: Floats
    rarity: Floats
    asked_rows: Numbers
    text_rows: Numbers
    exact: Floats
    bm25: Floats
    around: Floats
    weighted: Floats
    held: Numbers
    bounds: Numbers
    owner: Numbers
    right: npt.NDArray[np.bool_]


def read_article(article: Article) -> Read:
    """Return the article as stems."""
    texts = [
        (number, text[start:end])
        for number, text in enumerate(article.paragraphs, 1)
        for start, end in sentences(text)
    ]
    asked = [(one, _holding(texts, one.paragraph, one.answers)) for one in article.asked]
    kept = [(one, right) for one, right in asked if right]
    return Read(
        sentences=tuple(_stems(text) for _, text in texts),
        paragraphs=tuple(number for number, _ in texts),
        questions=tuple(_stems(one.question) for one, _ in kept),
        right=tuple(right for _, right in kept),
    )


def localize(read: Read, rows: Mapping[str, int], rarity: Floats) -> Local:
    """Return the article's arrays.

    Args:
        read: the article; it must have a question.
        rows: stem → row of the table of vectors.
        rarity: of each row in general.
    """
    text = _numbered(read.sentences)
    asked = _numbered(read.questions)
    counts = np.zeros((len(read.sentences), len(text)), dtype=np.float32)
    for number, stems in enumerate(read.sentences):
        for stem in stems:
            counts[number, text[stem]] += 1
    spread = (counts > 0).sum(axis=0)
    here = np.log1p((len(counts) - spread + 0.5) / (spread + 0.5)).astype(np.float32)
    in_text = np.array([text.get(stem, -1) for stem in asked])
    known = in_text >= 0
    holds = np.zeros((len(read.questions), len(asked)), dtype=np.float32)
    for number, stems in enumerate(read.questions):
        holds[number, [asked[stem] for stem in stems]] = 1.0
    own = np.zeros((len(read.questions), len(text)), dtype=np.float32)
    own[:, in_text[known]] = holds[:, known] * here[in_text[known]]
    exact = np.zeros((len(asked), len(counts)), dtype=np.float32)
    exact[known] = (counts[:, in_text[known]] > 0).T
    held = [list(dict.fromkeys(text[stem] for stem in stems)) or [0] for stems in read.sentences]
    sizes = [len(stems) for stems in held]
    right = np.zeros((len(read.questions), len(counts)), dtype=bool)
    for number, some in enumerate(read.right):
        right[number, list(some)] = True
    return Local(
        asked=holds,
        rarity=np.array([_rarity(stem, text, here, rows, rarity) for stem in asked], dtype=np.float32),
        asked_rows=np.array([rows.get(stem, -1) for stem in asked]),
        text_rows=np.array([rows.get(stem, -1) for stem in text]),
        exact=exact,
        bm25=own @ _saturated(counts).T,
        around=(own @ _by_paragraph(counts, read.paragraphs).T),
        weighted=(counts > 0) * here,
        held=np.array([stem for stems in held for stem in stems]),
        bounds=np.concatenate(([0], np.cumsum(sizes)[:-1])),
        owner=np.repeat(np.arange(len(held)), sizes),
        right=right,
    )


def _holding(texts: Sequence[tuple[int, str]], paragraph: int, answers: Sequence[str]) -> tuple[int, ...]:
    return tuple(
        number
        for number, (where, text) in enumerate(texts)
        if where == paragraph and any(answer in text for answer in answers)
    )


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text) if not word.stop)


def _numbered(stems: Sequence[Sequence[str]]) -> dict[str, int]:
    numbered: dict[str, int] = {}
    for stem in (stem for some in stems for stem in some):
        numbered.setdefault(stem, len(numbered))
    return numbered


def _rarity(
    stem: str, text: Mapping[str, int], here: Floats, rows: Mapping[str, int], rarity: Floats
) -> float:
    if stem in text:
        return float(here[text[stem]])
    return float(rarity[rows[stem]]) * _KNOWN_SHARE if stem in rows else UNHEARD_OF


def _saturated(counts: Floats) -> Floats:
    lengths = counts.sum(axis=1)
    slowing = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / max(float(lengths.mean()), 1.0))
    saturated: Floats = counts / (counts + slowing[:, None] + 1e-9)
    return saturated


def _by_paragraph(counts: Floats, paragraphs: Sequence[int]) -> Floats:
    summed = np.zeros((max(paragraphs) + 1, counts.shape[1]), dtype=np.float32)
    np.add.at(summed, np.array(paragraphs), counts)
    saturated: Floats = (summed / (summed + _SATURATION))[np.array(paragraphs)]
    return saturated
