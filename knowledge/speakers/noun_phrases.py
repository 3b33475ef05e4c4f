"""Who or what tokens name: "venture capitalist Marc Andreessen", "a spokesman for the council"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.nouns import determiners, is_possessive, is_postpositive, run_end
from knowledge.speakers.scene import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.scene import SceneToken

_HEADS: Final = ("roles", "groups", "organisations")
_LONGEST: Final = 14
"""Tokens of one noun phrase; longer runs are lists or headings."""
_LONGEST_ATTACHED: Final = 8
_AFTER_ROLES: Final = frozenset(("of", "for", "at", "from", "with", "in", "to"))
_AFTER_NOUNS: Final = frozenset(("of", "for", "from"))
_AFTER_NAMES: Final = frozenset(("of", "from", "with"))
_LOOSE: Final = frozenset(("in", "at", "from", "to"))
"""Prepositions that more often say where or when something was said than whose spokesman it is."""

_PARTS: Final = frozenset(("one", "another", "two", "some", "several", "many", "most"))
_COUNTING: Final = frozenset(("two", "three", "four", "five", "six", "other", "many", "several"))
"""Words that stand behind an article or a possessive: "the two unions"."""
_OF_THEM: Final = (["of", "them"], ["of", "us"], ["of", "those"])

Range = tuple[int, int]


class Sort(Enum):
    """How a phrase names somebody."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; all positions are those of tokens in its scene.

    Args:
        sort: how it names.
        start: its first token.
        end: one past the last token of the phrase itself, without what stands between commas after it.
        speaker: the tokens that name the speaker.
        role: the tokens that say what the speaker is, or None.
        known: False for a common noun that names somebody only where a speech verb says so.
    """

    sort: Sort
    start: int
    end: int
    speaker: Range
    role: Range | None = None
    known: bool = True


def read_phrase(
    tokens: Sequence[SceneToken], start: int, limit: int, *, heading: bool = False
) -> Phrase | None:
    """Read the noun phrase that begins at a token.

    Args:
        tokens: the scene's tokens.
        start: where it begins.
        limit: the first token that is out of reach.
        heading: whether lower and upper case say nothing.

    Returns:
        The phrase, or None where none begins.
    """
    limit = min(limit, start + _LONGEST, len(tokens))
    if start >= limit or tokens[start].kind is not Kind.WORD:
        return None
    if tokens[start].low == "both" and start + 1 < limit:
        start += 1
    if tokens[start].low in words("pronouns") or tokens[start].low == "who":
        return Phrase(Sort.PRONOUN, start, start + 1, (start, start + 1))
    part = _part(tokens, start, limit, heading=heading) if tokens[start].low in _PARTS else None
    if part:
        return part
    first = start + 1 if tokens[start].low in determiners() else start
    if first > start and first < limit and tokens[first].low in _COUNTING:
        first += 1
    end = run_end(tokens, first, limit, heading=heading)
    if end == first or is_possessive(tokens[end - 1]):
        return None
    phrase = _split(tokens, start, first, end)
    return _attached(tokens, phrase, limit + _LONGEST, heading=heading) if phrase else None


def _part(tokens: Sequence[SceneToken], start: int, limit: int, *, heading: bool) -> Phrase | None:
    """Read “one of them”, “one of her members”, and the “one” of “said one, Neil Abbot”."""
    following = [token.low for token in tokens[start + 1 : min(start + 3, limit)]]
    if len(following) < 2:  # noqa: PLR2004 - "of them", ", Neil"
        return None
    end = start + 3
    if following[0] == "," and tokens[start].low in {"one", "another"} and tokens[start + 2].capital:
        end = start + 1
    elif following[0] != "of":
        return None
    elif following[1] in determiners():
        end = run_end(tokens, start + 3, limit, heading=heading)
        if end == start + 3:
            return None
    elif following not in _OF_THEM:
        return None
    return Phrase(Sort.ROLE, start, end, (start, end))


def _split(tokens: Sequence[SceneToken], start: int, first: int, end: int) -> Phrase | None:
    """Tell the name in a run of words from the role before it."""
    name = _name_start(tokens, first, end)
    if name >= end:
        return _role(tokens, start, first, end)
    if name > first:
        role = None if is_possessive(tokens[name - 1]) else (first, name)
        return Phrase(Sort.NAME, start, end, (name, end), role)
    owned = tokens[start].low in words("pronouns_possessive")
    heads = words(*_HEADS) if first > start else words("groups")
    if owned or (end - first == 1 and tokens[first].low in heads):
        return _role(tokens, start, first, end)
    with_article = start if tokens[start].low == "the" else first
    return Phrase(Sort.NAME, start, end, (with_article, end))


def _name_start(tokens: Sequence[SceneToken], first: int, end: int) -> int:
    """Return where the name begins that ends the run; `end` where the run ends in no name."""
    name = end
    while name > first and (tokens[name - 1].capital or _stands_inside(tokens[name - 1].low)):
        name -= 1
    before = [i for i in range(max(first, name - 1), end) if _ends_role(tokens, first, i, end)]
    name = max([name, *(index + 1 for index in before)])
    if name + 3 < end and tokens[name].low == "of" and tokens[name - 1].low in words("roles"):
        name += 2
    while name < end and not tokens[name].capital and tokens[name].low not in words("name_particles"):
        name += 1
    return name


def _stands_inside(low: str) -> bool:
    """Return whether a word without a capital letter goes on with a name: van, Bank of England."""
    return low in words("name_particles") or low in {"of", "for", "the", "and", "&", "on"}


def _ends_role(tokens: Sequence[SceneToken], first: int, index: int, end: int) -> bool:
    token, last = tokens[index], tokens[end - 1]
    if index + 1 < end and token.capital and last.capital and last.low in words("organisations"):
        return False
    if is_possessive(token):
        return True
    if token.low in words("honorifics") or token.low not in words("roles"):
        return False
    previous = tokens[index - 1] if index > first else None
    if previous is None or index + 1 < end or not token.capital or token.low not in words("surnames_too"):
        return True
    return not previous.capital or previous.low in words("roles") or is_possessive(previous)


def _role(tokens: Sequence[SceneToken], start: int, first: int, end: int) -> Phrase | None:
    head = tokens[end - 1].low
    known = head in words(*_HEADS) or head.endswith("-year-old")
    named = any(tokens[i].capital for i in range(first + 1, end))
    owned = any(is_possessive(tokens[i]) for i in range(first, end))
    if start == first and not (known or named or owned) and not head.endswith("s"):
        return None
    return Phrase(Sort.ROLE, start, end, (start, end), None, known)


def _attached(tokens: Sequence[SceneToken], phrase: Phrase, limit: int, *, heading: bool) -> Phrase:
    """Add what hangs on the phrase: "a spokesman for the council", "Hale of Harrow County"."""
    end, near = phrase.end, _AFTER_NAMES
    if phrase.sort is Sort.ROLE:
        near = _AFTER_ROLES if phrase.known else _AFTER_NOUNS
    limit = min(limit, len(tokens))
    described = end + 2 < limit and is_postpositive(tokens, end)
    if described:
        end, near = end + 1, near | {tokens[end + 1].low}
    while end + 1 < limit and tokens[end].low in near:
        first = end + 2 if tokens[end + 1].low in determiners() else end + 1
        stop = run_end(tokens, first, min(limit, first + _LONGEST_ATTACHED), heading=heading)
        circumstance = not is_postpositive(tokens, end - 1) and _is_circumstance(tokens, end, first, stop)
        if stop == first or is_possessive(tokens[stop - 1]) or circumstance:
            break
        end, near = stop, frozenset(("of", "for"))
    if described and end == phrase.end + 1:
        return phrase
    speaker = (phrase.speaker[0], end) if phrase.sort is Sort.ROLE else phrase.speaker
    return replace(phrase, end=end, speaker=speaker)


def _is_circumstance(tokens: Sequence[SceneToken], preposition: int, first: int, stop: int) -> bool:
    """Return whether the words say when, where or in what form something was said."""
    if tokens[stop - 1].low in words("speech_nouns", "venues"):
        return True
    low = tokens[preposition].low
    if low == "from" and tokens[preposition - 1].low in words("speech_nouns", "venues"):
        return False
    return low in _LOOSE and not any(tokens[index].capital for index in range(first, stop))
