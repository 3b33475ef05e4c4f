"""Reply, panel and form → discord.py's components.

A press is only dispatched as an event, so that its errors reach the one door: an exception in a component's
own callback would be logged and nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import discord

from bot.actions import TEMPLATE, decode, encode
from bot.rendering import Button, ChannelMenu, Menu, Reply, Row, Section

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from bot.actions import Press
    from bot.rendering import Choice, Field, Form, Panel

ACCENT = discord.Colour(0x3B6EA5)
UNKNOWN_PRESS = "press_unknown"
"""The event of a press that no action stands for: a button of another version."""
_ROW = 5
_CHANNELS = "channels:"
_WRITING = (discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.voice)
_KINDS = {
    "writing": _WRITING,
    "forums": (discord.ChannelType.forum,),
    "all": (*_WRITING, discord.ChannelType.forum),
}
_MENU = r"menu:(?P<name>[a-z]{1,40})"


class _AsSent(discord.ui.DynamicItem[Any], template=r"never^"):
    """A component made anew from the message it stands in: what it means is decided when it is handled."""

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        _match: re.Match[str],
    ) -> Self:
        """Return the component as discord.py found it."""
        return cls(item)


class ActionButton(_AsSent, template=TEMPLATE):
    """A button whose custom_id holds everything it needs; it works after a restart."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatch the press."""
        dispatch_press(interaction, self.item.custom_id or "")


class ActionMenu(_AsSent, template=_MENU):
    """A menu each of whose lines holds the action that choosing it means; it works after a restart."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatch the choice as if its line were a button."""
        dispatch_press(interaction, self.item.values[0] if self.item.values else "")


class ActionChannels(_AsSent, template=rf"{_CHANNELS}{TEMPLATE.pattern}"):
    """A menu of channels whose custom_id holds what choosing means; it works after a restart."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatch the choice as `choose_…`, with the interaction, the action and the ids of the channels."""
        action = action_in(interaction)
        if action is None:
            interaction.client.dispatch(UNKNOWN_PRESS, interaction, None)
            return
        event = action.event.replace("press_", "choose_", 1)
        chosen = tuple(channel.id for channel in self.item.values)
        interaction.client.dispatch(event, interaction, action, chosen)


def dispatch_press(interaction: discord.Interaction[Any], custom_id: str) -> None:
    """Dispatch a press as the event of its action, with the interaction and the action."""
    action = decode(custom_id)
    event = action.event if action else UNKNOWN_PRESS
    interaction.client.dispatch(event, interaction, action)


def dispatch_form(interaction: discord.Interaction[Any]) -> None:
    """Dispatch a submitted form as `submit_…`, with the interaction, the action and the texts by field name.

    Forms that are not ours are left alone.
    """
    written: Mapping[str, Any] = interaction.data or {}
    action = decode(str(written.get("custom_id", "")))
    if action is not None:
        event = action.event.replace("press_", "submit_", 1)
        interaction.client.dispatch(event, interaction, action, _submitted(written.get("components", ())))


def view_of(reply: Reply) -> discord.ui.View | None:
    """Return the buttons of a reply, or None where it has none."""
    if not reply.buttons:
        return None
    view = discord.ui.View(timeout=None)
    for button in reply.buttons:
        view.add_item(_button(button))
    return view


def reply_of(message: discord.Message) -> Reply:
    """Return a plain message of the bot's as the reply it shows: the inverse of sending it."""
    buttons = [
        Button(
            part.label or "",
            action,
            primary=part.style is discord.ButtonStyle.primary,
            emoji=str(part.emoji) if part.emoji else None,
        )
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for part in row.children
        if isinstance(part, discord.Button) and (action := decode(part.custom_id or ""))
    ]
    return Reply(message.content, tuple(buttons))


def heading_of(message: discord.Message) -> str:
    """Return the first text of a panel that was sent, or nothing where the message is none."""
    for container in message.components:
        for part in getattr(container, "children", ()):
            if isinstance(part, discord.TextDisplay):
                return part.content
    return ""


