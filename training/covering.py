"""Fit the ranking: a net over each word's covering by each passage, summed, beside a passage's signals.

The shape is `Coverage` below `Net` in `knowledge.matching.weights`; the slopes are worked out by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.coverage import PAIRS, PASSAGES, SCALE, SHARE, TERMS
from knowledge.matching.fitted_weights import TRAITS, WANTED
from knowledge.matching.passage_scores import ranking_names
from knowledge.matching.signals import SIGNALS
from training.descending import DIGITS, right_share, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.named_columns import Columns
    from training.descending import Parameters

UNITS: Final = 20
_HIDDEN: Final = 8
_EPOCHS: Final = 8
_RATE: Final = 0.006
_DECAY: Final = 1e-3
_BATCH: Final = 256
_COLUMNS: Final[dict[str, Columns[Any]]] = {"pairs": PAIRS, "terms": TERMS, "passages": PASSAGES}
_SIGNALS: Final = len(SIGNALS.names)


@dataclass(frozen=True, slots=True)
class Posed:
    """Questions with their candidates, padded: Q questions, C candidates, T words.

    Args:
        wanted: for each question the kind of answer asked for.
        signals: Q by C by `signals.SIGNALS`.
        offered: Q by C by traits.
        pairs: Q by T by C by `coverage.PAIRS`.
        terms: Q by T by `coverage.TERMS`.
        passages: Q by C by `coverage.PASSAGES`.
        held: Q by C, False where padded.
        right: Q by C, True for every candidate that answers.
    """

    wanted: Numbers
    signals: Floats
    offered: Floats
    pairs: Floats
    terms: Floats
    passages: Floats
    held: npt.NDArray[np.bool_]
    right: npt.NDArray[np.bool_]

    def some(self, rows: Numbers) -> Posed:
        """Return these questions, their numbers as wide as sums need them."""
        return Posed(
            self.wanted[rows],
            self.signals[rows].astype(np.float32),
            self.offered[rows].astype(np.float32),
            self.pairs[rows].astype(np.float32),
            self.terms[rows].astype(np.float32),
            self.passages[rows].astype(np.float32),
            self.held[rows],
            self.right[rows],
        )


@dataclass
class _Adam:
    """Kingma and Ba's rule (2014), with one rate for all parameters, falling along half a cosine.

    Of all fits only this one has too many examples for L-BFGS, which reads every one before each step.

    Args:
        rate: of the first step.
        steps: how many steps there will be.
    """

    rate: float
    steps: int
    _mean: Parameters = field(default_factory=dict)
    _square: Parameters = field(default_factory=dict)
    _done: int = 0

    def step(self, parameters: Parameters, gradients: Parameters) -> None:
        """Move the parameters against their gradients."""
        self._done += 1
        falling = 0.5 * (1.0 + np.cos(np.pi * min(self._done / self.steps, 1.0))) + 0.02
        for name, gradient in gradients.items():
            mean = self._mean[name] = 0.9 * self._mean.get(name, 0.0) + 0.1 * gradient
            square = self._square[name] = 0.99 * self._square.get(name, 0.0) + 0.01 * gradient**2
            upright = mean / (1.0 - 0.9**self._done)
            size = np.sqrt(square / (1.0 - 0.99**self._done)) + 1e-8
            parameters[name] = parameters[name] - self.rate * falling * upright / size


class Covering:
    """One fit of the ranking.

    Args:
        posed: what is fitted on; the signals' mean and deviation are kept.
        seed: of the first weights.
    """

    def __init__(self, posed: Posed, seed: int) -> None:
        chance = np.random.default_rng(seed)
        flat = posed.signals[posed.held].astype(np.float32)
        self.mean, self.deviation = flat.mean(axis=0), flat.std(axis=0) + 1e-3
        columns = _SIGNALS + UNITS
        self.parameters: Parameters = {
            "pairs": chance.normal(size=(len(PAIRS.names), UNITS)) * 0.5,
            "terms": chance.normal(size=(len(TERMS.names), UNITS)) * 0.3,
            "passages": chance.normal(size=(len(PASSAGES.names), UNITS)) * 0.3,
            "start": np.zeros(UNITS),
            "hidden": chance.normal(size=(columns, _HIDDEN)) * 0.15,
            "bias": np.zeros(_HIDDEN),
            "outer": chance.normal(size=_HIDDEN) * 0.1,
            "linear": np.concatenate((np.zeros(_SIGNALS), chance.normal(size=UNITS) * 0.1)),
            "kinds": np.zeros((len(WANTED), len(TRAITS))),
        }
        self._narrow()

    def fit(self, posed: Posed, seed: int) -> None:
        """Move the weights so that a right candidate scores above the others (softmax)."""
        chance = np.random.default_rng(seed)
        count = len(posed.wanted)
        rule = _Adam(_RATE, _EPOCHS * -(-count // _BATCH))
        for _ in range(_EPOCHS):
            for rows in _batches(chance, count, _BATCH):
                rule.step(self.parameters, self._gradients(posed.some(rows)))
                self._narrow()

    def _narrow(self) -> None:
        for name, one in self.parameters.items():
            self.parameters[name] = one.astype(np.float32)

    def _gradients(self, posed: Posed) -> Parameters:
        own = self.parameters
        units, columns, hidden, scores = self._forward(posed)
        slopes = (right_share(scores, posed.held, posed.right)[1] / len(scores)).astype(np.float32)
        inner = slopes[:, :, None] * own["outer"] * (1.0 - hidden * hidden)
        kinds = np.zeros_like(own["kinds"])
        np.add.at(kinds, posed.wanted, np.einsum("qc,qct->qt", slopes, posed.offered))
        on_pooled = SCALE * (
            slopes[:, :, None] * own["linear"][_SIGNALS:] + inner @ own["hidden"][_SIGNALS:].T
        )
        share = posed.terms[:, :, SHARE]
        on_units = share[:, :, None, None] * on_pooled[:, None] * (1.0 - units * units)
        by_term, by_passage = on_units.sum(axis=2), on_units.sum(axis=1)
        found = {
            "linear": slopes.ravel() @ _flat(columns),
            "hidden": _flat(columns).T @ _flat(inner),
            "outer": slopes.ravel() @ _flat(hidden),
            "pairs": _flat(posed.pairs).T @ _flat(on_units),
            "terms": _flat(posed.terms).T @ _flat(by_term),
            "passages": _flat(posed.passages).T @ _flat(by_passage),
        }
        decayed = {name: one + _DECAY * own[name] for name, one in found.items()}
        return decayed | {
            "kinds": kinds + 1e-4 * own["kinds"],
            "bias": inner.sum(axis=(0, 1)),
            "start": by_term.sum(axis=(0, 1)),
        }

    def _forward(self, posed: Posed) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the units of every word and candidate, the columns, the hidden layer and the scores."""
        own = self.parameters
        units = posed.pairs @ own["pairs"]
        units += (posed.terms @ own["terms"] + own["start"])[:, :, None]
        units += (posed.passages @ own["passages"])[:, None]
        np.tanh(units, out=units)
        pooled = SCALE * np.einsum("qt,qtcu->qcu", posed.terms[:, :, SHARE], units, optimize=True)
        columns = np.concatenate(((posed.signals - self.mean) / self.deviation, pooled), axis=2)
        hidden = np.tanh(columns @ own["hidden"] + own["bias"])
        offered = np.einsum("qct,qt->qc", posed.offered, own["kinds"][posed.wanted])
        return units, columns, hidden, columns @ own["linear"] + hidden @ own["outer"] + offered


