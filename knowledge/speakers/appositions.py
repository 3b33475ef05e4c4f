"""What stands between commas beside a name or a role."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.noun_phrases import Phrase, Range, Sort, read_phrase
from knowledge.speakers.nouns import days
from knowledge.speakers.scene import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.scene import SceneToken

_NO_ROLE: Final = frozenset(("adding", "and", "but", "as"))
_CIRCUMSTANCES: Final = frozenset(("in", "during", "at", "on"))
_LONGEST: Final = 30
_NEARBY: Final = 5


def with_apposition(tokens: Sequence[SceneToken], phrase: Phrase, limit: int) -> Phrase:
    """Add the name beside a role ("its ambassador, Ilse Kronberg,") or the role beside a name.

    Args:
        tokens: the scene's tokens.
        phrase: a phrase without what stands beside it.
        limit: the first token that is out of reach.
    """
    limit = min(limit, len(tokens))
    if phrase.sort is Sort.PRONOUN or phrase.end >= limit or tokens[phrase.end].text != ",":
        return phrase
    if phrase.sort is Sort.ROLE:
        return _named(tokens, phrase, limit)
    if phrase.role is None:
        return replace(phrase, role=_role_beside(tokens, phrase.end + 1, limit))
    return phrase


def _named(tokens: Sequence[SceneToken], phrase: Phrase, limit: int) -> Phrase:
    beside = read_phrase(tokens, phrase.end + 1, limit)
    if beside is None or beside.sort is not Sort.NAME or tokens[beside.start].low in words("articles"):
        return phrase
    one_word = beside.speaker[1] - beside.speaker[0] == 1
    closed = beside.end >= limit or tokens[beside.end].kind is not Kind.WORD
    if not closed or (one_word and not phrase.known):
        return phrase
    return Phrase(Sort.NAME, phrase.start, beside.end, beside.speaker, _bare(tokens, phrase.speaker))


def _role_beside(tokens: Sequence[SceneToken], start: int, limit: int) -> Range | None:
    if start + 1 < limit and tokens[start].text[:1].isdigit() and tokens[start + 1].text == ",":
        start += 2
    limit = min(limit, start + _LONGEST)
    end = start
    while end < limit and tokens[end].kind is Kind.WORD and not _is_circumstance(tokens, end, limit):
        end += 1
    lows = [tokens[i].low for i in range(start, end)]
    if not lows or words("roles").isdisjoint(lows):
        return None
    if lows[0] in _NO_ROLE or lows[0] in words("pronouns", "question_words"):
        return None
    return _bare(tokens, (start, end))


def _is_circumstance(tokens: Sequence[SceneToken], position: int, limit: int) -> bool:
    """Return whether a preposition says when or where something was said, not what somebody is."""
    if tokens[position].low not in _CIRCUMSTANCES:
        return False
    ahead = range(position + 1, min(limit, position + 1 + _NEARBY))
    return any(tokens[i].low in words("venues") or tokens[i].low in days() for i in ahead)


def _bare(tokens: Sequence[SceneToken], role: Range) -> Range:
    """Return the role without its article."""
    start, end = role
    return (start + 1, end) if end - start > 1 and tokens[start].low in words("articles") else role
