"""What in a message is the member's own talk about a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
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
_CHAT: Final = ("chat_exclamations", "chat_talkers", "chat_talking", "chat_own")
_OPENING: Final = 40
"""Code points in which a message's first word stands."""
LEADING_IN: Final = frozenset(
    "that say says said claims claimed states reads wrote".split()  # noqa: SIM905 - as above
)
"""Words that end an introduction: "the article says", "I read that"."""


def chat() -> frozenset[str]:
    """Return words of people talking about a quotation rather than quoting."""
    return lexicon.words(*_CHAT)


def is_chat(words: Sequence[str], *, asked: bool = False, fewest: int = 2) -> bool:
    """Tell whether folded words beside a claim talk about it: "wow", "the article says that", "I read".

    Every word must be of that kind, and one must speak and another be spoken, because one word alone may as
    well be the claim's own, changed.

    Args:
        words: those before the claim or those after it, in the same sentence.
        asked: True where they end with a question mark; then one of these words is enough ("true?").
        fewest: how many words it takes without an exclamation.
    """
    if not lexicon.words(*_CHAT, "chat_small_words").issuperset(words):
        return False
    if asked or not lexicon.words("chat_exclamations").isdisjoint(words):
        return not chat().isdisjoint(words)
    if len(words) < fewest or lexicon.words("chat_talkers").isdisjoint(words):
        return False
    return not lexicon.words("chat_talking").isdisjoint(words)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ends of sentences, lines and colons of a message.

    >>> list(segments("True? It is."))
    [(0, 6), (6, 12)]
    """
    start = 0
    for match in _SEGMENT_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def is_open_question(text: str) -> bool:
    """Tell whether a message asks for something ("what did Allen say about …?") and claims nothing."""
    words = tokens(text[:_OPENING])
    return (
        bool(words)
        and words[0].text.removesuffix("'s") in lexicon.words("question_words")
        and text.rstrip().endswith("?")
    )


def is_remark(text: str) -> bool:
    """Tell whether a sentence is the member's own: a question, an introduction, or talk about a quotation."""
    if text.rstrip().endswith(("?", ":")):
        return True
    words = [token.text for token in tokens(text)]
    return not lexicon.words("chat_own", "chat_exclamations").isdisjoint(words) or is_chat(words)
