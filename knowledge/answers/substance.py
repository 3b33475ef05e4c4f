"""Whether a text that nobody put to the bot asks about something at all."""

from __future__ import annotations

from typing import Final

from knowledge.text.words import listed, words

_ENOUGH: Final = 2
_FILLING: Final = listed(
    """
    question questions help please thanks thank anybody anyone somebody someone everybody everyone hi
    hello hey quick short small simple stupid dumb noob newbie urgent need needed wonder wondering
    curious title topic post
    """
)


def says_enough(text: str) -> bool:
    """Return whether a text has two words of substance or more.

    The title of a post often says no more than "Help!" or "A quick question"; any passage with one of these
    words would match it.
    """
    return len({word.stem for word in words(text) if not word.stop and word.text not in _FILLING}) >= _ENOUGH
