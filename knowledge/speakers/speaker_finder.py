"""Which words of a sentence say who speaks a quotation in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.speakers.clauses import ClauseReader
from knowledge.speakers.named_after import SpeakerAfter
from knowledge.speakers.named_before import SpeakerBefore
from knowledge.speakers.scene import Kind, Sentence
from knowledge.speakers.scene_verbs import Verbs
from knowledge.speakers.speaker_found import DASHES, REACH, SpeakerFound, SpokenPlace

if TYPE_CHECKING:
    from knowledge.speakers.scene import Scene


@dataclass(frozen=True, slots=True)
class Finder:
    """Reads the attributions of one scene.

    Args:
        scene: the paragraph.
        named_before: reads what stands before a quotation.
        after: reads what stands after it.
    """

    scene: Scene
    named_before: SpeakerBefore
    after: SpeakerAfter

    @classmethod
    def of(cls, scene: Scene) -> Finder:
        """Return the finder of a scene."""
        verbs = Verbs(scene, ClauseReader(scene.tokens, scene.heading))
        return cls(scene, SpeakerBefore(verbs), SpeakerAfter(verbs))

    def find(self, at: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        """Find who speaks the quotation at a token.

        What introduces the words goes before what follows them, what stands beside them before what is
        further away; "according to" comes last, since a report may hold somebody's words.

        Args:
            at: the quotation's token.
            sentence: the sentence it stands in.
            earlier: what was found for the quotation before it in the same sentence, or None.
        """
        sentence = self._inside_brackets(at, sentence)
        introduced = self.named_before.introduced(at, sentence, earlier)
        if introduced:
            return introduced
        if earlier and self._continues(at, sentence, earlier):
            return SpeakerFound(earlier.phrase, earlier.verb, SpokenPlace.CONTINUED)
        return (
            self.after.beside(at, sentence)
            or self.after.headline(at, sentence)
            or self.named_before.agent_after(at, sentence)
            or self.named_before.woven(at, sentence, earlier)
            or self.after.further(at, sentence)
            or self._listed(at, sentence, earlier)
        )

    def _inside_brackets(self, at: int, sentence: Sentence) -> Sentence:
        """Return the sentence, or its part in the round brackets that the quotation stands in."""
        for position in range(at - 1, max(sentence.start, at - REACH) - 1, -1):
            if self.scene.tokens[position].text == ")":
                break
            if self.scene.tokens[position].text == "(":
                return Sentence(position + 1, sentence.end)
        return sentence

    def _continues(self, at: int, sentence: Sentence, earlier: SpeakerFound) -> bool:
        """Return whether the quotation goes on after its speaker was named: “…,” said X, “…”."""
        tokens = self.scene.tokens
        if earlier.phrase is None or at == sentence.start or tokens[at - 1].text not in {",", ";", *DASHES}:
            return False
        gap = range(at - 1, max(sentence.start, at - REACH) - 1, -1)
        last = next((i for i in gap if tokens[i].kind is Kind.QUOTE), None)
        return last is not None and earlier.place is not SpokenPlace.WOVEN and earlier.verb > last

    def _listed(self, at: int, sentence: Sentence, earlier: SpeakerFound | None) -> SpeakerFound | None:
        """““frivolous,” “untimely” and “wrong””: a list has one speaker."""
        tokens = self.scene.tokens
        position = at - 1
        while position >= sentence.start and tokens[position].low in {",", "and", "or", "but"}:
            position -= 1
        listed = position >= sentence.start and tokens[position].kind is Kind.QUOTE
        return SpeakerFound(earlier.phrase, earlier.verb, SpokenPlace.WOVEN) if listed and earlier else None
