"""Where something was said: the platform, the programme, the statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from knowledge.speakers.finding import Finding
from knowledge.speakers.noun_phrases import VENUES, read_phrase
from knowledge.speakers.roles import DAYS, PLACES
from knowledge.speakers.skeleton import Kind, Scene, Sentence, Token

_PLATFORMS: Final = frozenset(
    """
    x twitter facebook instagram tiktok youtube linkedin reddit threads bluesky mastodon telegram weibo
    whatsapp substack medium snapchat twitch discord wechat truth parler gab
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_OUTLETS: Final = frozenset(
    """
    news times post journal guardian herald tribune telegraph mail mirror sun star express observer gazette
    courier chronicle clarion ledger globe independent reuters ap bbc cnn nbc abc cbs cnbc msnbc pbs npr itv
    afp radio tv television today programme program show magazine podcast press daily weekly newspaper paper
    broadcaster channel network inquirer examiner standard bulletin review record fox bloomberg axios
    politico forbes wired variety tape
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_POSTING: Final = frozenset(
    """
    post posts posted posting wrote writes writing tweeted video message statement thread stream interview
    appearance announced announcing put shared said says saying revealed told
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_PREPOSITIONS: Final = frozenset(
    """
    in at during on to via through from
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_REACH: Final = 24


def venue(text: str, scene: Scene, sentence: Sentence, found: Finding) -> str | None:
    """Return where the words were said, as the article puts it, or None.

    "in a post on X" gives "X", "told the BBC" "the BBC", "in an interview with the paper" the interview.
    """
    tokens = scene.tokens
    if found.verb < 0 or found.phrase is None:
        return None
    begin = max(sentence.start, min(found.verb, max(found.phrase.start, found.verb - _REACH)) - _REACH)
    around = range(begin, min(sentence.end, found.verb + _REACH))
    spans = [
        place
        for position in around
        if tokens[position].kind is Kind.WORD
        and not _crosses_quotation(tokens, position, found.verb)
        and (place := _place_at(tokens, position, sentence.end))
    ]
    if not spans:
        return None
    start, end, _ = max(spans, key=lambda place: place[2])
    return text[tokens[start].start : tokens[end - 1].end]


def _crosses_quotation(tokens: Sequence[Token], position: int, verb: int) -> bool:
    """Return whether the place stands further away than behind the words that the verb introduces."""
    quotations = sum(tokens[i].kind is Kind.QUOTE for i in range(min(position, verb), max(position, verb)))
    return quotations > (1 if position > verb else 0)


def _place_at(tokens: Sequence[Token], position: int, limit: int) -> tuple[int, int, int] | None:
    """Return the tokens of a place that begins here with how telling it is: platforms before outlets before forms."""
    low = tokens[position].low
    if low == "on" and position + 1 < limit:
        return _platform(tokens, position, limit)
    if low in {"told", "tells", "telling"}:
        return _outlet(tokens, position + 1, limit)
    if low in _PREPOSITIONS:
        return _form(tokens, position + 1, limit)
    return None


def _platform(tokens: Sequence[Token], position: int, limit: int) -> tuple[int, int, int] | None:
    start = position + 1
    first = (
        start + 1 if tokens[start].low == "the" and start + 1 < limit and tokens[start + 1].capital else start
    )
    end = first
    while (
        end < limit and tokens[end].kind is Kind.WORD and tokens[end].capital and tokens[end].low not in DAYS
    ):
        end += 1
        if tokens[end - 1].low.endswith("'s"):
            break
    if end == first:
        return _form(tokens, start, limit)
    if tokens[first].low in _PLATFORMS or any(tokens[i].low in _OUTLETS for i in range(first, end)):
        return start, end, 3
    said = any(tokens[i].low in _POSTING for i in range(max(0, position - 3), position))
    place = any(tokens[i].low in PLACES for i in range(first, end))
    return (start, end, 3) if said and not place else None


def _outlet(tokens: Sequence[Token], start: int, limit: int) -> tuple[int, int, int] | None:
    if start < limit and tokens[start].low == "a":
        return _form(tokens, start, limit)
    end = start
    while (
        end < limit
        and tokens[end].kind is Kind.WORD
        and (tokens[end].capital or tokens[end].low in _OUTLETS or tokens[end].low == "the")
    ):
        end += 1
    if end == start:
        return None
    first = tokens[start]
    named = any(tokens[i].low in _OUTLETS for i in range(start, end)) and any(
        tokens[i].capital for i in range(start, end)
    )
    camel = end - start == 1 and first.text[1:] != first.text[1:].lower() and first.text.isalpha()
    article = first.low == "the" and end - start > 1 and tokens[start + 1].capital
    return (start, end, 2) if named or camel or article else None


def _form(tokens: Sequence[Token], start: int, limit: int) -> tuple[int, int, int] | None:
    end = start
    while end < min(limit, start + 6) and tokens[end].kind is Kind.WORD:
        low = tokens[end].low
        end += 1
        following = tokens[end].low if end < limit else ""
        if low in VENUES or (low == "conference" and end > start + 1):
            if following in VENUES or following == "conference":
                continue
            if end == start + 1 and low not in {"court", "testimony", "parliament"}:
                return None
            return start, _extended(tokens, end, limit), 1
        if low in {"of", "to", "that", "and", "for", "with"} or low in DAYS:
            return None
    return None


def _extended(tokens: Sequence[Token], end: int, limit: int) -> int:
    """Add "with the paper", "to shareholders" to the form of speech."""
    if end + 1 >= limit or tokens[end].low not in {"with", "to"}:
        return end
    first = end + 1
    found = read_phrase(tokens, first, limit)
    return found.end if found else end
