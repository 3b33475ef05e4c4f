"""Questions for a name: "what is the name of the hotel?" asks for more than that there is a hotel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question

_WHAT: Final = frozenset({"what", "whats", "name", "names"})
_NAMES: Final = frozenset({"name", "names"})
_WITHIN: Final = 4
_BESIDE: Final = 6
"""Words between a thing and its name: "a hotel by the harbour, the Anchor"."""


def to_be_named(question: Question) -> int | None:
    """Return the stem of what the name is asked of, as the documents have it, or None.

    It is the last noun of those behind "the name of", or before "'s name" or "called".
    """
    texts = [word.text for word in question.words]
    lead = next((at for at, text in enumerate(texts) if text in _WHAT), None)
    if lead is None:
        return None
    name = next((at for at in range(lead, min(lead + _WITHIN, len(texts))) if texts[at] in _NAMES), None)
    terms = [term for term in question.terms if term.word.text not in {*_NAMES, "called"}]
    if name is not None and texts[name + 1 : name + 2] == ["of"]:
        behind = [term for term in terms if term.place > name]
        last = 1
        while last < len(behind) and behind[last].place == behind[last - 1].place + 1:
            last += 1
        asked = behind[:last]
    elif name is not None or texts[-1:] == ["called"]:
        end = len(texts) - 1 if name is None else name
        asked = [term for term in terms if lead < term.place < end]
    else:
        return None
    if not asked or asked[-1].name or not asked[-1].stands_for:
        return None
    return asked[-1].stands_for[0][0]


def is_named(stem: int, own: frozenset[int], number: int, index: Index) -> bool:
    """Return whether a name that is none of the question's stands beside a thing in a passage.

    Of a thing that does not stand there nothing can be told.
    """
    sequence = index.sequences[number]
    names = {*sequence.names} - own
    where = [place for place, other in enumerate(sequence.stems) if other == stem]
    return not where or any(
        not names.isdisjoint(sequence.stems[max(0, place - _BESIDE) : place + _BESIDE + 1]) for place in where
    )
