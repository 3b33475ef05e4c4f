"""Whether a question asks for what a document says as a whole: a summary, quotations, what it mentions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.answers.aspects import MENTIONED, Aspect, beside, courtesy, cues, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answers.asked_words import AskedWords

_SPEAKING: Final = frozenset({"speak", "speaks"})
_QUOTATIONS: Final = frozenset({"quote", "quotes", "quotation", "quotations"})
_SAYING: Final = frozenset({"say", "says", "said"})
_STRETCHES: Final = frozenset({"paragraph", "sentence", "line", "words"})
_MENTIONING: Final = frozenset({"mention", "mentions", "mentioned"})
_LISTING: Final = frozenset({"list", "show", "give", "gimme", "any", "all", "find"})
_NAMING: Final = frozenset({"name", "names"})
_SINGULAR: Final = frozenset(
    {"person", "company", "organisation", "organization", "place", "location", "city", "town", "country"}
    | {"village", "date", "day", "year", "month", "number", "figure", "sum", "percentage", "statistic"}
)


def _sums_up(asked: AskedWords) -> bool:
    if not asked.noun and not asked.content.isdisjoint(cues("saying")):
        return False  # "the key points of the deal": a noun of the story, not what an article does
    if not _ends_about(asked) and asked.has("about"):
        return False
    if not cues("summary").isdisjoint(asked.texts):
        return not asked.questions or asked.asks("what", "which", "how")
    if asked.noun and not cues("saying").isdisjoint(asked.content):
        return asked.asks("what", "which")
    if asked.has("about"):
        return asked.document and (asked.asks("what", "which", "who", "whom") or asked.texts[0] == "about")
    topical = not (cues("topic") - {"point", "regarding"}).isdisjoint(asked.texts)
    pointed = asked.noun and asked.has("point", "regarding") and asked.asks("what")
    return pointed or (topical and asked.document and (not asked.questions or asked.asks("what", "which")))


def _ends_about(asked: AskedWords) -> bool:
    """Tell whether nothing but an adverb follows "about": "what is it about exactly", not "what about it"."""
    if not asked.has("about"):
        return False
    last = len(asked.texts) - 1 - asked.texts[::-1].index("about")
    return set(asked.texts[last + 1 :]) <= courtesy()


def _names_speakers(asked: AskedWords) -> bool:
    if asked.asks("who", "whom", "whose"):
        quoting = cues("speakers") - _SPEAKING
        if asked.has("that") or (asked.has("quote", "cite") and not asked.has("do", "does", "did")):
            return False
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
        named = asked.content & cues(aspect) - {"who"}
        if not named or not asked.asks_or_orders("which", "what", "how", *placed):
            return False
        if "how" in asked.questions and not asked.follows({"how"}, {"many", "much"}):
            return False
        verbs = beside("mentioned").intersection(asked.texts)
        told = (asked.noun and verbs - _qualities()) or _does(asked, _NAMING)
        if told or not _MENTIONING.isdisjoint(asked.texts):
            return True
        if named <= _SINGULAR and not asked.has("every"):
            return False
        listing = not asked.questions and not _LISTING.isdisjoint(asked.texts)
        return listing or _within(asked) or (bool(verbs & {"come", "appear"}) and asked.document)

    return mentions


def _does(asked: AskedWords, verbs: frozenset[str]) -> bool:
    """Tell whether the document does something: "which persons does the article name"."""
    return asked.noun and asked.texts[-1] in verbs and asked.has("does", "do", "did")


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
    if len(asked.texts) == 1 and asked.questions & {"who", "when", "where"}:
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
    several = not plural().isdisjoint(asked.texts)
    yours = asked.has("you", "your", "loaded", "available") or asked.texts[:1] == ("list",)
    there = asked.follows({"are"}, {"there"})
    return several and (yours or there) and not asked.has("this", "these", "it")


def _asks_stretch(*, first: bool) -> Callable[[AskedWords], bool]:
    ends = {"start", "starts", "begin", "begins"} if first else {"end", "ends"}
    which = {"first", "opening"} if first else {"last", "final", "closing"}

    def holds(asked: AskedWords) -> bool:
        if asked.asks("how") and asked.noun and asked.has(*ends):
            return True
        return asked.follows(which, _STRETCHES) and asked.asks_or_orders("what", "which", "how")

    return holds


@cache
def _praise() -> frozenset[str]:
    """Return the words that ask for one quotation above the others."""
    said = frozenset({"direct", "directly", "people", "everyone"})
    return beside("quotes") - said - _SAYING


@cache
def _qualities() -> frozenset[str]:
    """Return the words beside what is mentioned that do not say that it is."""
    return frozenset(
        {"key", "important", "exact", "specific", "concrete", "different", "name", "names", "list", "total"}
        | {"amount", "amounts", "sum", "sums", "facts", "money"}
    )


CONTENT_RULES: Final[dict[Aspect, Callable[[AskedWords], bool]]] = {
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
"""Tried in this order; the first that holds says what is asked."""
