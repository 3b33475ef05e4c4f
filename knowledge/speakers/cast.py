"""The people of an article: which mentions name the same person, and how the article names them most fully."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from knowledge.speakers.given_names import FEMALE, MALE
from knowledge.speakers.noun_phrases import Phrase, Sort
from knowledge.speakers.roles import COURTESY, DAYS, FEMALE_ROLES, HONORIFICS, MALE_ROLES, ORGANISATIONS, PLACES, ROLES
from knowledge.speakers.skeleton import Kind, Scene, Token

_PARTICLES: Final = frozenset(
    """
    de del della da dos di du van von der den ter ten la le el bin ibn al
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_LONGEST: Final = 6
_NAME_ENDINGS: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "kc", "qc"))
_BEFORE_NAMES: Final = ROLES | HONORIFICS | {"the", "former", "vice", "deputy"}
_DOMINANCE: Final = 2
"""How many times as often as all namesakes together somebody is named who is meant by the surname alone."""
_NAMESAKES: Final = 12
"""Full names that may share a word before it is read as nobody's."""
_FUNCTION_WORDS: Final = frozenset(
    """
    the a an in on at but and he she it they we i you this that these those his her its their our my for
    from with as if when while after before since because although though what who how why where which there
    here so yet or not no by to of one two three some many most all both according asked speaking however
    meanwhile now then also despite last next another other is are was were do does did has have had will
    can could would should may might must let
    """.split()  # noqa: SIM905 - a list of words reads as words
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the article's own words.

    Args:
        words: its words in lower case, without titles and possessive endings.
        printed: as the article prints it, without titles of courtesy.
        start: first code point.
        token: its first token in the scene.
        gender: "f", "m" or "", as far as a title before it says.
        evident: True where something beside it says that it is a person.
    """

    words: tuple[str, ...]
    printed: str
    start: int
    token: int
    gender: str
    evident: bool


@dataclass(slots=True)
class Cast:
    """Everybody an article names, built once from all of it.

    Args:
        text: the document.
        scenes: its paragraphs.
        names: names that the sidecar gives as canonical.
    """

    text: str
    scenes: Sequence[Scene]
    names: Sequence[str] = ()
    mentions: list[list[Mention]] = field(init=False)
    _fullest: dict[tuple[str, ...], str] = field(init=False)
    _by_word: dict[str, set[tuple[str, ...]]] = field(init=False)
    _people: set[tuple[str, ...]] = field(init=False)
    _genders: dict[tuple[str, ...], Counter[str]] = field(init=False)
    _canonical: dict[tuple[str, ...], str] = field(init=False)
    _counts: Counter[tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.mentions = [list(_mentions(self.text, scene)) for scene in self.scenes]
        self._fullest, self._by_word, self._people = {}, defaultdict(set), set()
        self._genders = defaultdict(Counter)
        self._canonical, self._counts = {}, Counter()
        for name in self.names:
            if name in self.text:
                self._canonical[
                    tuple(_plain(word) for word in name.split() if _plain(word) not in HONORIFICS)
                ] = name
        headings = [scene.heading for scene in self.scenes]
        for heading, mentions in zip(headings, self.mentions, strict=True):
            for mention in () if heading else mentions:
                self.learn(mention, person=mention.evident)

    def learn(self, mention: Mention, *, person: bool) -> None:
        """Take a name into the cast."""
        words = mention.words
        if mention.gender:
            self._genders[words][mention.gender] += 1
        if len(words) > 1:
            self._counts[words] += 1
            known = self._fullest.get(words, "")
            if len(mention.printed) > len(known):
                self._fullest[words] = mention.printed
            self._by_word[words[0]].add(words)
            self._by_word[_surname(words)].add(words)
        if person:
            self._people.add(words)

    def mention(self, tokens: Sequence[Token], start: int, end: int) -> Mention | None:
        """Return the mention that these tokens of a phrase make; None where they hold no name."""
        return _mention(self.text, tokens, start, end)

    def identity(self, mention: Mention) -> tuple[str, ...]:
        """Return the words of the fullest name of whoever is mentioned; the mention's own words where that is open."""
        words = mention.words
        if words in self._canonical:
            return words
        candidates = [known for known in self._by_word.get(words[0], ()) if _extends(known, words)]
        candidates += [
            known
            for known in self._by_word.get(words[-1], ())
            if _extends(known, words) and known not in candidates
        ]
        if len(candidates) > _NAMESAKES:
            return words
        candidates = [known for known in candidates if len(words) > 1 or self._may_shorten(known, words[0])]
        gender = mention.gender or (self.gender(words) if len(words) > 1 else "")
        fitting = [known for known in candidates if not gender or self.gender(known) in {"", gender}]
        largest = [
            known
            for known in fitting
            if not any(_extends(other, known) and other != known for other in fitting)
        ]
        return largest[0] if len(largest) == 1 else self._dominant(largest) or words

    def _dominant(self, candidates: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
        """Return the one of several namesakes that the article names far more often than all the others."""
        ranked = sorted(candidates, key=lambda known: -self._counts[known])
        others = sum(self._counts[known] for known in ranked[1:])
        return ranked[0] if ranked and self._counts[ranked[0]] > _DOMINANCE * others else None

    def shown(self, mention: Mention) -> str:
        """Return the fullest form in which the article prints the name."""
        words = self.identity(mention)
        canonical = self._canonical.get(words) or self._canonical_of(words)
        return canonical or self._fullest.get(words, mention.printed)

    def is_person(self, words: tuple[str, ...]) -> bool:
        """Return whether the article gives a sign that this name is a person's."""
        if not words or words[-1] in ORGANISATIONS:
            return False
        if words in self._people or (len(words) > 1 and (words[0] in FEMALE or words[0] in MALE)):
            return not (len(words) > 1 and words[-1] in PLACES)
        return (words[-1],) in self._people and len(words) > 1

    def gender(self, words: tuple[str, ...]) -> str:
        """Return "f", "m" or "" for a name, by the titles before it and by the given name."""
        counted = self._genders.get(words) or self._genders.get(words[-1:])
        if counted:
            return counted.most_common(1)[0][0]
        if len(words) > 1:
            female, male = words[0] in FEMALE, words[0] in MALE
            return "f" if female and not male else "m" if male and not female else ""
        of_full_names = {self.gender(known) for known in self._by_word.get(words[0], ())} if words else set()
        return of_full_names.pop() if len(of_full_names) == 1 else ""

    def _may_shorten(self, known: tuple[str, ...], word: str) -> bool:
        if _surname(known) == word:
            return self.is_person(known) or known[-1] not in PLACES | ORGANISATIONS
        return self.is_person(known) or known[-1] in ORGANISATIONS

    def _canonical_of(self, words: tuple[str, ...]) -> str | None:
        if len(words) != 1:
            return None
        found = [name for known, name in self._canonical.items() if known[-1] == words[0]]
        return found[0] if len(found) == 1 else None


def phrase_mention(cast: Cast, tokens: Sequence[Token], phrase: Phrase) -> Mention | None:
    """Return the mention that a phrase with a name makes."""
    if phrase.sort is not Sort.NAME:
        return None
    found = cast.mention(tokens, *phrase.speaker)
    if found is None or not phrase.role:
        return found
    lows = {tokens[i].low for i in range(*phrase.role)}
    gender = found.gender or ("f" if lows & FEMALE_ROLES else "m" if lows & MALE_ROLES else "")
    evident = found.evident or bool(lows & ROLES)
    return replace(found, gender=gender, evident=evident)


def _plain(word: str) -> str:
    low = word.lower().replace("’", "'").strip(".,")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in _NAME_ENDINGS), words[-1])


