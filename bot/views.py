"""Reply → discord.py components; a press is only dispatched, so that its errors reach the one error door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.actions import TEMPLATE, Dismiss, decode, encode

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from bot.replies import Button, Reply
    from bot.sources import Panel

ACCENT = discord.Colour(0x3B6EA5)


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=TEMPLATE):
    """A button whose custom_id holds everything it needs; it works after a restart."""

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        _match: re.Match[str],
    ) -> Self:
        """Make the button of a press, whatever it says: what it means is decided when it is handled."""
        if not isinstance(item, discord.ui.Button):
            raise TypeError(f"{item!r} is not a button")
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatch the press as the event `press`; an exception here would be logged and nothing more."""
        action = decode(self.item.custom_id or "")
        interaction.client.dispatch("press", interaction, action)


def view_of(reply: Reply) -> discord.ui.View | None:
    """Return the buttons of a reply, or None where it has none."""
    if not reply.buttons:
        return None
    view = discord.ui.View(timeout=None)
    for item in _items(reply.buttons):
        view.add_item(item)
    return view


def layout_of(panel: Panel) -> discord.ui.LayoutView:
    """Return a panel as a Components V2 message."""
    layout = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[Any] = discord.ui.Container(accent_colour=ACCENT)
    for number, block in enumerate(panel.blocks):
        if number:
            container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(block))
    if panel.buttons:
        container.add_item(discord.ui.ActionRow(*_items(panel.buttons)))
    layout.add_item(container)
    return layout


def _items(buttons: Sequence[Button]) -> list[ActionButton]:
    return [
        ActionButton(
            discord.ui.Button(label=button.label, custom_id=encode(button.action), style=_style(button))
        )
        for button in buttons
    ]


def _style(button: Button) -> discord.ButtonStyle:
    if isinstance(button.action, Dismiss):
        return discord.ButtonStyle.secondary
    return discord.ButtonStyle.primary if button.primary else discord.ButtonStyle.secondary
