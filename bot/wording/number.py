"""A number with its noun, as every sentence that counts says it."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number and its noun.

    >>> counted(1, "entry", "entries"), counted(2400, "document")
    ('1 entry', '2,400 documents')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
