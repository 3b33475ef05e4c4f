"""Presses in the panels about what became of the knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class HistoryPage(Press):
    """Turn to a page of the history.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "kh"
    event: ClassVar[str] = "press_history"
    page: int


Curating = HistoryPage
"""Presses in the panels about what became of the knowledge."""
