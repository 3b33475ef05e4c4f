"""How common English words are, how much they say in a question, and which of them mean alike.

Counted and fitted on the questions and paragraphs of SQuAD 1.1's training articles (Rajpurkar and others,
2016; CC BY-SA 4.0) by `python -m training`; words.txt, words.npy and vectors.npy beside this module are
derived from them and carry their licence. The vectors begin with what two models make of each word: wordllama
0.4.0 (Lee Miller, 2024; MIT) and all-MiniLM-L6-v2 (sentence-transformers; Apache 2.0). Which words are kin is
distilled from WordNet 3.0 (Princeton University; its own permissive licence, see NOTICE) into kin.npy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats


_WORDS: Final = "words.txt"
_NUMBERS: Final = "words.npy"
_VECTORS: Final = "vectors.npy"
_KIN: Final = "kin.npy"
_KIN_LEVELS: Final = 255
_COMMON: Final = 9.0
_NAMED: Final = 0.85
UNSEEN: Final = 11.0
"""Rarity of a stem that the table does not hold."""


@dataclass(frozen=True)
class WordTable:
    """What is known about English stems.

    Args:
        rows: stem → its row.
        rarity: for each row the logarithm of how many sentences there are to one that holds the stem.
        weight: for each row the factor by which it says more in a question than its rarity tells.
        names: stems that English texts write with a capital letter within a sentence: members write none.
        common: stems so common that a member who writes one means it.
        vectors: one vector a row, in whole numbers; only its direction counts.
        kin: pairs of stems that may stand for each other, by the first: the other's row in the table, and how
            near they are in 255 levels.
        kin_bounds: for each row where its pairs begin in `kin`, and where the last end.
        stems: the rows' stems.
    """

    rows: dict[str, int]
    rarity: Floats
    weight: Floats
    names: frozenset[str]
    vectors: npt.NDArray[np.int8]
    common: frozenset[str]
    kin: npt.NDArray[np.uint16]
    kin_bounds: npt.NDArray[np.int64]
    stems: tuple[str, ...]

    def without_vectors(self) -> WordTable:
        """Return the table as it is without any likeness in meaning."""
        return replace(self, vectors=self.vectors[:0])

    def without_kin(self) -> WordTable:
        """Return the table as it is without words that say the same."""
        return replace(self, kin_bounds=np.zeros_like(self.kin_bounds))

    def kin_of(self, stem: str) -> tuple[tuple[str, float], ...]:
        """Return the stems that may stand for this one, each with how near it is, 0 to 1."""
        row = self.rows.get(stem)
        if row is None:
            return ()
        pairs = self.kin[self.kin_bounds[row] : self.kin_bounds[row + 1]].tolist()
        return tuple((self.stems[other], level / _KIN_LEVELS) for other, level in pairs)

    def vectors_of(self, stems: Iterable[str]) -> Floats:
        """Return one row a stem: its unit vector, or zeros where it has none."""
        rows = np.array([self.rows.get(stem, len(self.rows)) for stem in stems], dtype=np.int64)
        found = np.zeros((len(rows), self.vectors.shape[1]), dtype=np.float32)
        held = rows < len(self.vectors)
        found[held] = self.vectors[rows[held]]
        found /= np.maximum(np.sqrt(np.einsum("rd,rd->r", found, found)), 1e-6)[:, None]
        return found

    def rarity_of(self, stem: str) -> float:
        """Return how rare the stem is in general English, 0 to `UNSEEN`."""
        row = self.rows.get(stem)
        return UNSEEN if row is None else float(self.rarity[row])

    def weight_of(self, stem: str) -> float:
        """Return how much the stem says in a question, around 1."""
        row = self.rows.get(stem)
        return 1.0 if row is None else float(self.weight[row])


@cache
def word_table() -> WordTable:
    """Return the table that ships with the package, read once."""
    folder = files("knowledge.matching")
    stems = folder.joinpath(_WORDS).read_text(encoding="utf-8").split()
    kin = _array(folder.joinpath(_KIN))
    rarity, weight, named = _array(folder.joinpath(_NUMBERS)).astype(np.float32)
    return WordTable(
        rows=dict(zip(stems, range(len(stems)), strict=True)),
        rarity=rarity,
        weight=weight,
        names=frozenset(stems[row] for row in np.flatnonzero(named >= _NAMED)),
        vectors=_array(folder.joinpath(_VECTORS)),
        common=frozenset(stems[row] for row in np.flatnonzero(rarity < _COMMON)),
        kin=kin[:, 1:],
        kin_bounds=np.searchsorted(kin[:, 0], np.arange(len(stems) + 1, dtype=np.uint16)),
        stems=tuple(stems),
    )


def _array(path: Traversable) -> npt.NDArray[Any]:
    with path.open("rb") as file:
        array: npt.NDArray[Any] = np.load(file, allow_pickle=False)
    return array
