"""From the words that name a speaker in one place to who that is in the whole article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.cast import Cast, Mention, phrase_mention, role_key
from knowledge.noun_phrases import Phrase, Sort
from knowledge.roles import COURTESY, FEMALE_ROLES, GROUPS, MALE_ROLES, ORGANISATIONS, ROLES
from knowledge.skeleton import Scene, Token

_BACKWARDS = 3
"""Paragraphs a pronoun may look back over when nobody is named in them."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks or acts in the article.

    Args:
        shown: as fully as the article names them.
        role: what the article says they are, or None.
        person: True for one person, False for an organisation or a group.
        gender: "f", "m" or "".
        plural: True for a group.
    """

    shown: str
    role: str | None
    person: bool
    gender: str
    plural: bool = False


@dataclass(slots=True)
class Resolver:
    """Follows who is spoken of, paragraph by paragraph; phrases must come in source order.

    Args:
        text: the document.
        scenes: its paragraphs.
        cast: everybody it names.
        roles: how a role without a name is shown, by `role_key`.
        holders: the names that stand beside a role anywhere, by `role_key`.
    """

    text: str
    scenes: Sequence[Scene]
    cast: Cast
    roles: Mapping[tuple[str, ...], str]
    holders: Mapping[tuple[str, ...], set[str]]
    _events: dict[int, list[Speaker]] = field(default_factory=lambda: defaultdict(list))

    def note(self, number: int, speaker: Speaker | None) -> None:
        """Remember who was last spoken of in a paragraph."""
        if speaker:
            self._events[number].append(speaker)

    def last(self, number: int) -> Speaker | None:
        """Return who was last spoken of in a paragraph, or None."""
        events = self._events.get(number)
        return events[-1] if events else None

    def all(self, number: int) -> Sequence[Speaker]:
        """Return everybody noted in a paragraph, in source order."""
        return self._events.get(number, ())

    def resolve(self, phrase: Phrase, number: int) -> Speaker | None:
        """Return who a phrase of a paragraph names; None where that is open."""
        tokens = self.scenes[number].tokens
        if phrase.sort is Sort.PRONOUN:
            return self._pronoun(tokens[phrase.start], number)
        if phrase.sort is Sort.ROLE:
            return self._role(tokens, phrase, number)
        mention = phrase_mention(self.cast, tokens, phrase)
        if mention is None:
            return None
        shown = self.cast.shown(mention)
        words = self.cast.identity(mention)
        person = words[-1] not in ORGANISATIONS and (self.cast.is_person(words) or bool(phrase.role) or mention.evident)
        role = self._printed(tokens, phrase.role) if phrase.role else None
        return Speaker(self._shown(tokens, phrase, shown, person=person), role, person, mention.gender or self.cast.gender(words))

    def _shown(self, tokens: Sequence[Token], phrase: Phrase, shown: str, *, person: bool) -> str:
        start = phrase.speaker[0]
        if not person and tokens[start].low == "the" and shown and not shown.lower().startswith("the "):
            printed = self._printed(tokens, phrase.speaker)
            return printed if printed[4:] == shown else shown
        return shown

    def _printed(self, tokens: Sequence[Token], span: tuple[int, int]) -> str:
        return self.text[tokens[span[0]].start : tokens[span[1] - 1].end]

    def _role(self, tokens: Sequence[Token], phrase: Phrase, number: int) -> Speaker | None:
        lows = [tokens[i].low for i in range(*phrase.speaker)]
        ends = (i for i, low in enumerate(lows) if i and low in {"of", "for", "at", "from", "with", "in", "to", "and"})
        head = lows[next(ends, len(lows)) - 1]
        if any(low.endswith("-year-old") or "-of-" in low for low in lows):
            somebody = self._person(number, "")
            if somebody:
                return somebody
        key = role_key(tokens, *phrase.speaker)
        holders = self.holders.get(key, set())
        gender = "f" if set(lows) & FEMALE_ROLES else "m" if set(lows) & MALE_ROLES else ""
        plural = bool(set(lows) & GROUPS) or (head.endswith("s") and head not in ROLES | ORGANISATIONS) or lows[0] in {"two", "three", "some", "many", "several"}
        person = not plural and bool(set(lows) & ROLES or any(low.endswith("-year-old") for low in lows))
        if len(holders) == 1:
            name = next(iter(holders))
            return Speaker(name, self._printed(tokens, phrase.speaker), person=True, gender=gender)
        return Speaker(self.roles.get(key) or self._printed(tokens, phrase.speaker), None, person, gender, plural)

    def _pronoun(self, token: Token, number: int) -> Speaker | None:
        if token.low in {"he", "she", "his", "her"}:
            return self._person(number, "m" if token.low in {"he", "his"} else "f", token.start)
        if token.low == "it":
            events = [speaker for speaker in self._events.get(number, ()) if not speaker.person and not speaker.plural]
            return events[-1] if events else None
        if token.low in {"they", "their"}:
            events = [speaker for speaker in self._events.get(number, ()) if speaker.plural]
            return events[-1] if events else None
        return None

    def _person(self, number: int, gender: str, position: int | None = None) -> Speaker | None:
        """Return the person last spoken of, here or in the paragraphs before, who can be meant."""
        for back in range(_BACKWARDS):
            where = number - back
            if where < 0:
                break
            events = [s for s in self._events.get(where, ()) if s.person and _fits(s.gender, gender)]
            if events:
                return events[-1]
            named = self._named(where, gender, position if back == 0 else None)
            if named is not None:
                return named if len(self._everybody(where, gender, position if back == 0 else None)) == 1 or back == 0 else None
        return self._later(number, gender) if position is not None else None

    def _everybody(self, number: int, gender: str, before: int | None) -> dict[tuple[str, ...], Mention]:
        found: dict[tuple[str, ...], Mention] = {}
        for mention in self.cast.mentions[number]:
            if before is not None and mention.start >= before:
                break
            words = self.cast.identity(mention)
            if self.cast.is_person(words) and _fits(mention.gender or self.cast.gender(words), gender):
                found.pop(words, None)
                found[words] = mention
        return found

    def _named(self, number: int, gender: str, before: int | None) -> Speaker | None:
        people = self._everybody(number, gender, before)
        if not people:
            return None
        words, mention = list(people.items())[-1]
        return Speaker(self.cast.shown(mention), None, person=True, gender=self.cast.gender(words))

    def _later(self, number: int, gender: str) -> Speaker | None:
        people = self._everybody(number, gender, None)
        if len(people) != 1:
            return None
        words, mention = next(iter(people.items()))
        return Speaker(self.cast.shown(mention), None, person=True, gender=self.cast.gender(words))


def _fits(known: str, asked: str) -> bool:
    return not known or not asked or known == asked


def without_courtesy(name: str) -> str:
    """Return a name without "Mr" or "Mrs" before it."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower().rstrip(".") in COURTESY else name
