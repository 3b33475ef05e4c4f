"""Entries for a text that is still being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.normalizing import clean_question, words

if TYPE_CHECKING:
    from knowledge.asking import Reader
    from knowledge.indexing import Floats
    from knowledge.phrasings import Phrasings

_BEGUN: Final = 0.9


def complete(text: str, reader: Reader, phrasings: Phrasings) -> tuple[int, ...]:
    """Return the numbers of the entries nearest to the text, nearest first; without words all of them.

    The last word may be the beginning of one. What no phrasing holds is passed over.
    """
    entries = int(phrasings.entries[-1]) + 1 if len(phrasings.entries) else 0
    typed = [word for word in words(clean_question(text)) if not word.stop]
    if not typed:
        return tuple(range(entries))
    scores = _shared(reader, phrasings, text, begun=typed[-1].text)
    best = np.zeros(entries, dtype=np.float32)
    np.maximum.at(best, phrasings.entries, scores)
    return tuple(int(number) for number in np.argsort(-best, kind="stable") if best[number] > 0.0)


def _shared(reader: Reader, phrasings: Phrasings, text: str, begun: str) -> Floats:
    shared = np.zeros(len(phrasings.texts), dtype=np.float32)
    total = 1e-6
    for term in reader.read(text).terms:
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
