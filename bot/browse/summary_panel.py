"""Document → the panel of /summary: its own sentences, numbered, in source order. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.actions import Dismiss
from bot.browse.document_menu import document_menu
from bot.rendering import (
    CHOICE_LIMIT,
    PANEL_LIMIT,
    Button,
    Choice,
    Menu,
    Panel,
    block_quote,
    context_of,
    displayed_length,
    escaped_line,
    line_within,
    linked_title,
    source_of,
)
from bot.wording import ENGLISH
from knowledge import quotation
from knowledge.summary.summarize import Length, summarize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.actions import ShowSummary
    from bot.wording import Wording
    from knowledge import Document, Knowledge, Quotation

_NAME_LIMIT = 80


def summary_panel(
    document: Document,
    knowledge: Knowledge,
    page: ShowSummary,
    wording: Wording = ENGLISH,
    *,
    private: bool,
) -> Panel | None:
    """Return a document's summary, with a menu that shows each of its sentences in its paragraph.

    Args:
        document: one of the snapshot's.
        knowledge: the snapshot.
        page: who asked, how long it should be, and over which revision the panel was made at first.
        wording: the member's language.
        private: True where only the member sees it; Discord then has its own way to dismiss it.

    Returns:
        The panel; None where the document has no sentence.

    Raises:
        ChangedWordsError: if a sentence is not a slice of its document.
    """
    passages = summarize(document, length_of(page.length))
    sentences = [quotation(document, passage.start, passage.end) for passage in passages]
    if not sentences:
        return None
    explained = wording.summary_explained(len(sentences))
    head = f"{wording.summary_heading(linked_title(document))}\n{explained}"
    changed = [wording.panel_changed()] if page.revision != knowledge.revision else []
    room = PANEL_LIMIT - displayed_length("".join([head, *changed]))
    blocks = _blocks(sentences, knowledge, room, wording)
    page = replace(page, revision=knowledge.revision)
    buttons = _lengths(page, wording)
    if not private:
        buttons.append(_dismiss(page, wording))
    others = document_menu(page, knowledge.documents, wording)
    menus = (_sentence_menu(sentences, knowledge, wording), *([others] if others else []))
    return Panel((head, *changed, *blocks), tuple(buttons), menus)


def which_document(
    documents: Sequence[Document], page: ShowSummary, wording: Wording = ENGLISH, *, private: bool
) -> Panel | None:
    """Return the panel that asks which document is meant; None where there are not two to choose from."""
    menu = document_menu(page, documents, wording)
    if menu is None:
        return None
    asking = wording.which_document(len(documents))
    return Panel((asking,), () if private else (_dismiss(page, wording),), (menu,))


def _dismiss(page: ShowSummary, wording: Wording) -> Button:
    return Button(wording.dismiss_button(), Dismiss(page.asker, page.asker))


def length_of(written: str) -> Length:
    """Return a length by its name; the medium one for a name that is none."""
    return Length(written) if written in set(Length) else Length.MEDIUM


def _blocks(sentences: Sequence[Quotation], knowledge: Knowledge, room: int, wording: Wording) -> list[str]:
    around = [_around(number, one, knowledge, wording) for number, one in enumerate(sentences, 1)]
    room -= sum(displayed_length(above + below) + 2 for above, below in around)
    wholes = [displayed_length(block_quote(one.exact, PANEL_LIMIT * 4)) for one in sentences]
    shares = _shared_out(wholes, room)
    return [
        f"{above}\n{block_quote(one.exact, share)}\n{below}"
        for one, share, (above, below) in zip(sentences, shares, around, strict=True)
    ]


def _around(number: int, one: Quotation, knowledge: Knowledge, wording: Wording) -> tuple[str, str]:
    """Return what stands above and below a sentence: its number; who is quoted in it, and where it stands."""
    source_of(one, knowledge)
    place = (
        wording.summary_quoting(escaped_line(one.speaker, _NAME_LIMIT), one.paragraph)
        if one.speaker
        else wording.summary_place(one.paragraph)
    )
    return wording.summary_number(number), f"-# — {place}"


def _shared_out(wanted: Sequence[int], room: int) -> list[int]:
    """Return how much of the room each gets: what it wants, or an equal share of what the others leave."""
    shares = [0] * len(wanted)
    for done, index in enumerate(sorted(range(len(wanted)), key=lambda index: wanted[index])):
        shares[index] = min(wanted[index], room // (len(wanted) - done))
        room -= shares[index]
    return shares


def _sentence_menu(sentences: Sequence[Quotation], knowledge: Knowledge, wording: Wording) -> Menu:
    choices = tuple(
        Choice(
            line_within(wording.summary_choice(number, one.exact), CHOICE_LIMIT),
            context_of(one, knowledge),
            wording.paragraph_choice(one.paragraph),
        )
        for number, one in enumerate(sentences, 1)
    )
    return Menu(wording.summary_menu(), choices, name="sentence")


def _lengths(page: ShowSummary, wording: Wording) -> list[Button]:
    labels = (
        (Length.SHORT, wording.length_short()),
        (Length.MEDIUM, wording.length_medium()),
        (Length.LONG, wording.length_long()),
    )
    return [
        Button(
            label,
            replace(page, length=length.value),
            disabled=length.value == page.length,
        )
        for length, label in labels
    ]