def _batches(chance: np.random.Generator, count: int, batch: int) -> Iterator[npt.NDArray[np.int64]]:
    """Yield all numbers below the count in a new order, so many at a time."""
    order = chance.permutation(count)
    for start in range(0, count, batch):
        yield np.sort(order[start : start + batch])


def _flat(values: Floats) -> Floats:
    flat: Floats = values.reshape(-1, values.shape[-1])
    return flat


def together(fits: Sequence[Covering]) -> dict[str, Any]:
    """Return several fits as one, as it stands in the file: the mean of their scores."""
    count = len(fits)
    every = [fit.parameters for fit in fits]
    columns = _SIGNALS + UNITS * count
    hidden = np.zeros((columns, _HIDDEN * count))
    linear = np.zeros(columns)
    for number, one in enumerate(every):
        own = slice(_SIGNALS + number * UNITS, _SIGNALS + (number + 1) * UNITS)
        within = slice(number * _HIDDEN, (number + 1) * _HIDDEN)
        hidden[:_SIGNALS, within], hidden[own, within] = one["hidden"][:_SIGNALS], one["hidden"][_SIGNALS:]
        linear[:_SIGNALS] += one["linear"][:_SIGNALS] / count
        linear[own] = one["linear"][_SIGNALS:] / count
    units = UNITS * count
    ranking = {
        "columns": list(ranking_names(units)),
        "mean": rounded(np.append(fits[0].mean, np.zeros(units))),
        "deviation": rounded(np.append(fits[0].deviation, np.full(units, 1.0 / SCALE))),
        "linear": rounded(linear),
        "hidden": rounded(hidden),
        "bias": rounded(np.concatenate([one["bias"] for one in every])),
        "outer": rounded(np.concatenate([one["outer"] for one in every]) / count),
        "offset": round(0.0, DIGITS),
    }
    coverage = {
        name: rounded(np.concatenate([one[name] for one in every], axis=-1))
        for name in ("pairs", "terms", "passages", "start")
    }
    return {
        "ranking": ranking,
        "coverage": {"columns": {name: one.names for name, one in _COLUMNS.items()}} | coverage,
        "kinds": {
            "wanted": WANTED,
            "traits": TRAITS,
            "added": rounded(sum(one["kinds"] for one in every) / count),
        },
    }
