"""Whether two words are one, written differently: by a slip of the keyboard, or British and American."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.claims.claim_tokens import letters
from knowledge.claims.keyboard_slip import is_slip
from knowledge.claims.numbers import is_number, number_words
from knowledge.claims.turning import turning
from knowledge.lexicon import phrases, words

if TYPE_CHECKING:
    from collections.abc import Container

_AMERICAN: Final = (
    (re.compile(r"is(e[sdr]?|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e[sdr]?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|ful|hood|ly|al|ist|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"enc(e|es)$"), r"ens\1"),
    (re.compile(r"(?<=[a-z]{2})ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[aeiou][a-z]{2})ll(ed|ing|er|ers|or|ors|ous)$"), r"l\1"),
    (re.compile(r"(?<=[a-z]{3})l(?=fil(?:ment)?s?$|ful(?:ly)?$)"), "ll"),
)


def english() -> frozenset[str]:
    """Return common English words in lower case; `python -m tests.bench.vocabulary` writes the list anew."""
    return words("english")


def same_word(claimed: str, source: str) -> bool:
    """Tell whether two folded words are one word in another accepted form.

    >>> same_word("favoured", "favored"), same_word("whilst", "while"), same_word("five", "six")
    (True, True, False)

    True for accents, apostrophes and full stops left out, for British and American spelling, and for the
    groups of "same_words".
    """
    mine, theirs = letters(claimed), letters(source)
    if mine == theirs or source in _groups("same_words").get(claimed, ()):
        return True
    if mine[:1] != theirs[:1] or is_number(claimed) or is_number(source):
        return False
    return _american(mine) == _american(theirs)


def is_typo(claimed: str, source: str, *, name: bool, known: Container[str]) -> bool:
    """Tell whether a claimed word is a slip of the keyboard for the source's word.

    It is near enough to it (`knowledge.claims.keyboard_slip`), and what was typed is no word itself, neither
    of English nor of the documents, unless the two are confused by everybody ("to", "too"). A word that turns
    the meaning by its beginning ("unexpected") is never a slip, a number never, a short name never.

    Args:
        claimed: folded.
        source: folded.
        name: True where the source's word is a name.
        known: the words of the documents.
    """
    mine, theirs = letters(claimed), letters(source)
    if source in _groups("confused_words").get(claimed, ()):
        return True
    if mine[:1] != theirs[:1] or any(character.isdigit() for character in mine + theirs):
        return False
    if claimed in known or any(mine in some for some in (english(), number_words(), turning())):
        return False
    return not _turned(mine, theirs) and is_slip(mine, theirs, name=name)


def one_more_s(claimed: str, source: str) -> bool:
    """Tell whether two folded words differ by a final s alone.

    >>> one_more_s("effort", "efforts"), one_more_s("a", "as")
    (True, False)
    """
    short, long = sorted((letters(claimed), letters(source)), key=len)
    return len(short) > 3 and long in (short + "s", short + "es") and not is_number(short)  # noqa: PLR2004


def _turned(mine: str, theirs: str) -> bool:
    """Tell whether one word is the other behind a prefix that turns its meaning."""
    short, long = sorted((mine, theirs), key=len)
    if any(long == prefix + short for prefix in words("turning_prefixes")):
        return True
    return mine.endswith("less") != theirs.endswith("less") or mine.endswith("ful") != theirs.endswith("ful")


def _american(word: str) -> str:
    for pattern, spelling in _AMERICAN:
        word = pattern.sub(spelling, word)
    return word


@cache
def _groups(name: str) -> dict[str, frozenset[str]]:
    """Return each word of a list of groups with its group."""
    groups = [frozenset(line.split()) for line in phrases(name)]
    return {word: frozenset().union(*(one for one in groups if word in one)) for word in set().union(*groups)}
