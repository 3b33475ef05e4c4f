"""A private reply as everybody sees it, with the name of who shares it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.rendering.citations import escaped_line

if TYPE_CHECKING:
    from bot.rendering.reply import Reply
    from bot.wording import Wording

ROOM_TO_SHARE = 240
"""Characters that a private reply leaves free for the line that says who shares it, or where it was."""
_NAME_LIMIT = 64
"""Characters of a member's name: Discord's 32, all of them escaped."""


def as_shared(private: Reply, name: str, wording: Wording, link: str | None = None) -> Reply:
    """Return a private reply as everybody sees it.

    Args:
        private: what only one member sees, without the buttons that make sense to that member alone.
        name: the member who shares it, as the server calls them.
        wording: that member's language.
        link: the address of the message it is about, where it is not posted as a reply to it, or None.
    """
    line = wording.shared_by(escaped_line(name, _NAME_LIMIT), link)
    return replace(private, text=f"{private.text}\n-# {line}")


def once_shared(private: Reply, link: str, wording: Wording) -> Reply:
    """Return a private reply after it was shared, with the address at which it stands."""
    return replace(private, text=f"{private.text}\n-# {wording.shared_at(link)}")
