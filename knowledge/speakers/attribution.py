"""Direct quotations of a document and who said them, found by rule.

The article's words around a quotation are read as clauses: a verb of speech and its subject, "according to",
a colon. Where they name nobody the speaker is None: no speaker is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.model import Attribution, DirectQuotation, PassageKind
from knowledge.speakers.cast import Cast, phrase_mention
from knowledge.speakers.clauses import ClauseReader
from knowledge.speakers.descriptions import known_from
from knowledge.speakers.quoted_kinds import QuotedWords, is_fragment, is_somebodys
from knowledge.speakers.scene import Kind, Scene, Sentence, scene
from knowledge.speakers.speaker_finder import Finder
from knowledge.speakers.speaker_resolver import Resolver, Speaker
from knowledge.speakers.venues import venue
from knowledge.text.quotation_marks import QuotedSpan, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.model import Paragraph, Passage
    from knowledge.speakers.noun_phrases import Phrase
    from knowledge.speakers.speaker_found import SpeakerFound

    Subjects = Sequence[Sequence[Phrase | None]]

_MANY_WORDS: Final = 8
"""Words from which a paragraph in quotation marks is taken for more of what was said before."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A quotation with what its sentence says about its speaker.

    `number` counts paragraphs from 0, `at` is its token and `start` that of its sentence.
    """

    span: QuotedSpan
    number: int
    sentence: int
    at: int
    start: int
    found: SpeakerFound | None
    fragment: bool


def attribute(
    text: str, paragraphs: Sequence[Paragraph], passages: Sequence[Passage], names: Sequence[str] = ()
) -> tuple[DirectQuotation, ...]:
    """Find every direct quotation of a document and who said it.

    Titles of works, nicknames, terms and scare quotes are no one's words and left out. The time taken is
    linear in the length of the text.

    Args:
        text: the document.
        paragraphs: its paragraphs; what stands outside them is not read.
        passages: its passages; a paragraph whose passages are headings is read as one.
        names: names that the sidecar gives as canonical.

    Returns:
        The quotations in source order; offsets in code points, inside the marks.
    """
    spans = [span for span in quoted_spans(text) if span.depth == 0]
    if not spans:
        return ()
    scenes = list(_scenes(text, paragraphs, spans, _headings(paragraphs, passages)))
    heard = [item for number, one in enumerate(scenes) for item in _hear(text, one, number, spans)]
    subjects = [_subjects(one) for one in scenes]
    resolver = _resolver(text, scenes, Cast(text, scenes, names), subjects, heard)
    return tuple(_named_later(heard, list(_Attributing(text, scenes, subjects, resolver).read(heard))))


def _named_later(heard: Sequence[_Heard], quotations: list[DirectQuotation]) -> list[DirectQuotation]:
    """Give a quotation that goes on in the next paragraph the speaker who is named only there."""
    for index in range(len(quotations) - 2, -1, -1):
        one, following = heard[index], heard[index + 1]
        open_ended = not one.span.closed and one.found is None and one.at == one.start
        goes_on = following.number == one.number + 1 and following.at == following.start == 0
        if open_ended and goes_on and quotations[index].attribution.speaker is None:
            quotations[index] = replace(quotations[index], attribution=quotations[index + 1].attribution)
    return quotations


def _headings(paragraphs: Sequence[Paragraph], passages: Sequence[Passage]) -> set[int]:
    kinds: dict[int, set[PassageKind]] = defaultdict(set)
    for passage in passages:
        kinds[passage.paragraph].add(passage.kind)
    return {paragraph.number for paragraph in paragraphs if kinds[paragraph.number] == {PassageKind.HEADING}}


def _scenes(
    text: str, paragraphs: Sequence[Paragraph], spans: Sequence[QuotedSpan], headings: set[int]
) -> Iterator[Scene]:
    position = 0
    for paragraph in paragraphs:
        inside: list[tuple[int, QuotedSpan]] = []
        while position < len(spans) and spans[position].start < paragraph.end:
            if spans[position].start >= paragraph.start:
                inside.append((position, spans[position]))
            position += 1
        yield scene(text, paragraph.start, paragraph.end, inside, heading=paragraph.number in headings)


def _hear(text: str, one: Scene, number: int, spans: Sequence[QuotedSpan]) -> Iterator[_Heard]:
    finder = Finder.of(one)
    for index, sentence in enumerate(one.sentences):
        earlier: SpeakerFound | None = None
        for at in range(sentence.start, sentence.end):
            if one.tokens[at].kind is not Kind.QUOTE:
                continue
            span = spans[one.tokens[at].quote]
            found = finder.find(at, sentence, earlier)
            quoted = QuotedWords(text[span.start : span.end], one, sentence, at, found)
            if is_somebodys(quoted):
                earlier = found or earlier
                yield _Heard(span, number, index, at, sentence.start, found, is_fragment(quoted))


def _subjects(one: Scene) -> tuple[Phrase | None, ...]:
    reader = ClauseReader(one.tokens, one.heading)
    return tuple(reader.first_subject(sentence) for sentence in one.sentences)


def _resolver(
    text: str, scenes: Sequence[Scene], cast: Cast, subjects: Subjects, heard: Sequence[_Heard]
) -> Resolver:
    """Let the cast learn from who speaks, then gather what is said of the speakers."""
    phrases = {(number, one.start, one.end): one for number, row in enumerate(subjects) for one in row if one}
    speaking = [(item.number, item.found.phrase) for item in heard if item.found and item.found.phrase]
    mentions = [phrase_mention(cast, scenes[number].tokens, phrase) for number, phrase in speaking]
    for (number, phrase), mention in zip(speaking, mentions, strict=True):
        phrases[number, phrase.start, phrase.end] = phrase
        if mention and (len(mention.words) > 1 or mention.evident):
            cast.learn(mention, person=bool(phrase.role) or mention.evident)
    spoken = {cast.shown(mention) for mention in mentions if mention}
    return Resolver(text, scenes, cast, known_from(text, scenes, cast, phrases, spoken))


@dataclass(slots=True)
class _Attributing:
    """Reads a document from its beginning to its end and says whose words each quotation holds."""

    text: str
    scenes: Sequence[Scene]
    subjects: Subjects
    resolver: Resolver
    _previous: tuple[_Heard, Speaker | None] | None = None

    def read(self, heard: Sequence[_Heard]) -> Iterator[DirectQuotation]:
        waiting: dict[tuple[int, int], list[_Heard]] = defaultdict(list)
        for item in heard:
            waiting[item.number, item.sentence].append(item)
        for number, one in enumerate(self.scenes):
            for index, sentence in enumerate(one.sentences):
                items = waiting[number, index]
                subject = self.subjects[number][index]
                if subject and (not items or subject.start < items[0].at):
                    self.resolver.note(number, self.resolver.resolve(subject, number))
                for item in items:
                    yield self._attributed(item, sentence)

    def _attributed(self, item: _Heard, sentence: Sentence) -> DirectQuotation:
        speaker, via = self._carried(item, sentence), None
        if item.found:
            speaker = self.resolver.resolve(item.found.phrase, item.number) if item.found.phrase else None
            via = venue(self.text, self.scenes[item.number], sentence, item.found) if speaker else None
        self.resolver.note(item.number, speaker)
        self._previous = (item, speaker)
        attribution = Attribution(speaker.shown, speaker.role, via) if speaker else Attribution(None)
        return DirectQuotation(item.span.start, item.span.end, item.fragment, attribution)

    def _carried(self, item: _Heard, sentence: Sentence) -> Speaker | None:
        """Return who goes on speaking when a quotation stands alone, without words that attribute it."""
        if item.fragment or item.at != sentence.start:
            return None
        previous, speaker = self._previous or (None, None)
        if previous and not previous.span.closed and previous.number == item.number - 1:
            return speaker
        if item.sentence == 0:
            return self._announced(item.number - 1) or self._goes_on(item)
        if previous and previous.number == item.number:
            between = self.subjects[item.number][previous.sentence + 1 : item.sentence]
            if not any(between):
                return speaker
        last = self.resolver.last(item.number)
        return last if last and last.person else None

    def _goes_on(self, item: _Heard) -> Speaker | None:
        """Return who spoke the paragraph before, where this one is nothing but a quotation.

        Not after a question, and not for a few words: those may be somebody's answer.
        """
        previous, speaker = self._previous or (None, None)
        alone = all(token.kind is Kind.QUOTE for token in self.scenes[item.number].tokens)
        if not alone or previous is None or previous.fragment or previous.number != item.number - 1:
            return None
        words = self.text[item.span.start : item.span.end].split()
        asked = self.text[previous.span.start : previous.span.end].rstrip().endswith("?")
        if asked or len(words) < _MANY_WORDS or not self.resolver.alone(previous.number, speaker):
            return None
        return speaker

    def _announced(self, number: int) -> Speaker | None:
        """Return whom the paragraph before names, if it ends in a colon: "Hale said in a statement:"."""
        tokens = self.scenes[number].tokens if number >= 0 else ()
        return self.resolver.last(number) if tokens and tokens[-1].text == ":" else None
