"""Which questions lean on an earlier answer. Rules of our own, by words alone; what they become: `following`.

A question leans when, without the earlier answer, nobody could say what it is about:
- it asks whose words something is, or where or when they were said, and names neither ("who said that?");
- it asks for more of the same ("what else did he say?", "anything else?"), or who else said something;
- it puts another name or subject in the place of the earlier one ("and Sacks?", "what about ethics?");
- it says he or she, and names nobody before ("what is his job?");
- it says it, this, that or they, names nothing, and has few words of its own ("how much did it cost?");
- it is an interrogative with nothing to ask about ("when?", "why is that?", "how many chips?").
A name or enough words of its own make it stand by itself, whatever it replies to; so does asking about the
document as a whole ("what is this article about?").
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.answers.named_things import NameToken, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.named_things import NamedThing, Names


class Lean(StrEnum):
    """How a question leans on an earlier answer."""

    WHO_SAID = "who said it"
    WHERE_SAID = "where it was said"
    WHEN_SAID = "when it was said"
    MORE = "more of the same"
    OTHERS = "who else"
    INSTEAD = "another name"
    SUBJECT = "another subject"
    PERSON = "he or she"
    THING = "it or that"
    BARE = "an interrogative alone"


_JOINING: Final = frozenset({"and", "or", "but", "plus"})
_ABOUT: Final = (("what", "about"), ("how", "about"), ("same", "for"), ("and", "about"))
_WHO: Final = frozenset({"who", "whose", "whom", "whos"})
_ORIGIN: Final = frozenset({"article", "text", "source", "from", "paragraph", "page"})
_SOURCED: Final = frozenset({*_ORIGIN, "come", "comes", "came", "get", "where", "which"})
_MORE: Final = frozenset(
    {"else", "more", "other", "another", "others", "further", "additional", "continue", "rest", "elaborate"}
)
_ANYBODY: Final = frozenset(
    {"who", "whom", "anyone", "anybody", "someone", "somebody", "people", "person", "persons"}
)
_ASKING: Final = frozenset({"whens", "wheres", "reason", "year", "date", "day"})
"""What asks beside the words that always do."""
_HAPPENING: Final = frozenset({"happen", "happened", "happens", "occur", "occurred"})
_MOST_NAMING: Final = 4
"""Words of "and the ethics of it?" beyond which it is a question of its own."""
_FEW: Final = 3
"""Words of substance, few enough that "it" still has to be told."""
_SAME_QUESTION: Final = {"how come": "why", "what reason": "why", "what for": "why", "since when": "when"}


def leaning(question: str, names: Names, speaker: str | None = None) -> Lean | None:
    """Return how a question leans on an earlier answer, or None if it stands by itself.

    Args:
        question: as asked.
        names: of the knowledge.
        speaker: whose words the earlier answer quoted, if anybody's; naming them again still leans.
    """
    spoken, joined = opened(tokens(question))
    if not spoken:
        return None
    named = tuple(one for one in names.found_in(question) if one.start >= spoken[0].start)
    rest = [token.text for token in spoken if not _covered(token, named)]
    if all(one.name == speaker for one in named):
        # Naming the earlier speaker again is no more than "he".
        lean = _closed(frozenset(rest) | ({"he"} if named else set()))
        if lean is not None:
            return lean
    if len(named) == 1 and not set(rest) - lexicon.words("leaning_leads") and (joined or not rest):
        return Lean.INSTEAD
    return _open(spoken, rest, named, joined=joined)


def opened(spoken: tuple[NameToken, ...]) -> tuple[tuple[NameToken, ...], bool]:
    """Return the words after what opens a question, and whether that joins it to the one before."""
    joined = False
    while spoken:
        pair = tuple(token.text for token in spoken[:2])
        if pair in _ABOUT and len(spoken) > len(pair):
            spoken, joined = spoken[2:], True
        elif spoken[0].text in lexicon.words("leaning_openings") and len(spoken) > 1:
            joined = joined or spoken[0].text in _JOINING
            spoken = spoken[1:]
        else:
            break
    return spoken, joined


def subject_of(question: str) -> str:
    """Return a question without the words that only join it.

    >>> subject_of("And about the ethics?")
    'ethics'
    """
    spoken, _ = opened(tokens(question))
    while spoken and spoken[0].text in lexicon.words("leaning_leads"):
        spoken = spoken[1:]
    return question[spoken[0].start : spoken[-1].end] if spoken else ""


def interrogative(question: str) -> str:
    """Return what a bare question asks for.

    >>> interrogative("how much was that?"), interrogative("how come?")
    ('how much', 'why')
    """
    spoken, _ = opened(tokens(question))
    passed_over = (lexicon.words("leaning_frames") - {"in"}) | _HAPPENING
    kept = [token.text for token in spoken if token.text not in passed_over]
    asked = " ".join(kept)
    return _SAME_QUESTION.get(asked, asked)


def asks(text: str) -> bool:
    """Tell whether a text holds an interrogative.

    >>> asks("the ethics of it"), asks("since when")
    (False, True)
    """
    return any(token.text in _asking() for token in tokens(text))


def _covered(token: NameToken, named: Sequence[NamedThing]) -> bool:
    return any(one.start <= token.start < one.end for one in named)


def _closed(said: frozenset[str]) -> Lean | None:  # noqa: PLR0911 - one return a closed list
    """Return the lean of a question all of whose words are of a closed list."""
    frame, personal = lexicon.words("leaning_frames"), lexicon.words("pronouns_personal")
    of_speech = frame | lexicon.words("leaning_speech")
    speaks = bool(said & lexicon.words("leaning_speech"))
    if said & _WHO and speaks and said <= of_speech | _WHO:
        return Lean.WHO_SAID
    if said & _ORIGIN and said & {"where", "which", "source"}:
        return Lean.WHO_SAID if said <= of_speech | _SOURCED else None
    if said & {"where", "when"} and speaks and said <= of_speech | personal | {"where", "when", "they"}:
        return _place_or_time(said)
    others = of_speech | _MORE | _ANYBODY | {"something", "anything"}
    if said & {"else", "other", "others"} and said & _ANYBODY and said <= others:
        return Lean.OTHERS
    more = of_speech | _MORE | lexicon.words("leaning_more") | personal
    if (said & _MORE or said >= {"go", "on"}) and said <= more:
        return Lean.MORE
    of_the_bot = said & {"what", "who", "how"} and said & {"you", "me", "i"}
    bare = frame | lexicon.words("leaning_bare") | _asking() | _HAPPENING
    if said & _asking() and said <= bare and not of_the_bot:
        return Lean.BARE
    return None


@cache
def _asking() -> frozenset[str]:
    return lexicon.words("question_words") | _ASKING


def _place_or_time(said: frozenset[str]) -> Lean:
    if {"where", "does", "it"} <= said:
        return Lean.WHO_SAID
    return Lean.WHERE_SAID if "where" in said else Lean.WHEN_SAID


def _open(
    spoken: Sequence[NameToken], rest: Sequence[str], named: Sequence[NamedThing], *, joined: bool
) -> Lean | None:
    texts = [token.text for token in spoken]
    content = [word for word in rest if word not in lexicon.words("stop_words") | _MORE]
    first_name = min((one.start for one in named), default=None)
    personal = lexicon.words("pronouns_personal")
    if any(t.text in personal for t in spoken if first_name is None or t.start < first_name):
        return Lean.PERSON
    if named or not content or not lexicon.words("document_nouns").isdisjoint(content):
        return None
    asking = not _asking().isdisjoint(texts)
    points = not lexicon.words("pronouns_of_things").isdisjoint(texts)
    if points and len(content) <= _FEW and not _announces(texts):
        return Lean.THING
    short = len(texts) <= _FEW and len(content) == 1
    return Lean.SUBJECT if (asking and short) or (joined and len(texts) <= _MOST_NAMING) else None


def _announces(texts: Sequence[str]) -> bool:
    """Tell whether "it" only announces what follows: "is it true that …", "what is it about"."""
    return "it" in texts and ("that" in texts[texts.index("it") + 1 :] or texts[-1] == "about")
