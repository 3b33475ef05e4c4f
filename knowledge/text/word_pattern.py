"""What a word is made of, for everything that looks for words in an untouched text and keeps their places."""

from __future__ import annotations

from typing import Final

APOSTROPHES: Final = "'’‘ʼ`´＇"
INSIDE: Final = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Accents that stand for themselves and what nobody sees: they part no word."""
LETTER: Final = rf"[^\W\d_][{INSIDE}]*"
WORD: Final = rf"[^\W_]+(?:[{INSIDE}]+[^\W_]*)*"
"""Letters and digits with nothing between them that is printed."""


def joined_by(signs: str) -> str:
    """Return the pattern of words that these signs join to one.

    >>> import re
    >>> re.findall(joined_by("'-"), "don't re-read it")
    ["don't", 're-read', 'it']

    Args:
        signs: escaped for a set of characters.
    """
    return rf"{WORD}(?:[{signs}]{WORD})*"
