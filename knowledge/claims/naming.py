"""Whether two names can mean the same person: the surname is enough, unless two first names contradict."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from knowledge.claims.folding import letters, tokens
from knowledge.claims.lexicon import ARTICLES
from knowledge.speakers.roles import HONORIFICS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.model import Alias

_LONGEST: Final = 12
_LONG_FIRST_NAME: Final = 6
_LINKS: Final = ARTICLES | {"of", "at", "from", "for", "and"}


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without possessive endings, articles, "of" and honorifics."""
    words = (letters(token.text.removesuffix("'s")) for token in tokens(name[:400])[:_LONGEST])
    return tuple(word for word in words if word and word not in _LINKS and word not in HONORIFICS)


def same_name(claimed: Sequence[str], source: Sequence[str]) -> bool:
    """Tell whether a claimed name can mean the one the source gives.

    Every word of it stands in the other ("Allen", "the CEO of Anthropic"), or it holds the surname, and the
    word before the surname does not contradict the source's ("Greg Allen" but not "Paul Allen"). A mistyped
    letter in a longer word is forgiven.

    Args:
        claimed: from `name_words`.
        source: from `name_words`.
    """
    if not claimed or not source:
        return False
    if all(any(_same(word, other) for other in source) for word in claimed):
        return len(source) == 1 or len(claimed) > 1 or not _only_a_role(claimed[0], source)
    places = [place for place, word in enumerate(claimed) if _same(word, source[-1])]
    if not places:
        return False
    before = claimed[: places[-1]]
    return not before or len(source) == 1 or before[-1] in ROLES or given_fits(before[-1], source[:-1])


def given_fits(claimed: str, source: Iterable[str]) -> bool:
    """Tell whether a first name, a short form of it or its initial is among the words before a surname."""
    return any(_same(claimed, other) or _shortened(claimed, other) for other in source)


def known_as(name: str, aliases: Iterable[Alias]) -> list[tuple[str, ...]]:
    """Return the words of a name and of everything else it is called."""
    words = name_words(name)
    called = [words]
    for alias in aliases:
        if name_words(alias.name) == words:
            called += [other for text in alias.others if (other := name_words(text))]
    return called


def stands_in(claimed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a claimed name stands in a sentence: its last word, and no other first name before it.

    Args:
        claimed: from `name_words`.
        words: the sentence's words, as `name_words` makes them.
    """
    if not claimed:
        return False
    if len(claimed) == 1:
        return any(_same(claimed[0], word) for word in words)
    return any(
        _same(claimed[-1], word)
        and (_same(claimed[-2], before) or _shortened(claimed[-2], before) or claimed[-2] in ROLES)
        for before, word in pairwise(words)
    )


def sentence_words(text: str) -> list[str]:
    """Return the words of a sentence in the form in which names are compared."""
    return [letters(token.text.removesuffix("'s")) for token in tokens(text)]


def _only_a_role(word: str, source: Sequence[str]) -> bool:
    """A bare "director" names nobody when the source names somebody."""
    return word in ROLES and not any(other in ROLES or other == "ceo" for other in source)


def _same(one: str, other: str) -> bool:
    if one == other or one + "s" == other or one == other + "s":
        return True
    length = min(len(one), len(other))
    if length < 5 or one[0] != other[0]:  # noqa: PLR2004 - shorter names are too close to each other
        return False
    return OSA.distance(one[:40], other[:40]) <= 1 + (length >= 9)  # noqa: PLR2004 - as for typing slips


def _shortened(one: str, other: str) -> bool:
    """Tell whether one is an initial or a short form of the other: "D", "Greg", "Dave" for David."""
    short, long = sorted((one, other), key=len)
    told = 2 if len(short) < _LONG_FIRST_NAME else len(short)
    return bool(short) and long.startswith(short[:told])
