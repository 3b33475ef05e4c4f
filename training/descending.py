"""Gradient descent for a linear sum with a hidden layer beside it: a `Net`'s shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.matching.weights import Net

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats

    Parameters = dict[str, Floats]

DIGITS: Final = 4
_NEWTON: Final = 12


@dataclass
class Adam:
    """Kingma and Ba's rule (2014), with one rate for all parameters, falling along half a cosine.

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


class Layered:
    """A linear sum with a hidden layer beside it, over columns brought to mean 0 and deviation 1.

    Args:
        examples: rows by columns; their mean and deviation are kept.
        hidden: how many hidden units.
        seed: of the first weights.
    """

    def __init__(self, examples: Floats, hidden: int, seed: int) -> None:
        chance = np.random.default_rng(seed)
        columns = examples.shape[1]
        self.mean = examples.mean(axis=0).astype(np.float64)
        self.deviation = examples.std(axis=0).astype(np.float64) + 1e-3
        self.parameters: Parameters = {
            "linear": np.zeros(columns),
            "hidden": chance.normal(size=(columns, hidden)) * 0.15,
            "bias": np.zeros(hidden),
            "outer": chance.normal(size=hidden) * 0.1,
            "offset": np.zeros(1),
        }

    def normal(self, columns: Floats) -> Floats:
        """Return the columns brought to mean 0 and deviation 1."""
        normal: Floats = (columns - self.mean) / self.deviation
        return normal

    def score(self, normal: Floats) -> tuple[Floats, Floats]:
        """Return one score a row, and the hidden units."""
        own = self.parameters
        hidden = np.tanh(normal @ own["hidden"] + own["bias"])
        return normal @ own["linear"] + hidden @ own["outer"] + own["offset"], hidden

    def gradients(self, normal: Floats, hidden: Floats, slopes: Floats, decay: float) -> Parameters:
        """Return what each parameter adds to the loss, given what each row's score adds to it."""
        own = self.parameters
        rows, units, each = (
            normal.reshape(-1, normal.shape[-1]),
            hidden.reshape(-1, hidden.shape[-1]),
            slopes.ravel(),
        )
        inner = each[:, None] * own["outer"] * (1.0 - units * units)
        return {
            "linear": each @ rows + decay * own["linear"],
            "hidden": rows.T @ inner + decay * own["hidden"],
            "bias": inner.sum(axis=0),
            "outer": each @ units + decay * own["outer"],
            "offset": np.array([each.sum()]),
        }

    def written(self, columns: Sequence[str]) -> dict[str, Any]:
        """Return the weights as they stand in the file."""
        return together([self], columns)


def together(nets: Sequence[Layered], columns: Sequence[str]) -> dict[str, Any]:
    """Return several fits of the same columns as one: the mean of their scores."""
    count = len(nets)
    parameters = [net.parameters for net in nets]
    return {
        "columns": list(columns),
        "mean": rounded(nets[0].mean),
        "deviation": rounded(nets[0].deviation),
        "linear": rounded(sum(one["linear"] for one in parameters) / count),
        "hidden": rounded(np.concatenate([one["hidden"] for one in parameters], axis=1)),
        "bias": rounded(np.concatenate([one["bias"] for one in parameters])),
        "outer": rounded(np.concatenate([one["outer"] for one in parameters]) / count),
        "offset": round(float(sum(one["offset"][0] for one in parameters)) / count, DIGITS),
    }


def rounded(numbers: npt.ArrayLike) -> Any:  # noqa: ANN401 - a list, or a list of lists
    """Return the numbers as lists, rounded to what the file keeps."""
    return np.round(np.asarray(numbers, dtype=np.float64), DIGITS).tolist()


