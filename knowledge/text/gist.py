"""The sentences of a document that say most of what it is about, in source order.

Those are chosen that cover most of what the document speaks about with least repetition: the greedy maximum
of a monotone submodular coverage, after Lin and Bilmes, "A Class of Submodular Functions for Document
Summarization" (ACL 2011). Greedy choice is within 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from knowledge.model import PassageKind
from knowledge.text.standing_alone import own_summary, stands_alone
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.model import Document, Passage

_REPEATS_SHARE: Final = 0.4
"""Share of common stems (Jaccard) from which one sentence repeats another."""
_REPEATS_RATIO: Final = 70.0
"""rapidfuzz's token_sort_ratio from which one sentence repeats another in nearly the same words."""
_LENGTH_EXPONENT: Final = 0.4
"""Gain is divided by length to this power (Lin and Bilmes: 0.1 to 1), or long sentences always win."""
_NEW_PARAGRAPH: Final = 1.15
_LEAD_WORTH: Final = 1.25
"""What a text is about stands in its first paragraph of prose more often than elsewhere."""
_TITLE_WORTH: Final = 1.5
_OWN_LIMIT: Final = 7
_SHORT: Final = (3, 4)


def in_short(document: Document) -> tuple[Passage, ...]:
    """Return the summary that a document brings itself, else about three sentences of it."""
    return own_summary(document)[:_OWN_LIMIT] or gist(document, *_SHORT)


def gist(document: Document, most: int, share: int) -> tuple[Passage, ...]:
    """Return the prose that says most, in source order; list items of a summary are left out.

    No heading, no question, no plug, no boilerplate, no sentence that needs the one before it, and no two
    that say the same. The same document gives the same sentences in every process.

    Args:
        document: any document; one without a sentence that stands alone gives the best there is, one without
            passages gives none.
        most: sentences at most.
        share: of so many that could be chosen at least one is.
    """
    candidates = _candidates(document, {passage.index for passage in own_summary(document)})
    return _chosen(document, candidates, min(most, math.ceil(len(candidates) / share)))


def _candidates(document: Document, own: Iterable[int]) -> list[Passage]:
    """Return what may be chosen: prose that stands alone, or list items, or anything, for want of better."""
    listed = set(own)
    free = [passage for passage in document.passages if passage.index not in listed]
    prose = [passage for passage in free if passage.kind is PassageKind.PROSE]
    for passages in (prose, [passage for passage in free if passage.kind is PassageKind.ITEM]):
        alone = [passage for passage in passages if stands_alone(document, passage)]
        if alone:
            return alone
    return prose[:1]


def _chosen(document: Document, candidates: Sequence[Passage], size: int) -> tuple[Passage, ...]:
    """Choose greedily what adds most to the coverage of the document's words."""
    stems = {
        passage.index: _stems(document.text[passage.start : passage.end]) for passage in document.passages
    }
    weights = _weights(document, stems)
    covered: Counter[str] = Counter()
    chosen: list[Passage] = []
    left = list(candidates)
    lead = min((passage.paragraph for passage in candidates), default=0)
    while left and len(chosen) < size:
        seen = {passage.paragraph for passage in chosen}
        best = max(
            left,
            key=lambda passage: (
                _gain(stems[passage.index], covered, weights)
                * (1.0 if passage.paragraph in seen else _NEW_PARAGRAPH)
                * (_LEAD_WORTH if passage.paragraph == lead else 1.0),
                -passage.start,
            ),
        )
        left.remove(best)
        chosen.append(best)
        covered.update(stems[best.index])
        left = [passage for passage in left if not _repeats(document, passage, best, stems)]
    return tuple(sorted(chosen, key=lambda passage: passage.start))


def _weights(document: Document, stems: dict[int, tuple[str, ...]]) -> dict[str, float]:
    """Weigh a stem by how many sentences speak of it, and those of the title more."""
    held = Counter(stem for some in stems.values() for stem in some)
    title = set(_stems(document.title))
    return {stem: (count - 0.5) * (_TITLE_WORTH if stem in title else 1.0) for stem, count in held.items()}


def _gain(stems: Sequence[str], covered: Counter[str], weights: dict[str, float]) -> float:
    """Return what a sentence adds, for its length: a word adds less each time it is covered."""
    added = math.fsum(
        weights[stem] * (math.sqrt(covered[stem] + 1) - math.sqrt(covered[stem])) for stem in stems
    )
    return added / math.pow(max(len(stems), 1), _LENGTH_EXPONENT)


def _repeats(document: Document, one: Passage, other: Passage, stems: dict[int, tuple[str, ...]]) -> bool:
    mine, theirs = set(stems[one.index]), set(stems[other.index])
    if len(mine & theirs) >= _REPEATS_SHARE * len(mine | theirs):
        return True
    texts = [document.text[passage.start : passage.end].lower() for passage in (one, other)]
    return fuzz.token_sort_ratio(*texts, score_cutoff=_REPEATS_RATIO) > 0.0


def _stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in order of their first use."""
    return tuple(dict.fromkeys(word.stem for word in words(text) if not word.stop))
