"""What a question asks about a document as a whole, if it does; a question about what it tells does not.

A question is about a document when nothing is left of it beside a word for what is asked, politeness, grammar
and a noun for the document: "who wrote this article", but not "who wrote the law".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.answers.asked_words import AskedWords, read_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


@dataclass(frozen=True, slots=True)
class AboutDocument:
    """What is asked of a document as a whole.

    Args:
        aspects: at least one; more only of those that are told.
        words: of the question.
        counted: whether it asks how many.
    """

    aspects: tuple[Aspect, ...]
    words: AskedWords
    counted: bool = False


_SPEAKING: Final = frozenset({"speak", "speaks"})
_QUOTATIONS: Final = frozenset({"quote", "quotes", "quotation", "quotations"})
_SAYING: Final = frozenset({"say", "says", "said"})
_WRITING: Final = frozenset({"wrote", "written", "write", "writing", "penned"})
_WRITERS: Final = frozenset({"writer", "journalist", "reporter", "columnist"})
_PUBLISHING: Final = frozenset(
    {"published", "publish", "posted", "released", "dated", "updated", "publication"}
)
_OUTLETS: Final = frozenset({"outlet", "newspaper", "magazine", "website", "site", "paper"})
_UNITS: Final = frozenset({"words", "characters", "sentences", "paragraphs", "passages", "lines", "pages"})
_STRETCHES: Final = frozenset({"paragraph", "sentence", "line", "words"})
_MENTIONING: Final = frozenset({"mention", "mentions", "mentioned"})
_LISTING: Final = frozenset({"list", "show", "give", "gimme", "any", "all", "find"})
_SINGULAR: Final = frozenset(
    {"person", "company", "organisation", "organization", "place", "location", "city", "town", "country"}
    | {"village", "date", "day", "year", "month", "number", "figure", "sum", "percentage", "statistic"}
)


def about_document(question: str, titles: Sequence[frozenset[str]] = ()) -> AboutDocument | None:
    """Return what a question asks of a document as a whole, or None for any other question.

    Args:
        question: as asked.
        titles: the stems of each document's title, by which a question may name one.

    >>> about_document("so, who wrote this article?").aspects
    (<Aspect.AUTHOR: 'author'>,)
    >>> about_document("who wrote the law?") is None
    True
    """
    asked = read_asked(question, titles)
    counted = asked.follows({"how"}, {"many"})
    for aspect, holds in _RULES.items():
        if asked.content <= _pool(aspect) and holds(asked):
            return AboutDocument((aspect,), asked, counted)
    facts = tuple(one for one in FACTS if _FACT_RULES[one](asked)) if asked.content <= _fact_pool() else ()
    return AboutDocument(facts, asked, counted) if facts else None


def _sums_up(asked: AskedWords) -> bool:
    if not _ends_about(asked) and asked.has("about"):
        return False
    if not _cues("summary").isdisjoint(asked.texts):
        return not asked.questions or asked.asks("what", "which", "how")
    if asked.noun and not _cues("saying").isdisjoint(asked.content):
        return asked.asks("what", "which")
    if asked.has("about"):
        return asked.document and (asked.asks("what", "which", "who", "whom") or asked.texts[0] == "about")
    topical = not (_cues("topic") - {"point", "regarding"}).isdisjoint(asked.texts)
    pointed = asked.noun and asked.has("point", "regarding") and asked.asks("what")
    return pointed or (topical and asked.document and (not asked.questions or asked.asks("what", "which")))


def _ends_about(asked: AskedWords) -> bool:
    """Tell whether nothing but an adverb follows "about": "what is it about exactly", not "what about it"."""
    if not asked.has("about"):
        return False
    last = len(asked.texts) - 1 - asked.texts[::-1].index("about")
    return set(asked.texts[last + 1 :]) <= lexicon.words("about_courtesy")


def _names_speakers(asked: AskedWords) -> bool:
    if asked.asks("who", "whom", "whose"):
        quoting = _cues("speakers") - _SPEAKING
        return not asked.follows({"who"}, quoting) and (
            not quoting.isdisjoint(asked.texts) or (asked.noun and asked.has(*_SPEAKING))
        )
    people = asked.has("people", "persons", "speakers", "voices", "experts")
    quoted = asked.has("quoted", "cited", "interviewed", "quote", "cite")
    return people and quoted and (not asked.questions or asked.asks("how", "which", "what"))


def _asks_quotations(asked: AskedWords) -> bool:
    quoting = not _QUOTATIONS.isdisjoint(asked.texts) and not asked.has("people")
    if quoting:
        return not asked.questions or asked.asks("what", "which", "how")
    if _SAYING.isdisjoint(asked.texts):
        return False
    people = asked.has("people", "everyone") and asked.asks("what")
    return people or {"who", "what"} == asked.questions or asked.texts == ("what", "was", "said")


def _asks_best(asked: AskedWords) -> bool:
    several = asked.has("quotes", "quotations", "any", "some", "all")
    superlative = not (asked.content - _QUOTATIONS - {"direct", "directly"}).isdisjoint(_praise())
    quoting = not _QUOTATIONS.isdisjoint(asked.texts)
    return quoting and asked.asks_or_orders("what", "which") and (superlative or not several)


def _mentions(aspect: Aspect) -> Callable[[AskedWords], bool]:
    def mentions(asked: AskedWords) -> bool:
        people = aspect is Aspect.PEOPLE
        if people and "who" in asked.questions:
            return asked.questions == {"who"} and _asks_who_is_mentioned(asked)
        placed = ("where",) if aspect is Aspect.PLACES else ()
        named = asked.content & _cues(aspect) - {"who"}
        if not named or not asked.asks_or_orders("which", "what", "how", *placed):
            return False
        if "how" in asked.questions and not asked.follows({"how"}, {"many", "much"}):
            return False
        verbs = asked.content & frozenset(lexicon.table("about_beside")["mentioned"])
        if not _MENTIONING.isdisjoint(asked.texts) or (asked.noun and verbs - _qualities()):
            return True
        if named <= _SINGULAR:
            return False
        listing = not asked.questions and not _LISTING.isdisjoint(asked.texts)
        return listing or _within(asked) or (bool(verbs & {"come", "appear"}) and asked.document)

    return mentions


def _asks_who_is_mentioned(asked: AskedWords) -> bool:
    mentioned = _MENTIONING | (
        {"named", "featured", "listed", "appears", "involved"} if asked.noun else set()
    )
    if asked.content & mentioned:
        return not asked.follows({"who"}, asked.content & mentioned - {"appears"})
    return asked.noun and _within(asked)


def _within(asked: AskedWords) -> bool:
    """Tell whether something is asked for "in the article", "in it" or "here"."""
    inside = frozenset({"in", "within", "of", "from", "throughout"})
    pointed = asked.follows(inside, _POINTED) or asked.has("here")
    return pointed or (asked.noun and (asked.follows(inside, {"the", "this", "that", "these", "your"})))


_POINTED: Final = frozenset({"it", "this", "here"})


def _tells_what_happened(asked: AskedWords) -> bool:
    if len(asked.texts) == 1 and asked.questions - {"which", "whom", "whose"}:
        return True
    if asked.has("going"):
        return asked.has("what") and asked.follows({"going"}, {"on"})
    if asked.has("new", "news"):
        return asked.asks("what")
    return (
        bool(asked.content)
        and bool(asked.questions)
        and asked.questions <= {"what", "when", "where", "why", "how"}
    )


def _lists_documents(asked: AskedWords) -> bool:
    plural = not frozenset(lexicon.table("document_words")["plural"]).isdisjoint(asked.texts)
    yours = asked.has("you", "your", "loaded", "available") or asked.texts[:1] == ("list",)
    there = asked.follows({"are"}, {"there"})
    return plural and (yours or there) and not asked.has("this", "these", "it")


def _asks_stretch(*, first: bool) -> Callable[[AskedWords], bool]:
    ends = {"start", "starts", "begin", "begins"} if first else {"end", "ends"}
    which = {"first", "opening"} if first else {"last", "final", "closing"}

    def holds(asked: AskedWords) -> bool:
        if asked.asks("how") and asked.noun and asked.has(*ends):
            return True
        return asked.follows(which, _STRETCHES) and asked.asks_or_orders("what", "which", "how")

    return holds


def _tells_author(asked: AskedWords) -> bool:
    if asked.has("author", "authors", "byline"):
        return asked.asks_or_orders("who", "what", "which", "when", "whose")
    personal = asked.has("who", "whom", "whose", "name")
    return personal and asked.document and asked.has(*_WRITING, *_WRITERS)


def _tells_publisher(asked: AskedWords) -> bool:
    if asked.has("publisher"):
        return True
    if asked.has("where") and asked.document:
        return asked.has("from", "come", "comes", "originally", "published", "posted", "appeared", "appear")
    if asked.has("source"):
        return asked.asks_or_orders("what", "which", "who")
    published = asked.has("published", "posted")
    outlet = asked.has(*_OUTLETS) and asked.has("published", "from", "of", "in", "appeared")
    return asked.document and ((published and asked.has("who")) or (outlet and asked.asks("what", "which")))


def _tells_date(asked: AskedWords) -> bool:
    dated = asked.has("when", "date", "day", "year", "month")
    if dated and asked.has("publication", "published") and asked.has("date"):
        return True
    if asked.noun and (
        asked.follows({"how"}, {"old", "recent"}) or (asked.has("date") and asked.asks("what"))
    ):
        return True
    from_when = asked.asks("when") and asked.has("from")
    return asked.document and dated and (from_when or asked.has(*_PUBLISHING, *_WRITING))


def _tells_title(asked: AskedWords) -> bool:
    if asked.has("title", "headline", "heading"):
        return asked.asks_or_orders("what", "which", "who", "when")
    return (
        asked.noun
        and asked.asks("what")
        and asked.has("called", "named", "titled", "name")
        and not asked.has("author")
    )


def _tells_length(asked: AskedWords) -> bool:
    if asked.has("wordcount"):
        return True
    if asked.follows({"how"}, {"many"}):
        return not _UNITS.isdisjoint(asked.content) and (asked.document or asked.content <= _UNITS)
    if asked.has("length"):
        return asked.document
    reading = not asked.has("take", "takes") or asked.has("read")
    return reading and asked.follows({"how"}, {"long"}) and (asked.noun or asked.has("this"))


def _tells_language(asked: AskedWords) -> bool:
    return asked.has("language") and asked.asks("what", "which") and (asked.document or asked.has("written"))


def _tells_address(asked: AskedWords) -> bool:
    if asked.has("link", "url"):
        return True
    looking = asked.asks("where") and asked.has("read", "find", "see", "get")
    return looking and (asked.document or asked.has("original"))


_RULES: Final[dict[Aspect, Callable[[AskedWords], bool]]] = {
    Aspect.SUMMARY: _sums_up,
    Aspect.SPEAKERS: _names_speakers,
    Aspect.BEST_QUOTE: _asks_best,
    Aspect.QUOTES: _asks_quotations,
    **{aspect: _mentions(aspect) for aspect in MENTIONED},
    Aspect.FIRST: _asks_stretch(first=True),
    Aspect.LAST: _asks_stretch(first=False),
    Aspect.DOCUMENTS: _lists_documents,
    Aspect.LEAD: _tells_what_happened,
}
_FACT_RULES: Final[dict[Aspect, Callable[[AskedWords], bool]]] = {
    Aspect.TITLE: _tells_title,
    Aspect.AUTHOR: _tells_author,
    Aspect.PUBLISHER: _tells_publisher,
    Aspect.PUBLISHED: _tells_date,
    Aspect.LENGTH: _tells_length,
    Aspect.LANGUAGE: _tells_language,
    Aspect.URL: _tells_address,
}


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("about_aspects")[name])


@cache
def _pool(aspect: Aspect) -> frozenset[str]:
    """Return the words that may say what is asked where this aspect is."""
    cues, beside = lexicon.table("about_aspects"), lexicon.table("about_beside")
    names = {
        Aspect.SUMMARY: ("summary", "topic", "saying"),
        Aspect.BEST_QUOTE: ("quotes",),
        Aspect.DOCUMENTS: ("documents",),
    }.get(aspect, (aspect.value,))
    if aspect in MENTIONED:
        names = (*names, "mentioned")
    found = {word for name in names for word in (*cues.get(name, ()), *beside.get(name, ()))}
    if aspect in {Aspect.FIRST, Aspect.LAST}:
        found |= _STRETCHES
    return frozenset(found) | frozenset(
        lexicon.table("document_words")["plural"] if aspect is Aspect.DOCUMENTS else ()
    )


@cache
def _fact_pool() -> frozenset[str]:
    return frozenset[str]().union(*map(_pool, FACTS))


@cache
def _praise() -> frozenset[str]:
    """Return the words that ask for one quotation above the others."""
    said = frozenset({"direct", "directly", "people", "everyone"})
    return frozenset(lexicon.table("about_beside")["quotes"]) - said - _SAYING


@cache
def _qualities() -> frozenset[str]:
    """Return the words beside what is mentioned that do not say that it is."""
    return frozenset(
        {"key", "important", "exact", "specific", "concrete", "different", "name", "names", "list", "total"}
        | {"amount", "amounts", "sum", "sums", "facts", "money"}
    )
