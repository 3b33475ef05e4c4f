"""Knowledge → the panel that lists its documents. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import wording
from bot.actions import SourcesPage
from bot.escaping import escape, one_line
from bot.replies import Button, linked_title

if TYPE_CHECKING:
    from knowledge import Document, Knowledge

ON_ONE_PAGE = 3
"""With every part at its longest, three documents stay below the 4,000 characters that a panel may show."""
_PART = 60


@dataclass(frozen=True, slots=True)
class Panel:
    """What one Components V2 message shows.

    Args:
        blocks: Discord Markdown, at most 4,000 characters together, a line between each two.
        buttons: in one row, at most five.
    """

    blocks: tuple[str, ...]
    buttons: tuple[Button, ...] = ()


def sources_panel(knowledge: Knowledge, since: float, page: int) -> Panel:
    """Return one page of the documents.

    Args:
        knowledge: the snapshot.
        since: when it was loaded, in seconds since the epoch.
        page: 0-based; one beyond the last shows the last.
    """
    documents = knowledge.documents
    if not documents:
        return Panel((wording.no_documents(),))
    pages = (len(documents) + ON_ONE_PAGE - 1) // ON_ONE_PAGE
    page = max(0, min(page, pages - 1))
    shown = documents[page * ON_ONE_PAGE : (page + 1) * ON_ONE_PAGE]
    blocks = [wording.sources_title(len(documents)), *(_block(document) for document in shown)]
    blocks.append(wording.loaded(knowledge.revision, int(since), page + 1, pages))
    buttons = []
    if page > 0:
        buttons.append(Button(wording.previous_button(), SourcesPage(page - 1)))
    if page < pages - 1:
        buttons.append(Button(wording.next_button(), SourcesPage(page + 1)))
    return Panel(tuple(blocks), tuple(buttons))


def _block(document: Document) -> str:
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
