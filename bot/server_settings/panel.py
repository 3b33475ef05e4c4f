"""The settings of a server → the panel in which its moderators change them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.actions import ChooseChannels, SetCooldown, SetLanguage, SetPrivate, ShowSettings, UndoSetting
from bot.rendering import Button, ChannelMenu, Choice, Menu, Panel, Section
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.server_settings.values import Changed, Name, Value
    from bot.store.servers import ServerSettings
    from bot.wording import Wording

Intent = Literal["on", "granted", "off"]
"""Whether the text of messages arrives: it does; it will from the next start on; Discord grants it not."""
_COOLDOWNS: Final = ((1, 30), (3, 60), (5, 20), (5, 60), (10, 60), (20, 60))
"""Questions and seconds that the menu offers."""
_MOST_NAMED: Final = 10
"""Channels named in a sentence; the menu shows them all."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the panel says besides the settings themselves.

    Args:
        channels: ids of the channels that there are; others have been deleted and are left out.
        intent: whether ask channels can work.
        cooldown: the operator's questions and seconds.
        languages: those that are complete.
    """

    channels: frozenset[int]
    intent: Intent
    cooldown: tuple[int, float]
    languages: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just happened.

    Args:
        sentence: in a line.
        undo: the number of the change that can be taken back, or None.
    """

    sentence: str
    undo: int | None = None


def settings_panel(
    settings: ServerSettings, around: Surroundings, wording: Wording = ENGLISH, notice: Notice | None = None
) -> Panel:
    """Return the panel with every setting.

    Args:
        settings: as they are now.
        around: what is shown besides.
        wording: the moderator's language.
        notice: what has just happened, or None.
    """
    head = wording.settings_title()
    shown = f"{head}\n{notice.sentence}" if notice else head
    undone = notice.undo if notice else None
    heading = shown if undone is None else Section(shown, Button(wording.undo_button(), UndoSetting(undone)))
    ask = wording.ask_channels_setting()
    if settings.ask_channels and around.intent != "on":
        ask += "\n" + (wording.intent_granted() if around.intent == "granted" else wording.intent_off())
    allowed = wording.allowed_channels_setting()
    if settings.allowed_channels and around.channels.isdisjoint(settings.allowed_channels):
        allowed += "\n" + wording.allowed_channels_gone()
    helping = wording.help_forums_setting()
    if settings.help_forums and around.intent != "on":
        helping += "\n" + wording.titles_alone()
    blocks = (
        heading,
        ask,
        _channels("ask", settings.ask_channels, around, wording),
        allowed,
        _channels("allowed", settings.allowed_channels, around, wording),
        helping,
        _channels("help", settings.help_forums, around, wording),
        wording.cooldown_setting(),
        _cooldown(settings, around, wording),
        Section(wording.private_setting(on=settings.private), _private(settings, wording)),
        wording.language_setting(),
        _language(settings, around, wording),
        wording.log_channel_setting(),
        _channels("log", () if settings.log_channel is None else (settings.log_channel,), around, wording),
    )
    return Panel(blocks)


def away_panel(wording: Wording = ENGLISH) -> Panel:
    """Return that the settings cannot be read at the moment."""
    return Panel((wording.settings_away(),), (Button(wording.try_again_button(), ShowSettings()),))


def change_told(changed: Changed, wording: Wording = ENGLISH) -> str:
    """Return what was changed, in a line."""
    names = {
        "ask": wording.ask_channels_name(),
        "allowed": wording.allowed_channels_name(),
        "help": wording.help_forums_name(),
        "log": wording.log_channel_name(),
        "cooldown": wording.cooldown_name(),
        "private": wording.private_name(),
        "language": wording.language_name(),
    }
    before, now = (_told(changed.name, value, wording) for value in (changed.before, changed.now))
    return wording.setting_changed(names[changed.name], before, now)


def channels_told(channels: Sequence[int], wording: Wording = ENGLISH) -> str:
    """Return channels as members see them."""
    more = len(channels) - _MOST_NAMED
    named = [f"<#{channel}>" for channel in channels[:_MOST_NAMED]]
    return ", ".join([*named, *([wording.and_more(more)] if more > 0 else [])])


def _told(name: Name, value: Value, wording: Wording) -> str:
    match name, value:
        case _, bool():
            return wording.switched(on=value)
        case "cooldown", (int() as questions, float() | int() as seconds):
            return wording.cooldown_choice(questions, int(seconds))
        case _, tuple():
            return channels_told([int(channel) for channel in value], wording) or wording.none()
        case "log", int():
            return channels_told([value], wording)
        case _, str():
            return value
        case _:
            return wording.none()


def _channels(purpose: Name, chosen: Sequence[int], around: Surroundings, wording: Wording) -> ChannelMenu:
    there = tuple(channel for channel in chosen if channel in around.channels)
    kinds: Literal["writing", "forums", "all"] = "writing"
    if purpose == "help":
        kinds = "forums"
    elif purpose == "allowed":
        kinds = "all"
    placeholder = wording.choose_forums() if purpose == "help" else wording.choose_channels()
    most = 1 if purpose == "log" else 25
    return ChannelMenu(placeholder, ChooseChannels(purpose), there, kinds, most)


def _cooldown(settings: ServerSettings, around: Surroundings, wording: Wording) -> Menu:
    own = settings.cooldown_questions, settings.cooldown_seconds
    questions, seconds = around.cooldown
    default = Choice(
        wording.cooldown_default(questions, int(seconds)), SetCooldown(0, 0), chosen=own == (None, None)
    )
    offered = list(_COOLDOWNS)
    if own[0] is not None and own[1] is not None and (own[0], int(own[1])) not in offered:
        offered.append((own[0], int(own[1])))
    choices = [
        Choice(
            wording.cooldown_choice(questions, seconds),
            SetCooldown(questions, seconds),
            chosen=own == (questions, seconds),
        )
        for questions, seconds in sorted(offered)
    ]
    return Menu(wording.cooldown_name(), (default, *choices), "cooldown")


def _private(settings: ServerSettings, wording: Wording) -> Button:
    return Button(wording.switch_button(on=not settings.private), SetPrivate(not settings.private))


def _language(settings: ServerSettings, around: Surroundings, wording: Wording) -> Menu:
    default = Choice(wording.language_default(), SetLanguage(""), chosen=settings.language is None)
    choices = [
        Choice(
            spoken.language(), SetLanguage(spoken.tag.lower()), chosen=settings.language == spoken.tag.lower()
        )
        for spoken in around.languages[:24]
    ]
    return Menu(wording.language_name(), (default, *choices), "language")
