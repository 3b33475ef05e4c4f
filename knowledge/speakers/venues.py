"""Where something was said: the platform, the programme, the statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.noun_phrases import read_phrase
from knowledge.speakers.nouns import days, is_possessive
from knowledge.speakers.scene import Kind, Scene, SceneToken, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.speaker_found import SpeakerFound

_PREPOSITIONS: Final = frozenset(("in", "at", "during", "on", "to", "via", "through", "from"))
_TELLING: Final = frozenset(("told", "tells", "telling"))
_WITHOUT_ARTICLE: Final = frozenset(("court", "testimony", "parliament"))
_NO_FORM: Final = frozenset(("of", "to", "that", "and", "for", "with"))
_REACH: Final = 24
"""Tokens between the verb and the place."""
_LONGEST_FORM: Final = 6


@dataclass(frozen=True, slots=True)
class _Venue:
    """The tokens of a place; a heavier one says more."""

    start: int
    end: int
    weight: int


def venue(text: str, scene: Scene, sentence: Sentence, found: SpeakerFound) -> str | None:
    """Return where the words were said, as the article puts it, or None.

    "in a post on X" gives "X", "told the BBC" "the BBC", "in an interview with the paper" the interview: what
    names a platform or an outlet goes before what names only a form.
    """
    tokens = scene.tokens
    if found.verb < 0 or found.phrase is None:
        return None
    begin = max(sentence.start, max(found.phrase.start, found.verb - _REACH) - _REACH)
    places = [
        place
        for position in range(min(begin, found.verb), min(sentence.end, found.verb + _REACH))
        if (place := _place_at(tokens, position, sentence.end)) and _belongs(tokens, position, found.verb)
    ]
    if not places:
        return None
    best = max(places, key=lambda place: place.weight)
    return text[tokens[best.start].start : tokens[best.end - 1].end]


def _belongs(tokens: Sequence[SceneToken], position: int, verb: int) -> bool:
    """Return whether at most the words that the verb introduces stand between it and the place."""
    between = tokens[min(position, verb) : max(position, verb)]
    return sum(token.kind is Kind.QUOTE for token in between) <= (1 if position > verb else 0)


def _place_at(tokens: Sequence[SceneToken], position: int, limit: int) -> _Venue | None:
    low = tokens[position].low
    start = position + 1
    if start >= limit:
        return None
    if low == "on":
        return _platform(tokens, start, limit) or _form(tokens, start, limit)
    if low in _TELLING:
        return _form(tokens, start, limit) if tokens[start].low == "a" else _outlet(tokens, start, limit)
    return _form(tokens, start, limit) if low in _PREPOSITIONS else None


def _platform(tokens: Sequence[SceneToken], start: int, limit: int) -> _Venue | None:
    """“in a post on X”, “on CNN”, “on The Late Table”."""
    first = start + 1 if tokens[start].low == "the" and start + 1 < limit else start
    end = first
    while (
        end < limit
        and tokens[end].capital
        and tokens[end].kind is Kind.WORD
        and tokens[end].low not in days()
    ):
        end += 1
        if is_possessive(tokens[end - 1]):
            break
    named = {token.low for token in tokens[first:end]}
    if not named:
        return None
    if tokens[first].low in words("platforms") or not words("outlets").isdisjoint(named):
        return _Venue(start, end, 3)
    posted = any(token.low in words("posting_words") for token in tokens[max(0, start - 4) : start - 1])
    return _Venue(start, end, 3) if posted and words("places").isdisjoint(named) else None


def _outlet(tokens: Sequence[SceneToken], start: int, limit: int) -> _Venue | None:
    """“told the BBC”, “told Sky News”, but not “told Crane”."""
    end = start
    while end < limit and tokens[end].kind is Kind.WORD and _may_name_outlet(tokens[end]):
        end += 1
    named = tokens[start:end]
    if not any(token.capital for token in named):
        return None
    known = any(token.low in words("outlets") for token in named)
    camel = len(named) == 1 and any(letter.isupper() for letter in named[0].text[1:])
    article = len(named) > 1 and named[0].low == "the" and named[1].capital
    return _Venue(start, end, 2) if known or camel or article else None


def _may_name_outlet(token: SceneToken) -> bool:
    return token.capital or token.low in words("outlets") or token.low == "the"


def _form(tokens: Sequence[SceneToken], start: int, limit: int) -> _Venue | None:
    """“in a statement”, “at a news conference”, “in a letter to shareholders”."""
    for end in range(start, min(limit, start + _LONGEST_FORM)):
        low = tokens[end].low
        if tokens[end].kind is not Kind.WORD or low in _NO_FORM or low in days():
            return None
        following = tokens[end + 1].low if end + 1 < limit else ""
        if low in words("venues") and following not in words("venues"):
            bare = end == start and low not in _WITHOUT_ARTICLE
            return None if bare else _Venue(start, _with_partner(tokens, end + 1, limit), 1)
    return None


def _with_partner(tokens: Sequence[SceneToken], end: int, limit: int) -> int:
    """Add "with the paper", "to shareholders" to the form."""
    if end + 1 >= limit or tokens[end].low not in {"with", "to"}:
        return end
    found = read_phrase(tokens, end + 1, limit)
    return found.end if found else end
