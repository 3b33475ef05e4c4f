"""What may be asked of a document as a whole, and the words that ask for it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from knowledge import lexicon


class Aspect(StrEnum):
    """What may be asked of a document as a whole."""

    SUMMARY = "summary"
    SPEAKERS = "speakers"
    QUOTES = "quotes"
    BEST_QUOTE = "best_quote"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    DATES = "dates"
    FIGURES = "figures"
    MONEY = "money"
    PERCENTAGES = "percentages"
    AUTHOR = "author"
    PUBLISHED = "published"
    PUBLISHER = "publisher"
    TITLE = "title"
    LENGTH = "length"
    LANGUAGE = "language"
    URL = "url"
    FIRST = "first"
    LAST = "last"
    DOCUMENTS = "documents"
    LEAD = "lead"


MENTIONED: Final = (
    Aspect.PERCENTAGES,
    Aspect.MONEY,
    Aspect.DATES,
    Aspect.FIGURES,
    Aspect.PEOPLE,
    Aspect.ORGANISATIONS,
    Aspect.PLACES,
)
"""What a document may mention, the narrower kind before the wider: an amount of money is a figure too."""

FACTS: Final = (
    Aspect.TITLE,
    Aspect.AUTHOR,
    Aspect.PUBLISHER,
    Aspect.PUBLISHED,
    Aspect.LENGTH,
    Aspect.LANGUAGE,
    Aspect.URL,
)
"""What is told of a document; several may be asked for at once."""

_STRETCHES: Final = frozenset({"paragraph", "sentence", "line", "words"})


@cache
def cues(name: str) -> frozenset[str]:
    """Return the words that ask for an aspect."""
    return frozenset(lexicon.table("about_aspects")[name])


@cache
def beside(name: str) -> frozenset[str]:
    """Return the words that may stand beside those that ask for an aspect."""
    return frozenset(lexicon.table("about_beside")[name])


@cache
def plural() -> frozenset[str]:
    """Return the nouns for several documents."""
    return frozenset(lexicon.table("document_words")["plural"])


@cache
def courtesy() -> frozenset[str]:
    """Return the words that say nothing of what is asked."""
    return lexicon.words("about_courtesy")


@cache
def pool(aspect: Aspect) -> frozenset[str]:
    """Return the words that may say what is asked where this aspect is."""
    asking, aside = lexicon.table("about_aspects"), lexicon.table("about_beside")
    names = {
        Aspect.SUMMARY: ("summary", "topic", "saying"),
        Aspect.BEST_QUOTE: ("quotes",),
        Aspect.DOCUMENTS: ("documents",),
    }.get(aspect, (aspect.value,))
    if aspect in MENTIONED:
        names = (*names, "mentioned")
    found = {word for name in names for word in (*asking.get(name, ()), *aside.get(name, ()))}
    if aspect in {Aspect.FIRST, Aspect.LAST}:
        found |= _STRETCHES
    return frozenset(found) | frozenset(
        lexicon.table("document_words")["plural"] if aspect is Aspect.DOCUMENTS else ()
    )


@cache
def fact_pool() -> frozenset[str]:
    """Return the words that may stand where facts are asked for, one or several."""
    return frozenset[str]().union(*map(pool, FACTS))
