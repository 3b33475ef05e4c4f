"""What text a message shows: its own, or that of what it forwards, embeds or lays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIMIT = 6000
"""Code points that are read: the longest message, or all the embeds of one."""


def shown_text(message: discord.Message) -> str:
    """Return the text of a message; empty for one that holds pictures, stickers or files alone.

    What its author wrote comes first; an embed or a forwarded message counts only where nothing else does, so
    that the preview of a link is never taken for somebody's words.
    """
    for texts in (
        [message.content],
        [snapshot.content for snapshot in message.message_snapshots],
        _laid_out(message.components),
        [part for embed in message.embeds for part in _embedded(embed)],
    ):
        text = "\n".join(text for text in texts if text and text.strip())
        if text:
            return text[:LIMIT]
    return ""


def _embedded(embed: discord.Embed) -> Iterator[str | None]:
    yield embed.description
    for field in embed.fields:
        yield field.value


def _laid_out(components: Iterable[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from _laid_out(getattr(component, "children", ()))
