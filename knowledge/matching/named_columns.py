"""Tables whose columns carry their names: a name stands beside the formula that computes its column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from knowledge.matching.arrays import Floats

Source = TypeVar("Source")


class Columns(Generic[Source]):
    """The columns of one table, in a fixed order.

    Args:
        formulas: a name → what computes its column, several names → what computes so many beside each other;
            a number stands for a column of itself.
    """

    def __init__(self, formulas: Mapping[str | tuple[str, ...], Callable[[Source], npt.ArrayLike]]) -> None:
        names: list[str] = []
        self._formulas: list[tuple[int | slice, Callable[[Source], npt.ArrayLike]]] = []
        for key, formula in formulas.items():
            start = len(names)
            names += (key,) if isinstance(key, str) else key
            self._formulas.append((start if isinstance(key, str) else slice(start, len(names)), formula))
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f'two columns are named "{min(twice)}"')
        self.names = tuple(names)
        self._places = {name: place for place, name in enumerate(names)}

    def at(self, name: str) -> int:
        """Return the place of a column."""
        return self._places[name]

    def table(self, source: Source, *shape: int) -> Floats:
        """Return the columns beside each other, behind these dimensions."""
        table = np.empty((*shape, len(self.names)), dtype=np.float32)
        for place, formula in self._formulas:
            table[..., place] = formula(source)
        return table


def places(fitted: Sequence[str], computed: Sequence[str]) -> list[int]:
    """Return where among the columns that something was fitted on stands each that the matcher computes.

    Raises:
        ValueError: if they are not the same columns.
    """
    unknown = [name for name in fitted if name not in computed]
    missing = [name for name in computed if name not in fitted]
    if unknown or missing:
        said = (
            f'weights.json was fitted on a column "{unknown[0]}" that the matcher does not compute'
            if unknown
            else f'the matcher computes a column "{missing[0]}" that weights.json was not fitted on'
        )
        raise ValueError(f"{said}; run make weights")
    return [fitted.index(name) for name in computed]