def settled(fitted: dict[str, Any], rows: Floats, true: Floats, weights: Floats) -> dict[str, Any]:
    """Stretch and shift the log odds to what these rows show (Platt, 1999), by Newton's steps."""
    odds = Net.read(fitted, fitted["columns"]).score(rows.astype(np.float32)).astype(np.float64)
    columns = np.stack((odds, np.ones(len(odds))), axis=1)
    stretch = np.array([1.0, 0.0])
    for _ in range(_NEWTON):
        chance = 1.0 / (1.0 + np.exp(-columns @ stretch))
        slopes = columns.T @ ((chance - true) * weights)
        bends = (columns * (chance * (1.0 - chance) * weights)[:, None]).T @ columns
        stretch -= np.linalg.solve(bends, slopes)
    by, shift = (round(float(one), DIGITS) for one in stretch)
    linear, outer = (rounded(np.array(fitted[name]) * by) for name in ("linear", "outer"))
    return {
        **fitted,
        "linear": linear,
        "outer": outer,
        "offset": round(fitted["offset"] * by + shift, DIGITS),
    }


def fit_first(  # noqa: PLR0913 - the settings of one fit
    net: Layered,
    groups: Floats,
    held: npt.NDArray[np.bool_],
    right: npt.NDArray[np.bool_],
    *,
    weights: Floats | None = None,
    extra: Callable[[npt.NDArray[np.int64]], Floats] | None = None,
    learn: Callable[[npt.NDArray[np.int64], Floats], Parameters] | None = None,
    parameters: Parameters | None = None,
    epochs: int,
    rate: float,
    decay: float,
    batch: int,
    seed: int,
) -> None:
    """Fit the net so that a right row of each group scores above the others (softmax over the group).

    Args:
        net: changed in place.
        groups: groups by rows by columns, padded.
        held: groups by rows, False where padded.
        right: groups by rows, True for every right one.
        weights: of the groups, 1 by default.
        extra: of a batch of groups, what is added to their rows' scores.
        learn: of a batch and its slopes, the gradients of the further parameters behind `extra`.
        parameters: those further parameters, changed in place.
        epochs: passes over the groups.
        rate: of the first step.
        decay: of the weights.
        batch: groups a step.
        seed: of the order.
    """
    chance = np.random.default_rng(seed)
    rule = Adam(rate, epochs * -(-len(groups) // batch))
    other = Adam(rate, rule.steps)
    normal = net.normal(groups).astype(np.float32)
    each = np.ones(len(groups)) if weights is None else weights
    for _ in range(epochs):
        for some in batches(chance, len(groups), batch):
            scores, hidden = net.score(normal[some])
            if extra is not None:
                scores = scores + extra(some)
            slopes = softmax_slopes(scores, held[some], right[some]) * each[some, None] / len(some)
            rule.step(net.parameters, net.gradients(normal[some], hidden, slopes, decay))
            if learn is not None and parameters is not None:
                other.step(parameters, learn(some, slopes))
    net.parameters["offset"] = np.zeros(1)


def fit_chance(  # noqa: PLR0913 - the settings of one fit
    net: Layered,
    rows: Floats,
    true: Floats,
    weights: Floats,
    *,
    epochs: int,
    rate: float,
    decay: float,
    batch: int,
    seed: int,
) -> None:
    """Fit the net so that a row's score is the log odds of its being true (logistic regression)."""
    chance = np.random.default_rng(seed)
    rule = Adam(rate, epochs * -(-len(rows) // batch))
    normal = net.normal(rows)
    for _ in range(epochs):
        for some in batches(chance, len(rows), batch):
            scores, hidden = net.score(normal[some])
            slopes = (1.0 / (1.0 + np.exp(-scores)) - true[some]) * weights[some] / len(some)
            rule.step(net.parameters, net.gradients(normal[some], hidden, slopes, decay))


def batches(chance: np.random.Generator, count: int, batch: int) -> Iterator[npt.NDArray[np.int64]]:
    """Yield all numbers below the count in a new order, so many at a time."""
    order = chance.permutation(count)
    for start in range(0, count, batch):
        yield np.sort(order[start : start + batch])


def softmax_slopes(scores: Floats, held: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> Floats:
    """Return by how much each score adds to the loss: the logarithm of what is right's share, negative."""
    scores = np.where(held, scores, -np.inf)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    share = odds / odds.sum(axis=1, keepdims=True)
    hit = (share * right).sum(axis=1, keepdims=True) + 1e-9
    slopes: Floats = share - share * right / hit
    return slopes
