"""Whose verb it is: the subjects of clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.appositions import with_apposition
from knowledge.speakers.noun_phrases import Phrase, Sort, read_phrase
from knowledge.speakers.nouns import days, determiners, finite_verbs, run_end
from knowledge.speakers.scene import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.speakers.scene import SceneToken, Sentence

_BEING: Final = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't")
)
_NO_ADVERBS: Final = frozenset(("family", "ally", "assembly"))
_ALSO_MODIFYING: Final = frozenset(
    ("last", "first", "both", "all", "so", "far", "on", "this", "ago", "long", "since")
)
"""What makes up times and turns between a subject and its verb: "Hale on Friday", "so far", "long ago"."""
_OPENING: Final = frozenset((",", "—", "–", "("))
_CLOSING: Final = frozenset((",", "—", "–", ")"))
_TIMING: Final = frozenset(("by", "on", "in", "at", "that", "last", "since", "until", "late", "early"))
_PLACING: Final = frozenset(("in", "at", "on", "near", "from", "with", "behind"))
_YEAR_DIGITS: Final = 4
_REACH: Final = 60
"""Tokens a subject may stand before its verb, or a verb after its subject."""
_SEEN: Final = 40
"""Tokens beyond which no noun phrase reaches; what is read once is kept."""
_INTERPOSED: Final = 40
"""Tokens that may stand between commas between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class ClauseReader:
    """The tokens of one scene and the way to read clauses in them.

    Args:
        tokens: the scene's tokens.
        heading: whether lower and upper case say nothing.
    """

    tokens: Sequence[SceneToken]
    heading: bool
    _subjects: dict[tuple[int, int], Phrase | None] = field(default_factory=dict, repr=False, compare=False)
    _read: dict[tuple[int, int], Phrase | None] = field(default_factory=dict, repr=False, compare=False)

    def phrase(self, start: int, limit: int) -> Phrase | None:
        """Return the noun phrase at a token, with the role or the name beside it between commas."""
        found = self._bare(start, limit)
        return self._complete(found, limit) if found else None

    def before_verb(self, verb: int, start: int) -> int:
        """Return where the subject's side ends: `verb` less its auxiliaries, adverbs and days."""
        position = verb
        while position > start and self._modifies(position - 1):
            position -= 1
        return position

    def is_passive(self, verb: int, start: int) -> bool:
        """Return whether a form of "be" makes the verb say what is said about its subject."""
        if self.tokens[verb].low.endswith("ing") or self.tokens[verb].low == "says":
            return False
        return any(self.tokens[i].low in _BEING for i in range(self.before_verb(verb, start), verb))

    def subject(self, verb: int, start: int) -> Phrase | None:
        """Return the noun phrase that ends where the verb begins, or before commas in between."""
        key = (verb, start)
        if key not in self._subjects:
            self._subjects[key] = self._subject(verb, start)
        return self._subjects[key]

    def _subject(self, verb: int, start: int) -> Phrase | None:
        end = self.before_verb(verb, start)
        if end <= start:
            return None
        if self.tokens[end - 1].low == "who":
            return self._antecedent(end - 1, start)
        interposed = self.tokens[end - 1].text in _CLOSING
        for begin in self._beginnings(start, end):
            found = self._bare(begin, end)
            if found and interposed and found.end < end - 1 and self._closes(found.end, end - 1):
                return self._complete(found, end)
            joined = self._joined(found, end) if found and not interposed else None
            if joined and joined.end == end:
                return joined
        return None

    def clause_subject(self, position: int, start: int) -> Phrase | None:
        """Return the subject of the clause at a token: the nearest phrase before it that has a verb."""
        for begin in reversed(list(self._beginnings(start, position))):
            found = self._bare(begin, position)
            if found and self._has_verb(found, position):
                return self._complete(found, position)
        return None

    def first_subject(self, sentence: Sentence) -> Phrase | None:
        """Return the subject of a sentence's first clause, None where the rules do not see one."""
        pronoun: Phrase | None = None
        for begin in self._beginnings(sentence.start, min(sentence.end, sentence.start + _REACH)):
            found = self._bare(begin, sentence.end)
            if not found or not self._has_verb(found, sentence.end):
                continue
            if found.sort is not Sort.PRONOUN or begin == sentence.start:
                return self._complete(found, sentence.end)
            pronoun = pronoun or found
        return pronoun

    def verb_at(self, position: int, limit: int) -> bool:
        """Return whether a finite verb stands at a token, adverbs before it aside."""
        while (
            position < limit and self._modifies(position) and self.tokens[position].low not in _auxiliaries()
        ):
            position += 1
        if position >= limit or self.tokens[position].kind is not Kind.WORD:
            return False
        low = self.tokens[position].low
        if self.tokens[position].capital and not self.heading:
            return False
        third_person = low.endswith("s") and not low.endswith(("ss", "'s"))
        return low in finite_verbs() or low.endswith("ed") or third_person

    def _bare(self, start: int, limit: int) -> Phrase | None:
        key = (start, min(limit, start + _SEEN))
        if key not in self._read:
            self._read[key] = read_phrase(self.tokens, start, key[1], heading=self.heading)
        return self._read[key]

    def _complete(self, phrase: Phrase, limit: int) -> Phrase:
        return phrase if self.heading else with_apposition(self.tokens, phrase, limit)

    def _modifies(self, position: int) -> bool:
        token = self.tokens[position]
        if token.kind is not Kind.WORD:
            return False
        adverb = token.low.endswith("ly") and not token.capital and token.low not in _NO_ADVERBS
        if adverb or token.low in _modifiers():
            return True
        return token.low in words("verbs_before_to") and self.tokens[position + 1].low == "to"

    def _beginnings(self, start: int, end: int) -> Iterator[int]:
        """Yield where a subject may begin: at the clause's start and after what separates clauses."""
        start = max(start, end - _REACH)
        for position in range(start, end):
            before = self.tokens[position - 1] if position > start else None
            separated = (
                before is None
                or before.kind is not Kind.WORD
                or before.low in words("conjunctions", "question_words")
            )
            if separated or (self.tokens[position].capital and self._is_time(position - 1, start)):
                yield position

    def _after_place(self, position: int, limit: int) -> int:
        """Return where "in the front row" ends that stands between a subject and its verb; 0 if nowhere."""
        first = (
            position + 2 if self.tokens[min(position + 1, limit - 1)].low in determiners() else position + 1
        )
        end = run_end(self.tokens, first, min(limit, first + _INTERPOSED), heading=self.heading)
        return end if end > first else 0

    def _closes(self, opening: int, closing: int) -> bool:
        """Return whether two marks enclose what stands between a subject and its verb."""
        first, last = self.tokens[opening].text, self.tokens[closing].text
        return first in _OPENING and (first == "(") == (last == ")")

    def _is_time(self, position: int, start: int) -> bool:
        """Return whether a time ends here that may open a sentence without a comma: "By evening"."""
        low = self.tokens[position].low
        timed = low in words("times_of_day") or low in days() or (low.isdigit() and len(low) == _YEAR_DIGITS)
        return timed and any(self.tokens[i].low in _TIMING for i in range(max(start, position - 3), position))

    def _joined(self, phrase: Phrase, end: int) -> Phrase:
        """Return the phrase with its partner: "Hadid and her colleagues"."""
        if phrase.end >= end or self.tokens[phrase.end].low != "and":
            return phrase
        second = self._bare(phrase.end + 1, end)
        if not second or second.end != end or second.sort is Sort.PRONOUN:
            return phrase
        return Phrase(Sort.ROLE, phrase.start, end, (phrase.speaker[0], end))

    def _antecedent(self, who: int, start: int) -> Phrase | None:
        end = who - 1 if who > start and self.tokens[who - 1].text == "," else who
        found = (self._bare(begin, end) for begin in self._beginnings(start, end))
        return next((phrase for phrase in found if phrase and phrase.end == end), None)

    def _has_verb(self, phrase: Phrase, limit: int) -> bool:
        position = phrase.end
        if position < limit and self.tokens[position].low in _PLACING:
            position = max(position, self._after_place(position, limit))
        if position >= limit or self.tokens[position].text != ",":
            return self.verb_at(position, limit)
        ahead = range(position + 1, min(limit, position + _INTERPOSED))
        closing = next((i for i in ahead if self.tokens[i].text == ","), None)
        return closing is not None and self.verb_at(closing + 1, limit)


@cache
def _modifiers() -> frozenset[str]:
    """Return what stands between a subject and its verb, adverbs in -ly aside."""
    adverbs = words("adverbs", "pronouns_reflexive", "times_of_day") | days() | _ALSO_MODIFYING
    return _auxiliaries() | adverbs


@cache
def _auxiliaries() -> frozenset[str]:
    return words("auxiliaries") | {"to", "not"}
