"""Whom a message names as the speaker: the words right before and right after a quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.claims.claim_tokens import ClaimToken, tokens
from knowledge.claims.own_talk import chat, segments
from knowledge.claims.spelling import english
from knowledge.claims.turning import turning
from knowledge.speakers.speech_verb_forms import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REACH: Final = 14
_SHORTEST_NAME: Final = 3
_LONGEST_BARE: Final = 4
_MOST_PLAIN: Final = 2
"""Common words in lower case that a name with its title may hold ("notable venture capitalist Sacks")."""


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """Whom some words name as the speaker.

    Args:
        name: as printed.
        start: where the naming begins in the words that were read: "said Allen" begins at "said".
        end: one past where it ends.
    """

    name: str
    start: int
    end: int


def named_before(text: str, is_speaker: Callable[[str], bool]) -> NamedSpeaker | None:
    """Read who speaks from the words right before a quotation."""
    start = 0
    for start, _ in segments(text.rstrip(" \t\n:,\"'“„«‘‹([*_")):  # noqa: B007 - the last segment is wanted
        pass
    words = tokens(text[start:])[-REACH:]
    words = [ClaimToken(word.text, word.start + start, word.end + start) for word in words]
    if not words:
        return None
    folded = [word.text for word in words]
    verbs = [place for place, word in enumerate(folded) if word in saying()]
    if "according" in folded and folded[-1] != "to":
        return _named(text, words[folded.index("according") + 2 :], is_speaker)
    if verbs:
        return (
            _named(text, words[: verbs[-1]], is_speaker, end=words[-1].end)
            or _named(text, words[verbs[-1] + 1 :], is_speaker)
            or _named(text, _after_comma(text, words[: verbs[-1]]), is_speaker, end=words[-1].end)
        )
    for place in range(len(folded) - 1, -1, -1):
        if folded[place] in {"from", "by", "per"}:
            return _named(text, words[place + 1 :], is_speaker)
    if ":" in text[words[-1].end :]:
        return _named(text, words, is_speaker)
    return _bare(text, words, is_speaker)


def named_after(text: str, is_speaker: Callable[[str], bool]) -> NamedSpeaker | None:
    """Read who speaks from the words right after a quotation."""
    lead = len(text) - len(text.lstrip("\n \t,."))
    end = lead + next((stop for _, stop in segments(text[lead:]) if stop), 0)
    words = tokens(text[:end])[:REACH]
    if not words:
        return None
    folded = [word.text for word in words]
    skipped = _introduction(folded)
    if skipped:
        start = None if folded[0] == "according" else words[0].start
        return _named(text, _cut(text, words[skipped:]), is_speaker, start=start)
    verb = next((place for place, word in enumerate(folded[:8]) if word in saying()), None)
    if verb:
        named = _named(text, words[:verb], is_speaker)
        return NamedSpeaker(named.name, named.start, _venue_end(words, verb)) if named else None
    if folded[0] == "by" or any(sign in text[: words[0].start] for sign in "—–-~("):
        return _named(text, _cut(text, words[folded[0] == "by" :]), is_speaker)
    return _bare(text, words, is_speaker)


def _bare(text: str, words: Sequence[ClaimToken], is_speaker: Callable[[str], bool]) -> NamedSpeaker | None:
    """Return words that are nothing but a name which the documents know."""
    named = _named(text, words, is_speaker) if len(words) <= _LONGEST_BARE else None
    return named if named and is_speaker(named.name) else None


def named_anywhere(text: str, known: Callable[[tuple[str, ...]], str | None]) -> str | None:
    """Return the one known speaker whom a message speaks of besides the quotation, as printed.

    Args:
        text: the message without the quotation.
        known: returns the canonical name of whoever is called exactly so by these folded words, or None.
    """
    words = tokens(text)
    folded = [word.text.removesuffix("'s") for word in words]
    found: dict[str, str] = {}
    place = 0
    while place < len(words):
        width = 1
        for size in range(min(_LONGEST_BARE, len(words) - place), 0, -1):
            canonical = known(tuple(folded[place : place + size]))
            common = size == 1 and folded[place] in english() and not text[words[place].start].isupper()
            if canonical and not common:
                found.setdefault(canonical, text[words[place].start : words[place + size - 1].end])
                width = size
                break
        place += width
    return found.popitem()[1].removesuffix("'s").removesuffix("’s") if len(found) == 1 else None


def _introduction(words: Sequence[str]) -> int:
    """Return how many words lead to the name in "according to X", "said X", "as noted by X"; 0 for none."""
    if words[:2] == ["according", "to"]:
        return 2
    if words[0] in saying():
        return 1
    return 3 if words[0] == "as" and words[1:2] and words[1] in saying() and words[2:3] == ["by"] else 0


def _cut(text: str, words: Sequence[ClaimToken]) -> Sequence[ClaimToken]:
    """Keep the words up to the first comma, bracket or preposition of place or time."""
    for place, word in enumerate(words):
        if word.text in lexicon.words("name_ends") or (
            place and re.search(r"[,;()\n—]", text[words[place - 1].end : word.start])
        ):
            return words[:place]
    return words


def _after_comma(text: str, words: Sequence[ClaimToken]) -> Sequence[ClaimToken]:
    """Keep the words behind the last comma: "no wait, Elon Musk"."""
    for place in range(len(words) - 1, 0, -1):
        if "," in text[words[place - 1].end : words[place].start]:
            return words[place:]
    return ()


def _venue_end(words: Sequence[ClaimToken], verb: int) -> int:
    """Return where "Sacks wrote on X", "… said in a statement" ends."""
    folded = [word.text for word in words]
    place = verb + 1
    if folded[place : place + 2] in (["in", "a"], ["in", "an"], ["on", "a"]) and place + 2 < len(folded):
        place += 3
    if folded[place : place + 1] == ["on"] and folded[place + 1 : place + 2] in (["x"], ["twitter"]):
        place += 2
    return words[min(place, len(words)) - 1].end


def _named(
    text: str,
    words: Sequence[ClaimToken],
    is_speaker: Callable[[str], bool],
    *,
    start: int | None = None,
    end: int | None = None,
) -> NamedSpeaker | None:
    """Return the words as a speaker's name, or None where they are none."""
    first, last, leading, unnamed = 0, len(words), _leading(), _unnamed()
    while first < last and words[first].text in leading:
        first += 1
    while first < last and words[last - 1].text in leading:
        last -= 1
    if any(word.text in unnamed for word in words[first:last]):
        return None
    name = _before_place(text, words[first:last])
    if not 0 < len(name) <= 8:  # noqa: PLR2004 - a name with its title
        return None
    folded = {word.text.removesuffix("'s") for word in name}
    if folded & unnamed or folded & turning():
        return None
    printed = text[name[0].start : name[-1].end]
    plain = [word for word in name if _is_plain(text, word)]
    if len(plain) > _MOST_PLAIN or not (
        is_speaker(printed)
        or folded & lexicon.words("roles")
        or folded & lexicon.words("honorifics")
        or _looks_named(text, name, fresh=not text[: name[0].start].strip("\n \t\"'“„«‘‹([*_"))
    ):
        return None
    return NamedSpeaker(
        printed, name[0].start if start is None else start, name[-1].end if end is None else end
    )


