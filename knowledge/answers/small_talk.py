"""Greetings, thanks, questions about the bot and questions that name nothing: none wants a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from knowledge.text.words import listed, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.text.words import Word

_LONGEST: Final = 10
_WORDS: Final = listed(
    """
    hi hello hey heya hiya yo sup greetings howdy hola morning afternoon evening night good gm gn
    welcome back thanks thank thankyou thx ty tysm cheers appreciated appreciate lot much helpful
    nice great cool awesome amazing perfect brilliant wow lol lmao haha hahaha rofl xd np gg bye
    goodbye cya later bot verbatim robot there everyone everybody all guys friend friends mate buddy
    folks bro dude man again today now doing going love sorry sure yes no yeah yep nope nah alright
    fine test testing ping pong human real alive smart stupid dumb job well done name help hmm hm uh
    um oh ah really interesting right true false wrong nevermind nvm made created built joke sing
    song poem feel feeling feelings favorite favourite color colour bad one channel person wonderful
    useless useful class legend king queen bestie pal chat ok okay k kk omg wtf wth smh idk ikr bruh
    huh welp yay nice meh aww rip
    """
)
_DRAWN_OUT: Final = re.compile(
    r"(?:a*(?:ha|he|hi){2,}h*|lo{2,}l|hi{2,}|he+y{2,}|hello{2,}|he{2,}y+|o{2,}h+|h+m{2,}|so+r+y+)"
)
"""What members write with as many letters as they feel like: hahaha, looool, heyyy."""
_ASKING: Final = listed("who whos whose whom what whats when where why how which")
_POINTING: Final = listed("it its this that these those they them one")
_ADDRESSED: Final = listed("you your u ur yourself yours bot")
_VERBS: Final = listed("is was are were did does do has have can could will would")
"""Verbs with which a question begins."""
_AGREEING: Final = listed("ok okay")
"""Stop words that are something to say by themselves."""
_ALONE: Final = frozenset(
    """
    are you a bot|are you ai|are you an ai|are you chatgpt|are you human|can you help|can you help me|commands
    help|how are things|how are you|how are you doing|how do i use this|how do i use you|how do you work
    how does this work|how is it going|how old are you|introduce yourself|tell me a joke|what are you
    what are you doing|what can i ask|what can i ask you|what can you do|what can you tell me|what do you do
    what do you know|what is up|what up|what is your name|whats up|your name|where are you from
    are you a real person|are you real|are you a person|are you a robot|are you alive|are you there
    are you busy|are you okay|are you happy|do you like your job|do you have feelings|do you sleep
    do you dream|do you love me|do you speak english|do you have a name|can you talk|can you hear me
    can i ask you something|what time is it|will you marry me|how is your day|how was your day
    how do you feel|nice to meet you|have a nice day
    who are you|who made you|who created you|who built you|who is this|you there
    tell me something|tell me about yourself|do you like me|i love you|see you|see you later|talk to you later
    """.replace("\n", "|").split("|")
)
_PHRASES: Final = frozenset(" ".join(phrase.split()) for phrase in _ALONE if phrase.strip())


_ENOUGH: Final = 2
_FILLING: Final = listed(
    """
    question questions help please thanks thank anybody anyone somebody someone everybody everyone hi
    hello hey quick short small simple stupid dumb noob newbie urgent need needed wonder wondering
    curious title topic post
    """
)


def is_small_talk(spoken: Sequence[Word]) -> bool:
    """Return whether the words are a greeting, thanks, or a question about the bot, and nothing else."""
    texts = [word.text for word in spoken]
    if any(" ".join(texts[start:end]) in _PHRASES for start, end in _without_greetings(texts)):
        return True
    content = [word.text for word in spoken if not word.stop or word.text in _AGREEING]
    return _is_chat(content) and len(texts) <= _LONGEST and not _asks_of_something(texts)


def names_nothing(spoken: Sequence[Word]) -> bool:
    """Return whether the words ask of something without a word that says of what: "why", "who made it"."""
    content = [word.text for word in spoken if not word.stop]
    return not content or (_is_chat(content) and _asks_of_something([word.text for word in spoken]))


def says_enough(text: str) -> bool:
    """Return whether a text has two words of substance or more.

    The title of a post often says no more than "Help!" or "A quick question"; any passage with one of these
    words would match it.
    """
    return len({word.stem for word in words(text) if not word.stop and word.text not in _FILLING}) >= _ENOUGH


def _is_chat(content: Sequence[str]) -> bool:
    return bool(content) and all(text in _WORDS or _DRAWN_OUT.fullmatch(text) for text in content)


def _asks_of_something(texts: Sequence[str]) -> bool:
    """Return whether somebody points at something, as in "who made it", and does not speak of the bot."""
    asked = not _ASKING.isdisjoint(texts) or texts[0] in _VERBS
    return asked and not _POINTING.isdisjoint(texts) and _ADDRESSED.isdisjoint(texts)


def _without_greetings(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the whole, and what is left of it without the greetings at both ends, as ranges."""
    start, end = 0, len(texts)
    while start < end and _is_chat(texts[start : start + 1]):
        start += 1
    while end > start and _is_chat(texts[end - 1 : end]):
        end -= 1
    return (0, len(texts)), (start, len(texts)), (0, end), (start, end)
