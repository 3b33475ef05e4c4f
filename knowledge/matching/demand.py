"""What a question demands of a passage: a kind of answer, an attribute, somebody's words, its names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.answer_kinds import Wanted
from knowledge.matching.offers import Offer, unit_offers
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching.index import Index
    from knowledge.matching.question import Question, Term

_SPOKEN: Final = {
    "whats": "what",
    "whos": "who",
    "hows": "how",
    "wheres": "where",
    "whens": "when",
    "what's": "what",
}
_MEASURES: Final = {
    "old": ((Offer.AGE, 1.0), (Offer.DURATION, 0.5)),
    "tall": ((Offer.LENGTH, 1.0),),
    "high": ((Offer.LENGTH, 1.0), (Offer.MONEY, 1.0), (Offer.PERCENT, 1.0), (Offer.AMOUNT, 0.5)),
    "deep": ((Offer.LENGTH, 1.0),),
    "wide": ((Offer.LENGTH, 1.0),),
    "far": ((Offer.LENGTH, 1.0), (Offer.PERCENT, 1.0), (Offer.DURATION, 1.0), (Offer.AMOUNT, 0.5)),
    "long": ((Offer.DURATION, 1.0), (Offer.LENGTH, 1.0), (Offer.DATE, 0.7), (Offer.CLAUSE, 0.2)),
    "heavy": ((Offer.WEIGHT, 1.0),),
    "fast": ((Offer.SPEED, 1.0), (Offer.LENGTH, 0.7), (Offer.DURATION, 0.5)),
    "hot": ((Offer.HEAT, 1.0),),
    "cold": ((Offer.HEAT, 1.0),),
    "many": ((Offer.COUNT, 1.0), (Offer.ONE, 0.5), (Offer.AMOUNT, 0.4)),
    "big": ((Offer.AMOUNT, 1.0),),
    "large": ((Offer.AMOUNT, 1.0),),
}
_NOUNS: Final = {
    "age": _MEASURES["old"],
    "height": _MEASURES["tall"],
    "depth": _MEASURES["deep"],
    "weight": _MEASURES["heavy"],
    "speed": _MEASURES["fast"],
    "temperature": _MEASURES["hot"],
    "length": _MEASURES["long"],
    "percentage": ((Offer.PERCENT, 1.0),),
    "percent": ((Offer.PERCENT, 1.0),),
    "proportion": ((Offer.PERCENT, 1.0), (Offer.AMOUNT, 0.5)),
    "share": ((Offer.PERCENT, 1.0), (Offer.AMOUNT, 0.5)),
    "salary": ((Offer.MONEY, 1.0),),
    "price": ((Offer.MONEY, 1.0),),
    "cost": ((Offer.MONEY, 1.0), (Offer.AMOUNT, 0.5)),
    "budget": ((Offer.MONEY, 1.0),),
    "wage": ((Offer.MONEY, 1.0),),
    "name": ((Offer.NAME, 1.0),),
    "names": ((Offer.NAME, 1.0),),
    "called": ((Offer.NAME, 1.0),),
    "number": ((Offer.AMOUNT, 1.0), (Offer.ONE, 0.5)),
    "date": ((Offer.DATE, 1.0),),
    "reason": ((Offer.REASON, 1.0), (Offer.PURPOSE, 0.5)),
}
_BY_KIND: Final[dict[Wanted, tuple[tuple[Offer, float], ...]]] = {
    Wanted.PERSON: ((Offer.NAME, 1.0), (Offer.ROLE, 0.7)),
    Wanted.TIME: ((Offer.DATE, 1.0), (Offer.DURATION, 0.7), (Offer.CLAUSE, 0.5)),
    Wanted.PLACE: ((Offer.PLACE, 1.0), (Offer.NAME, 0.7), (Offer.SPOT, 0.5)),
    Wanted.AMOUNT: ((Offer.AMOUNT, 1.0),),
    Wanted.MONEY: ((Offer.MONEY, 1.0), (Offer.AMOUNT, 0.4)),
    Wanted.REASON: ((Offer.REASON, 1.0), (Offer.PURPOSE, 0.5)),
    Wanted.NAME: ((Offer.NAME, 1.0), (Offer.ROLE, 0.3)),
}
_PAYING: Final = frozenset({"cost", "costs", "earn", "earns", "paid", "bought", "sold", "worth", "salary"})
_DOES: Final = frozenset({"does", "did", "do", "is", "are", "was", "were", "would", "will"})
_AHEAD: Final = 3
"""Words behind "what" among which the noun stands that says what is asked for."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a passage has to hold to answer a question.

    Args:
        offers: the kinds of answer asked for, each with how well it answers; empty where none can be told.
        own: the stems of the question's own words, which answer nothing.
        names: the names of the question, each as the stems of its words; of a person the surname stands last.
        strangers: how many names it has besides that the knowledge does not know.
        attributes: the words that ask for an attribute, each with the stems of which a passage that tells it
            holds one.
        naming: whether a name is asked for, of whatever it be ("what is it called").
        counted: the stem of what is counted ("how many goals"), or None.
    """

    offers: tuple[tuple[Offer, float], ...]
    own: frozenset[int]
    names: tuple[tuple[int, ...], ...]
    strangers: int
    attributes: tuple[tuple[str, frozenset[int]], ...]
    naming: bool
    counted: int | None


def demand(question: Question, index: Index) -> Demand:
    """Return what a question demands."""
    own = {stem for term in question.terms for stem, _ in term.stands_for[:1]}
    own |= {index.vocabulary[word.stem] for word in question.words if word.stem in index.vocabulary}
    names, strangers = _names(question.terms)
    texts = [_SPOKEN.get(word.text, word.text) for word in question.words]
    return Demand(
        offers=kinds_asked(texts, question.wanted),
        own=frozenset(own),
        names=names,
        strangers=strangers,
        attributes=_attributes(question, index),
        naming=question.wanted not in {Wanted.PERSON, Wanted.TIME, Wanted.PLACE},
        counted=_counted(question, texts),
    )


def kinds_asked(texts: Sequence[str], wanted: Wanted) -> tuple[tuple[Offer, float], ...]:
    """Return the kinds of answer that a question with these words asks for.

    >>> [kind.name for kind, _ in kinds_asked("how old is she".split(), Wanted.AMOUNT)]
    ['AGE', 'DURATION']
    """
    at = next((place for place, text in enumerate(texts) if text in _LEADS), None)
    if at is None:
        return ()
    after = texts[at + 1 : at + 1 + _AHEAD]
    if texts[at] == "how" and after and after[0] in _MEASURES:
        unit = next((unit_offers()[word] for word in after[1:] if word in unit_offers()), None)
        counted = unit is not None and after[0] == "many"
        return ((unit, 1.0), (Offer.AMOUNT, 0.4)) if unit is not None and counted else _MEASURES[after[0]]
    paid = not _PAYING.isdisjoint(texts[at:])
    if texts[at] == "how" and after[:1] == ["much"]:
        return _BY_KIND.get(Wanted.MONEY if paid else wanted, ())
    if texts[at] == "what" and paid and _DOES.intersection(after[:1]):
        return _BY_KIND[Wanted.MONEY]
    if texts[at] in {"what", "which"}:
        noun = next((word for word in after if word in _NOUNS), None)
        return _NOUNS[noun] if noun else _BY_NOUN.get(wanted, ())
    return _BY_LEAD.get(texts[at]) or _BY_KIND.get(wanted, ())


_LEADS: Final = frozenset({"what", "which", "who", "whom", "whose", "where", "when", "why", "how"})
_BY_LEAD: Final = {
    "who": _BY_KIND[Wanted.PERSON],
    "where": _BY_KIND[Wanted.PLACE],
    "when": _BY_KIND[Wanted.TIME],
    "why": _BY_KIND[Wanted.REASON],
}
_BY_NOUN: Final = {kind: _BY_KIND[kind] for kind in (Wanted.TIME, Wanted.PLACE, Wanted.NAME)}
"""What "what" asks for by the noun behind it, where the noun is not in `_NOUNS`."""


def _names(terms: Sequence[Term]) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Return the names that the knowledge knows, words side by side as one, and how many it does not."""
    found: list[tuple[int, ...]] = []
    last = -2
    strangers = 0
    for term in terms:
        if not term.name or term.word.number or term.share < 1.0:
            continue
        if not term.stands_for:
            strangers += 1
        elif term.place == last + 1:
            found[-1] = (*found[-1], term.stands_for[0][0])
            last = term.place
        else:
            found.append((term.stands_for[0][0],))
            last = term.place
    return tuple(found), strangers


