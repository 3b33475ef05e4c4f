"""Knowledge → the panel that lists its documents. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import SourcesPage
from bot.rendering import Button, Panel, escape, linked_title, one_line
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from bot.wording import Wording
    from knowledge import Document, Knowledge

ON_ONE_PAGE = 3
"""With every part at its longest, three documents stay below the 4,000 characters that a panel may show."""
_PART = 60


def sources_panel(knowledge: Knowledge, since: float, page: int, wording: Wording = ENGLISH) -> Panel:
    """Return one page of the documents.

    Args:
        knowledge: the snapshot.
        since: when it was loaded, in seconds since the epoch.
        page: 0-based; one beyond the last shows the last.
        wording: the member's language.
    """
    documents = knowledge.documents
    if not documents:
        return Panel((wording.no_documents(),))
    pages = (len(documents) + ON_ONE_PAGE - 1) // ON_ONE_PAGE
    page = max(0, min(page, pages - 1))
    shown = documents[page * ON_ONE_PAGE : (page + 1) * ON_ONE_PAGE]
    blocks = [wording.sources_title(len(documents)), *(_block(document, wording) for document in shown)]
    blocks.append(wording.loaded(knowledge.revision, int(since), page + 1, pages))
    buttons = []
    if page > 0:
        buttons.append(Button(wording.previous_button(), SourcesPage(page - 1)))
    if page < pages - 1:
        buttons.append(Button(wording.next_button(), SourcesPage(page + 1)))
    return Panel(tuple(blocks), tuple(buttons))


def _block(document: Document, wording: Wording) -> str:
    parts = [f"**{linked_title(document)}**"]
    for value, sentence in (
        (document.author, wording.source_author),
        (document.publisher, wording.source_publisher),
        (document.published, wording.source_published),
    ):
        if value:
            parts.append(sentence(escape(one_line(value, _PART))))
    sizes = len(document.passages), len(document.paragraphs), len(document.quotations)
    return "\n".join([*parts, wording.source_size(*sizes)])
