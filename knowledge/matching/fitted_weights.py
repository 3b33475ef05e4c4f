"""The weights that ship: a small JSON file beside this module, made by `python -m training`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from knowledge.matching.answer_kinds import Trait, Wanted
from knowledge.matching.confidence import confidence_names
from knowledge.matching.coverage import PAIRS, PASSAGES, TERMS
from knowledge.matching.fusion import CERTAIN, FUSED
from knowledge.matching.passage_scores import RERANKING, ranking_names
from knowledge.matching.weights import Coverage, Net, Weights, kinds_table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FILE: Final = "weights.json"
WANTED: Final = tuple(one.name.lower() for one in Wanted)
TRAITS: Final = tuple(one.name.lower() for one in Trait)


@cache
def fitted_weights() -> Weights:
    """Return the weights, read once.

    Raises:
        ValueError: if they were fitted on other columns than the matcher computes.
    """
    return read_weights(json.loads(files("knowledge.matching").joinpath(FILE).read_text(encoding="utf-8")))


def read_weights(read: Mapping[str, Any], without: Collection[str] = ()) -> Weights:
    """Return the weights as they stand in the file, each column's by its name.

    Args:
        read: the file.
        without: nets that are not read and change no score, for fitting what they stand on.

    Raises:
        ValueError: if a part was fitted on other columns than the matcher computes.
    """
    units = len(read["coverage"]["start"])

    def net(name: str, columns: tuple[str, ...]) -> Net:
        return Net.nothing(len(columns)) if name in without else Net.read(read[name], columns)

    return Weights(
        coverage=Coverage.read(read["coverage"], PAIRS.names, TERMS.names, PASSAGES.names),
        kinds=kinds_table(read["kinds"], WANTED, TRAITS),
        ranking=net("ranking", ranking_names(units)),
        reranking=net("reranking", RERANKING.names),
        confidence=net("confidence", confidence_names(units)),
        fusing=net("fusing", FUSED.names),
        certainty=net("certainty", CERTAIN.names),
    )
