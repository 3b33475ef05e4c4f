"""What a button does, written into its custom_id, so that it still works after a restart.

A custom_id holds at most 100 characters (https://discord.com/developers/docs/components/reference). All state
of a button is in it; nothing about it is kept in memory.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LIMIT = 100
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PREFIX = "v1"
TEMPLATE = re.compile(r"v1:(?P<rest>[a-z0-9.,:]{1,97})")


@dataclass(frozen=True, slots=True)
class ShowContext:
    """Show the paragraph around a quotation.

    Args:
        revision: the knowledge's revision when the button was sent.
        document: digest of the document's name.
        start: first code point of the quotation.
        end: one past its last code point.
        words: digest of its exact words, to find them again in another revision.
    """

    revision: str
    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class MorePassages:
    """Show further matching passages.

    Args:
        revision: the knowledge's revision when the button was sent.
        places: index of the document and of the passage in it, best first; at most five.
    """

    revision: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AskEntry:
    """Ask the question of an entry.

    Args:
        entry: the entry's id.
        asker: the member whose question offered it; others who press get the answer for themselves.
    """

    entry: str
    asker: int


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Take the reply away; for the asker, for whoever wrote the message it answers, and for moderators.

    Args:
        asker: the member who asked.
        author: the member who wrote the message that is answered; mostly the same.
    """

    asker: int
    author: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Turn to a page of the list of documents.

    Args:
        page: 0-based.
    """

    page: int


Action = ShowContext | MorePassages | AskEntry | Dismiss | SourcesPage


def digest(text: str) -> str:
    """Return eight hexadecimal digits that stand for `text` in a custom_id."""
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def encode(action: Action) -> str:
    """Return the custom_id of a button that does `action`: at most `LIMIT` characters."""
    match action:
        case ShowContext():
            parts = [
                "c",
                action.revision,
                action.document,
                _write(action.start),
                _write(action.end),
                action.words,
            ]
        case MorePassages():
            places = [f"{_write(document)}.{_write(passage)}" for document, passage in action.places]
            parts = ["m", action.revision, ",".join(places)]
        case AskEntry():
            parts = ["q", action.entry, _write(action.asker)]
        case Dismiss():
            parts = ["x", _write(action.asker), _write(action.author)]
        case SourcesPage():
            parts = ["s", _write(action.page)]
    return ":".join([PREFIX, *parts])


def decode(custom_id: str) -> Action | None:
    """Return what a custom_id stands for, or None for one that is not ours or of another format."""
    match custom_id.split(":"):
        case [p, "c", revision, document, start, end, words] if p == PREFIX:
            bounds = _read(start), _read(end)
            if bounds[0] is not None and bounds[1] is not None:
                return ShowContext(revision, document, bounds[0], bounds[1], words)
        case [p, "m", revision, places] if p == PREFIX:
            return MorePassages(revision, tuple(_places(places)))
        case [p, "q", entry, asker] if p == PREFIX and (member := _read(asker)) is not None:
            return AskEntry(entry, member)
        case [p, "x", asker, author] if p == PREFIX:
            members = _read(asker), _read(author)
            if members[0] is not None and members[1] is not None:
                return Dismiss(members[0], members[1])
        case [p, "s", page] if p == PREFIX and (number := _read(page)) is not None:
            return SourcesPage(number)
        case _:
            pass
    return None


def _places(written: str) -> list[tuple[int, int]]:
    places = []
    for place in written.split(","):
        document, _, passage = place.partition(".")
        pair = _read(document), _read(passage)
        if pair[0] is not None and pair[1] is not None:
            places.append((pair[0], pair[1]))
    return places


def _write(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits or "0"


def _read(digits: str) -> int | None:
    try:
        return int(digits, len(_DIGITS)) if digits.isalnum() and digits.isascii() else None
    except ValueError:
        return None
