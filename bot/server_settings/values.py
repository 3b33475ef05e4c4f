"""One setting of a server as a value: what it is, what it was, and how a change of it is taken back. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

if TYPE_CHECKING:
    from bot.store.servers import ServerSettings

Name = Literal["ask", "allowed", "help", "log", "cooldown", "private", "language"]
"""The settings by the names that stand in custom_ids and in the audit log."""
Value = tuple[int, ...] | tuple[int, float] | int | bool | str | None
"""Ids of channels; questions and seconds; the id of a channel; on or off; a tag; or nothing."""
NAMES: Final[tuple[Name, ...]] = get_args(Name)
_FIELDS: Final[dict[Name, str]] = {
    "ask": "ask_channels",
    "allowed": "allowed_channels",
    "help": "help_forums",
    "log": "log_channel",
    "private": "private",
    "language": "language",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting before and after a change.

    Args:
        name: which setting.
        before: its value before.
        now: its value since.
    """

    name: Name
    before: Value
    now: Value

    def written(self) -> str:
        """Return this as JSON, for the audit log."""
        return json.dumps({"name": self.name, "before": self.before, "now": self.now})


def read_changed(written: str) -> Changed | None:
    """Return what `Changed.written` wrote, or None for anything else."""
    try:
        fields = json.loads(written)
        name, before, now = fields["name"], fields["before"], fields["now"]
    except (ValueError, TypeError, KeyError):
        return None
    return Changed(name, _value(before), _value(now)) if name in NAMES else None


def _value(read: object) -> Value:
    return tuple(read) if isinstance(read, list) else read  # type: ignore[return-value]  # as it was written


def value_of(settings: ServerSettings, name: Name) -> Value:
    """Return the value of one setting."""
    if name != "cooldown":
        value: Value = getattr(settings, _FIELDS[name])
        return value
    questions, seconds = settings.cooldown_questions, settings.cooldown_seconds
    return None if questions is None or seconds is None else (questions, seconds)


def with_value(settings: ServerSettings, name: Name, value: Value) -> ServerSettings:
    """Return the settings with one of them changed.

    Raises:
        ValueError: if the value is none for that setting.
    """
    match name, value:
        case (("ask" | "allowed" | "help"), tuple()):
            changed: dict[str, Any] = {_FIELDS[name]: tuple(sorted({int(channel) for channel in value}))}
        case ("log", int() | None) | ("private", bool()) | ("language", str() | None):
            changed = {_FIELDS[name]: value}
        case "cooldown", None:
            changed = {"cooldown_questions": None, "cooldown_seconds": None}
        case "cooldown", (int() as questions, float() | int() as seconds):
            changed = {"cooldown_questions": questions, "cooldown_seconds": float(seconds)}
        case _:
            raise ValueError(f"{value!r} is no value for {name}")
    return replace(settings, **changed)
