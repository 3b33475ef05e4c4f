"""What in a message is the member's own talk about a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.claims.folding import tokens
from knowledge.claims.lexicon import NEGATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEGMENT_END: Final = re.compile(
    r"""
      # A sentence, but not "U.S. Export"; then one of a message: "it is. really?"
      (?<![.\s][A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)[.!?…]["”’')\]]*\s+(?=[^a-z])
    | (?:(?<=[^\W\d_]{3})\.|[!?])["”’')\]]*\s+
    | \n | [;:]\s
    """,
    re.VERBOSE,
)
CHAT: Final = frozenset(
    """
    hi hey hello lol lmao omg wow wtf tbh imo imho btw fyi smh yo yeah yep nope thanks thx pls please check
    verify confirm true false fake real legit wild crazy insane quote quoted quotes article read saw seen
    heard claim said says say think thought believe doubt wondering anyone anybody somebody someone everyone
    guys folks i i'm im i've me my mine you your u ur sure know really actually apparently literally right
    correct haha interesting bot source claims claimed states stated reads goes report news tweet headline
    message post supposedly text posted shared sent mentions mentioned told wrote writes found fact
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words of people talking about a quotation rather than quoting."""

_EXCLAIMED: Final = frozenset(
    """
    lol lmao omg wow wtf tbh imo imho btw fyi smh yo yeah yep nope thanks thx pls please true right real
    really fake legit haha huh wild crazy insane hey hi hello apparently literally
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_SMALL_WORDS: Final = frozenset(
    """
    a an the is it was that this these those there did does do in on at of to from about and or so just here
    what where who can could somewhere some with for has have they he she if thing stuff one like as also by
    """.split()  # noqa: SIM905 - a list of words reads as words
)


def is_chat(words: Sequence[str]) -> bool:
    """Tell whether folded words beside a claim talk about it: only chat and small words, and some chat.

    One word alone must be an exclamation, for it may as well be the claim's last word, changed.
    """
    if len(words) == 1:
        return words[0] in _EXCLAIMED
    return any(word in CHAT for word in words) and all(word in CHAT or word in _SMALL_WORDS for word in words)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ends of sentences, lines and colons of a message."""
    start = 0
    for match in _SEGMENT_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def is_remark(text: str) -> bool:
    """Tell whether a sentence is the member's own: a question, an introduction, or talk about a quotation."""
    if text.rstrip().endswith(("?", ":")):
        return True
    words = [token.text for token in tokens(text)]
    return any(word in CHAT for word in words) and not NEGATIONS.intersection(words)
