"""Entries for a text that is still being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from knowledge.matching.arrays import Floats
    from knowledge.matching.phrasings import Phrasings
    from knowledge.matching.question import Question

_BEGUN: Final = 0.9


def complete(typed: Question, phrasings: Phrasings) -> tuple[int, ...]:
    """Return the numbers of the entries nearest to what is typed, nearest first; without words all of them.

    The last word may be the beginning of one. What no phrasing holds is passed over.
    """
    entries = int(phrasings.entries[-1]) + 1 if len(phrasings.entries) else 0
    if not typed.terms:
        return tuple(range(entries))
    best = np.zeros(entries, dtype=np.float32)
    np.maximum.at(best, phrasings.entries, _shared(typed, phrasings))
    order = np.argsort(-best, kind="stable")
    return tuple(order[: int((best > 0.0).sum())].tolist())


def _shared(typed: Question, phrasings: Phrasings) -> Floats:
    shared = np.zeros(len(phrasings.texts), dtype=np.float32)
    total = 1e-6
    begun = typed.words[-1].text if typed.words else ""
    for term in typed.terms:
        meant = dict(phrasings.speller.stands_for(term.word))
        if term.word.text == begun:
            meant |= {stem: _BEGUN for stem in phrasings.speller.beginning(begun) if stem not in meant}
        one = np.zeros(len(phrasings.texts), dtype=np.float32)
        for stem, sureness in meant.items():
            where = phrasings.postings[stem]
            one[where] = np.maximum(one[where], sureness * phrasings.weights[stem])
        total += float(one.max(initial=0.0))
        shared += one
    return shared * shared / (total * (phrasings.totals + 1.0))
