"""Speakers named after their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.noun_phrases import Sort
from knowledge.speakers.nouns import days
from knowledge.speakers.scene import Kind
from knowledge.speakers.speaker_found import DASHES, REACH, SpeakerFound, SpokenPlace
from knowledge.speakers.speech_verb_forms import crediting, saying

if TYPE_CHECKING:
    from knowledge.speakers.clauses import ClauseReader
    from knowledge.speakers.noun_phrases import Phrase
    from knowledge.speakers.scene import SceneToken, Sentence
    from knowledge.speakers.scene_verbs import Verbs

_NEVER_INVERTED: Final = frozenset(
    ("put", "puts", "found", "finds", "held", "felt", "feels", "hit", "told", "tells", "began")
)
_AFTER_TOLD: Final = frozenset(("that", "to", "if", "whether", "how", "what", "why", "about"))
_THEN: Final = frozenset(("as", "after", "before", "when", "while", "last"))
"""What may follow "Hale said" besides prepositions and adverbs where what he said stands before it."""
_APPOSITION_REACH: Final = 40
_ADVERB_REACH: Final = 6
_TOLD_REACH: Final = 8


@dataclass(frozen=True, slots=True)
class SpeakerAfter:
    """Reads what stands after a quotation in its sentence.

    Args:
        verbs: the scene's verbs of speech.
    """

    verbs: Verbs

    @property
    def _tokens(self) -> tuple[SceneToken, ...]:
        return self.verbs.tokens

    @property
    def _reader(self) -> ClauseReader:
        return self.verbs.reader

    def beside(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """“…,” said Tamsin; “…,” Tamsin said."""
        start = at + 1
        if start < sentence.end and self._tokens[start].text in {",", *DASHES}:
            start += 1
        if start >= sentence.end or self._tokens[start].kind is not Kind.WORD:
            return None
        return (
            self._inverted(start, sentence)
            or self._straight(at, start, sentence)
            or self._how_put(start, sentence)
        )

    def headline(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """““We Are Not Leaving”: Tenants Defy Order”: in a heading, whoever follows the colon."""
        if not self.verbs.scene.heading or at + 2 >= sentence.end or self._tokens[at + 1].text != ":":
            return None
        phrase = self._reader.phrase(at + 2, sentence.end)
        return SpeakerFound(phrase, -1, SpokenPlace.BESIDE) if phrase and phrase.known else None

    def further(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """“a potential “Sputnik moment” in the sector, as noted by …”; “… “…” …, Hale said.”."""
        for position in range(at + 1, min(sentence.end, at + REACH)):
            found = self._credited(position, sentence)
            if found is None and self._tokens[position].text == ",":
                found = self._trailing(position + 1, sentence)
            if found:
                return found
        return None

    def _inverted(self, start: int, sentence: Sentence) -> SpeakerFound | None:
        adverb = self._tokens[start].low.endswith("ly") and start + 1 < sentence.end
        verb = start + 1 if adverb else start
        low = self._tokens[verb].low
        if (
            not self.verbs.is_one(verb)
            or low not in saying()
            or low in _NEVER_INVERTED
            or low.endswith("ing")
        ):
            return None
        phrase = self._reader.phrase(verb + 1, sentence.end)
        if phrase is None or self._reader.verb_at(phrase.end, sentence.end):
            return None
        return SpeakerFound(phrase, verb, SpokenPlace.BESIDE)

    def _straight(self, at: int, start: int, sentence: Sentence) -> SpeakerFound | None:
        phrase = self._reader.phrase(start, sentence.end)
        verb = self._verb_after(phrase, sentence) if phrase else None
        if (
            phrase is None
            or verb is None
            or self._reader.is_passive(verb, phrase.end)
            or self._is_relative(phrase)
        ):
            return None
        if self._tokens[at].text in {"?", "!", "…", ".", "—"} and not self._ends_there(verb, sentence):
            return None
        return SpeakerFound(phrase, verb, SpokenPlace.BESIDE)

    def _how_put(self, start: int, sentence: Sentence) -> SpeakerFound | None:
        """““…,” is how Monroe described it”, ““…,” was what Hale called it”."""
        low = [token.low for token in self._tokens[start : min(sentence.end, start + 2)]]
        if len(low) < 2 or low[0] not in {"is", "was"} or low[1] not in {"how", "what"}:  # noqa: PLR2004
            return None
        phrase = self._reader.phrase(start + 2, sentence.end)
        if phrase is None or phrase.end >= sentence.end:
            return None
        verb = self._tokens[phrase.end].low
        return SpeakerFound(phrase, phrase.end, SpokenPlace.BESIDE) if verb in crediting() else None

    def _is_relative(self, phrase: Phrase) -> bool:
        """Return whether a noun with a clause of its own follows: “…,” a charge Smith denies."""
        if (
            phrase.sort is not Sort.NAME
            or phrase.role is None
            or self._tokens[phrase.start].low not in {"a", "an"}
        ):
            return False
        return self._tokens[phrase.speaker[0] - 1].low not in words("roles", "organisations")

    def _verb_after(self, phrase: Phrase, sentence: Sentence) -> int | None:
        """Return the verb of speech that the phrase is the subject of, past what stands between commas."""
        position = phrase.end
        found = self._verb_at(position, sentence)
        if found is None and self._stands_beside(phrase, position, sentence):
            found = self._verb_at(position + 1, sentence)
        interposed = position < sentence.end and self._tokens[position].text in {",", "(", *DASHES}
        if found is not None or not interposed:
            return found
        for closing in range(position + 1, min(sentence.end, position + _APPOSITION_REACH)):
            if self._tokens[closing].kind is Kind.QUOTE:
                return None
            if self._tokens[closing].text in {",", ")", *DASHES}:
                found = self._verb_at(closing + 1, sentence)
                if found is not None:
                    return found
        return None

    def _stands_beside(self, phrase: Phrase, comma: int, sentence: Sentence) -> bool:
        """Return whether the name stands between commas beside a role: “the coach’s wife, Anne, said”."""
        if phrase.role is None or comma >= sentence.end or self._tokens[comma].text != ",":
            return False
        return self._tokens[phrase.speaker[0] - 1].text == ","

    def _verb_at(self, start: int, sentence: Sentence) -> int | None:
        """Return the verb of speech at a token, adverbs and auxiliaries before it aside."""
        for position in range(start, min(sentence.end, start + _ADVERB_REACH)):
            low = self._tokens[position].low
            if self.verbs.is_one(position) and low in saying() and not low.endswith("ing"):
                return position
            if self._reader.before_verb(position + 1, position) != position:
                return None
        return None

    def _ends_there(self, verb: int, sentence: Sentence) -> bool:
        """Return whether nothing follows the verb that would be said instead of the quotation."""
        if verb + 1 >= sentence.end:
            return True
        following = self._tokens[verb + 1]
        if self._tokens[verb].low in {"told", "tells", "asked", "asks"}:
            ahead = range(verb + 1, min(sentence.end, verb + _TOLD_REACH))
            return not any(self._tokens[i].low in _AFTER_TOLD for i in ahead)
        if following.kind is not Kind.WORD or following.low.endswith("ly"):
            return True
        return (
            following.low in words("prepositions", "adverbs")
            or following.low in _THEN
            or following.low in days()
        )

    def _credited(self, start: int, sentence: Sentence) -> SpeakerFound | None:
        """“…, according to X”, “as noted by X”, “in the words of X”, “as X put it” at a token."""
        if self._tokens[start].low not in {"according", "as", "in"}:
            return None
        low = [self._tokens[i].low for i in range(start, min(sentence.end, start + 4))]
        if low[:2] == ["according", "to"]:
            return self._named(start + 2, start, sentence)
        if low in (["in", "the", "words", "of"], ["in", "the", "view", "of"], ["in", "the", "opinion", "of"]):
            return self._named(start + 4, start, sentence)
        if low[:1] != ["as"] or len(low) < 3:  # noqa: PLR2004 - "as noted by"
            return None
        if low[1] in crediting() and low[2] == "by":
            return self._named(start + 3, start + 1, sentence)
        phrase = self._reader.phrase(start + 1, sentence.end)
        verb = self._verb_after(phrase, sentence) if phrase else None
        return SpeakerFound(phrase, verb, SpokenPlace.WOVEN) if verb is not None else None

    def _named(self, start: int, verb: int, sentence: Sentence) -> SpeakerFound | None:
        phrase = self._reader.phrase(start, sentence.end)
        return SpeakerFound(phrase, verb, SpokenPlace.WOVEN) if phrase else None

    def _trailing(self, start: int, sentence: Sentence) -> SpeakerFound | None:
        """“…, Hale said.” and “…, said Hale.” at the end of a sentence."""
        if start < sentence.end and self._tokens[start].low in {"said", "says"}:
            return self._named(start + 1, start, sentence)
        phrase = self._reader.phrase(start, sentence.end)
        verb = self._verb_after(phrase, sentence) if phrase else None
        if phrase is None or verb is None or self._reader.is_passive(verb, phrase.end):
            return None
        return SpeakerFound(phrase, verb, SpokenPlace.WOVEN) if self._ends_there(verb, sentence) else None
