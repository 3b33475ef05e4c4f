"""Passages that members found unhelpful. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.actions import ShowContext, VotesPage, digest
from bot.rendering import Button, Panel, Section, block_quote, escaped_line
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.votes import VoteTally
    from bot.wording import Wording
    from knowledge import Document, Knowledge

ON_ONE_PAGE: Final = 4
_EXACT: Final = 350
_EXPECTED: Final = 150
_TEXTS: Final = 2
_QUESTION: Final = 100


def votes_panel(
    tallies: Sequence[VoteTally], knowledge: Knowledge, page: int, wording: Wording = ENGLISH
) -> Panel:
    """Return one page of the passages that members found unhelpful.

    Args:
        tallies: the worst first.
        knowledge: the live one.
        page: 0-based; one beyond the last shows the last.
        wording: the moderator's language.
    """
    if not tallies:
        return Panel((wording.votes_none(),))
    pages = (len(tallies) + ON_ONE_PAGE - 1) // ON_ONE_PAGE
    page = max(0, min(page, pages - 1))
    shown = tallies[page * ON_ONE_PAGE : (page + 1) * ON_ONE_PAGE]
    blocks = [_block(tally, knowledge, wording) for tally in shown]
    buttons = []
    if page > 0:
        buttons.append(Button(wording.previous_button(), VotesPage(page - 1)))
    if page < pages - 1:
        buttons.append(Button(wording.next_button(), VotesPage(page + 1)))
    return Panel((wording.votes_heading(len(tallies), page + 1, pages), *blocks), tuple(buttons))


def _block(tally: VoteTally, knowledge: Knowledge, wording: Wording) -> Section | str:
    document = knowledge.document(tally.document)
    words = _words(tally, document) if document else None
    lines = [wording.votes_counted(tally.up, tally.down)]
    lines.append(block_quote(words, _EXACT) if words else wording.votes_changed())
    entry = knowledge.entry(tally.entry) if tally.entry else None
    if entry:
        lines.append(wording.votes_entry(escaped_line(entry.questions[0], _QUESTION)))
    lines += [wording.votes_expected(escaped_line(text, _EXPECTED)) for text in tally.expected[:_TEXTS]]
    text = "\n".join(lines)
    if not words:
        return text
    context = ShowContext(tally.revision, digest(tally.document), tally.start, tally.end, tally.words)
    return Section(text, Button(wording.context_button(None), context))


def _words(tally: VoteTally, document: Document) -> str | None:
    """Return the exact words that were voted on, wherever they stand now."""
    length = tally.end - tally.start
    for start in (tally.start, *(passage.start for passage in document.passages)):
        words = document.text[start : start + length]
        if len(words) == length > 0 and digest(words) == tally.words:
            return words
    return None
