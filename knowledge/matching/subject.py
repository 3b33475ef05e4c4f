"""Whether a question is about something that the documents do not touch at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.signals import SIGNALS, WIDE

if TYPE_CHECKING:
    from knowledge.matching.passage_scores import Weighed

_RARE_SHARE: Final = 0.4
_TOPIC: Final = 0.38
_NEAREST: Final = 0.44
_ALIKE: Final = 0.5
_AT_TOPIC: Final = WIDE.at("topic")
_AT_NEAREST: Final = SIGNALS.at("pooled meaning")


def is_off_subject(weighed: Weighed) -> bool:
    """Return whether nothing of a question's subject is there.

    Not a name of it is known, hardly a word of it stands in the documents or is alike to one that does, and
    it means something far from the documents and from each of their passages. Of refused questions that are
    on the subject one in twenty is taken for such a one; of the others two in five.
    """
    terms = weighed.question.terms
    if any(term.name and term.stands_for and len(term.word.text) > 1 for term in terms):
        return False
    evidence = weighed.evidence
    near = np.maximum(evidence.present, evidence.alike).max(axis=1)
    rarity = np.array([term.rarity for term in terms], dtype=np.float32)
    known = float((rarity * near)[near >= _ALIKE].sum()) / max(float(rarity.sum()), 1e-6)
    topic = float(weighed.around[:, _AT_TOPIC].max())
    nearest = float(weighed.values[:, _AT_NEAREST].max())
    return known < _RARE_SHARE and topic < _TOPIC and nearest < _NEAREST
