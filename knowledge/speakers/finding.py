"""Which words of a sentence say who speaks a quotation in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from knowledge.speakers.clauses import Reader
from knowledge.speakers.noun_phrases import VENUES, Phrase, Sort, is_verb_of_speech
from knowledge.speakers.roles import DAYS, ORGANISATIONS, ROLES
from knowledge.speakers.skeleton import Kind, Scene, Sentence, Token
from knowledge.speakers.speech_verbs import BESIDE_ONLY, JUDGING, NAMING, PLAIN, SAYING, SPEECH_NOUNS, WEAK

_REACH: Final = 60
"""Tokens between a quotation and the words that attribute it."""
_JUDGING_REACH: Final = 16
_TURNS: Final = frozenset(("while", "although", "though", "whereas", ";"))
_DASHES: Final = frozenset(("—", "–", "-", "--"))


class Place(Enum):
    """Where the attribution stands, as far as it says what kind of quotation it is."""

    BESIDE = "beside"
    WOVEN = "woven"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class Finding:
    """Who speaks, still as printed there.

    Args:
        phrase: the words that name the speaker; None where the article says that somebody speaks, but not who.
        verb: the token of the verb, or -1.
        place: beside the quotation, woven into the same sentence, or carried on from the quotation before.
    """

    phrase: Phrase | None
    verb: int
    place: Place


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads the attributions of one scene.

    Args:
        scene: the paragraph.
        reader: reads its clauses.
    """

    scene: Scene
    reader: Reader

    def find(self, at: int, sentence: Sentence, earlier: Finding | None) -> Finding | None:
        """Find who speaks the quotation at a token.

        Args:
            at: the quotation's token.
            sentence: the sentence it stands in.
            earlier: what was found for the quotation before it in the same sentence, or None.
        """
        sentence = self._inside_brackets(at, sentence)
        introduced = self._introduced(at, sentence, earlier)
        if introduced:
            return introduced
        if earlier and self._continues(at, sentence, earlier):
            return Finding(earlier.phrase, earlier.verb, Place.CONTINUED)
        return (
            self._after(at, sentence)
            or self._agent_after(at, sentence)
            or self._woven(at, sentence, earlier)
            or self._far_after(at, sentence)
            or self._listed(at, earlier)
        )

    def _introduced(self, at: int, sentence: Sentence, earlier: Finding | None) -> Finding | None:
        """“Tamsin said: …”, “his answer: …”, “according to Arbogast, …”: the words directly before."""
        if at == sentence.start:
            return None
        before = self.scene.tokens[at - 1]
        if before.text not in {":", ","}:
            return None
        opening = self._according(sentence, at)
        if opening:
            return opening
        colon = before.text == ":"
        for verb in self._verbs_before(at - 1, sentence, 40 if colon else 12):
            if self._quotation_between(verb, at) and not colon:
                return None
            if not colon and not self._takes_comma(verb, at):
                continue
            phrase = self._subject(verb, sentence, earlier)
            if phrase:
                return Finding(phrase, verb, Place.BESIDE)
            if self.reader.is_passive(verb, sentence.start):
                return Finding(None, verb, Place.BESIDE)
        return self._label(at, sentence) if colon else None

    def _takes_comma(self, verb: int, at: int) -> bool:
        """Return whether nothing but whom, where or how stands between the verb and the comma before the words."""
        return self.tokens[verb].low in SAYING and not any(
            self.tokens[i].text in {",", ";"} or self.tokens[i].low == "that" for i in range(verb + 1, at - 1)
        )

    def _inside_brackets(self, at: int, sentence: Sentence) -> Sentence:
        """Return the sentence, or its part in the round brackets that the quotation stands in."""
        for position in range(at - 1, max(sentence.start, at - _REACH) - 1, -1):
            if self.tokens[position].text == ")":
                break
            if self.tokens[position].text == "(":
                return Sentence(position + 1, sentence.end)
        return sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The scene's tokens."""
        return self.scene.tokens

    def _quotation_between(self, start: int, end: int) -> bool:
        return any(self.tokens[i].kind is Kind.QUOTE for i in range(start, end))

    def _verbs_before(self, end: int, sentence: Sentence, reach: int) -> Iterator[int]:
        """Yield verbs of speech before a token, nearest first, at most four of them."""
        found = 0
        for position in range(end - 1, max(sentence.start, end - reach) - 1, -1):
            if self._is_speech_verb(position):
                yield position
                found += 1
                if found == 4:  # noqa: PLR2004 - further ones belong to other clauses
                    return

    def _is_speech_verb(self, position: int) -> bool:
        token = self.tokens[position]
        if token.kind is not Kind.WORD or not is_verb_of_speech(token, heading=self.scene.heading):
            return False
        if token.low in {"put", "puts", "putting"}:
            following = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
            return bool(following and following.low in {"it", "this"})
        return True

    def _subject(self, verb: int, sentence: Sentence, earlier: Finding | None) -> Phrase | None:
        """Return who does the verb; a participle and a second verb take the subject of the clause before them."""
        if self.reader.is_passive(verb, sentence.start):
            return None
        end = self.reader.before_verb(verb, sentence.start)
        participle = self.tokens[verb].low.endswith("ing")
        found = None if participle and end == verb else self.reader.subject(verb, sentence.start)
        if found:
            return found
        previous = self.tokens[end - 1] if end > sentence.start else None
        if previous is None:
            return self._opening_participle(verb, sentence) if participle or self.scene.heading else None
        if not self._shares_subject(previous, verb, end):
            return None
        if (
            earlier
            and earlier.phrase
            and earlier.verb < verb
            and not self._new_clause(max(earlier.verb, 0), end)
        ):
            return earlier.phrase
        return self._subject_of_earlier_verb(end, sentence) or self.reader.clause_subject(end, sentence.start)

    def _shares_subject(self, previous: Token, verb: int, end: int) -> bool:
        """Return whether the verb takes the subject of a clause before it: "and said", ", saying", "vowed to call"."""
        if previous.low in {"and", "but", "then", "or"} or previous.kind is not Kind.WORD:
            return previous.text not in {":", ";", ")"}
        if any(self.tokens[i].low == "to" for i in range(end, verb)):
            return True
        after_noun = self.tokens[verb].low.endswith("ing") and previous.low in SPEECH_NOUNS | VENUES
        return after_noun or previous.low in {
            "by",
            "of",
            "in",
            "for",
            "without",
            "after",
            "while",
            "before",
            "when",
        }

    def _subject_of_earlier_verb(self, end: int, sentence: Sentence) -> Phrase | None:
        """“Terui told reporters that no keys were exposed, calling it “…””: who told calls."""
        for verb in self._verbs_before(end, sentence, _REACH):
            if self._new_clause(verb, end):
                return None
            if self.tokens[verb].low in SAYING and not self.reader.is_passive(verb, sentence.start):
                found = self.reader.subject(verb, sentence.start)
                begin = self.reader.before_verb(verb, sentence.start)
                if found is None and begin > sentence.start and self.tokens[begin - 1].low in {"and", "but"}:
                    found = self.reader.clause_subject(begin, sentence.start)
                if found:
                    return found
        return None

    def _new_clause(self, start: int, end: int) -> bool:
        return any(self.tokens[i].low in _TURNS for i in range(max(start, end - _REACH), end))

    def _opening_participle(self, verb: int, sentence: Sentence) -> Phrase | None:
        """“Calling it “…”, the minister resigned”: the subject follows the comma."""
        for position in range(verb + 1, min(sentence.end, verb + _REACH)):
            if self.tokens[position].text == "," or (
                self.tokens[position].kind is Kind.QUOTE and self.tokens[position].text == ","
            ):
                found = self.reader.phrase(position + 1, sentence.end)
                if found:
                    return found
        return None

    def _according(self, sentence: Sentence, at: int) -> Finding | None:
        for position in range(sentence.start, min(at - 1, sentence.start + 12)):
            if self.tokens[position].low == "according" and self.tokens[position + 1].low == "to":
                phrase = self.reader.phrase(position + 2, at)
                if phrase:
                    return Finding(phrase, position, Place.BESIDE)
        return None

    def _label(self, at: int, sentence: Sentence) -> Finding | None:
        """“Jane Hale: “…””, “Her warning: “…””, “Pruett did not hide her delight: “…””."""
        phrase = self.reader.phrase(sentence.start, at)
        if phrase and phrase.end == at - 1 and phrase.sort is Sort.ROLE:
            return self._speech_noun(phrase)
        if phrase and phrase.end == at - 1 and phrase.sort is Sort.NAME:
            return Finding(phrase, -1, Place.BESIDE)
        found = self.reader.clause_subject(at - 1, sentence.start)
        if found and self.tokens[found.end - 1].low in SPEECH_NOUNS and found.sort is Sort.ROLE:
            return self._speech_noun(found)
        if found and (found.sort is not Sort.ROLE or found.known):
            return Finding(found, -1, Place.BESIDE)
        return None

    def _speech_noun(self, phrase: Phrase) -> Finding | None:
        """“Her answer: …”, “Grant’s reply was simple: …”: whose words the noun stands for."""
        first, last = self.tokens[phrase.start], phrase.end - 1
        if self.tokens[last].low not in SPEECH_NOUNS:
            return Finding(phrase, -1, Place.BESIDE) if phrase.known else None
        if first.low in {"his", "her", "their"}:
            owner = (phrase.start, phrase.start + 1)
            return Finding(Phrase(Sort.PRONOUN, *owner, owner), -1, Place.BESIDE)
        if last > phrase.start and first.capital and self.tokens[last - 1].low.endswith(("'s", "s'")):
            return Finding(Phrase(Sort.NAME, phrase.start, last, (phrase.start, last)), -1, Place.BESIDE)
        return None

    def _continues(self, at: int, sentence: Sentence, earlier: Finding) -> bool:
        """Return whether the quotation goes on after its speaker was named: “…,” said X, “…”."""
        if at == sentence.start or earlier.phrase is None:
            return False
        before = self.tokens[at - 1]
        last = next(
            (i for i in range(at - 1, sentence.start - 1, -1) if self.tokens[i].kind is Kind.QUOTE), -1
        )
        beside = earlier.place in {Place.BESIDE, Place.CONTINUED} and earlier.verb > last
        return last >= 0 and beside and before.text in {",", *_DASHES, ";"}

    def _after(self, at: int, sentence: Sentence) -> Finding | None:
        """“…,” said Tamsin; “…,” Tamsin said; “…,” according to Tamsin; “…” — Tamsin."""
        start = at + 1
        if (
            start < sentence.end
            and self.tokens[start].text in {",", *_DASHES}
            and self.tokens[start].kind is Kind.MARK
        ):
            start += 1
        if start >= sentence.end or self.tokens[start].kind is not Kind.WORD:
            return None
        return self._inverted(start, sentence) or self._straight(at, start, sentence)

    def _inverted(self, start: int, sentence: Sentence) -> Finding | None:
        verb = start
        if self.tokens[verb].low.endswith("ly") and verb + 1 < sentence.end:
            verb += 1
        token = self.tokens[verb]
        if not self._is_speech_verb(verb) or token.low not in SAYING or token.low.endswith("ing"):
            return None
        if token.low in {"put", "puts", "found", "held", "felt", "began", "hit", "put"}:
            return None
        phrase = self.reader.phrase(verb + 1, sentence.end)
        if phrase is None or self._object_of(verb, phrase, sentence):
            return None
        return Finding(phrase, verb, Place.BESIDE)

    def _object_of(self, verb: int, phrase: Phrase, sentence: Sentence) -> bool:
        """Return whether the phrase after the verb is what or whom was told, not who told it."""
        if self.tokens[verb].low in {"told", "tells"}:
            return True
        return self.reader.verb_at(phrase.end, sentence.end)

    def _straight(self, at: int, start: int, sentence: Sentence) -> Finding | None:
        phrase = self.reader.phrase(start, sentence.end)
        if phrase is None:
            return None
        verb = self._verb_after(phrase, sentence)
        if verb is None or self.reader.is_passive(verb, phrase.end) or self._is_relative(phrase):
            return None
        if self.tokens[at].text in {"?", "!", "…", ".", "—"} and not self._ends_there(verb, sentence):
            return None
        return Finding(phrase, verb, Place.BESIDE)

    def _is_relative(self, phrase: Phrase) -> bool:
        """Return whether a noun with a clause of its own follows: “…,” a charge Smith denies."""
        noun = self.tokens[phrase.speaker[0] - 1]
        article = self.tokens[phrase.start].low in {"a", "an"}
        return article and phrase.sort is Sort.NAME and phrase.role is not None and noun.low not in ROLES | ORGANISATIONS

    def _verb_after(self, phrase: Phrase, sentence: Sentence) -> int | None:
        """Return the verb of speech that the phrase is the subject of, past adverbs and what stands between commas."""
        position = phrase.end
        if position < sentence.end and self.tokens[position].low == "and":
            position += 1
        found = self._verb_at(position, sentence)
        if found is not None:
            return found
        if position >= sentence.end or self.tokens[position].text not in {",", "(", *_DASHES}:
            return None
        for comma in range(position + 1, min(sentence.end, position + 40)):
            if self.tokens[comma].kind is Kind.QUOTE:
                return None
            if self.tokens[comma].text in {",", ")", *_DASHES}:
                found = self._verb_at(comma + 1, sentence)
                if found is not None:
                    return found
        return None

    def _verb_at(self, start: int, sentence: Sentence) -> int | None:
        for position in range(start, min(sentence.end, start + 6)):
            token = self.tokens[position]
            if token.kind is not Kind.WORD:
                return None
            if self._is_speech_verb(position) and token.low in SAYING and not token.low.endswith("ing"):
                return position
            if self.reader.before_verb(position + 1, position) != position:
                return None
        return None

    def _ends_there(self, verb: int, sentence: Sentence) -> bool:
        """Return whether nothing follows the verb that would be said instead of the quotation."""
        if verb + 1 >= sentence.end:
            return True
        following = self.tokens[verb + 1]
        if self.tokens[verb].low in {"told", "tells", "asked", "asks"}:
            return not any(
                self.tokens[i].low in {"that", "to", "if", "whether"}
                for i in range(verb + 1, min(sentence.end, verb + 8))
            )
        return (
            following.kind is not Kind.WORD
            or following.low
            in DAYS
            | {
                "in",
                "on",
                "at",
                "during",
                "as",
                "after",
                "before",
                "when",
                "while",
                "with",
                "from",
                "through",
                "via",
                "of",
                "to",
                "about",
                "by",
                "later",
                "again",
                "then",
                "recently",
                "afterward",
                "afterwards",
                "last",
                "this",
                "earlier",
                "over",
                "into",
                "outside",
                "under",
                "without",
            }
            and following.low != "this"
            or following.low.endswith("ly")
        )

    def _credited(self, start: int, sentence: Sentence) -> Finding | None:
        """“…, according to X”, “as noted by X”, “in the words of X”, “as X put it” at a token."""
        tokens = self.tokens
        low = [tokens[i].low for i in range(start, min(sentence.end, start + 4))]
        if low[:2] == ["according", "to"]:
            return self._named_at(start + 2, start, sentence)
        if low[:1] == ["as"] and len(low) > 2:  # noqa: PLR2004 - "as noted by"
            if low[1] in SAYING | JUDGING and low[2] == "by":
                return self._named_at(start + 3, start + 1, sentence)
            phrase = self.reader.phrase(start + 1, sentence.end)
            verb = self._verb_after(phrase, sentence) if phrase else None
            if phrase and verb is not None:
                return Finding(phrase, verb, Place.WOVEN)
        if low == ["in", "the", "words", "of"] or low[:3] == ["in", "the", "opinion"]:
            return self._named_at(start + 4, start, sentence)
        return None

    def _named_at(self, start: int, verb: int, sentence: Sentence) -> Finding | None:
        phrase = self.reader.phrase(start, sentence.end)
        return Finding(phrase, verb, Place.WOVEN) if phrase else None

    def _agent_after(self, at: int, sentence: Sentence) -> Finding | None:
        """“was branded “a disgrace” by Hale”."""
        if at + 2 >= sentence.end or self.tokens[at + 1].low != "by":
            return None
        for verb in self._verbs_before(at, sentence, _JUDGING_REACH):
            if self.tokens[verb].low.endswith("ed"):
                phrase = self.reader.phrase(at + 2, sentence.end)
                return Finding(phrase, verb, Place.WOVEN) if phrase else None
        return None

    def _woven(self, at: int, sentence: Sentence, earlier: Finding | None) -> Finding | None:
        """“Hale said the plan was “mad””, “described by campaigners as “a whitewash””."""
        for verb in self._verbs_before(at, sentence, _REACH):
            token = self.tokens[verb]
            if token.low in BESIDE_ONLY or (token.low not in SAYING and at - verb > _JUDGING_REACH):
                continue
            agent = self._agent_between(verb, at)
            if agent:
                return Finding(agent, verb, Place.WOVEN)
            if token.low in NAMING and self._names_only(verb, at, sentence):
                return None
            phrase = self._subject(verb, sentence, earlier)
            if phrase and (phrase.known or token.low not in WEAK):
                return Finding(phrase, verb, Place.WOVEN)
            if self.reader.is_passive(verb, sentence.start):
                return Finding(None, verb, Place.WOVEN)
        return None

    def _agent_between(self, verb: int, at: int) -> Phrase | None:
        if (
            self.tokens[verb].low.endswith(("ed", "n"))
            and verb + 1 < at
            and self.tokens[verb + 1].low == "by"
        ):
            return self.reader.phrase(verb + 2, at)
        return None

    def _names_only(self, verb: int, at: int, sentence: Sentence) -> bool:
        """Return whether "called" stands directly before the marks and nobody is said to call it so."""
        if self.tokens[at - 1].low in {"themselves", "himself", "herself", "itself"}:
            return True
        return verb == at - 1 and self.reader.subject(verb, sentence.start) is None

    def _far_after(self, at: int, sentence: Sentence) -> Finding | None:
        """“a potential “Sputnik moment” in the AI sector, as noted by …”; “… “…” …, Hale said.”."""
        for position in range(at + 1, min(sentence.end, at + _REACH)):
            token = self.tokens[position]
            if token.low in {"according", "as", "in"}:
                found = self._credited(position, sentence)
                if found and found.phrase:
                    return found
            if token.text == "," and position + 1 < sentence.end:
                found = self._trailing(position + 1, sentence)
                if found:
                    return found
        return None

    def _trailing(self, start: int, sentence: Sentence) -> Finding | None:
        """“…, Hale said.” at the end of a sentence."""
        phrase = self.reader.phrase(start, sentence.end)
        verb = self._verb_after(phrase, sentence) if phrase else None
        if phrase is None or verb is None or self.reader.is_passive(verb, phrase.end):
            if start < sentence.end and self.tokens[start].low in {"said", "says"}:
                inverted = self.reader.phrase(start + 1, sentence.end)
                return Finding(inverted, start, Place.WOVEN) if inverted else None
            return None
        return Finding(phrase, verb, Place.WOVEN) if self._ends_there(verb, sentence) else None

    def _listed(self, at: int, earlier: Finding | None) -> Finding | None:
        """““frivolous,” “untimely” and “wrong.””: a list has one speaker."""
        if earlier is None or at == 0:
            return None
        position = at - 1
        while position >= 0 and (
            self.tokens[position].text in {","} or self.tokens[position].low in {"and", "or", "but"}
        ):
            position -= 1
        if position >= 0 and self.tokens[position].kind is Kind.QUOTE:
            return Finding(earlier.phrase, earlier.verb, Place.WOVEN)
        return None
