"""What a question asks about a document as a whole, if it does; a question about what it tells does not.

A question is about a document when nothing is left of it beside a word for what is asked, politeness, grammar
and a noun for the document: "who wrote this article", but not "who wrote the law".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answers.asked_words import AskedWords, read_asked
from knowledge.answers.aspects import FACTS, Aspect, fact_pool, pool
from knowledge.answers.content_asked import CONTENT_RULES
from knowledge.answers.facts_asked import FACT_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    for aspect, holds in CONTENT_RULES.items():
        if asked.content <= pool(aspect) and holds(asked):
            return AboutDocument((aspect,), asked, counted)
    facts = tuple(one for one in FACTS if FACT_RULES[one](asked)) if asked.content <= fact_pool() else ()
    return AboutDocument(facts, asked, counted) if facts else None
