"""The names in an article's own words, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.nouns import days, is_possessive
from knowledge.speakers.scene import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.speakers.scene import Scene, SceneToken

Words = tuple[str, ...]
"""A name's words in lower case, without titles and genitive endings."""

_COURTESY: Final = frozenset(("mr", "mrs", "ms", "miss", "mx", "mme", "mlle"))
"""Honorifics that go once the full name is known."""
_BEFORE_ROLES: Final = frozenset(("a", "an", "the", "his", "her"))
_LONGEST: Final = 6
_LONGEST_RUN: Final = 10
_NEARBY: Final = 5
_AGE_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the article's own words.

    Args:
        words: its words.
        printed: as the article prints it, without titles of courtesy before a full name.
        start: first code point.
        token: its first token in the scene.
        gender: "f", "m" or "", as far as a title before it says.
        evident: True where something beside it says that it is a person.
    """

    words: Words
    printed: str
    start: int
    token: int
    gender: str
    evident: bool


def mentions(text: str, scene: Scene) -> Iterator[Mention]:
    """Yield the names of a paragraph, in source order."""
    tokens = scene.tokens
    position = 0
    while position < len(tokens):
        end = _run_end(tokens, position)
        start = position
        while start < end and tokens[start].low in _function_words():
            start += 1
        if 1 < start < end - 2 and tokens[start - 1].low == "of" and tokens[start - 2].low in words("roles"):
            start += 1  # the State of "Secretary of State Helen Marsh"
        found = mention(text, tokens, start, end) if start < end else None
        if found:
            yield _with_neighbours(found, tokens, start, end)
        position = max(end, position + 1)


def mention(text: str, tokens: Sequence[SceneToken], start: int, end: int) -> Mention | None:
    """Return the name that these tokens hold, titles aside; None where they hold none."""
    gender, evident, shown = "", False, start
    while start < end and _introduces(tokens[start].low):
        low = tokens[start].low
        gender = gender_of({low}) or gender
        evident = evident or low != "the"
        courtesy = low in _COURTESY and start + 2 < end
        start += 1
        shown = shown if low in words("honorifics") and not courtesy else start
    inner = _inner_title(tokens, start, end)
    if inner is not None:
        start, shown, evident = inner + 1, inner + 1, True
    name = tuple(plain(tokens[i].text) for i in range(start, end))
    if not name or len(name) > _LONGEST or _no_names().issuperset(name):
        return None
    printed = text[tokens[shown].start : tokens[end - 1].end]
    printed = printed[:-2].rstrip() if tokens[end - 1].low.endswith("'s") else printed
    return Mention(name, printed, tokens[start].start, start, gender, evident)


def plain(word: str) -> str:
    """Return a word of a name as names are compared: in lower case, without a genitive ending.

    >>> plain("Anthropic’s"), plain("Jr.")
    ('anthropic', 'jr')
    """
    low = word.lower().replace("’", "'").strip(".,")
    return low[:-2].rstrip() if low.endswith("'s") else low.rstrip("'")


def gender_of(titles: set[str]) -> str:
    """Return "f", "m" or "" for titles and roles in lower case."""
    if not words("roles_female").isdisjoint(titles):
        return "f"
    return "" if words("roles_male").isdisjoint(titles) else "m"


def _run_end(tokens: Sequence[SceneToken], start: int) -> int:
    end = start
    while end < min(len(tokens), start + _LONGEST_RUN) and tokens[end].kind is Kind.WORD:
        token = tokens[end]
        joins = end > start and token.low in words("name_particles") and end + 1 < len(tokens)
        if not token.capital and not (joins and tokens[end + 1].capital):
            break
        end += 1
        if is_possessive(token):
            break
    return end


def _inner_title(tokens: Sequence[SceneToken], start: int, end: int) -> int | None:
    """Return the last title inside a run of capital letters: "Treasury Secretary Noel Abernathy"."""
    if end > start and tokens[end - 1].low in words("organisations"):
        return None
    roles, honorifics = words("roles"), words("honorifics")
    inner = [i for i in range(start, end - 1) if tokens[i].low in roles and tokens[i].low not in honorifics]
    return inner[-1] if inner else None


def _with_neighbours(found: Mention, tokens: Sequence[SceneToken], start: int, end: int) -> Mention:
    """Add what an age, a role or "who" beside a name says about it."""
    title = {tokens[start - 1].low} & words("roles") if start else set()
    after = [token.low for token in tokens[end : end + _NEARBY]]
    beside = after[1:] if after[:1] == [","] else []
    aged = bool(beside) and beside[0].isdigit() and len(beside[0]) <= _AGE_DIGITS
    described = bool(beside) and beside[0] in _BEFORE_ROLES and not words("roles").isdisjoint(beside)
    who = after[:1] == ["who"] or beside[:1] in (["who"], ["whose"])
    evident = found.evident or aged or described or who or bool(title)
    return replace(found, gender=found.gender or gender_of(title), evident=evident)


def _introduces(low: str) -> bool:
    """Return whether a word before a name is a title of whoever bears it."""
    return low in words("roles", "honorifics") or low in {"the", "former", "vice", "deputy"}


@cache
def _function_words() -> frozenset[str]:
    """Return words that have a capital letter only because a sentence begins with them."""
    return words(
        "adverbs",
        "articles",
        "auxiliaries",
        "conjunctions",
        "demonstratives",
        "determiners",
        "prepositions",
        "pronouns",
        "pronouns_possessive",
        "question_words",
        "speech_verbs_opening",
    ) | {"not", "all", "let", "last", "next", "according", "speaking"}


@cache
def _no_names() -> frozenset[str]:
    return days() | _function_words()
