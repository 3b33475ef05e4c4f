"""A reply before it is Discord's. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.rendering.components import Button


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows.

    Args:
        text: Discord Markdown, at most `LIMIT` characters.
        buttons: in order, at most 25.
        refusal: True where nothing is quoted.
        whispered: True for a sentence that concerns the asker alone, such as a greeting.
        sure: True where something is quoted as the answer, not as the closest there is.
        gap: the revision in which nothing was found for a question, or None.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    refusal: bool = False
    whispered: bool = False
    sure: bool = False
    gap: str | None = None
