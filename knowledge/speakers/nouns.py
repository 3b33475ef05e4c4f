"""Which words a noun phrase may hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.scene import Kind
from knowledge.speakers.speech_verb_forms import crediting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.scene import SceneToken

_NO_DEED: Final = frozenset(("am", "be", "been", "being", "having", "must", "shall", "should", "shouldn't"))
_JOINING: Final = frozenset(("of", "for", "on", "the", "and", "&"))
_POSTPOSITIVE: Final = frozenset(("familiar", "close", "privy", "briefed", "involved", "present", "aware"))
_AFTER_POSTPOSITIVE: Final = frozenset(("with", "to", "on", "in", "at", "of"))
_SHORT: Final = 4
"""Letters of a word in -ed that is no participle: "seed"."""
_NEARBY: Final = 4
"""Words of a name within which "of" and "and" look for what makes it an organisation's."""


@cache
def days() -> frozenset[str]:
    """Return the names of days and months, and "today"."""
    return words("weekdays", "months", "months_short", "relative_days", "holidays")


@cache
def determiners() -> frozenset[str]:
    """Return what stands before a noun and its adjectives; "your story" is told by whoever is written to."""
    return words("articles", "pronouns_possessive", "demonstratives", "determiners") - {"your"}


@cache
def finite_verbs() -> frozenset[str]:
    """Return common verb forms that no ending gives away; what only should be done, nobody did."""
    return words("auxiliaries", "verbs_past", "verbs_finite") - _NO_DEED


def is_verb_of_speech(token: SceneToken, *, heading: bool = False) -> bool:
    """Return whether the token can be a verb that introduces somebody's words."""
    return (heading or not token.capital) and token.low in crediting()


def is_possessive(token: SceneToken) -> bool:
    """Return whether the word ends in a genitive: Anthropic’s, companies’."""
    return token.low.endswith(("'s", "s'"))


def is_postpositive(tokens: Sequence[SceneToken], position: int) -> bool:
    """Return whether an adjective stands here that follows its noun: "a person familiar with the matter"."""
    following = tokens[position + 1].low if position + 1 < len(tokens) else ""
    return tokens[position].low in _POSTPOSITIVE and following in _AFTER_POSTPOSITIVE


def run_end(tokens: Sequence[SceneToken], first: int, limit: int, *, heading: bool) -> int:
    """Return where the noun phrase ends that begins at a token; the token itself if none does."""
    position = first
    limit = min(limit, len(tokens))
    while position < limit and tokens[position].kind is Kind.WORD:
        if position > first and is_postpositive(tokens, position):
            break
        joins = _joins(tokens, first, position, limit)
        if not joins and not _is_nominal(tokens, first, position, heading=heading):
            break
        position += 1
    return position


def _joins(tokens: Sequence[SceneToken], first: int, position: int, limit: int) -> bool:
    """Return whether a particle, "of" or "and" goes on with a name: Bank of England, van der Meulen."""
    low, particles = tokens[position].low, words("name_particles")
    if position + 1 >= limit or not (low in particles or low in _JOINING):
        return False
    following = tokens[position + 1]
    if low in particles:
        return following.capital or following.low in particles
    previous = tokens[position - 1]
    if position == first or following.low in days():
        return False
    if low == "the":
        return previous.low in {"of", "for"} and following.capital
    if not previous.capital:
        return False
    return (
        _joins_and(tokens, first, position)
        if low in {"and", "&"}
        else _joins_of(tokens, first, position, limit)
    )


def _joins_of(tokens: Sequence[SceneToken], first: int, position: int, limit: int) -> bool:
    """Department of Justice, Institute for Soil Health."""
    before = range(max(first, position - _NEARBY), position)
    if not any(tokens[i].low in words("organisations_of") for i in before):
        return False
    following = tokens[position + 1]
    return following.capital or (
        following.low == "the" and position + 2 < limit and tokens[position + 2].capital
    )


def _joins_and(tokens: Sequence[SceneToken], first: int, position: int) -> bool:
    """Food and Drug Administration, Department of Health and Human Services."""
    if not tokens[position + 1].capital:
        return False
    before = [tokens[i].low for i in range(max(first, position - _NEARBY), position)]
    ahead = tokens[position + 1 : position + _NEARBY]
    organised = words("organisations_of")
    named = any(token.capital and token.low in organised for token in ahead)
    return named or ("of" in before and not organised.isdisjoint(before))


def _is_nominal(tokens: Sequence[SceneToken], first: int, position: int, *, heading: bool) -> bool:
    token = tokens[position]
    low = token.low
    if low in days() and (token.capital or low in words("relative_days")):
        return False
    if token.capital and not heading and (low not in _function_words() or token.text.isupper()):
        return True
    if low in _never_nouns():
        return False
    if low in words("roles", "groups", "organisations"):
        return True
    if is_verb_of_speech(token, heading=heading):
        return _is_noun_here(tokens, first, position)
    adverb = low.endswith("ly") and low not in words("adjectives_in_ly")
    participle = low.endswith("ed") and low not in words("adjectives_in_ed") and len(low) > _SHORT
    return not (adverb or participle)


def _is_noun_here(tokens: Sequence[SceneToken], first: int, position: int) -> bool:
    """Return whether "report" or "state" is a noun: after an article or a genitive, or before a role."""
    low = tokens[position].low
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    noun_too = low in words("verbs_or_nouns")
    before_role = following is not None and following.low in words("roles")
    if before_role and (noun_too or low in {"venture", "defence", "fire"}):
        return True
    if not noun_too:
        return False
    if position > first and is_possessive(tokens[position - 1]):
        return True
    article = first > 0 and _singular(tokens[first - 1].low)
    return article and (position == first or not tokens[position - 1].low.endswith("s"))


def _singular(low: str) -> bool:
    return low in words("articles", "pronouns_possessive") or low in {"one", "another", "this", "that"}


@cache
def _function_words() -> frozenset[str]:
    """Return words that are no noun, not even where a sentence begins with them."""
    return words(
        "adverbs",
        "auxiliaries",
        "conjunctions",
        "prepositions",
        "pronouns",
        "pronouns_object",
        "pronouns_reflexive",
        "question_words",
        "verbs_past",
    ) - {"her"} | {"not"}


@cache
def _never_nouns() -> frozenset[str]:
    return _function_words() | finite_verbs() | determiners() | words("name_particles")
