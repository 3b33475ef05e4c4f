"""What a message or a form consists of, before it is Discord's: buttons, menus, panels, forms. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from bot.actions import Press

LABEL_LIMIT: Final = 80
"""Characters of a button's label (https://discord.com/developers/docs/components/reference#button)."""
CHOICE_LIMIT: Final = 100
"""Characters of a choice's label and of its description
(https://discord.com/developers/docs/components/reference#string-select-select-option-structure)."""
MOST_CHOICES: Final = 25
"""Choices of one menu."""
PANEL_LIMIT: Final = 4000
"""Characters that all text of a Components V2 message may have together
(https://discord.com/developers/docs/components/reference#text-display)."""
MOST_COMPONENTS: Final = 40
"""Components of a Components V2 message, nested ones counted."""
TITLE_LIMIT: Final = 45
"""Characters of a form's title and of a field's label
(https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply.

    Args:
        label: at most `LABEL_LIMIT` characters; may be empty where there is an emoji.
        action: what a press does.
        primary: True for the one press most members want.
        danger: True for a press that takes something away for good.
        emoji: one Unicode emoji, or None.
        disabled: True for a button that shows a state and cannot be pressed.
    """

    label: str
    action: Press
    primary: bool = False
    danger: bool = False
    emoji: str | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu.

    Args:
        label: at most `CHOICE_LIMIT` characters.
        action: what choosing it does; written into its value, so no two lines of a menu may do the same.
        description: a second, smaller line, or None.
        chosen: True for the line that is chosen now.
    """

    label: str
    action: Press
    description: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu of which one line is chosen.

    Args:
        placeholder: what it says while nothing is chosen, at most 150 characters.
        choices: one to `MOST_CHOICES` of them.
        name: tells it from other menus of the same message, in lower-case letters.
    """

    placeholder: str
    choices: tuple[Choice, ...]
    name: str = "menu"


@dataclass(frozen=True, slots=True)
class ChannelMenu:
    """A select menu of which channels are chosen.

    Args:
        placeholder: what it says while none is chosen, at most 150 characters.
        action: what choosing does; the client's event is `choose_…` where a press of it is `press_…`.
        chosen: ids of the channels that are chosen now.
        kinds: which channels it offers: those that messages are written in, forums, or both.
        most: how many may be chosen; none may always be.
    """

    placeholder: str
    action: Press
    chosen: tuple[int, ...] = ()
    kinds: Literal["writing", "forums", "all"] = "writing"
    most: int = MOST_CHOICES


@dataclass(frozen=True, slots=True)
class Section:
    """Text with a button at its right.

    Args:
        text: Discord Markdown.
        button: beside it.
    """

    text: str
    button: Button


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons that belong to the text above them.

    Args:
        buttons: one to five.
    """

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """What one Components V2 message shows: blocks in a frame, then menus, then buttons.

    Args:
        blocks: Discord Markdown, sections, rows or menus, a line above each but rows and menus;
            `PANEL_LIMIT` is for all of them.
        buttons: five a row.
        menus: each in a row of its own.
    """

    blocks: tuple[str | Section | Row | Menu | ChannelMenu, ...]
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One text that a form asks for.

    Args:
        name: by which the submitted text is found, in lower-case letters.
        label: at most `TITLE_LIMIT` characters.
        description: what to write there and who will read it, at most 100 characters, or None.
        value: what stands there already.
        placeholder: an example, at most 100 characters, or None.
        long: True for a text of several lines.
        required: False where it may stay empty.
        most: characters it may have, at most 4,000.
    """

    name: str
    label: str
    description: str | None = None
    value: str = ""
    placeholder: str | None = None
    long: bool = False
    required: bool = True
    most: int = 1000


@dataclass(frozen=True, slots=True)
class Form:
    """A modal: what a member fills in and submits, or never does.

    Args:
        title: at most `TITLE_LIMIT` characters.
        action: what submitting does; the client's event is `submit_…` where a press of it is `press_…`.
        fields: one to five.
    """

    title: str
    action: Press
    fields: tuple[Field, ...]
