"""Discord's limits on application commands and autocomplete that its OpenAPI description leaves out.

The figures are those of Discord's documentation (Application commands: naming, limits).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Body = dict[str, Any]
T = TypeVar("T")

CHOICES, CHOICE = 25, 100
NAME, DESCRIPTION, COMMAND_TOTAL = 32, 100, 8000
CHAT_COMMANDS, MENU_COMMANDS, OPTIONS = 100, 15, 25
CHAT_INPUT = 1


def of_choices(choices: list[Body]) -> Iterator[str]:
    """Complain about what an autocomplete offers."""
    if len(choices) > CHOICES:
        yield f"{len(choices)} choices, at most {CHOICES} are allowed"
    for choice in choices:
        name, value = choice["name"], choice["value"]
        if not 0 < len(name) <= CHOICE or not name.strip():
            yield f"a choice's name has {len(name)} characters; 1 to {CHOICE} are allowed"
        if isinstance(value, str) and not 0 < len(value) <= CHOICE:
            yield f"a choice's value has {len(value)} characters; 1 to {CHOICE} are allowed"


def of_commands(commands: list[Body]) -> Iterator[str]:
    """Complain about commands that replace those that were registered."""
    kinds = Counter(command.get("type", CHAT_INPUT) for command in commands)
    for kind, count in kinds.items():
        most = CHAT_COMMANDS if kind == CHAT_INPUT else MENU_COMMANDS
        if count > most:
            yield f"{count} commands of type {kind}, at most {most} are allowed"
    for name, kind in twice((command["name"], command.get("type", CHAT_INPUT)) for command in commands):
        yield f"two commands of type {kind} are called {name!r}"
    for command in commands:
        if command.get("type", CHAT_INPUT) == CHAT_INPUT:
            yield from _named(command)
            if (size := _size(command)) > COMMAND_TOTAL:
                yield f"{command['name']!r} has {size} characters in all, at most {COMMAND_TOTAL} are allowed"
        else:
            yield from _menu(command)


def _named(command: Body) -> Iterator[str]:
    """Complain about a slash command, a subcommand or an option."""
    name, description, options = (
        command["name"],
        command.get("description") or "",
        command.get("options") or [],
    )
    if not _is_name(name):
        yield f"{name!r} is no name for a command or option"
    if not 0 < len(description) <= DESCRIPTION:
        yield f"the description of {name!r} has {len(description)} characters; 1 to {DESCRIPTION} are allowed"
    if len(options) > OPTIONS:
        yield f"{name!r} has {len(options)} options, at most {OPTIONS} are allowed"
    for option in twice(option["name"] for option in options):
        yield f"{name!r} has two options called {option!r}"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{name!r} has a required option after an optional one"
    for option in options:
        yield from _named(option)


def _menu(command: Body) -> Iterator[str]:
    if not 0 < len(command["name"]) <= NAME:
        yield f"the menu command {command['name']!r} must have 1 to {NAME} characters"
    if command.get("description"):
        yield f"the menu command {command['name']!r} must have no description"


def _is_name(name: str) -> bool:
    letters = all(mark in "-_'" or unicodedata.category(mark)[0] in "LN" for mark in name)
    return 0 < len(name) <= NAME and letters and name == name.lower()


def _size(command: Body) -> int:
    """Characters of names, descriptions and choices, of which Discord counts the sum."""
    choices = command.get("choices") or []
    own = len(command["name"]) + len(command.get("description") or "")
    own += sum(len(choice["name"]) + len(str(choice["value"])) for choice in choices)
    return own + sum(_size(option) for option in command.get("options") or [])


def twice(values: Iterable[T]) -> list[T]:
    """Return the values that occur more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
