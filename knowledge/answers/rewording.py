"""A leaning question in full: what it says once a name or the earlier question is put into it.

Everything put together here comes from the member's two questions and the documents' names; it is ranked like
any other question, and shown as what was understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.answers.leaning_question import asks, interrogative, opened, subject_of
from knowledge.answers.named_things import tokens

if TYPE_CHECKING:
    from knowledge.answers.named_things import NamedThing, Names, NameToken

_OWNED: Final = frozenset({"his", "its", "their"})
"""Pronouns for which a name is put with a possessive ending; "her" has two readings."""
_OBJECTS: Final = frozenset({"what", "which", "who", "whom", "whose", "in"})
"""Interrogatives that ask for what was said."""
_STANDING_FOR: Final = frozenset({"it", "its", "they", "their", "them"})
_IDENTITY: Final = frozenset({"who", "what", "whos", "whats", "is", "was", "the", "exactly", "actually"})
_BEGINNING: Final = frozenset({"in", "much", "many", "long", "far", "since", "by", "whats", "whos"})
"""Words with which an interrogative begins or goes on."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """A question that leans on an earlier answer.

    Args:
        question: as asked.
        earlier: the question that was answered before, if it is known and stands by itself.
        quoted: the exact words that were shown, best first.
        speaker: whose they are, or None.
        names: of the knowledge.
    """

    question: str
    earlier: str | None
    quoted: tuple[str, ...]
    speaker: str | None
    names: Names


def with_other_name(said: Leaning) -> str | None:
    """Return the earlier question with the new name in the place of its own of the same kind.

    "What did Andreessen say", then "and Sacks?": "What did Sacks say"; then "and Nvidia?", which speaks by
    nobody's mouth: "What did Sacks say about Nvidia". None if nothing is known to put it in.
    """
    new = said.names.found_in(said.question)[0]
    spelt = said.question[new.start : new.end]
    if said.earlier is None:
        return f"what did {spelt} say" if new.person and said.speaker else None
    named = said.names.found_in(said.earlier)
    if any(one.name == new.name for one in named):
        return said.earlier
    alike = [one for one in named if one.person == new.person] or list(named)
    if not alike:
        return f"{said.earlier} {spelt}"
    if not new.person and all(one.person for one in named) and tells_of_saying(said.earlier):
        return f"{said.earlier.rstrip('?!. ')} about {spelt}"
    return (
        said.earlier[: alike[0].start]
        + spelt
        + _ending(said.earlier, alike[0])
        + said.earlier[alike[0].end :]
    )


def with_name(said: Leaning, *, personal: bool) -> str | None:
    """Return the question with a name put for its pronouns, or None where nobody knows which.

    Args:
        said: the question and what came before.
        personal: True for he and she, who are people; False for it and they.
    """
    name = _person(said) if personal else _thing(said)
    standing = _pronouns(said, personal=personal)
    if name is None or not standing:
        return None
    passed_over = lexicon.words("stop_words") | lexicon.words("pronouns_personal")
    asked = {token.text for token in tokens(said.question)} - passed_over
    if personal and asked and asked <= lexicon.words("office_nouns"):
        return f"who is {name}"
    meant = said.question
    for token in reversed(standing):
        meant = meant[: token.start] + name + _ending_for(token, said.question) + meant[token.end :]
    return meant


def asks_who(meant: str, names: Names) -> bool:
    """Tell whether a question asks who or what somebody is, and nothing else."""
    named = names.found_in(meant)
    rest = [t.text for t in tokens(meant) if not any(one.start <= t.start < one.end for one in named)]
    return bool(named) and bool(rest) and set(rest) <= _IDENTITY


def with_other_subject(said: Leaning) -> str | None:
    """Return the new subject asked of the earlier speaker, or beside the earlier question's names."""
    subject = subject_of(said.question)
    if said.speaker and not asks(subject):
        return f"what did {said.speaker} say about {subject}"
    if said.earlier is None:
        return None
    names = (said.earlier[one.start : one.end] for one in said.names.found_in(said.earlier))
    return " ".join([subject, *dict.fromkeys(names)])


def with_interrogative(said: Leaning) -> str | None:
    """Return the interrogative before the rest of the earlier question: "when did Nvidia's shares fall".

    "Why" of "what did Sacks say" is "why did Sacks say that".
    """
    asking = interrogative(said.question)
    rest = after_interrogative(said.earlier) if said.earlier else ""
    if not rest:
        return None
    says = tokens(rest)[-1].text in lexicon.words("asked_speech")
    return f"{asking} {rest} that" if says and not _OBJECTS.issuperset(asking.split()) else f"{asking} {rest}"


def subject(said: Leaning) -> str:
    """Return what the earlier answer is about: the rest of its question, else its first words quoted."""
    return after_interrogative(said.earlier) if said.earlier else " ".join(said.quoted[:1])


def after_interrogative(question: str) -> str:
    """Return a question without the interrogative it begins with.

    >>> after_interrogative("And how much did it cost?")
    'did it cost'
    """
    beginning = lexicon.words("question_words") | _BEGINNING
    spoken, _ = opened(tokens(question))
    while spoken and spoken[0].text in beginning:
        spoken = spoken[1:]
    return question[spoken[0].start : spoken[-1].end] if spoken else ""


def tells_of_saying(question: str) -> bool:
    """Tell whether a question asks what somebody said.

    >>> tells_of_saying("what did Allen argue?"), tells_of_saying("what did Allen found?")
    (True, False)
    """
    return any(token.text in lexicon.words("asked_speech") for token in tokens(question))


def _person(said: Leaning) -> str | None:
    """Return whom he or she means: the speaker, else the only person named in what was quoted, or asked."""
    if said.speaker:
        return said.speaker
    for text in (*said.quoted, said.earlier or ""):
        people = {one.name for one in said.names.found_in(text) if one.person}
        if len(people) == 1:
            return people.pop()
    return None


def _thing(said: Leaning) -> str | None:
    """Return what it or they mean: the earlier question's first name that no person bears."""
    named = said.names.found_in(said.earlier or "")
    return next((one.name for one in named if not one.person), None)


def _pronouns(said: Leaning, *, personal: bool) -> tuple[NameToken, ...]:
    """Return the pronouns that a name is put for: those before any name in the question itself."""
    wanted = lexicon.words("pronouns_personal") if personal else _STANDING_FOR
    first = min((one.start for one in said.names.found_in(said.question)), default=len(said.question))
    return tuple(token for token in tokens(said.question) if token.text in wanted and token.start < first)


def _ending(text: str, one: NamedThing) -> str:
    """Return the possessive ending that a name in a text has beyond its own."""
    written = text[one.start : one.end]
    return written[-2:] if written[-2:] in {"'s", "’s"} and one.name[-2:] not in {"'s", "’s"} else ""


def _ending_for(token: NameToken, question: str) -> str:
    """Return the ending that a name gets in the place of a pronoun."""
    if token.text in _OWNED:
        return "’s"
    following = tokens(question[token.end :])
    owns = token.text == "her" and bool(following) and following[0].text not in lexicon.words("stop_words")
    return "’s" if owns else question[token.start + len(token.text) : token.end]
