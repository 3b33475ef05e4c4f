"""What the buttons under a quotation show: the paragraph around it, and further passages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering import (
    CUT,
    MESSAGE_LIMIT,
    Reply,
    block_quote,
    cite,
    displayed_length,
    escape,
    linked_title,
    located,
)
from bot.wording import ENGLISH, Wording
from knowledge import Document, Knowledge, Paragraph, quotation

if TYPE_CHECKING:
    from bot.actions import MorePassages, ShowContext


def paragraph_around(action: ShowContext, knowledge: Knowledge, wording: Wording = ENGLISH) -> Reply:
    """Return the paragraph around a quotation, with the quotation in bold.

    A button may be older than the knowledge: then the words are looked for where they stand now.
    """
    place = located(action, knowledge)
    document = knowledge.document(place.document) if place else None
    if document is None or place is None:
        return Reply(wording.source_changed_gone(), refusal=True)
    start, end = place.start, place.end
    paragraph = _paragraph(document, start)
    head = [wording.in_context(linked_title(document), paragraph.number)]
    if action.revision != knowledge.revision:
        head.insert(0, wording.source_changed_still_there())
    room = MESSAGE_LIMIT - displayed_length("\n".join(head)) - 2
    return Reply("\n".join([*head, _marked(document, paragraph, start, end, room)]))


def further_passages(action: MorePassages, knowledge: Knowledge, wording: Wording = ENGLISH) -> Reply:
    """Return the passages that matched next best, as many as one message holds."""
    if action.revision != knowledge.revision:
        return Reply(wording.passages_changed(), refusal=True)
    lines = [wording.more_passages()]
    for document_index, passage_index in action.places:
        if document_index >= len(knowledge.documents):
            continue
        document = knowledge.documents[document_index]
        if passage_index >= len(document.passages):
            continue
        passage = document.passages[passage_index]
        exact = quotation(document, passage.start, passage.end)
        source = cite(exact, knowledge, wording)
        room = MESSAGE_LIMIT - displayed_length("\n".join([*lines, source])) - 2
        block = block_quote(exact.exact, room) if room > len(CUT) else None
        if block is None or (len(lines) > 1 and displayed_length(block) > room):
            break
        lines += [block, source]
    return Reply("\n".join(lines)) if len(lines) > 1 else Reply(wording.no_more_passages(), refusal=True)


def _paragraph(document: Document, start: int) -> Paragraph:
    """Return the paragraph in which a code point stands; boilerplate, in none, gets the nearest before it."""
    before = [paragraph for paragraph in document.paragraphs if paragraph.start <= start]
    return before[-1] if before else document.paragraphs[0]


def _marked(document: Document, paragraph: Paragraph, start: int, end: int, room: int) -> str:
    text = document.text
    first, last = min(paragraph.start, start), max(paragraph.end, end)
    for first_shown, last_shown in _windows(document, first, last, start, end):
        parts = text[first_shown:start], text[start:end], text[end:last_shown]
        shown = _lines(*parts, cut_before=first_shown > first, cut_after=last_shown < last)
        if displayed_length(shown) <= room:
            return shown
    return block_quote(text[start:end], room)


def _windows(document: Document, first: int, last: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return ever narrower stretches around the quotation, cut only between passages."""
    before = sorted({first, start} | {p.start for p in document.passages if first <= p.start <= start})
    after = sorted({last, end} | {p.end for p in document.passages if end <= p.end <= last}, reverse=True)
    windows = [(before[0], after[0])]
    while len(before) > 1 or len(after) > 1:
        if start - before[0] > after[0] - end and len(before) > 1:
            before = before[1:]
        elif len(after) > 1:
            after = after[1:]
        else:
            before = before[1:]
        windows.append((before[0], after[0]))
    return windows


def _lines(before: str, words: str, after: str, *, cut_before: bool, cut_after: bool) -> str:
    bold = "\n".join(f"**{line}**" if line.strip() else line for line in escape(words).split("\n"))
    opening = f"{CUT} " if cut_before else ""
    closing = f" {CUT}" if cut_after else ""
    whole = f"{opening}{escape(before)}{bold}{escape(after)}".rstrip() + closing
    return "\n".join(f"> {line}" for line in whole.split("\n"))
