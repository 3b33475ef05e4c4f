"""Which passages can stand in a summary without what stands around them, and which are one already."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from knowledge import lexicon
from knowledge.model import PassageKind
from knowledge.text.words import fold, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Document, Passage

_SUMMARY: Final = re.compile(
    r"""
      (?:the\s|a\s|an\s|our\s|article\s|short\s|quick\s|brief\s|executive\s|story\s|news\s){0,3}summary
    | (?:the\s|our\s|some\s)?(?:key|main|major|top|quick|important)\s
      (?:takeaways?|points?|facts?|findings|highlights?|messages?|insights?|lessons?|ideas?)
    | (?:the\s)?(?:takeaways|highlights|essentials|gist|basics|bottom\sline|short\sversion|upshot)
    | (?:\w+\s){0,2}(?:at\sa\sglance|in\sbrief|in\sshort|in\sa\snutshell)
    | tl\W?dr
    | what\s(?:you\s(?:need|have|ought)\s|we\s)?(?:to\s)?(?:should\s)?know
    | (?:in\s)?(?:\w+\s)?bullet\spoints?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_HEADING: Final = 60
_FEWEST_ITEMS: Final = 2
_ADDRESS: Final = re.compile(r"https?:// | www\. | © | \bcopyright\s(?:\(c\)|\d)", re.VERBOSE | re.IGNORECASE)
_ANSWERED_BY_ITSELF: Final = frozenset({"it", "it's"})
""" "It is clear that" points at nothing before."""
_GENERIC: Final = re.compile(
    r"\b(?:the|this|that)\s(?:company|firm|startup|start-up|group|organi[sz]ation|agency|team|authors?|man|"
    r"woman|report|study|pair|duo|couple)\b",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(
    r"\bthese\s(?!days\b)\w | \bin\sthis\s(?:context|case|regard|respect|way|sense|area|period)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that point at what was said before, wherever they stand: "relations between these three types"."""
_OPENING: Final = re.compile(
    r"""
    \W*(?:\w+(?:ed|ing)|born|known|built|led|made|set|held|seen)\b[^,]{0,200},\s
    (?:he|she|they|it|it['’]s|(?:the|this|that|its|his|her|their)\s\w+)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A participle opens and speaks of the sentence before: "Founded in May, the company …"."""
_REACH: Final = 8
_SHORTEST: Final = 7
_LONGEST: Final = 70
_ENDS: Final = re.compile(r"[.!…][\"”’')\]»]*(?:\[\d+\])*$")
_PAIRS: Final = ("()", "[]", "“”", "«»")


class _PassageWord(NamedTuple):
    """A word of a passage, folded, and where it stands in the passage."""

    text: str
    start: int
    end: int


def own_summary(document: Document) -> tuple[Passage, ...]:
    """Return the list items below a heading that announces a summary, or none.

    Headings are known by their words ("Short Summary:", "Key takeaways", "At a glance", "TL;DR"), lists by
    what the segmenting says. One introducing line between them is passed over.
    """
    passages = document.passages
    for place, passage in enumerate(passages):
        heading = document.text[passage.start : passage.end].strip(" \t\n#*_:.–—-")
        if len(heading) > _LONGEST_HEADING or not _SUMMARY.fullmatch(" ".join(heading.split())):
            continue
        following = passages[place + 1 :]
        if following and following[0].kind is not PassageKind.ITEM and _introduces(document, following[0]):
            following = following[1:]
        items = tuple(takewhile(lambda one: one.kind is PassageKind.ITEM, following))
        if len(items) >= _FEWEST_ITEMS:
            return items
    return ()


def stands_alone(document: Document, passage: Passage) -> bool:
    """Tell whether a passage makes sense by itself and belongs to what the document says.

    It does not when it is too short or too long, a question, half a bracket, a site's plug, words of somebody
    whom it does not name, or when it leans on the sentence before: by a linking word ("However", "For
    example"), by a pronoun before anything it could stand for, by "these", or by "the company" where it names
    none.
    """
    text = document.text[passage.start : passage.end]
    spoken = [_PassageWord(fold(text[start:end]), start, end) for start, end in places(text)]
    if not _SHORTEST <= len(spoken) <= _LONGEST or not _ENDS.search(text.rstrip()):
        return False
    if _ADDRESS.search(text) or _plugs().search(text):
        return False
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS):
        return False
    if any(q.start <= passage.start + 1 and passage.end - 2 <= q.end for q in document.quotations):
        return False
    return not _leans(text, spoken)


def leans(text: str) -> bool:
    """Tell whether a sentence leans on the one before it.

    >>> leans("The company denied it."), leans("Aldgate Foods denied it.")
    (True, False)
    """
    spoken = [_PassageWord(fold(text[start:end]), start, end) for start, end in places(text)]
    return bool(spoken) and _leans(text, spoken)


def _introduces(document: Document, passage: Passage) -> bool:
    return document.text[passage.start : passage.end].rstrip().endswith(":")


def _leans(text: str, spoken: Sequence[_PassageWord]) -> bool:
    opening = text.lstrip(" \t“\"'‘")
    if spoken[0].text in lexicon.words("linking_words"):
        return True
    if _linking_phrases().match(opening) or _OPENING.match(opening):
        return True
    pronouns = _pronouns()
    named = False
    for place, token in enumerate(spoken[:_REACH]):
        if token.text.split("'")[0] in pronouns and not named and not _expletive(text, spoken, place):
            return True
        named = named or _names(text, token, first=place == 0)
    if _POINTING.search(text):
        return True
    generic = _GENERIC.search(text)
    return generic is not None and not any(
        _names(text, token, first=place == 0) and token.start < generic.start()
        for place, token in enumerate(spoken)
    )


def _expletive(text: str, spoken: Sequence[_PassageWord], place: int) -> bool:
    """Tell whether "it" follows an opening clause and points forward: "With the wind up, it is time to …"."""
    if spoken[place].text not in _ANSWERED_BY_ITSELF or not place:
        return False
    return "," in text[spoken[place - 1].end : spoken[place].start]


def _names(text: str, token: _PassageWord, *, first: bool) -> bool:
    """Tell whether a word is a name, or another noun that a pronoun after it may stand for."""
    if first:
        return text[token.start].isupper() and token.text.removesuffix("'s") not in lexicon.words("english")
    return text[token.start].isupper()


@cache
def _plugs() -> re.Pattern[str]:
    """Return what a site says of itself, wherever it stands; "read more" only before what it leads to."""
    phrases = "|".join(_spaced(phrase) for phrase in lexicon.phrases("site_plugs"))
    more = r"(?:read|learn|find\sout|see)\smore(?:\s(?:at|on|about|here)|:|$)"
    us = r"(?:follow|join|like|find|visit|contact|email|support|reach)\sus\b"
    return re.compile(
        rf"\b(?:{phrases}|{us}|{more})",
        re.IGNORECASE,
    )


@cache
def _linking_phrases() -> re.Pattern[str]:
    """Return the phrases with which a sentence begins that leans on the one before it."""
    phrases = "|".join(_spaced(phrase) for phrase in lexicon.phrases("linking_phrases"))
    leads = "|".join(_spaced(phrase) for phrase in lexicon.phrases("linking_leads"))
    pointed = r"(?:this|that|these|those|them|which)"
    some = r"(?:some|most|many|all|one|each|both|none)\sof\s(?:the|this|these|them|those)"
    return re.compile(rf"(?:{phrases}|(?:{leads})\s{pointed}|{some})\b", re.IGNORECASE)


@cache
def _pronouns() -> frozenset[str]:
    """Return the pronouns that need a noun before them in their sentence, or else the sentence before."""
    third = lexicon.words("pronouns_third") - {"hers", "theirs"}
    return (third | lexicon.words("demonstratives")) - {"that"}


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s")
