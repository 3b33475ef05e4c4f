"""The people of an article: which mentions name the same person, and what their fullest name is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.speakers.mentions import Mention, Words, gender_of, mention, mentions, plain
from knowledge.speakers.noun_phrases import Phrase, Sort
from knowledge.speakers.scene import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.scene import Scene, SceneToken

_NAME_ENDINGS: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "kc", "qc"))
_MINOR: Final = 4
"""Letters up to which words stay in lower case in a title."""
_DOMINANCE: Final = 2
"""How many times as often as all namesakes together somebody is named who is meant by the surname alone."""
_NAMESAKES: Final = 12
"""Full names that may share a word before it is read as nobody's; it keeps the reading linear."""


class Cast:
    """Everybody an article names, built once from all of it.

    Args:
        text: the document.
        scenes: its paragraphs.
        names: names that the sidecar gives as canonical; those that the document does not print are ignored.
    """

    def __init__(self, text: str, scenes: Sequence[Scene], names: Sequence[str] = ()) -> None:
        self.text = text
        self.mentions = [list(mentions(text, scene)) for scene in scenes]
        self._fullest: dict[Words, str] = {}
        self._by_word: dict[str, dict[Words, None]] = defaultdict(dict)
        self._people: set[Words] = set()
        self._genders: dict[Words, Counter[str]] = defaultdict(Counter)
        self._counts: Counter[Words] = Counter()
        self._identities: dict[tuple[Words, str], Words] = {}
        self._canonical = {_words(name): name for name in names if name in text and _words(name)}
        self._canonical_by_surname: dict[str, list[Words]] = defaultdict(list)
        for words in self._canonical:
            self._canonical_by_surname[_surname(words)].append(words)
        for scene, named in zip(scenes, self.mentions, strict=True):
            for one in () if _is_title_case(scene) else named:
                self.learn(one, person=one.evident)

    def learn(self, one: Mention, *, person: bool) -> None:
        """Take a name into the cast."""
        words = one.words
        self._identities.clear()
        if one.gender:
            self._genders[words][one.gender] += 1
        if len(words) > 1:
            self._counts[words] += 1
            if len(one.printed) > len(self._fullest.get(words, "")):
                self._fullest[words] = one.printed
            self._by_word[words[0]][words] = None
            self._by_word[_surname(words)][words] = None
        if person:
            self._people.add(words)

    def identity(self, one: Mention) -> Words:
        """Return the words of the fullest name of who is mentioned; the mention's own where that is open."""
        key = (one.words, one.gender)
        if key not in self._identities:
            self._identities[key] = self._identify(one)
        return self._identities[key]

    def shown(self, one: Mention) -> str:
        """Return the fullest form in which the article prints the name."""
        words = self.identity(one)
        if words in self._canonical:
            return self._canonical[words]
        given = self._canonical_by_surname.get(_surname(words), ())
        canonical = [known for known in given if len(words) == 1 or known[0] == words[0]]
        return self._canonical[canonical[0]] if len(canonical) == 1 else self._fullest.get(words, one.printed)

    def is_person(self, words: Words) -> bool:
        """Return whether the article gives a sign that this name is a person's."""
        if words[-1] in lexicon.words("organisations"):
            return False
        if len(words) == 1:
            return words in self._people
        if words in self._people or words[0] in lexicon.words("given_names_female", "given_names_male"):
            return words[-1] not in lexicon.words("places")
        return words[-1:] in self._people

    def gender(self, words: Words) -> str:
        """Return "f", "m" or "" for a name, by the titles before it and by the given name."""
        counted = self._genders.get(words) or self._genders.get(words[-1:])
        if counted:
            return counted.most_common(1)[0][0]
        if len(words) > 1:
            female, male = (
                words[0] in lexicon.words("given_names_female"),
                words[0] in lexicon.words("given_names_male"),
            )
            return "" if female == male else "f" if female else "m"
        namesakes = self._by_word.get(words[0], {})
        genders = {self.gender(known) for known in namesakes} if len(namesakes) <= _NAMESAKES else set()
        return genders.pop() if len(genders) == 1 else ""

    def _identify(self, one: Mention) -> Words:
        words = one.words
        if len(words) > 1 and words in self._canonical:
            return words
        sharing = self._by_word.get(words[0], {}) | self._by_word.get(words[-1], {})
        if len(sharing) > _NAMESAKES:
            return words
        gender = one.gender or (self.gender(words) if len(words) > 1 else "")
        fitting = [
            known
            for known in sharing
            if _extends(known, words)
            and (len(words) > 1 or self._may_be_short_for(known, words[0]))
            and (not gender or self.gender(known) in {"", gender})
        ]
        largest = [one for one in fitting if not any(_extends(two, one) and two != one for two in fitting)]
        ranked = sorted(largest, key=lambda known: (-self._counts[known], known))
        others = sum(self._counts[known] for known in ranked[1:])
        return ranked[0] if ranked and self._counts[ranked[0]] > _DOMINANCE * others else words

    def _may_be_short_for(self, known: Words, word: str) -> bool:
        """Return whether a single word can stand for the name: surname, given name, a firm's first word."""
        if self.is_person(known):
            return True
        return (
            known[-1] in lexicon.words("organisations")
            if _surname(known) != word
            else known[-1] not in lexicon.words("places", "organisations")
        )


def phrase_mention(cast: Cast, tokens: Sequence[SceneToken], phrase: Phrase) -> Mention | None:
    """Return the mention that a phrase with a name makes."""
    if phrase.sort is not Sort.NAME:
        return None
    found = mention(cast.text, tokens, *phrase.speaker)
    if found is None or not phrase.role:
        return found
    lows = {tokens[i].low for i in range(*phrase.role)}
    evident = found.evident or not lexicon.words("roles").isdisjoint(lows)
    return replace(found, gender=found.gender or gender_of(lows), evident=evident)


def role_key(tokens: Sequence[SceneToken], start: int, end: int) -> Words:
    """Return what printed forms of a role share: "Anthropic’s CEO", "Anthropics’ CEO" and "Anthropic CEO"."""
    lows = [tokens[i].low for i in range(start, end)]
    bare = lows[1:] if lows and lows[0] in lexicon.words("articles") else lows
    return tuple(low[:-2] if low.endswith(("'s", "s'")) else low for low in bare)


def _is_title_case(scene: Scene) -> bool:
    """Return whether the paragraph is a heading in which a capital letter says nothing about a word."""
    return scene.heading and not any(
        token.kind is Kind.WORD and token.text.islower() and len(token.text) > _MINOR
        for token in scene.tokens
    )


def _words(name: str) -> Words:
    return tuple(
        word for word in map(plain, name.split()) if word and word not in lexicon.words("honorifics")
    )


def _surname(words: Words) -> str:
    return next((word for word in reversed(words) if word not in _NAME_ENDINGS), words[-1])


def _extends(known: Words, words: Words) -> bool:
    """Return whether `known` is a fuller form of `words`: given names, initials, a surname, an ending."""
    if len(known) < len(words):
        return False
    if known[: len(words)] == words or known[-len(words) :] == words:
        return True
    same_surname = _surname(known) == _surname(words)
    return same_surname and (len(words) == 1 or known[0] == words[0])
