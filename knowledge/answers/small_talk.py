"""Greetings, thanks, questions about the bot and questions that name nothing: none wants a quotation."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.text.words import Word

_LONGEST: Final = 10
_DRAWN_OUT: Final = re.compile(
    r"(?:a*(?:ha|he|hi){2,}h*|lo{2,}l|hi{2,}|he+y{2,}|hello{2,}|he{2,}y+|o{2,}h+|h+m{2,}|so+r+y+)"
)
"""What members write with as many letters as they feel like: hahaha, looool, heyyy."""
_POINTING: Final = frozenset({"it", "its", "this", "that", "these", "those", "they", "them", "one"})
_ADDRESSED: Final = frozenset({"you", "your", "u", "ur", "yourself", "yours", "bot"})
_AGREEING: Final = frozenset({"ok", "okay"})
"""Stop words that are something to say by themselves."""
_ENOUGH: Final = 2


def is_small_talk(spoken: Sequence[Word]) -> bool:
    """Return whether the words are a greeting, thanks, or a question about the bot, and nothing else.

    >>> is_small_talk(words("hey, what can you do?")), is_small_talk(words("hey, what can DeepSeek do?"))
    (True, False)
    """
    texts = [word.text for word in spoken]
    if any(" ".join(texts[start:end]) in _phrases() for start, end in _without_greetings(texts)):
        return True
    content = [word.text for word in spoken if not word.stop or word.text in _AGREEING]
    return _is_chat(content) and len(texts) <= _LONGEST and not _asks_of_something(texts)


def names_nothing(spoken: Sequence[Word]) -> bool:
    """Return whether the words ask of something without a word that says of what: "why", "who made it".

    >>> names_nothing(words("who made it?")), names_nothing(words("who made the chips?"))
    (True, False)
    """
    content = [word.text for word in spoken if not word.stop]
    return not content or (_is_chat(content) and _asks_of_something([word.text for word in spoken]))


def says_enough(text: str) -> bool:
    """Return whether a text has two words of substance or more.

    The title of a post often says no more than "Help!" or "A quick question"; any passage with one of these
    words would match it.

    >>> says_enough("A quick question"), says_enough("Which chips are banned?")
    (False, True)
    """
    filling = lexicon.words("post_title_fillers")
    return len({word.stem for word in words(text) if not word.stop and word.text not in filling}) >= _ENOUGH


def _is_chat(content: Sequence[str]) -> bool:
    chatter = lexicon.words("small_talk_words")
    return bool(content) and all(text in chatter or _DRAWN_OUT.fullmatch(text) for text in content)


def _asks_of_something(texts: Sequence[str]) -> bool:
    """Return whether somebody points at something, as in "who made it", and does not speak of the bot."""
    asking = lexicon.words("question_words") | {"whos", "whats"}
    asked = not asking.isdisjoint(texts) or texts[0] in lexicon.words("auxiliaries")
    return asked and not _POINTING.isdisjoint(texts) and _ADDRESSED.isdisjoint(texts)


def _without_greetings(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the whole, and what is left of it without the greetings at both ends, as ranges."""
    start, end = 0, len(texts)
    while start < end and _is_chat(texts[start : start + 1]):
        start += 1
    while end > start and _is_chat(texts[end - 1 : end]):
        end -= 1
    return (0, len(texts)), (start, len(texts)), (0, end), (start, end)


@cache
def _phrases() -> frozenset[str]:
    return frozenset(lexicon.phrases("small_talk_phrases"))
