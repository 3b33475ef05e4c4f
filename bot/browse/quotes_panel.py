"""A list of direct quotations → the panel of /quotes. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.actions import Dismiss
from bot.browse.quotes_listing import chosen, speaker_of
from bot.browse.speaker_menu import speaker_menu
from bot.rendering import (
    PANEL_LIMIT,
    Button,
    Panel,
    Section,
    block_quote,
    cite_saying,
    context_of,
    displayed_length,
)
from bot.wording import ENGLISH
from knowledge.speakers.direct_quotations import quoted_directly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.actions import QuotesPage
    from bot.browse.quotes_listing import Found, Quotes
    from bot.wording import Wording
    from knowledge import Knowledge

ON_ONE_PAGE = 4
"""What fits onto a phone's screen or two, and leaves every long source line room beside its quotation."""
_ROOM_FOR_ONE_MORE = 240
"""A further quotation with less room than this would be mostly ellipsis; it comes on the next page."""


def quotes_panel(quotes: Quotes, knowledge: Knowledge, wording: Wording = ENGLISH, *, private: bool) -> Panel:
    """Return one page of quotations, each with a button that shows it in context.

    Args:
        quotes: at least one quotation for the speaker that is chosen.
        knowledge: the snapshot they come from.
        wording: the member's language.
        private: True where only the member sees it; Discord then has its own way to dismiss it.

    Raises:
        ChangedWordsError: if a quotation is not a slice of its document.
    """
    found = chosen(quotes)
    first = max(0, min(quotes.page.first, len(found) - 1))
    head = [quotes.heading, *([wording.panel_changed()] if quotes.changed else [])]
    foot = wording.quotes_position(len(found), len(found), len(found))
    room = PANEL_LIMIT - displayed_length("".join([*head, foot])) - len(foot)
    sections = _sections(found[first : first + ON_ONE_PAGE], knowledge, room, wording)
    last = first + len(sections)
    foot = wording.quotes_position(first + 1, last, len(found))
    buttons = _turning(quotes.page, first, last, len(found), wording)
    if not private:
        asker = quotes.page.asker
        buttons.append(Button(wording.dismiss_button(), Dismiss(asker, asker)))
    names = [name for name in map(speaker_of, quotes.found) if name]
    menu = speaker_menu(names, quotes.page, len(quotes.found), wording)
    return Panel((*head, *sections, foot), tuple(buttons), (menu,) if menu else ())


def _sections(found: Sequence[Found], knowledge: Knowledge, room: int, wording: Wording) -> list[Section]:
    sections: list[Section] = []
    for document, direct in found:
        quotation = quoted_directly(document, direct)
        source = cite_saying(quotation, direct.attribution, knowledge, wording)
        left = room - displayed_length(source) - 1
        if sections and left < _ROOM_FOR_ONE_MORE:
            break
        body = block_quote(quotation.exact, left)
        button = Button(wording.context_button(None), context_of(quotation, knowledge))
        sections.append(Section(f"{body}\n{source}", button))
        room = left - displayed_length(body)
    return sections


def _turning(page: QuotesPage, first: int, last: int, of: int, wording: Wording) -> list[Button]:
    def at(number: int) -> QuotesPage:
        return replace(page, first=number)

    buttons = []
    if first > 0:
        buttons.append(Button(wording.previous_button(), at(max(0, first - ON_ONE_PAGE))))
    if last < of:
        buttons.append(Button(wording.next_button(), at(last)))
    return buttons