def _counted(question: Question, texts: Sequence[str]) -> int | None:
    """Return the stem of the noun behind "how many", or None."""
    many = next((at for at in range(1, len(texts)) if texts[at] == "many" and texts[at - 1] == "how"), None)
    if many is None:
        return None
    near = [term for term in question.terms if many < term.place <= many + 2 and term.stands_for]
    return near[-1].stands_for[0][0] if near else None


def _attributes(question: Question, index: Index) -> tuple[tuple[str, frozenset[int]], ...]:
    asked = [
        term.word.text
        for term in question.terms
        if not term.name and term.share >= 1.0 and not _is_the_askers(term, question)
    ]
    asked += [f"{one.text} {other.text}" for one, other in pairwise(question.words)]
    found = []
    for asking, telling in _kin():
        word = next((text for text in asked if text in asking), None)
        if word is not None:
            held = (index.vocabulary[stem] for stem in telling if stem in index.vocabulary)
            found.append((word, frozenset(held)))
    return tuple(found)


def _is_the_askers(term: Term, question: Question) -> bool:
    """Return whether a word speaks of the asker's own: "my brother says …"."""
    before = question.words[term.place - 1].text if 0 < term.place <= len(question.words) else ""
    return before in {"my", "our"}


@cache
def _kin() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split("|") for line in lexicon.phrases("attributes"))
    return tuple(
        (frozenset(asking.replace("_", " ") for asking in asks.split()), _stems(held)) for asks, held in lines
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
