"""Fitting a linear sum with a hidden layer beside it, a `Net`, by L-BFGS-B (Byrd and others, 1995)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.optimize import minimize

from knowledge.matching.weights import Net

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats

    Parameters = dict[str, Floats]

DIGITS: Final = 4
_SETTLING: Final = 100


def least(
    loss: Callable[[Parameters], tuple[float, Parameters]], begin: Parameters, steps: int
) -> Parameters:
    """Return the parameters for which a loss is least, as far as so many steps lead.

    Args:
        loss: of parameters its value and its slopes.
        begin: where to begin.
        steps: at most; few of them keep a net from learning its examples by heart.
    """
    ends = np.cumsum([one.size for one in begin.values()])[:-1]

    def parted(flat: Floats) -> Parameters:
        parts = zip(begin.items(), np.split(flat, ends), strict=True)
        return {name: part.reshape(one.shape) for (name, one), part in parts}

    def at(flat: Floats) -> tuple[float, Floats]:
        value, slopes = loss(parted(flat))
        return value, np.concatenate([slopes[name].ravel() for name in begin])

    flat = np.concatenate([one.ravel() for one in begin.values()]).astype(np.float64)
    return parted(minimize(at, flat, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x)


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

    def fit(
        self, columns: Floats, loss: Callable[[Floats], tuple[float, Floats]], *, steps: int, decay: float
    ) -> None:
        """Move the weights to where the loss is least.

        Args:
            columns: rows, or groups of rows, by columns.
            loss: of their scores its value and its slopes.
            steps: at most.
            decay: of the weights.
        """
        normal = (columns - self.mean) / self.deviation
        rows = normal.reshape(-1, normal.shape[-1])

        def whole(own: Parameters) -> tuple[float, Parameters]:
            units = np.tanh(rows @ own["hidden"] + own["bias"])
            scores = rows @ own["linear"] + units @ own["outer"] + own["offset"]
            value, slopes = loss(scores.reshape(normal.shape[:-1]))
            each = slopes.ravel()
            inner = each[:, None] * own["outer"] * (1.0 - units * units)
            decayed = {name: decay * own[name] for name in ("linear", "hidden", "outer")}
            value += sum(float((one * own[name]).sum()) for name, one in decayed.items()) / 2
            return value, {
                "linear": each @ rows + decayed["linear"],
                "hidden": rows.T @ inner + decayed["hidden"],
                "bias": inner.sum(axis=0),
                "outer": each @ units + decayed["outer"],
                "offset": np.array([each.sum()]),
            }

        self.parameters = least(whole, self.parameters, steps)


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
    """Stretch and shift the log odds to what these rows show (Platt, 1999)."""
    odds = Net.read(fitted, fitted["columns"]).score(rows.astype(np.float32)).astype(np.float64)

    def loss(own: Parameters) -> tuple[float, Parameters]:
        value, slopes = chance_loss(own["by"] * odds + own["shift"], true, weights)
        return value, {"by": (slopes * odds).sum(keepdims=True), "shift": slopes.sum(keepdims=True)}

    found = least(loss, {"by": np.ones(1), "shift": np.zeros(1)}, _SETTLING)
    by, shift = (round(float(one[0]), DIGITS) for one in found.values())
    linear, outer = (rounded(np.array(fitted[name]) * by) for name in ("linear", "outer"))
    return {
        **fitted,
        "linear": linear,
        "outer": outer,
        "offset": round(fitted["offset"] * by + shift, DIGITS),
    }


def first_loss(
    scores: Floats, held: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_], weights: Floats | float = 1.0
) -> tuple[float, Floats]:
    """Return how far each group's right rows are from being first (softmax), and the slopes by the scores.

    Args:
        scores: groups by rows, padded.
        held: False where padded.
        right: True for every right one.
        weights: of the groups.
    """
    hit, slopes = right_share(scores, held, right)
    each = np.broadcast_to(weights, len(scores))[:, None] / len(scores)
    return -float((np.log(hit) * each).sum()), slopes * each


def right_share(
    scores: Floats, held: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return what share of each group the right rows have, and the slopes of its negative logarithm."""
    scores = np.where(held, scores, -np.inf)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    share = odds / odds.sum(axis=1, keepdims=True)
    hit = (share * right).sum(axis=1, keepdims=True) + 1e-9
    return hit, share - share * right / hit


def chance_loss(scores: Floats, true: Floats, weights: Floats) -> tuple[float, Floats]:
    """Return how far the scores are from the log odds of what is true (logistic), and its slopes."""
    each = weights / len(scores)
    value = (each * (np.logaddexp(0.0, scores) - true * scores)).sum()
    return float(value), (1.0 / (1.0 + np.exp(-scores)) - true) * each
