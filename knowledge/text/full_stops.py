"""Whether a stop ends its English sentence, told from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from knowledge import lexicon

QUOTATION_MARKS: Final = "\"'”’»›」』“"
DASHES: Final = frozenset("—–―-")

_MARKER_ONLY: Final = re.compile(r"[^\w\s]?\s?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)\]]*")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CONSONANTS: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{2,4}")
_TIME: Final = re.compile(r"[ap]\.?m")
_NUMBER: Final = re.compile(r"\d.*|[IVXLC]{2,}")
_EXCLAIMED: Final = frozenset({"yahoo", "jeopardy", "wham"})
"""Names that end in an exclamation mark."""
_SMALL_LETTERS: Final = frozenset("bcdflmprsv")
"""Single small letters that abbreviate a word: born, circa, died, page, versus and the like."""
_FOUR_DOTS: Final = 4
_OPENING_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark that may end a sentence, with what stands around it.

    Args:
        mark: the stop itself, several characters for "?!" and ellipses.
        attached: whether it follows its word without a space.
        closers: closing quotation marks and brackets behind it.
        word: the word it follows.
        earlier: the word before that one.
        opening: the sentence so far, where it is short; otherwise empty.
        lead: marks that stand before the next word.
        after: the next word, with full stops of its own.
        rest: the text behind the gap, a few words of it.
        caseless: whether the whole text is written without capitals.
    """

    mark: str
    attached: bool
    closers: str
    word: str
    earlier: str
    opening: str
    lead: str
    after: str
    rest: str
    caseless: bool


def ends_sentence(stop: Stop) -> bool:
    """Tell whether the sentence ends at this stop, behind which a space and more text follow."""
    quoted = any(mark in QUOTATION_MARKS for mark in stop.closers)
    if not stop.after or (quoted and stop.lead[:1] in DASHES):
        return False
    if stop.after[0].islower() and not stop.after[1:2].isupper():
        return stop.caseless and not quoted and len(stop.word) > 1 and _ends_at_word(stop)
    if "!" in stop.mark or "?" in stop.mark:
        attributed = quoted and _is_attributed(stop.rest)
        return not attributed and (stop.word.lower() not in _EXCLAIMED or _starts(stop))
    if len(stop.mark) > 1 or stop.mark == "…":
        return _ends_at_ellipsis(stop)
    return _ends_at_word(stop)


def _starts(stop: Stop) -> bool:
    """Tell whether the next word begins a sentence: one that often does, or an adverb and a comma."""
    return stop.after.lower() in lexicon.words("sentence_starters") or (
        stop.after.endswith("ly") and f"{stop.after}," in stop.rest
    )


def _is_attributed(rest: str) -> bool:
    """Tell whether a speaker's name and a verb of speaking follow, as in “Is it open?” Ms Ito asked."""
    words = rest.split()[:6]
    if not words or words[0].lower() in _after_quotation():
        return False
    return any(word.strip(",.:;") in lexicon.words("attributing_verbs") for word in words[1:])


def _ends_at_ellipsis(stop: Stop) -> bool:
    full = stop.mark.count(".") >= _FOUR_DOTS
    if stop.after[0].isdigit() or stop.after == "I" or stop.after.startswith(("I’", "I'")):
        return full
    return full or stop.attached or (" " not in stop.mark and _starts(stop))


def _ends_at_word(stop: Stop) -> bool:
    """Tell whether one full stop ends the sentence, from the word it follows and the word after it."""
    word = stop.word.lower()
    if _MARKER_ONLY.fullmatch(stop.opening):
        return False
    if len(word) == 1 and word.isalpha():
        return _ends_at_letter(stop)
    if _TIME.fullmatch(word):
        return not _is_before_its_sentence(stop)
    if word in lexicon.words("abbreviations_before_numbers"):
        return not _NUMBER.fullmatch(stop.after)
    if stop.word.isupper() and word.isalpha() and not stop.after.isupper():
        return True
    return not _is_title(stop, word) and (not _may_go_on(stop, word) or _starts(stop))


def _is_title(stop: Stop, word: str) -> bool:
    return word in lexicon.words("abbreviations_before_names") and (
        word not in lexicon.words("abbreviations_capitalised") or stop.word[0].isupper()
    )


def _may_go_on(stop: Stop, word: str) -> bool:
    """Tell whether the word is an abbreviation that stands inside sentences as well as at their end."""
    if word in lexicon.words("abbreviations_capitalised"):
        return stop.word[0].isupper()
    return word in lexicon.words("abbreviations_closing") or bool(
        _DOTTED.fullmatch(word) or _CONSONANTS.fullmatch(stop.word)
    )


def _ends_at_letter(stop: Stop) -> bool:
    if stop.word.islower():
        other = stop.word not in _SMALL_LETTERS and not stop.after[0].isdigit()
        return other or (stop.word != "v" and _starts(stop))
    if stop.word == "I" or stop.earlier.lower() in lexicon.words("lettered_nouns"):
        return _starts(stop) or stop.earlier[:1].islower()
    return _starts(stop)


def _is_before_its_sentence(stop: Stop) -> bool:
    """Tell whether a time of day ("At 5 a.m.") only opens the sentence, or a zone follows it."""
    words = stop.opening.lower().split()
    opens = bool(words) and words[0] in lexicon.words("time_openers") and len(words) <= _OPENING_WORDS
    return opens or stop.after.lower().strip(".") in _zones()


@cache
def _after_quotation() -> frozenset[str]:
    """Return the words that begin a sentence behind a quotation; a determiner may begin a speaker's name."""
    determiners = lexicon.words("articles") | lexicon.words("pronouns_possessive") | {"one", "another"}
    return lexicon.words("sentence_starters") - determiners


@cache
def _zones() -> frozenset[str]:
    """Return what follows a time of day inside a sentence though it begins with a capital."""
    dates = lexicon.words("weekdays") | lexicon.words("months") | lexicon.words("months_short")
    return lexicon.words("time_zones") | dates
