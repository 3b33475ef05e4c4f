"""Whether a question asks for a fact about a document: who wrote it, when, where, how long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.answers.aspects import Aspect

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answers.asked_words import AskedWords

_WRITING: Final = frozenset({"wrote", "written", "write", "writing", "penned"})
_WRITERS: Final = frozenset({"writer", "journalist", "reporter", "columnist"})
_PUBLISHING: Final = frozenset(
    {"published", "publish", "posted", "released", "dated", "updated", "publication"}
)
_OUTLETS: Final = frozenset({"outlet", "newspaper", "magazine", "website", "site", "paper"})
_UNITS: Final = frozenset({"words", "characters", "sentences", "paragraphs", "passages", "lines", "pages"})


def _tells_author(asked: AskedWords) -> bool:
    if asked.has("author", "authors", "byline"):
        whether = asked.texts[0] in {"will", "is", "are", "was", "were", "did", "does", "do", "has", "have"}
        return not whether and asked.asks_or_orders("who", "what", "which", "when", "whose")
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


FACT_RULES: Final[dict[Aspect, Callable[[AskedWords], bool]]] = {
    Aspect.TITLE: _tells_title,
    Aspect.AUTHOR: _tells_author,
    Aspect.PUBLISHER: _tells_publisher,
    Aspect.PUBLISHED: _tells_date,
    Aspect.LENGTH: _tells_length,
    Aspect.LANGUAGE: _tells_language,
    Aspect.URL: _tells_address,
}
"""Tried all; several may be asked for at once."""
