"""From the words that name a speaker in one place to who that is in the whole article."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.speakers.cast import phrase_mention, role_key
from knowledge.speakers.mentions import gender_of
from knowledge.speakers.noun_phrases import Phrase, Range, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.speakers.cast import Cast
    from knowledge.speakers.mentions import Mention
    from knowledge.speakers.scene import Scene, SceneToken

_BACKWARDS: Final = 3
"""Paragraphs a pronoun may look back over when nobody is named in them."""
_RECENT: Final = 12
"""Speakers and names within one paragraph that a pronoun may look back over."""
_GENDERS: Final = {"he": "m", "his": "m", "she": "f", "her": "f"}
_PREPOSITIONS: Final = frozenset(("of", "for", "at", "from", "with", "in", "to", "and"))
_SEVERAL: Final = frozenset(("two", "three", "four", "some", "many", "several", "both"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks or acts in the article.

    Args:
        shown: as fully as the article names them.
        role: what the article says they are, or None.
        person: True for one person, False for an organisation or a group.
        gender: "f", "m" or "".
        plural: True for a group.
        unsure: True for a name that may be a person's or an organisation's.
    """

    shown: str
    role: str | None
    person: bool
    gender: str
    plural: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole article says of its speakers.

    Args:
        roles: how a role without a name is shown, by `role_key`.
        holders: the names that stand beside a role anywhere, by `role_key`.
        titled: surnames with the title before them ("Judge Whitlow"), where no fuller name is given.
        described: what the article says somebody is, by the name shown.
    """

    roles: Mapping[tuple[str, ...], str]
    holders: Mapping[tuple[str, ...], set[str]]
    titled: Mapping[tuple[str, ...], str]
    described: Mapping[str, str]


@dataclass(slots=True)
class Resolver:
    """Follows who is spoken of, paragraph by paragraph; phrases must come in source order.

    Args:
        text: the document.
        scenes: its paragraphs.
        cast: everybody it names.
        known: what it says of its speakers.
    """

    text: str
    scenes: Sequence[Scene]
    cast: Cast
    known: Known
    _events: dict[int, list[Speaker]] = field(default_factory=lambda: defaultdict(list))

    def note(self, number: int, speaker: Speaker | None) -> None:
        """Remember who was last spoken of in a paragraph."""
        if speaker:
            self._events[number].append(speaker)

    def last(self, number: int) -> Speaker | None:
        """Return who was last spoken of in a paragraph, or None."""
        events = self._events[number]
        return events[-1] if events else None

    def alone(self, number: int, speaker: Speaker | None) -> bool:
        """Return whether nobody else was spoken of in a paragraph."""
        return speaker is not None and {one.shown for one in self._events[number]} == {speaker.shown}

    def resolve(self, phrase: Phrase, number: int) -> Speaker | None:
        """Return who a phrase of a paragraph names; None where that is open."""
        tokens = self.scenes[number].tokens
        if phrase.sort is Sort.PRONOUN:
            return self._pronoun(tokens[phrase.start], number)
        if phrase.sort is Sort.ROLE:
            return self._role(tokens, phrase, number)
        mention = phrase_mention(self.cast, tokens, phrase)
        return self._named(tokens, phrase, mention) if mention else None

    def _named(self, tokens: Sequence[SceneToken], phrase: Phrase, mention: Mention) -> Speaker:
        words = self.cast.identity(mention)
        organisation = words[-1] in lexicon.words("organisations")
        person = not organisation and (
            self.cast.is_person(words) or phrase.role is not None or mention.evident
        )
        shown = self.known.titled.get(words) or self.cast.shown(mention)
        if not person:
            shown = self._with_article(tokens, phrase, shown)
        role = self._printed(tokens, phrase.role) if phrase.role else self.known.described.get(shown)
        unsure = not person and not organisation and words[-1] not in lexicon.words("places")
        return Speaker(shown, role, person, mention.gender or self.cast.gender(words), unsure=unsure)

    def _with_article(self, tokens: Sequence[SceneToken], phrase: Phrase, shown: str) -> str:
        """Return the name of an organisation with the article that is printed before it here."""
        printed = self._printed(tokens, phrase.speaker)
        return printed if tokens[phrase.speaker[0]].low == "the" and printed[4:] == shown else shown

    def _printed(self, tokens: Sequence[SceneToken], span: Range) -> str:
        return self.text[tokens[span[0]].start : tokens[span[1] - 1].end]

    def _role(self, tokens: Sequence[SceneToken], phrase: Phrase, number: int) -> Speaker | None:
        lows = [tokens[i].low for i in range(*phrase.speaker)]
        words = set(lows)
        aged = any(low.endswith("-year-old") or "-of-" in low for low in lows)
        somebody = self._person(number, "") if aged else None
        if somebody:
            return somebody
        key = role_key(tokens, *phrase.speaker)
        gender = gender_of(words)
        printed = self._printed(tokens, phrase.speaker)
        holders = self.known.holders.get(key, set())
        if len(holders) == 1:
            return Speaker(next(iter(holders)), printed, person=True, gender=gender)
        plural = _is_plural(lows)
        person = not plural and (aged or bool(words & lexicon.words("roles")))
        return Speaker(self.known.roles.get(key) or printed, None, person, gender, plural)

    def _pronoun(self, token: SceneToken, number: int) -> Speaker | None:
        if token.low in _GENDERS:
            return self._person(number, _GENDERS[token.low], token.start)
        if token.low not in {"it", "they", "their"}:
            return None
        plural = token.low != "it"
        for where in (number, number - 1):
            fitting = [s for s in self._events[where][-_RECENT:] if not s.person and s.plural == plural]
            if fitting:
                return fitting[-1] if where == number or len({s.shown for s in fitting}) == 1 else None
        return None

    def _person(self, number: int, gender: str, position: int | None = None) -> Speaker | None:
        """Return the person last spoken of, here or in the paragraphs before, who can be meant."""
        for where in range(number, max(-1, number - _BACKWARDS), -1):
            events = [s for s in self._events[where][-_RECENT:] if _fits(s.gender, gender)]
            certain = [s for s in events if s.person] or [s for s in events if s.unsure]
            if certain:
                return _rather_named(certain, gender)
            people = self._everybody(where, gender, position if where == number else None)
            if people:
                return people[-1] if where == number or len(people) == 1 else None
        later = self._everybody(number, gender, None) if position is not None else []
        return later[0] if len(later) == 1 else None

    def _everybody(self, number: int, gender: str, until: int | None) -> list[Speaker]:
        """Return the people named in a paragraph before a code point, the one named last at the end."""
        found: dict[tuple[str, ...], Speaker] = {}
        mentions = self.cast.mentions[number]
        end = len(mentions) if until is None else bisect_left(mentions, until, key=lambda one: one.start)
        for mention in mentions[max(0, end - _RECENT) : end]:
            words = self.cast.identity(mention)
            known = mention.gender or self.cast.gender(words)
            if self.cast.is_person(words) and _fits(known, gender):
                found.pop(words, None)
                found[words] = Speaker(self.cast.shown(mention), None, person=True, gender=known)
        return list(found.values())


def _fits(known: str, asked: str) -> bool:
    return not known or not asked or known == asked


def _rather_named(certain: Sequence[Speaker], gender: str) -> Speaker:
    """Return the last one, but no nameless "president" where somebody named is known to be a she or a he."""
    last = certain[-1]
    named = [one for one in certain if gender and one.gender == gender and one.shown[0].isupper()]
    return named[-1] if named and not last.gender and last.shown[0].islower() else last


def _is_plural(lows: Sequence[str]) -> bool:
    if lows[0] in _SEVERAL or not lexicon.words("groups").isdisjoint(lows):
        return True
    ends = (index for index, low in enumerate(lows) if index and low in _PREPOSITIONS)
    head = lows[next(ends, len(lows)) - 1]
    return (
        head.endswith("s") and not head.endswith("ss") and head not in lexicon.words("roles", "organisations")
    )
