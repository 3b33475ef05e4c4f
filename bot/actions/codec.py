"""An action as text: what a press does, written into a custom_id, so that it still works after a restart.

A custom_id holds at most 100 characters (https://discord.com/developers/docs/components/reference). All state
of a button is in it; nothing about it is kept in memory.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar, Final, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT: Final = 100
PREFIX: Final = "v1"
TEMPLATE: Final = re.compile(r"v1:(?P<rest>[a-z0-9.,:-]{1,97})")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_TEXT: Final = re.compile(r"[a-z0-9-]*")

Places = tuple[tuple[int, int], ...]
"""Pairs of numbers, such as the index of a document and of a passage in it."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a press of a button, a choice in a menu or a submitted form asks for.

    A subclass names its `code` and lists its state as fields; each is a text of lower-case letters, digits
    and hyphens, a whole number from 0 on, a truth value, or `Places`.
    """

    code: ClassVar[str] = ""
    """Stands for the action in a custom_id; never given to another one."""
    event: ClassVar[str] = ""
    """The client's event that carries the press; one cog listens to it."""


def digest(text: str) -> str:
    """Return eight hexadecimal digits that stand for `text` in a custom_id."""
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def encode(action: Press) -> str:
    """Return the custom_id that stands for an action.

    Raises:
        ValueError: if a text has other characters than its field may hold, or all is longer than `LIMIT`.
    """
    values = (getattr(action, field.name) for field in fields(action))
    written = ":".join([PREFIX, action.code, *(_written(value) for value in values)])
    if len(written) > LIMIT:
        raise ValueError(f"{written!r} is longer than a custom_id may be")
    return written


def decode(custom_id: str, known: Mapping[str, type[Press]]) -> Press | None:
    """Return what a custom_id stands for, or None for one that is not ours or of another format.

    Args:
        custom_id: as Discord brought it back.
        known: the actions by their codes.
    """
    prefix, _, rest = custom_id.partition(":")
    code, *parts = rest.split(":")
    made = known.get(code) if prefix == PREFIX else None
    if made is None:
        return None
    kinds = _kinds(made)
    if len(parts) != len(kinds):
        return None
    values = [_read(part, kind) for part, kind in zip(parts, kinds, strict=True)]
    return None if None in values else made(*values)


def _kinds(made: type[Press]) -> tuple[object, ...]:
    hints = get_type_hints(made)
    return tuple(hints[field.name] for field in fields(made))


def _written(value: object) -> str:
    match value:
        case bool() | int():
            return _number(int(value))
        case str():
            if not _TEXT.fullmatch(value):
                raise ValueError(f"{value!r} cannot stand in a custom_id")
            return value
        case tuple():
            return ",".join(f"{_number(one)}.{_number(other)}" for one, other in value)
        case _:
            raise TypeError(f"{value!r} cannot stand in a custom_id")


def _read(part: str, kind: object) -> str | int | bool | Places | None:
    if kind is str:
        return part
    if kind is int:
        return _counted(part)
    if kind is bool:
        return {"0": False, "1": True}.get(part)
    pairs = [place.split(".") for place in part.split(",")] if part else []
    places = [tuple(map(_counted, pair)) for pair in pairs]
    read = tuple((pair[0], pair[1]) for pair in places if len(pair) == 2 and None not in pair)  # noqa: PLR2004 - a pair
    return read if len(read) == len(pairs) else None  # type: ignore[return-value]  # no None is left


def _number(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits or "0"


def _counted(digits: str) -> int | None:
    try:
        return int(digits, len(_DIGITS)) if digits.isalnum() and digits.isascii() else None
    except ValueError:
        return None
