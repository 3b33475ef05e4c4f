"""A text as the words that are compared, each with its place in the untouched text.

What differs between two folded words is what a reader would call a different word: case, compatibility forms
and the shapes of apostrophes and dashes are gone, accents and spelling are not.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from knowledge.text.word_pattern import APOSTROPHES, LETTER, joined_by

GAP: Final = "…"
"""The folded form of every ellipsis, bracketed or not: words were left out here."""

SEAM: Final = "\x1f"
"""Stands between two halves of one quotation, where whoever quotes must set their own punctuation."""

_TOKEN: Final = re.compile(
    rf"""
      [A-Za-z]{{2,}}(?=[\s,;:!?)"”])                               # most words; the rest takes longer
    | \[\s{{0,3}}(?:…|\.{{2,6}}|\.\s\.\s\.)\s{{0,3}}\]        # […]
    | \((?:…|\.{{3,6}})\)
    | …+ | \.{{3,}} | \.\s\.\s\.
    | (?:{LETTER}\.)+{LETTER}(?![^\W_])\.?(?:[{APOSTROPHES}]s\b)?   # U.S.  U.S.’s
    | (?:(?<![\w)])[-−](?=[$€£¥]?\d))?[$€£¥₹]?\d+(?:[.,]\d+)*[^\W_]*%?   # 5.6  $100  27th  3%
    | {joined_by(APOSTROPHES)}
    | [&%]
    """,
    re.VERBOSE,
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PLAIN: Final = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-") | {"，": ",", "：": ":", "；": ";"}
)
_MARKS: Final = re.compile(r"[,;:!?./()\[\]-]")
_SEVERAL_DASHES: Final = re.compile("-{2,}")


class ClaimToken(NamedTuple):
    """One word, number or ellipsis of a text.

    Args:
        text: folded; what is compared.
        start: first code point in the text.
        end: one past the last code point in the text.
    """

    text: str
    start: int
    end: int


def tokens(text: str) -> list[ClaimToken]:
    """Return the words, numbers and ellipses of a text in their order; everything else parts them.

    >>> [token.text for token in tokens("“It’s $5.6 million […]”")]
    ["it's", '$5.6', 'million', '…']
    """
    return [ClaimToken(fold(match.group()), *match.span()) for match in _TOKEN.finditer(text)]


def inner_tokens(text: str) -> list[ClaimToken]:
    """Return the same without ellipses at the ends, which say nothing of what was left out."""
    found = tokens(text)
    while found and found[-1].text == GAP:
        found.pop()
    first = next((place for place, token in enumerate(found) if token.text != GAP), len(found))
    return found[first:]


def fold(word: str) -> str:
    """Return one word as it is compared: NFKC, case folded, plain apostrophes, nothing invisible."""
    if word.isascii():
        folded = word.lower()
        if folded.isalnum():
            return folded
    else:
        folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()
    folded = folded.translate(_PLAIN)
    if "." in folded or GAP in folded:
        if not any(character.isalnum() for character in folded):
            return GAP
        folded = folded.rstrip(".")
    return folded


def unaccented(word: str) -> str:
    """Return a folded word without its accents."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def letters(word: str) -> str:
    """Return what is left of a folded word without accents, apostrophes and full stops; a number stays."""
    if word.isascii() and word.isalpha():
        return word
    plain = unaccented(word)
    if any(character.isdigit() for character in plain):
        return plain
    return plain.replace("'", "").replace(".", "")


def marks(between: str) -> str:
    """Return the punctuation of a stretch between two words in the form that is compared.

    Quotation marks are left out, because whoever quotes must change or drop them; a dash is "-" however it
    is drawn and spaced.
    """
    if between == " ":
        return ""
    return _SEVERAL_DASHES.sub("-", "".join(_MARKS.findall(between.translate(_PLAIN))))
