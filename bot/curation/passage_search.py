"""Words → the passages and entries that a moderator may mean, as the matcher ranks them. Pure."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.actions import ChooseEntry, ChoosePassage, decode, digest, encode
from bot.rendering import CHOICE_LIMIT, MOST_CHOICES, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge import Document, Entry, Knowledge, Matcher, Passage

_RANKED: Final = 60
"""Matches looked through: several of them may be entries of one passage."""


def passages_near(matcher: Matcher, words: str, limit: int = MOST_CHOICES) -> tuple[Passage, ...]:
    """Return the passages nearest to words, best first; the first ones of the documents for no words.

    Args:
        matcher: over the live knowledge.
        words: of a question, or of the passage itself.
        limit: how many at most.
    """
    found = dict.fromkeys(one.passage for one in matcher.match(words, _RANKED) if one.passage is not None)
    if not found:
        found = dict.fromkeys(islice(_containing(matcher.knowledge, words), limit))
    return tuple(found)[:limit]


def entries_near(matcher: Matcher, words: str, limit: int = MOST_CHOICES) -> tuple[Entry, ...]:
    """Return the entries nearest to words, known gaps among them."""
    return matcher.nearest_entries(words)[:limit]


def choice_of_passage(passage: Passage, knowledge: Knowledge, gap: int = 0) -> ChoosePassage:
    """Return the action that chooses a passage."""
    document = knowledge.document(passage.document)
    words = document.text[passage.start : passage.end] if document else ""
    return ChoosePassage(gap, digest(passage.document), passage.start, passage.end, digest(words))


def named_passages(matcher: Matcher, typed: str) -> list[tuple[str, str]]:
    """Return pairs of name and value for a command's option, at most 25."""
    knowledge = matcher.knowledge
    return [
        (label_of_passage(passage, knowledge), encode(choice_of_passage(passage, knowledge)))
        for passage in passages_near(matcher, typed)
    ]


def named_entries(matcher: Matcher, typed: str) -> list[tuple[str, str]]:
    """Return pairs of name and value for a command's option, at most 25."""
    return [
        (one_line(entry.questions[0], CHOICE_LIMIT), encode(ChooseEntry(0, entry.id)))
        for entry in entries_near(matcher, typed)
    ]


def named_documents(documents: Iterable[Document], typed: str) -> list[tuple[str, str]]:
    """Return pairs of title and name for a command's option, at most 25."""
    folded = typed.casefold()
    return [
        (one_line(document.title, CHOICE_LIMIT), document.name)
        for document in documents
        if (folded in document.title.casefold() or folded in document.name)
        and len(document.name) <= CHOICE_LIMIT
    ][:MOST_CHOICES]


def label_of_passage(passage: Passage, knowledge: Knowledge) -> str:
    """Return a passage on one line, as a menu shows it."""
    document = knowledge.document(passage.document)
    words = document.text[passage.start : passage.end] if document else ""
    return one_line(words, CHOICE_LIMIT)


def chosen_words(value: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Return document and exact words for a chosen passage, or for words that stand in one document.

    Args:
        value: what came through the option: a choice's value, or what was typed instead of choosing.
        knowledge: the live one.
    """
    action = decode(value)
    if isinstance(action, ChoosePassage):
        return words_of(action, knowledge)
    typed = value.strip()
    # Whole words alone: a quotation of "wo crow" would be verbatim, and nonsense.
    whole = re.compile(rf"(?<!\w){re.escape(typed)}(?!\w)") if typed else None
    for document in knowledge.documents:
        if whole and whole.search(document.text):
            return document.name, typed
    return None


def words_of(action: ChoosePassage, knowledge: Knowledge) -> tuple[str, str] | None:
    """Return document and exact words of a chosen passage, wherever it stands now; None if it is gone."""
    document = next((one for one in knowledge.documents if digest(one.name) == action.document), None)
    if document is None:
        return None
    length = action.end - action.start
    for start in (action.start, *(passage.start for passage in document.passages)):
        words = document.text[start : start + length]
        if len(words) == length > 0 and digest(words) == action.words:
            return document.name, words
    return None


def chosen_entry(value: str, knowledge: Knowledge) -> Entry | None:
    """Return a chosen entry, or the one that knows the typed question."""
    action = decode(value)
    if isinstance(action, ChooseEntry):
        return knowledge.entry(action.entry)
    return entry_with(value, knowledge)


def entry_with(question: str, knowledge: Knowledge) -> Entry | None:
    """Return the entry one of whose phrasings is this question, whatever its case and white space."""
    asked = folded(question)
    known = (entry for entry in knowledge.entries if any(folded(one) == asked for one in entry.questions))
    return next(known, None)


def folded(question: str) -> str:
    """Return a question as it is compared: without case, white space, and the marks at its end."""
    return " ".join(question.casefold().split()).rstrip("?!. ")


def _containing(knowledge: Knowledge, words: str) -> Iterable[Passage]:
    typed = words.casefold().strip()
    for document in knowledge.documents:
        for passage in document.passages:
            if typed in document.text[passage.start : passage.end].casefold():
                yield passage