def _before_place(text: str, words: Sequence[ClaimToken]) -> Sequence[ClaimToken]:
    """Leave out what follows a name: "Sacks on X", "Allen (Wadhwani)", but not what a role belongs to."""
    for place, word in enumerate(words):
        bracket = place > 0 and "(" in text[words[place - 1].end : word.start]
        if place and (bracket or word.text in lexicon.words("name_ends")):
            named = any(one.text.removesuffix("'s") not in lexicon.words("roles") for one in words[:place])
            return words[:place] if named else words
    return words


def _is_plain(text: str, word: ClaimToken) -> bool:
    """Tell whether a word is one of English's common ones, in lower case, and no role."""
    return (
        not text[word.start].isupper() and word.text in english() and word.text not in lexicon.words("roles")
    )


def _looks_named(text: str, name: Sequence[ClaimToken], *, fresh: bool) -> bool:
    """A capital inside a sentence, or an uncommon word; `fresh` where the sentence begins with it."""
    return any(
        (text[word.start].isupper() and (place or not fresh)) or _is_uncommon(word.text)
        for place, word in enumerate(name)
    )


def _is_uncommon(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST_NAME and word not in english() and word not in chat()


@cache
def _leading() -> frozenset[str]:
    """Return words that stand before or after a name and turn nothing: "but according to", "just"."""
    kinds = ("adverbs", "articles", "auxiliaries", "conjunctions", "question_words", "relative_days")
    return (lexicon.words(*kinds) - turning()) | lexicon.words("leading_words")


@cache
def _unnamed() -> frozenset[str]:
    """Return words for whoever speaks that name nobody: "she", "this", "my friend", "the article"."""
    kinds = ("pronouns", "pronouns_object", "pronouns_possessive", "demonstratives", "question_words")
    return lexicon.words(*kinds, "unnamed_sources")
