"""Presses in a summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class ShowSummary(Press):
    """Sum a document up.

    Args:
        asker: the member whose panel it is; for whoever else presses a panel of their own is made.
        revision: the knowledge's revision when the button was sent.
        document: digest of the document's name.
        length: "short", "medium" or "long".
    """

    code: ClassVar[str] = "sm"
    event: ClassVar[str] = "press_summary"
    asker: int
    revision: str
    document: str
    length: str


Summarizing = ShowSummary
