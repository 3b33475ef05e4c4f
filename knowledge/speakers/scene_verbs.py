"""The verbs of speech of one scene and who does them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.speakers.nouns import is_verb_of_speech
from knowledge.speakers.scene import Kind
from knowledge.speakers.speaker_found import REACH
from knowledge.speakers.speech_verb_forms import saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.speakers.clauses import ClauseReader
    from knowledge.speakers.noun_phrases import Phrase
    from knowledge.speakers.scene import Scene, SceneToken, Sentence
    from knowledge.speakers.speaker_found import SpeakerFound

_TURNS: Final = frozenset(("while", "although", "though", "whereas", ";"))
_JOINING: Final = frozenset(("and", "but", "then", "or"))
_BEFORE_PARTICIPLES: Final = frozenset(
    ("by", "of", "in", "for", "without", "after", "while", "before", "when")
)
_QUOTING: Final = frozenset(
    ("quotes", "quoted", "quoting", "cites", "cited", "citing", "recalled", "remembers")
)
_SAYING_AS: Final = frozenset(("saying", "telling", "writing", "asking"))
_MOST: Final = 4
"""Verbs of speech before a quotation that may be its own; further ones belong to other clauses."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Finds the verbs of speech of a scene and their subjects.

    Args:
        scene: the paragraph.
        reader: reads its clauses.
    """

    scene: Scene
    reader: ClauseReader

    @property
    def tokens(self) -> tuple[SceneToken, ...]:
        """The scene's tokens."""
        return self.scene.tokens

    def is_one(self, position: int) -> bool:
        """Return whether the token is a verb that introduces somebody's words."""
        token = self.tokens[position]
        opening = token.low.endswith("ing")
        if token.kind is not Kind.WORD or not is_verb_of_speech(token, heading=self.scene.heading or opening):
            return False
        if token.low not in {"put", "puts", "putting"}:
            return True
        return position + 1 < len(self.tokens) and self.tokens[position + 1].low in {"it", "this"}

    def before(self, end: int, sentence: Sentence, reach: int) -> Iterator[int]:
        """Yield verbs of speech before a token, nearest first."""
        found = 0
        for position in range(end - 1, max(sentence.start, end - reach) - 1, -1):
            if self.is_one(position):
                yield position
                found += 1
                if found == _MOST:
                    return

    def subject(self, verb: int, sentence: Sentence, earlier: SpeakerFound | None) -> Phrase | None:
        """Return who does the verb; a participle and a second verb take the subject of the clause before.

        Args:
            verb: the verb's token.
            sentence: the sentence it stands in.
            earlier: what was found for the quotation before it in the same sentence, or None.
        """
        if self.reader.is_passive(verb, sentence.start):
            return None
        return self._quoted_as_saying(verb, sentence) or self._own_or_earlier(verb, sentence, earlier)

    def _own_or_earlier(self, verb: int, sentence: Sentence, earlier: SpeakerFound | None) -> Phrase | None:
        end = self.reader.before_verb(verb, sentence.start)
        participle = self.tokens[verb].low.endswith("ing")
        found = None if participle and end == verb else self.reader.subject(verb, sentence.start)
        if found:
            return found
        if end == sentence.start:
            return self._after_opening(verb, sentence) if participle else None
        if not self._shares_subject(verb, end):
            return None
        if earlier and earlier.phrase and earlier.verb < verb and not self._turns(earlier.verb, end):
            return earlier.phrase
        return self._of_earlier_verb(end, sentence) or self.reader.clause_subject(end, sentence.start)

    def _quoted_as_saying(self, verb: int, sentence: Sentence) -> Phrase | None:
        """“The paper quotes Edgar Voss as saying “…””: whoever is quoted says it."""
        as_saying = self.tokens[verb].low in _SAYING_AS and self.tokens[verb - 1].low == "as"
        if not as_saying or verb - 1 <= sentence.start:
            return None
        for position in range(verb - 2, max(sentence.start, verb - REACH) - 1, -1):
            if self.tokens[position].low not in _QUOTING:
                continue
            if self.reader.is_passive(position, sentence.start):
                return self.reader.subject(position, sentence.start)
            return self.reader.phrase(position + 1, verb - 1)
        return None

    def _shares_subject(self, verb: int, end: int) -> bool:
        """Return whether the verb takes an earlier subject: "and said", ", saying", "vowed to call"."""
        previous = self.tokens[end - 1]
        if previous.low in _JOINING or previous.kind is not Kind.WORD:
            return previous.text not in {":", ";", ")"}
        if any(self.tokens[i].low == "to" for i in range(end, verb)):
            return True
        after_noun = self.tokens[verb].low.endswith("ing") and previous.low in words("speech_nouns", "venues")
        return after_noun or previous.low in _BEFORE_PARTICIPLES

    def _of_earlier_verb(self, end: int, sentence: Sentence) -> Phrase | None:
        """“Terui told reporters that no keys were exposed, calling it “…””: who told calls."""
        for verb in self.before(end, sentence, REACH):
            if self._turns(verb, end):
                return None
            if self.tokens[verb].low not in saying() or self.reader.is_passive(verb, sentence.start):
                continue
            found = self.reader.subject(verb, sentence.start)
            begin = self.reader.before_verb(verb, sentence.start)
            if found is None and begin > sentence.start and self.tokens[begin - 1].low in _JOINING:
                found = self.reader.clause_subject(begin, sentence.start)
            if found:
                return found
        return None

    def _turns(self, start: int, end: int) -> bool:
        """Return whether another clause with its own subject begins in between."""
        return any(self.tokens[i].low in _TURNS for i in range(max(start, end - REACH, 0), end))

    def _after_opening(self, verb: int, sentence: Sentence) -> Phrase | None:
        """“Calling it “a disgrace,” the minister resigned”: the subject follows the comma."""
        for position in range(verb + 1, min(sentence.end, verb + REACH)):
            found = (
                self.reader.phrase(position + 1, sentence.end) if self.tokens[position].text == "," else None
            )
            if found:
                return found
        return None
