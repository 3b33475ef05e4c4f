"""What moderators press in the panel with their server's settings; checked again where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class ShowSettings(Press):
    """Show the settings as they are now."""

    code: ClassVar[str] = "ss"
    event: ClassVar[str] = "press_settings"


@dataclass(frozen=True, slots=True)
class ChooseChannels(Press):
    """Set the channels chosen in a menu.

    Args:
        purpose: what they are for: "ask", "allowed", "help" or "log".
    """

    code: ClassVar[str] = "sc"
    event: ClassVar[str] = "press_settings"
    purpose: str


@dataclass(frozen=True, slots=True)
class SetCooldown(Press):
    """Set how often a member may ask.

    Args:
        questions: how many; 0 for the operator's setting.
        seconds: within so many.
    """

    code: ClassVar[str] = "sd"
    event: ClassVar[str] = "press_settings"
    questions: int
    seconds: int


@dataclass(frozen=True, slots=True)
class SetPrivate(Press):
    """Set whether answers to commands are private unless asked for otherwise.

    Args:
        on: whether they are.
    """

    code: ClassVar[str] = "sp"
    event: ClassVar[str] = "press_settings"
    on: bool


@dataclass(frozen=True, slots=True)
class SetLanguage(Press):
    """Set the language of replies to messages.

    Args:
        tag: its tag in lower case; empty for the server's own.
    """

    code: ClassVar[str] = "sl"
    event: ClassVar[str] = "press_settings"
    tag: str


@dataclass(frozen=True, slots=True)
class UndoSetting(Press):
    """Take a change back.

    Args:
        change: its number in the audit log.
    """

    code: ClassVar[str] = "su"
    event: ClassVar[str] = "press_settings"
    change: int


SettingPress = ShowSettings | ChooseChannels | SetCooldown | SetPrivate | SetLanguage | UndoSetting
