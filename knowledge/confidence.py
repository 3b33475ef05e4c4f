"""What is known of the best passage, as the columns from which the confidence is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.arrays import length
from knowledge.signals import NAMES

if TYPE_CHECKING:
    from knowledge.arrays import Floats, Numbers
    from knowledge.asking import Question
    from knowledge.evidence import Evidence
    from knowledge.indexing import Index

WIDE: Final = ("topic", "nearest meaning", "held anywhere", "held by meaning anywhere", "rare known")
"""The columns of `wide`, in their order."""
COLUMNS: Final = ("score", "margin", "probability", "probability of three", "kind", "passages", *WIDE, *NAMES)
"""The columns of `passage_columns`, in their order."""
_FAR: Final = 8.0
_POOLED, _HELD, _MEANT = (NAMES.index(name) for name in ("pooled meaning", "held", "held by meaning"))
_SUMMED: Final = 200


def wide(question: Question, evidence: Evidence, index: Index, values: Floats) -> Floats:
    """Return one row a candidate: how near the question is to its document, whichever passage answers."""
    pooled = evidence.weights @ question.vectors
    pooled = pooled / (length(pooled) + 1e-6)
    rarity = np.array([term.rarity for term in question.terms], dtype=np.float32)
    known = np.array([bool(term.stands_for) for term in question.terms], dtype=np.float32)
    columns = np.empty((len(evidence.candidates), len(WIDE)), dtype=np.float32)
    columns[:, 0] = (index.topics @ pooled)[index.document[evidence.candidates]]
    columns[:, 1] = values[:, _POOLED].max()
    columns[:, 2] = values[:, _HELD].max()
    columns[:, 3] = values[:, _MEANT].max()
    columns[:, 4] = float(rarity @ known) / (float(rarity.sum()) + 1e-6)
    return columns


def passage_columns(scores: Floats, kinds: Floats, values: Floats, around: Floats, chosen: Numbers) -> Floats:
    """Return one row for each of the chosen candidates: what speaks for it among the candidates.

    Args:
        scores: the ranking's score of each candidate.
        kinds: how far each candidate offers the kind of answer that is wanted.
        values: the candidates' signals.
        around: the candidates' `wide` columns.
        chosen: which candidates.
    """
    ranked = np.sort(scores)[::-1]
    odds = np.exp(ranked[:_SUMMED] - ranked[0])
    own = scores[chosen]
    second = ranked[1] if len(ranked) > 1 else ranked[0] - _FAR
    margin = np.where(own >= ranked[0], ranked[0] - second, own - ranked[0])
    known = np.empty((len(chosen), len(COLUMNS)), dtype=np.float32)
    known[:, 0] = own
    known[:, 1] = np.minimum(np.maximum(margin, -_FAR), _FAR)
    known[:, 2] = np.exp(own - ranked[0]) / odds.sum()
    known[:, 3] = odds[:3].sum() / odds.sum()
    known[:, 4] = kinds[chosen]
    known[:, 5] = np.log1p(len(scores))
    known[:, 6 : 6 + len(WIDE)] = around[chosen]
    known[:, 6 + len(WIDE) :] = values[chosen]
    return known
