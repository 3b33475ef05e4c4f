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
from typing import Final

import Stemmer

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
_CHAT: Final = {
    "abt": "about",
    "bc": "because",
    "cos": "because",
    "cuz": "because",
    "convo": "conversation",
    "corp": "corporation",
    "exec": "executive",
    "execs": "executives",
    "gov": "government",
    "govt": "government",
    "hte": "the",
    "hwo": "how",
    "mcuh": "much",
    "mil": "million",
    "muhc": "much",
    "ppl": "people",
    "r": "are",
    "taht": "that",
    "teh": "the",
    "u": "you",
    "ur": "your",
    "vs": "versus",
    "wat": "what",
    "waht": "what",
    "wehn": "when",
    "whne": "when",
    "whta": "what",
    "wich": "which",
    "woh": "who",
    "wut": "what",
    "yr": "year",
    "yrs": "years",
}
"""How members write some words in chat."""
_CHAT_SMALL: Final = {"w": "with", "wen": "when", "wer": "were"}
"""The same for what would be an initial or a name with a capital letter."""
_NOISE: Final = re.compile(r"https?://\S{1,2000}|<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>|@everyone|@here")
_MAGNITUDES: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_AMOUNT: Final = re.compile(r"(\d[\d.,]*)(k|mn?|bn?)\b")


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set: a list of words reads best as words."""
    return frozenset(text.split())


STOP_WORDS: Final = listed(
    """
    a about many after all also am an and any are aren't as at be because been before being between
    both but by can can't cannot could couldn't did didn't do does doesn't doing don't during each
    either else even ever for from had hadn't has hasn't have haven't having he her here hers
    herself him himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself
    just let let's me might more most much must my myself nor not of off on once only or other our
    ours ourselves out over own please same shall she should shouldn't so some such than that that's
    the their theirs them themselves then there there's these they they're this those though through
    thus to too under until up upon us very was wasn't we we're were weren't what what's when where
    which while who who's whom whose why will with within without won't would wouldn't yet you
    you're your yours yourself yourselves dont doesnt didnt isnt wasnt cant wont whats whos hows
    wheres whens wheres im gonna gotta wanna lemme kinda sorta tho aint ive u ur pls plz ok okay
    tell know s
    """
)
"""Words that say how something is asked, not what about."""
_AUXILIARIES: Final = listed("did do does didn't don't doesn't will would can could may might should to")
_AUXILIARY_WITHIN: Final = 4
_BEFORE_LOOSE: Final = listed(
    "be break broke come came cut get got go hang have how keep let run set so stay tear the too turn very"
)
"""Words right before a "loose" that is meant."""
_LOST: Final = listed("money value share shares cash billion billions million millions dollars stock worth")


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
    """Return the text in lower case with compatibility forms, accents and apostrophes made plain."""
    return _unaccented(text.translate(_APOSTROPHES)).lower()


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order.

    Possessive endings go ("DeepSeek’s" is "deepseek"), dotted abbreviations become one word ("U.S." is
    "usa"), separators inside numbers go ("1,000" is "1000"), short magnitudes are spelt out ("$5m" is "5
    million"), hyphens separate.
    """
    plain = _AMOUNT.sub(_spelt_out, _unaccented(text.translate(_APOSTROPHES)))
    found = [_word(surface) for surface in _WORD.findall(plain)]
    _tell_country_from_pronoun(found)
    _tell_lose_from_loose(found)
    return tuple(word for word in found if word.text)


@lru_cache(maxsize=64)
def _stemmer(_thread: int) -> Stemmer.Stemmer:
    """Return a stemmer for one thread: it has a state while it works, and making one is slow."""
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def _word(surface: str) -> Word:
    text = _bare(surface)
    text = _CHAT.get(text, text)
    if surface.islower():
        text = _CHAT_SMALL.get(text, text)
    return Word(
        text=text,
        stem=_stemmer(threading.get_ident()).stemWord(text),
        capital=surface[0].isupper(),
        number=surface[0].isdigit(),
        stop=text in STOP_WORDS,
    )


def clean_question(question: str) -> str:
    """Return the part of a question that is read: without mentions and links, `QUESTION_LIMIT` at most."""
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


def _tell_lose_from_loose(found: list[Word]) -> None:
    """Members write "did they loose money"; a loose thing, and what comes or breaks loose, stays so."""
    for position in [at for at, word in enumerate(found) if word.text == "loose"]:
        before = [one.text for one in found[max(0, position - _AUXILIARY_WITHIN) : position]]
        after = found[position + 1 : position + 2]
        if (
            not _AUXILIARIES.isdisjoint(before)
            and before[-1] not in _BEFORE_LOOSE
            and all(one.stop or one.number or one.text in _LOST for one in after)
        ):
            found[position] = _word("lose")


def _spelt_out(match: re.Match[str]) -> str:
    return f"{match.group(1)} {_MAGNITUDES[match.group(2)]}"
