"""Presses in the panels that list what there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class SourcesPage(Press):
    """Turn to a page of the list of documents.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "s"
    event: ClassVar[str] = "press_browse"
    page: int


Browsing = SourcesPage
