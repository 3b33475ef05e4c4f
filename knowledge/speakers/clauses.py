"""Whose verb it is: the subject of a clause, and what stands between commas beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.speakers.noun_phrases import PRONOUNS, VENUES, Phrase, Sort, read_phrase
from knowledge.speakers.roles import DAYS, ROLES
from knowledge.speakers.skeleton import Kind, Sentence, Token

_AUXILIARIES: Final = frozenset(
    """
    has have had will would can could may might must shall should did does do is are was were be been being
    to hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't isn't aren't wasn't weren't
    not
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_BEING: Final = frozenset(
    """
    is are was were be been being isn't aren't wasn't weren't
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_ADVERBS: Final = frozenset(
    """
    also then later once often still just only even now soon never always again further earlier previously
    last week month year first instead himself herself today yesterday afterwards afterward thus both all
    simply duly famously so far on this morning evening afternoon ago long since and nonetheless
    nevertheless
    """.split()  # noqa: SIM905 - a list of words reads as words
) - {"and"}
_BOUNDARIES: Final = frozenset(
    """
    that but and while although though whereas because as when if after before since so or until where than
    whether how what which
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_IRREGULAR_PASTS: Final = frozenset(
    """
    is are was were has had have did does do will would could can may might made took gave got left met won
    lost began became ran saw knew kept stood sat fell broke brought built bought chose drew drove led let
    paid sent sold spent struck taught threw wore went came said told wrote felt thought shook hit put set
    cut quit bit spread shot hid rose grew flew spoke held says tells writes thinks wants makes takes gives
    gets leaves plans expects hopes remains seems appears faces wins loses knows keeps stands sits comes
    goes leads runs sees likes loves hates works lives believes meets isn't wasn't didn't doesn't hasn't
    won't can't couldn't wouldn't aren't weren't haven't
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_REACH: Final = 60
"""Tokens a subject may stand before its verb, or a verb after its subject."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The tokens of one scene and the way to read clauses in them.

    Args:
        tokens: the scene's tokens.
        heading: whether lower and upper case say nothing.
    """

    tokens: Sequence[Token]
    heading: bool

    def phrase(self, start: int, limit: int) -> Phrase | None:
        """Return the noun phrase at a token, with the role or the name that stands beside it between commas."""
        found = read_phrase(self.tokens, start, limit, heading=self.heading)
        return self._with_apposition(found, limit) if found else None

    def before_verb(self, verb: int, start: int) -> int:
        """Return one past the last token of the subject's side: `verb` less its auxiliaries, adverbs and days."""
        position = verb
        while position > start and self._modifies(position - 1):
            position -= 1
        return position

    def is_passive(self, verb: int, start: int) -> bool:
        """Return whether a form of "be" makes the verb say what is said about its subject."""
        low = self.tokens[verb].low
        if low.endswith("ing") or low in {"said", "says"}:
            return low == "said" and any(
                self.tokens[i].low in _BEING for i in range(self.before_verb(verb, start), verb)
            )
        return any(self.tokens[i].low in _BEING for i in range(self.before_verb(verb, start), verb))

    def subject(self, verb: int, start: int) -> Phrase | None:
        """Return the noun phrase that ends where the verb begins, or before the commas in between; None if none does."""
        end = self.before_verb(verb, start)
        if end <= start:
            return None
        comma = self.tokens[end - 1].text in {",", "—", "–", ")"}
        if not comma and self.tokens[end - 1].low == "who":
            return self._antecedent(end - 1, start)
        for begin in self._beginnings(start, end):
            found = read_phrase(self.tokens, begin, end, heading=self.heading)
            if found and self._reaches(found, end, comma=comma):
                return self._with_apposition(self._joined(found, end), end)
        return None

    def clause_subject(self, position: int, start: int) -> Phrase | None:
        """Return the subject of the clause that a token stands in: the nearest phrase before it that has a verb."""
        for begin in reversed(list(self._beginnings(max(start, position - _REACH), position))):
            found = read_phrase(self.tokens, begin, position, heading=self.heading)
            if found and self._has_verb(found, position):
                return self._with_apposition(found, position)
        return None

    def first_subject(self, sentence: Sentence) -> Phrase | None:
        """Return the subject of a sentence's main clause, None where the rules do not see one."""
        for begin in self._beginnings(sentence.start, min(sentence.end, sentence.start + _REACH)):
            found = read_phrase(self.tokens, begin, sentence.end, heading=self.heading)
            if found and self._has_verb(found, sentence.end):
                return self._with_apposition(found, sentence.end)
        return None

    def _modifies(self, position: int) -> bool:
        token = self.tokens[position]
        if token.kind is not Kind.WORD:
            return False
        return (
            token.low in _AUXILIARIES
            or token.low in _ADVERBS
            or token.low in DAYS
            or (
                not token.capital
                and token.low.endswith("ly")
                and token.low not in {"family", "ally", "assembly"}
            )
        )

    def _beginnings(self, start: int, end: int) -> Iterator[int]:
        """Yield where a subject may begin: at the clause's start and after what separates clauses."""
        start = max(start, end - _REACH)
        for position in range(start, end):
            before = self.tokens[position - 1] if position > start else None
            if before is None or before.kind is not Kind.WORD or before.low in _BOUNDARIES:
                yield position

    def _reaches(self, phrase: Phrase, end: int, *, comma: bool) -> bool:
        if comma:
            return phrase.end < end - 1 and self.tokens[phrase.end].text in {",", "—", "–", "("}
        if phrase.end == end:
            return True
        return self._joined(phrase, end) is not phrase

    def _joined(self, phrase: Phrase, end: int) -> Phrase:
        """Return the phrase with its partner: "Hadid and her colleagues"."""
        if phrase.end >= end or self.tokens[phrase.end].low != "and":
            return phrase
        second = read_phrase(self.tokens, phrase.end + 1, end, heading=self.heading)
        if not second or second.end != end or second.sort is Sort.PRONOUN:
            return phrase
        start = phrase.speaker[0]
        return Phrase(Sort.ROLE, phrase.start, end, (start, end))

    def _antecedent(self, who: int, start: int) -> Phrase | None:
        end = who - 1 if who > start and self.tokens[who - 1].text == "," else who
        for begin in self._beginnings(start, end):
            found = read_phrase(self.tokens, begin, end, heading=self.heading)
            if found and found.end == end:
                return found
        return None

    def _has_verb(self, phrase: Phrase, limit: int) -> bool:
        position = phrase.end
        if position < limit and self.tokens[position].text == ",":
            closing = next(
                (i for i in range(position + 1, min(limit, position + 40)) if self.tokens[i].text == ","),
                None,
            )
            if closing is None:
                return False
            return self.verb_at(closing + 1, limit)
        return self.verb_at(position, limit)

    def verb_at(self, position: int, limit: int) -> bool:
        """Return whether a finite verb stands at a token, adverbs before it aside."""
        while position < limit and self._modifies(position) and self.tokens[position].low not in _AUXILIARIES:
            position += 1
        if position >= limit or self.tokens[position].kind is not Kind.WORD:
            return False
        token = self.tokens[position]
        if token.capital and not self.heading:
            return False
        low = token.low
        return (
            low in _IRREGULAR_PASTS
            or low.endswith(("ed", "es"))
            or (low.endswith("s") and not low.endswith(("ss", "'s")))
        )

    def _with_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """Add the name beside a role ("its ambassador, Ilse Kronberg,") or the role beside a name."""
        if (
            phrase.sort is Sort.PRONOUN
            or phrase.end >= min(limit, len(self.tokens))
            or self.tokens[phrase.end].text != ","
        ):
            return phrase
        if phrase.sort is Sort.ROLE:
            return self._named(phrase, limit)
        if phrase.role is None:
            return replace(phrase, role=self._role_beside(phrase.end + 1, limit))
        return phrase

    def _named(self, phrase: Phrase, limit: int) -> Phrase:
        beside = read_phrase(self.tokens, phrase.end + 1, min(limit, len(self.tokens)), heading=self.heading)
        if beside is None or beside.sort is not Sort.NAME or self.heading:
            return phrase
        if not phrase.known and beside.speaker[1] - beside.speaker[0] == 1:
            return phrase
        if not self._closes(beside.end, limit) or self.tokens[beside.start].low in {"the", "a", "an"}:
            return phrase
        return Phrase(Sort.NAME, phrase.start, beside.end, beside.speaker, _bare(self.tokens, phrase.speaker))

    def _closes(self, position: int, limit: int) -> bool:
        return position >= min(limit, len(self.tokens)) or self.tokens[position].kind is not Kind.WORD

    def _role_beside(self, start: int, limit: int) -> tuple[int, int] | None:
        limit = min(limit, len(self.tokens), start + 30)
        if start < limit and self.tokens[start].text[0].isdigit():
            if start + 1 < limit and self.tokens[start + 1].text == ",":
                return self._role_beside(start + 2, limit)
            return None
        end = start
        while end < limit and self.tokens[end].kind is Kind.WORD:
            if (
                end > start
                and self.tokens[end].low in {"in", "during", "at", "on"}
                and self._is_venue(end, limit)
            ):
                break
            end += 1
        words = [self.tokens[i].low for i in range(start, end)]
        if not words or words[0] in PRONOUNS | {
            "whose",
            "which",
            "where",
            "when",
            "adding",
            "and",
            "but",
            "as",
        }:
            return None
        return _bare(self.tokens, (start, end)) if any(word in ROLES for word in words) else None

    def _is_venue(self, preposition: int, limit: int) -> bool:
        ahead = range(preposition + 1, min(limit, preposition + 6))
        return any(self.tokens[i].low in VENUES | DAYS | {"conference"} for i in ahead)


def _bare(tokens: Sequence[Token], role: tuple[int, int]) -> tuple[int, int]:
    """Return the role without its article."""
    start, end = role
    return (start + 1, end) if end - start > 1 and tokens[start].low in {"a", "an", "the"} else role
