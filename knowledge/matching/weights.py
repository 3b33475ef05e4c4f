"""What was fitted, as the matcher uses it: each weight in the place of the column it is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.matching.named_columns import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.arrays import Floats


@dataclass(frozen=True)
class Net:
    """A linear sum with a small hidden layer beside it, over normalised columns.

    Args:
        mean: of each column over the training examples.
        deviation: of each column over the training examples.
        linear: one weight a column.
        hidden: columns by hidden units.
        bias: one a hidden unit.
        outer: one weight a hidden unit.
        offset: added to every score.
    """

    mean: Floats
    deviation: Floats
    linear: Floats
    hidden: Floats
    bias: Floats
    outer: Floats
    offset: float

    @classmethod
    def read(cls, part: dict[str, Any], columns: Sequence[str]) -> Net:
        """Return the net as it stands in the file, for these columns in this order.

        Raises:
            ValueError: if it was fitted on others.
        """
        order = places(part["columns"], columns)
        return cls(
            mean=_floats(part["mean"])[order],
            deviation=_floats(part["deviation"])[order],
            linear=_floats(part["linear"])[order],
            hidden=_floats(part["hidden"]).reshape(len(order), -1)[order],
            bias=_floats(part["bias"]),
            outer=_floats(part["outer"]),
            offset=float(part["offset"]),
        )

    @classmethod
    def nothing(cls, columns: int) -> Net:
        """Return a net that gives every row the score 0."""
        none = np.zeros(columns, dtype=np.float32)
        unit = np.zeros(1, dtype=np.float32)
        return cls(none, none + 1.0, none, none[:, None], unit, unit, 0.0)

    @cached_property
    def _folded(self) -> tuple[Floats, Floats]:
        """The hidden layer and, as its last unit, the linear sum, for columns as they come."""
        inner = np.concatenate((self.hidden, self.linear[:, None]), axis=1) / self.deviation[:, None]
        start = np.append(self.bias, self.offset) - self.mean @ inner
        return inner.astype(np.float32), start.astype(np.float32)

    def score(self, columns: Floats) -> Floats:
        """Return one score a row."""
        inner, start = self._folded
        units = columns @ inner
        units += start
        scores: Floats = np.tanh(units[:, :-1]) @ self.outer
        scores += units[:, -1]
        return scores


@dataclass(frozen=True)
class Coverage:
    """A layer over each word's covering by each passage; U units.

    Args:
        pairs: `coverage.PAIRS` by U.
        terms: `coverage.TERMS` by U.
        passages: `coverage.PASSAGES` by U.
        start: one a unit.
    """

    pairs: Floats
    terms: Floats
    passages: Floats
    start: Floats

    @classmethod
    def read(
        cls, part: dict[str, Any], pairs: Sequence[str], terms: Sequence[str], passages: Sequence[str]
    ) -> Coverage:
        """Return the layer as it stands in the file, for these columns in this order.

        Raises:
            ValueError: if it was fitted on others.
        """
        fitted = part["columns"]
        return cls(
            pairs=_floats(part["pairs"])[places(fitted["pairs"], pairs)],
            terms=_floats(part["terms"])[places(fitted["terms"], terms)],
            passages=_floats(part["passages"])[places(fitted["passages"], passages)],
            start=_floats(part["start"]),
        )


def kinds_table(part: dict[str, Any], wanted: Sequence[str], traits: Sequence[str]) -> Floats:
    """Return what each trait offered adds for each kind of answer wanted, in this order.

    Raises:
        ValueError: if it was fitted on others.
    """
    rows, columns = places(part["wanted"], wanted), places(part["traits"], traits)
    return _floats(part["added"])[np.ix_(rows, columns)]


@dataclass(frozen=True)
class Weights:
    """Everything that was fitted.

    Args:
        coverage: how a word is covered by a passage → units, summed over the words.
        ranking: signals and units of a passage → how likely it is the one that answers, against the
            other passages.
        kinds: kinds of answer wanted by traits offered → added to the ranking score.
        reranking: what a second reading of the likeliest passages shows → added to the ranking score.
        confidence: what is known of the best passage → log odds that it answers.
        fusing: likeness of a phrasing → added to the score of the passage its entry selects.
        certainty: what is known of the best passage or entry → log odds that it answers.
    """

    coverage: Coverage
    ranking: Net
    kinds: Floats
    reranking: Net
    confidence: Net
    fusing: Net
    certainty: Net


def _floats(numbers: Sequence[float] | Sequence[Sequence[float]]) -> Floats:
    return np.array(numbers, dtype=np.float32)
