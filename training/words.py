"""Count how common words are, and write the table of words with the vectors fitted by `training.meaning`.

The vectors begin as the main directions of three views of each word: what two models that packages hold make
of it (`training.packaged`), and which words it stands near in these articles (positive pointwise mutual
information; Levy and Goldberg, 2014). Then questions and the sentences that answer them move them: the
greatest likeness of each word (Khattab and Zaharia, 2020) and the likeness of the sums, beside BM25, in a
softmax over the article's sentences.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.text.sentences import sentences
from knowledge.text.words import words
from training.local import localize, read_article
from training.meaning import DIRECTIONS, first_vectors, fit_meaning
from training.packaged import llama_vectors, minilm_vectors, minilm_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from knowledge.matching.arrays import Floats, Numbers
    from training.local import Read
    from training.squad import Article

_LEAST_ARTICLES: Final = 5
_LEAST_USES: Final = 3
_LEVELS: Final = 127
_FORMS: Final = 3
_BESIDE: Final = 0.7
"""What the neighbours in these articles weigh beside one of the models."""
_DOUBT: Final = 0.3
"""Uses that are added without a capital: a word seen once with one is 0.77 of a name."""
_ENOUGH: Final = 50
"""Uses from which a word shapes the main directions no more."""


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
    counted = sorted(
        (stem for stem in counts.uses if not stem[0].isdigit() and counts.uses[stem] >= _LEAST_USES),
        key=lambda stem: (counts.articles[stem] < _LEAST_ARTICLES, -counts.uses[stem], stem),
    )
    forms = _forms(articles, counted)
    stems = list(forms)
    rarity = np.array([np.log(counts.lines / (1 + counts.uses[stem])) for stem in stems], dtype=np.float32)
    uses = np.array([counts.uses[stem] for stem in stems], dtype=np.float64)
    common = sum(counts.articles[stem] >= _LEAST_ARTICLES for stem in stems)
    beside = np.zeros((len(stems), DIRECTIONS), dtype=np.float32)
    rows = {stem: row for row, stem in enumerate(stems)}
    beside[:common] = first_vectors(
        _lines(read, dict(zip(stems[:common], range(common), strict=True))), common
    )
    fitting = {article.title for article in fit_on}
    local = [
        localize(one, rows, rarity)
        for one, article in zip(read, articles, strict=True)
        if article.title in fitting and one.questions
    ]
    meaning = fit_meaning(local, _first(forms, beside, uses))
    folder.joinpath("words.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
    numbers = np.stack((rarity, np.exp(meaning.weights), _capital(articles, stems)))
    np.save(folder / "words.npy", numbers.astype(np.float16))
    np.save(folder / "vectors.npy", _coarse(meaning.vectors))


def _forms(articles: Sequence[Article], stems: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Return for each stem its commonest words with their uses; then stems that only the models' list has."""
    found: dict[str, Counter[str]] = {stem: Counter() for stem in stems}
    for article in articles:
        for text in (*article.paragraphs, *(one.question for one in article.asked)):
            for word in words(text):
                if not word.stop and word.stem in found:
                    found[word.stem][word.text] += 1
    forms = {stem: uses.most_common(_FORMS) for stem, uses in found.items()}
    for text in minilm_words():
        spoken = words(text)
        if len(spoken) == 1 and not spoken[0].stop and spoken[0].text == text:
            forms.setdefault(spoken[0].stem, [(text, 1)])
    return forms


def _capital(articles: Sequence[Article], stems: Sequence[str]) -> Floats:
    """Return for each stem the share of its uses within a sentence that begin with a capital letter."""
    uses: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in (text for article in articles for text in article.paragraphs):
        for start, end in sentences(text):
            for word in words(text[start:end])[1:]:
                uses[word.stem] += 1
                capital[word.stem] += word.capital
    shares = (capital[stem] / (uses[stem] + _DOUBT) for stem in stems)
    return np.array(list(shares), dtype=np.float32)


def _first(forms: Mapping[str, Sequence[tuple[str, int]]], beside: Floats, uses: Floats) -> Floats:
    """Return the main directions of the three views of each stem, each row of length 1."""
    every = [text for some in forms.values() for text, _ in some]
    views = [_by_stem(forms, view(every)) for view in (llama_vectors, minilm_vectors)]
    seen = np.hstack([*(_unit(view - view.mean(axis=0)) for view in views), _BESIDE * beside])
    seen -= seen.mean(axis=0)
    heft = np.sqrt(np.minimum(uses, _ENOUGH)) + 1.0
    _, directions = np.linalg.eigh((seen * heft[:, None]).T @ seen)
    return _unit(seen @ directions[:, ::-1][:, :DIRECTIONS]).astype(np.float32)


def _by_stem(forms: Mapping[str, Sequence[tuple[str, int]]], vectors: Floats) -> Floats:
    """Return for each stem the mean of its words' directions, the commoner words weighing more."""
    unit = _unit(vectors)
    found = []
    at = 0
    for some in forms.values():
        shares = np.sqrt([uses for _, uses in some])
        found.append((shares / shares.sum()) @ unit[at : at + len(some)])
        at += len(some)
    return np.array(found, dtype=np.float32)


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


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