def _extends(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether `known` is a fuller form of `words`: more given names, initials, a surname or an ending."""
    if len(known) < len(words):
        return False
    if known == words or known[: len(words)] == words or known[-len(words) :] == words:
        return True
    if len(words) == 1:
        return _surname(known) == words[0]
    return known[0] == words[0] and _surname(known) == _surname(words)


def _mentions(text: str, scene: Scene) -> Iterator[Mention]:
    tokens = scene.tokens
    position = 0
    while position < len(tokens):
        end = _run(tokens, position)
        if end == position:
            position += 1
            continue
        start = position
        while start < end and tokens[start].low in _FUNCTION_WORDS:
            start += 1
        found = _mention(text, tokens, start, end)
        if found:
            yield _with_neighbours(found, tokens, start, end)
        position = end


def _run(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < min(len(tokens), start + _LONGEST + 4) and tokens[end].kind is Kind.WORD:
        token = tokens[end]
        particle = (
            end > start and token.low in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].capital
        )
        if not (token.capital or particle):
            break
        end += 1
        if token.low.endswith(("'s", "s'")):
            break
    return end


def _mention(text: str, tokens: Sequence[Token], start: int, end: int) -> Mention | None:
    gender, evident, shown = "", False, start
    while start < end and tokens[start].low in _BEFORE_NAMES:
        low = tokens[start].low
        gender = "f" if low in FEMALE_ROLES else "m" if low in MALE_ROLES else gender
        evident = evident or low in ROLES or low in HONORIFICS
        keeps = low in HONORIFICS and not (low in COURTESY and end - start > 2)  # noqa: PLR2004 - title and two names
        start += 1
        shown = shown if keeps else start
    inner = [i for i in range(start, end - 1) if tokens[i].low in ROLES and tokens[i].low not in HONORIFICS]
    if inner and tokens[end - 1].low not in ORGANISATIONS:
        start = shown = inner[-1] + 1
        evident = True
    words = tuple(_plain(tokens[i].text) for i in range(start, end))
    if not words or end - start > _LONGEST or all(word in DAYS or word in _FUNCTION_WORDS for word in words):
        return None
    printed = text[tokens[shown].start : tokens[end - 1].end]
    if tokens[end - 1].low.endswith("'s"):
        printed = printed[:-2]
    return Mention(words, printed, tokens[start].start, start, gender, evident)


def _with_neighbours(found: Mention, tokens: Sequence[Token], start: int, end: int) -> Mention:
    """Add what an age, a role or "who" beside a name says about it."""
    before = tokens[start - 1] if start else None
    after = [token.low for token in tokens[end : end + 5]]
    aged = after[:1] == [","] and len(after) > 1 and after[1].isdigit() and len(after[1]) < 4  # noqa: PLR2004 - ages
    who = after[:2] in ([",", "who"], [",", "whose"]) or after[:1] == ["who"]
    titled = before is not None and before.low in ROLES
    role = (
        after[:1] == [","]
        and len(after) > 2
        and after[1] in {"a", "an", "the", "his", "her"}
        and bool(  # noqa: PLR2004
            set(after[2:]) & ROLES
        )
    )
    gender = found.gender
    if titled and before is not None:
        gender = gender or ("f" if before.low in FEMALE_ROLES else "m" if before.low in MALE_ROLES else "")
    return replace(found, gender=gender, evident=found.evident or aged or who or titled or role)


def role_key(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """Return what two printed forms of a role share: "Anthropic’s CEO", "Anthropics’ CEO" and "Anthropic CEO"."""
    words = []
    for position in range(start, end):
        low = tokens[position].low
        if low in {"the", "a", "an"} and position == start:
            continue
        words.append(low[:-2] if low.endswith(("'s", "s'")) else low)
    return tuple(words)
