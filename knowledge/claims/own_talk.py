"""What in a message is the member's own talk about a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.claims.claim_tokens import tokens

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
_EXCLAMATIONS: Final = frozenset(
    """
    lol lmao omg wow wtf tbh imo imho btw fyi smh yo yeah yep nope haha huh hey hi hello thanks thx pls please
    apparently
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_TALKERS: Final = frozenset(
    """
    i you u we they he she it this article text post report story piece source author bot somebody someone
    anyone anybody everyone everybody people guys folks quote quotes document paper headline news tweet
    message
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_TALKING: Final = frozenset(
    """
    say says said claim claims claimed state states stated read reads saw see seen heard mention mentions
    mentioned wrote write writes think thought believe know posted shared sent told check verify confirm
    wondering doubt found find goes true false fake real legit right correct sure quoted wild crazy insane
    according per
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_OWN: Final = frozenset(
    {"i", "i'm", "im", "i've", "i'd", "me", "my", "mine", "you", "you're", "your", "u", "ur"}
)
_SMALL_WORDS: Final = frozenset(
    """
    a an the is was that these those there did does do in on at of to from about and or so just here what
    where who can could somewhere some with for has have if thing stuff one like as also by really actually
    ever even literally me my mine your anywhere now today
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_ASKING: Final = frozenset("what what's which who whom whose why when how".split())  # noqa: SIM905 - as above
_OPENING: Final = 40
"""Code points in which a message's first word stands."""
LEADING_IN: Final = frozenset(
    "that say says said claims claimed states reads wrote".split()  # noqa: SIM905 - as above
)
"""Words that end an introduction: "the article says", "I read that"."""
CHAT: Final = _EXCLAMATIONS | _TALKERS | _TALKING | _OWN
"""Words of people talking about a quotation rather than quoting."""


def is_chat(words: Sequence[str], *, asked: bool = False, fewest: int = 2) -> bool:
    """Tell whether folded words beside a claim talk about it: "wow", "the article says that", "I read".

    Every word must be of that kind, and one must speak and another be spoken, because one word alone may as
    well be the claim's own, changed.

    Args:
        words: those before the claim or those after it, in the same sentence.
        asked: True where they end with a question mark; then one of these words is enough ("true?").
        fewest: how many words it takes without an exclamation.
    """
    if not all(word in CHAT or word in _SMALL_WORDS for word in words):
        return False
    if asked or not _EXCLAMATIONS.isdisjoint(words):
        return not CHAT.isdisjoint(words)
    return len(words) >= fewest and not _TALKERS.isdisjoint(words) and not _TALKING.isdisjoint(words)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ends of sentences, lines and colons of a message."""
    start = 0
    for match in _SEGMENT_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def is_open_question(text: str) -> bool:
    """Tell whether a message asks for something ("what did Allen say about …?") and claims nothing."""
    words = tokens(text[:_OPENING])
    return bool(words) and words[0].text in _ASKING and text.rstrip().endswith("?")


def is_remark(text: str) -> bool:
    """Tell whether a sentence is the member's own: a question, an introduction, or talk about a quotation."""
    if text.rstrip().endswith(("?", ":")):
        return True
    words = [token.text for token in tokens(text)]
    return not (_OWN | _EXCLAMATIONS).isdisjoint(words) or is_chat(words)