def layout_of(panel: Panel) -> discord.ui.LayoutView:
    """Return a panel as a Components V2 message."""
    layout = discord.ui.LayoutView(timeout=None)
    container: discord.ui.Container[Any] = discord.ui.Container(accent_colour=ACCENT)
    for number, block in enumerate(panel.blocks):
        if number and not isinstance(block, Row | Menu | ChannelMenu):
            container.add_item(discord.ui.Separator())
        container.add_item(_block(block))
    for menu in panel.menus:
        container.add_item(discord.ui.ActionRow(_menu(menu)))
    for start in range(0, len(panel.buttons), _ROW):
        row = panel.buttons[start : start + _ROW]
        container.add_item(discord.ui.ActionRow(*map(_button, row)))
    layout.add_item(container)
    return layout


def modal_of(form: Form) -> discord.ui.Modal:
    """Return a form as a modal. What it submits reaches the client as an event, after a restart as well."""
    modal = discord.ui.Modal(title=form.title, custom_id=encode(form.action), timeout=None)
    for field in form.fields:
        modal.add_item(
            discord.ui.Label(text=field.label, description=field.description, component=_input(field))
        )
    return modal


def _block(block: str | Section | Row | Menu | ChannelMenu) -> discord.ui.Item[Any]:
    match block:
        case Section():
            return discord.ui.Section(discord.ui.TextDisplay(block.text), accessory=_button(block.button))
        case Row():
            return discord.ui.ActionRow(*map(_button, block.buttons))
        case Menu():
            return discord.ui.ActionRow(_menu(block))
        case ChannelMenu():
            return discord.ui.ActionRow(_channel_menu(block))
        case _:
            return discord.ui.TextDisplay(block)


def _button(button: Button) -> ActionButton:
    return ActionButton(
        discord.ui.Button(
            label=button.label or None,
            emoji=button.emoji,
            custom_id=encode(button.action),
            style=_style(button),
            disabled=button.disabled,
        )
    )


def _style(button: Button) -> discord.ButtonStyle:
    if button.danger:
        return discord.ButtonStyle.danger
    return discord.ButtonStyle.primary if button.primary else discord.ButtonStyle.secondary


def _menu(menu: Menu) -> ActionMenu:
    return ActionMenu(
        discord.ui.Select(
            custom_id=f"menu:{menu.name}",
            placeholder=menu.placeholder,
            options=[_option(choice) for choice in menu.choices],
        )
    )


def _channel_menu(menu: ChannelMenu) -> ActionChannels:
    return ActionChannels(
        discord.ui.ChannelSelect(
            custom_id=f"{_CHANNELS}{encode(menu.action)}",
            placeholder=menu.placeholder,
            channel_types=list(_KINDS[menu.kinds]),
            default_values=[discord.Object(channel) for channel in menu.chosen],
            min_values=0,
            max_values=menu.most,
        )
    )


def _option(choice: Choice) -> discord.SelectOption:
    return discord.SelectOption(
        label=choice.label,
        value=encode(choice.action),
        description=choice.description,
        default=choice.chosen,
    )


def _input(field: Field) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=field.value or None,
        placeholder=field.placeholder,
        required=field.required,
        max_length=field.most,
    )


def _submitted(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    texts = {}
    for component in components:
        inner = component.get("component") or {}
        if "custom_id" in inner:
            texts[str(inner["custom_id"])] = str(inner.get("value", ""))
    return texts


def action_in(interaction: discord.Interaction[Any]) -> Press | None:
    """Return the action whose press, choice or form this interaction is, or None."""
    written: Mapping[str, Any] = interaction.data or {}
    custom_id = str(written.get("custom_id", ""))
    if custom_id.startswith(_CHANNELS):
        return decode(custom_id.removeprefix(_CHANNELS))
    values = written.get("values") or ()
    return decode(str(values[0] if values else custom_id))
