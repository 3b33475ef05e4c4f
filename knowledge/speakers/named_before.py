"""Speakers named before their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.noun_phrases import Phrase, Sort
from knowledge.speakers.scene import Kind
from knowledge.speakers.speaker_found import REACH, SpeakerFound, SpokenPlace
from knowledge.speakers.speech_verb_forms import saying, weak

if TYPE_CHECKING:
    from knowledge.speakers.clauses import ClauseReader
    from knowledge.speakers.scene import SceneToken, Sentence
    from knowledge.speakers.scene_verbs import Verbs

_FINDING: Final = frozenset(("found", "finds", "held", "holds"))
"""What courts and reports do: "held that the statute “says what it says”"."""
_COLON_REACH: Final = 40
_COMMA_REACH: Final = 12
_JUDGING_REACH: Final = 16
_ACCORDING_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class SpeakerBefore:
    """Reads what stands before a quotation in its sentence.

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

    def introduced(self, at: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        """“Tamsin said: …”, “his answer: …”, “according to Arbogast, …”: the words directly before."""
        if at == sentence.start or self._tokens[at - 1].text not in {":", ","}:
            return None
        opened = self._opened(at, sentence)
        if opened:
            return opened
        if self._tokens[at - 1].text == ",":
            return self._according(sentence, at) or self._after_comma(at, sentence, earlier)
        for verb in self.verbs.before(at - 1, sentence, _COLON_REACH):
            found = self._spoken(verb, sentence, earlier)
            if found:
                return found
        return self._label(at, sentence)

    def _opened(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """“Says Ilse Kranz, whose fund owns 4% of the stock: “…””: the verb begins the sentence."""
        verb = sentence.start
        if verb + 1 >= at or self._tokens[verb].low not in words("speech_verbs_opening"):
            return None
        phrase = self._reader.phrase(verb + 1, at)
        if phrase is None or phrase.sort is Sort.PRONOUN:
            return None
        closed = (
            self._tokens[at - 1].text == ":" or phrase.end == at - 1 or self._tokens[phrase.end].text == ","
        )
        return SpeakerFound(phrase, verb, SpokenPlace.BESIDE) if closed else None

    def woven(self, at: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        """“Hale said the plan was “mad””, “described by campaigners as “a whitewash””."""
        for verb in self.verbs.before(at, sentence, REACH):
            low = self._tokens[verb].low
            holding = low in words("speech_verbs_beside") and not (
                low in _FINDING and self._tokens[verb + 1].low == "that"
            )
            if holding or (low not in saying() and at - verb > _JUDGING_REACH):
                continue
            agent = self._agent_between(verb, at) or self._between_commas(verb, at)
            if agent:
                return SpeakerFound(agent, verb, SpokenPlace.WOVEN)
            if low in words("naming_participles") and self._only_names(verb, at, sentence):
                return None
            phrase = self.verbs.subject(verb, sentence, earlier)
            if phrase and (phrase.known or low not in weak()):
                return SpeakerFound(phrase, verb, SpokenPlace.WOVEN)
            if self._reader.is_passive(verb, sentence.start):
                return SpeakerFound(None, verb, SpokenPlace.WOVEN)
        return self._according(sentence, at)

    def agent_after(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """“was branded “a disgrace” by Hale”."""
        if at + 2 >= sentence.end or self._tokens[at + 1].low != "by":
            return None
        for verb in self.verbs.before(at, sentence, _JUDGING_REACH):
            if self._tokens[verb].low.endswith("ed"):
                phrase = self._reader.phrase(at + 2, sentence.end)
                return SpeakerFound(phrase, verb, SpokenPlace.WOVEN) if phrase else None
        return None

    def _after_comma(self, at: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        for verb in self.verbs.before(at - 1, sentence, _COMMA_REACH):
            if any(self._tokens[i].kind is Kind.QUOTE for i in range(verb, at)):
                return None
            found = self._spoken(verb, sentence, earlier) if self._takes_comma(verb, at) else None
            if found:
                return found
        return None

    def _spoken(self, verb: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        phrase = self.verbs.subject(verb, sentence, earlier)
        if phrase or self._reader.is_passive(verb, sentence.start):
            return SpeakerFound(phrase, verb, SpokenPlace.BESIDE)
        return None

    def _takes_comma(self, verb: int, at: int) -> bool:
        """Return whether only whom, where or how stands between the verb and the comma before the words."""
        between = [self._tokens[i] for i in range(verb + 1, at - 1)]
        return self._tokens[verb].low in saying() and not any(
            token.text in {",", ";"} or token.low == "that" for token in between
        )

    def _according(self, sentence: Sentence, at: int) -> SpeakerFound | None:
        for position in range(sentence.start, min(at - 1, sentence.start + _ACCORDING_REACH)):
            if self._tokens[position].low == "according" and self._tokens[position + 1].low == "to":
                phrase = self._reader.phrase(position + 2, at)
                return SpeakerFound(phrase, position, SpokenPlace.BESIDE) if phrase else None
        return None

    def _label(self, at: int, sentence: Sentence) -> SpeakerFound | None:
        """“Jane Hale: “…””, “Her warning: “…””, “Pruett did not hide her delight: “…””."""
        first = self._reader.phrase(sentence.start, at)
        found = (
            first if first and first.end == at - 1 else self._reader.clause_subject(at - 1, sentence.start)
        )
        if found is None:
            return None
        if found.sort is Sort.ROLE and self._tokens[found.end - 1].low in words("speech_nouns"):
            return self._owner(found)
        return SpeakerFound(found, -1, SpokenPlace.BESIDE) if found.known else None

    def _owner(self, phrase: Phrase) -> SpeakerFound | None:
        """“Her answer: …”, “Grant’s reply was simple: …”: whose words the noun stands for."""
        first, last = phrase.start, phrase.end - 1
        if self._tokens[first].low in {"his", "her", "their"}:
            owner = Phrase(Sort.PRONOUN, first, first + 1, (first, first + 1))
            return SpeakerFound(owner, -1, SpokenPlace.BESIDE)
        possessive = last > first and self._tokens[last - 1].low.endswith(("'s", "s'"))
        if possessive and self._tokens[first].capital:
            return SpeakerFound(Phrase(Sort.NAME, first, last, (first, last)), -1, SpokenPlace.BESIDE)
        return None

    def _agent_between(self, verb: int, at: int) -> Phrase | None:
        """Return whom "described by" names between the verb and the words."""
        passive = self._tokens[verb].low.endswith(("ed", "n"))
        if passive and verb + 1 < at and self._tokens[verb + 1].low == "by":
            return self._reader.phrase(verb + 2, at)
        return None

    def _between_commas(self, verb: int, at: int) -> Phrase | None:
        """“The forecast, says Mrs. Tibbets, is “a fairy tale””."""
        if self._tokens[verb].low not in words("speech_verbs_plain") or self._tokens[verb - 1].text != ",":
            return None
        phrase = self._reader.phrase(verb + 1, at)
        return phrase if phrase and self._tokens[phrase.end].text == "," else None

    def _only_names(self, verb: int, at: int, sentence: Sentence) -> bool:
        """Return whether "called" stands before the marks and nobody else is said to call it so."""
        if self._tokens[at - 1].low in {"themselves", "himself", "herself", "itself"}:
            return True
        return verb == at - 1 and self._reader.subject(verb, sentence.start) is None
