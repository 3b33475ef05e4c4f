"""Text made comparable: the words of a question or a passage, folded and stemmed. Never shown to anybody.

What comes out of here is only ever compared with itself, so it keeps no offsets: a quotation is always cut
from the document's own text.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import Stemmer

from knowledge import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUESTION_LIMIT: Final = 2000
"""Code points of a question that are read; Discord's own limit for a message of an ordinary member."""

_WORD: Final = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?   # U.S., e.g., D.C
    | \d+(?:[.,]\d+)*(?:(?i:st|nd|rd|th|s)(?![^\W_]))?  # 5.6  1,000  2023  27th  1990s
    | [^\W\d_][^\W_]*(?:'[^\W\d_]+)*                # word  R1  don't
    | [^\W_]+                                       # what is counted as neither
    """,
    re.VERBOSE,
)
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼ`´＇", "'"))
_COUNTRIES: Final = frozenset({"US", "USA"})
_ORDINAL_TAIL: Final = "stndrh"
"""Letters of "st", "nd", "rd", "th" and of a decade's "s"."""
_TAIL: Final = re.compile(r"(?:'s|')$")
_NOISE: Final = re.compile(r"https?://\S{1,2000}|<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>|@everyone|@here")
_MAGNITUDES: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_AMOUNT: Final = re.compile(r"(\d[\d.,]*)(k|mn?|bn?)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Args:
        text: lower case, compatibility forms and accents folded, without possessive ending.
        stem: what inflected forms share (Snowball's English stemmer).
        capital: True where the text begins it with a capital letter.
        number: True where it begins with a digit.
        stop: True for a word that says how something is asked, not what about.
    """

    text: str
    stem: str
    capital: bool
    number: bool
    stop: bool


def fold(text: str) -> str:
    """Return the text in lower case with compatibility forms, accents and apostrophes made plain.

    >>> fold("Anthropic’s CÉO")
    "anthropic's ceo"
    """
    return _unaccented(text.translate(_APOSTROPHES)).lower()


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order.

    Possessive endings go ("DeepSeek’s" is "deepseek"), dotted abbreviations become one word ("U.S." is
    "usa"), separators inside numbers go ("1,000" is "1000"), short magnitudes are spelt out ("$5m" is "5
    million"), hyphens separate.

    >>> [word.text for word in words("Did the U.S. spend $5m on DeepSeek’s chips?")]
    ['did', 'the', 'usa', 'spend', '5', 'million', 'on', 'deepseek', 'chips']
    """
    plain = _AMOUNT.sub(_spelt_out, _unaccented(text.translate(_APOSTROPHES)))
    found = [_word(surface) for surface in _WORD.findall(plain)]
    _tell_country_from_pronoun(found)
    return tuple(word for word in found if word.text)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text stand, before anything of them is folded.

    >>> [*places("Sacks’s “R1”")]
    [(0, 7), (9, 11)]
    """
    return (match.span() for match in _WORD.finditer(text.translate(_APOSTROPHES)))


@lru_cache(maxsize=64)
def _stemmer(_thread: int) -> Stemmer.Stemmer:
    """Return a stemmer for one thread: it has a state while it works, and making one is slow."""
    return Stemmer.Stemmer("english")


def stems(plain: Sequence[str]) -> list[str]:
    """Return the stems of many plain words in lower case at once, without what else `words` reads of them."""
    found: list[str] = _stemmer(threading.get_ident()).stemWords(list(plain))
    return found


@lru_cache(maxsize=65536)
def _word(surface: str) -> Word:
    text = _bare(surface)
    spellings = lexicon.table("chat_spellings_small") if surface.islower() else {}
    text = (spellings.get(text) or lexicon.table("chat_spellings").get(text) or (text,))[0]
    return Word(
        text=text,
        stem=_stemmer(threading.get_ident()).stemWord(text),
        capital=surface[0].isupper(),
        number=surface[0].isdigit(),
        stop=text in lexicon.words("stop_words"),
    )


def clean_question(question: str) -> str:
    """Return the part of a question that is read: without mentions and links, `QUESTION_LIMIT` at most.

    >>> clean_question("<@123456789012345678> who is he?").strip()
    'who is he?'
    """
    return _NOISE.sub(" ", question[:QUESTION_LIMIT])


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _bare(surface: str) -> str:
    if surface[0].isdigit():
        return surface.replace(",", "").lower().rstrip(_ORDINAL_TAIL)
    if "." in surface or surface in _COUNTRIES:
        letters = surface.replace(".", "").lower()
        return "usa" if letters == "us" else letters
    return _TAIL.sub("", surface.lower())


def _tell_country_from_pronoun(found: list[Word]) -> None:
    """Members write "us policy" in lower case; the pronoun is not followed by what a question is about."""
    for position, word in enumerate(found[:-1]):
        if word.text == "us" and not found[position + 1].stop:
            found[position] = _word("US")


def _spelt_out(match: re.Match[str]) -> str:
    return f"{match.group(1)} {_MAGNITUDES[match.group(2)]}"
