"""Direct quotations of a document and who said them, found by rule.

The article's words around a quotation are read as clauses: a verb of speech and its subject, "according to", a colon.
Where they name nobody the speaker is None: no speaker is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.cast import Cast, fullest_roles, phrase_mention, role_key
from knowledge.clauses import Reader
from knowledge.finding_speakers import Finder, Finding, Place
from knowledge.model import Attribution, DirectQuotation, Paragraph, Passage, PassageKind
from knowledge.noun_phrases import Phrase, Sort
from knowledge.quotation_kinds import is_fragment, is_somebodys
from knowledge.quotemarks import QuotedSpan, quoted_spans
from knowledge.resolving import Resolver, Speaker
from knowledge.skeleton import Kind, Scene, Sentence, scene
from knowledge.venues import venue


@dataclass(frozen=True, slots=True)
class _Heard:
    """A quotation with what its sentence says about its speaker."""

    span: QuotedSpan
    number: int
    sentence: int
    at: int
    found: Finding | None
    kept: bool
    fragment: bool


def attribute(
    text: str, paragraphs: Sequence[Paragraph], passages: Sequence[Passage], names: Sequence[str] = ()
) -> tuple[DirectQuotation, ...]:
    """Find every direct quotation of a document and who said it.

    Titles of works, nicknames, terms and scare quotes are no one's words and left out. The time taken is linear in
    the length of the text.

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
    headings = _headings(paragraphs, passages)
    scenes = list(_scenes(text, paragraphs, spans, headings))
    heard = [item for number, one in enumerate(scenes) for item in _hear(text, one, number, spans)]
    cast = Cast(text, scenes, names)
    subjects = [_subjects(one) for one in scenes]
    resolver = _resolver(text, scenes, cast, subjects, heard)
    return tuple(_attributed(text, scenes, subjects, heard, resolver))


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
                end = min(spans[position].end, paragraph.end)
                inside.append((position, replace(spans[position], end=end)))
            position += 1
        yield scene(text, paragraph.start, paragraph.end, inside, heading=paragraph.number in headings)


def _hear(text: str, one: Scene, number: int, spans: Sequence[QuotedSpan]) -> Iterator[_Heard]:
    finder = Finder(one, Reader(one.tokens, one.heading))
    for index, sentence in enumerate(one.sentences):
        earlier: Finding | None = None
        for at in range(sentence.start, sentence.end):
            token = one.tokens[at]
            if token.kind is not Kind.QUOTE:
                continue
            span = spans[token.quote]
            found = finder.find(at, sentence, earlier)
            kept = is_somebodys(text, span.start, span.end, one, sentence, at, found)
            fragment = is_fragment(text, span.start, span.end, one, sentence, at, found)
            if kept and found:
                earlier = found
            yield _Heard(span, number, index, at, found, kept, fragment)


def _subjects(one: Scene) -> tuple[Phrase | None, ...]:
    reader = Reader(one.tokens, one.heading)
    return tuple(reader.first_subject(sentence) for sentence in one.sentences)


def _resolver(
    text: str,
    scenes: Sequence[Scene],
    cast: Cast,
    subjects: Sequence[Sequence[Phrase | None]],
    heard: Iterable[_Heard],
) -> Resolver:
    phrases = {(number, found.start, found.end): found for number, row in enumerate(subjects) for found in row if found}
    spoken = {
        (item.number, item.found.phrase.start, item.found.phrase.end): item.found.phrase
        for item in heard
        if item.found and item.found.phrase and item.kept
    }
    for (number, _, _), phrase in spoken.items():
        mention = phrase_mention(cast, scenes[number].tokens, phrase)
        if mention and (len(mention.words) > 1 or mention.evident):
            cast.learn(mention, person=bool(phrase.role) or mention.evident)
    phrases |= spoken
    roles: list[tuple[tuple[str, ...], str]] = []
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (number, _, _), phrase in sorted(phrases.items()):
        tokens = scenes[number].tokens
        if phrase.sort is Sort.ROLE:
            start, end = phrase.speaker
            roles.append((role_key(tokens, start, end), text[tokens[start].start : tokens[end - 1].end]))
        elif phrase.sort is Sort.NAME and phrase.role:
            mention = phrase_mention(cast, tokens, phrase)
            if mention:
                holders[role_key(tokens, *phrase.role)].add(cast.shown(mention))
    return Resolver(text, scenes, cast, fullest_roles(roles), holders)


def _attributed(
    text: str,
    scenes: Sequence[Scene],
    subjects: Sequence[Sequence[Phrase | None]],
    heard: Sequence[_Heard],
    resolver: Resolver,
) -> Iterator[DirectQuotation]:
    by_paragraph: dict[int, list[_Heard]] = defaultdict(list)
    for item in heard:
        by_paragraph[item.number].append(item)
    previous: tuple[_Heard, Speaker | None, str | None] | None = None
    for number, one in enumerate(scenes):
        waiting = by_paragraph[number]
        position = 0
        for index, sentence in enumerate(one.sentences):
            subject = subjects[number][index]
            first = next((i for i in range(sentence.start, sentence.end) if one.tokens[i].kind is Kind.QUOTE), sentence.end)
            if subject and subject.start < first:
                resolver.note(number, resolver.resolve(subject, number))
            while position < len(waiting) and waiting[position].sentence == index:
                item = waiting[position]
                position += 1
                if not item.kept:
                    continue
                speaker, via = _speaker(text, one, sentence, item, resolver, previous, subjects[number])
                resolver.note(number, speaker)
                previous = (item, speaker, via)
                yield _quotation(item, speaker, via)


def _quotation(item: _Heard, speaker: Speaker | None, via: str | None) -> DirectQuotation:
    attribution = Attribution(speaker.shown, speaker.role, via) if speaker else Attribution(None, None, via)
    return DirectQuotation(item.span.start, item.span.end, item.fragment, attribution)


def _speaker(
    text: str,
    one: Scene,
    sentence: Sentence,
    item: _Heard,
    resolver: Resolver,
    previous: tuple[_Heard, Speaker | None, str | None] | None,
    subjects: Sequence[Phrase | None],
) -> tuple[Speaker | None, str | None]:
    if item.found:
        speaker = resolver.resolve(item.found.phrase, item.number) if item.found.phrase else None
        return speaker, venue(text, one, sentence, item.found) if speaker else None
    if item.fragment or item.at != sentence.start:
        return None, None
    return _carried(item, resolver, previous, subjects), None


def _carried(
    item: _Heard,
    resolver: Resolver,
    previous: tuple[_Heard, Speaker | None, str | None] | None,
    subjects: Sequence[Phrase | None],
) -> Speaker | None:
    """Return who goes on speaking when a quotation stands alone, without words that attribute it."""
    if previous and not previous[0].span.closed and previous[0].number == item.number - 1:
        return previous[1]
    if item.sentence == 0:
        before = resolver.scenes[item.number - 1].tokens if item.number else ()
        return resolver.last(item.number - 1) if before and before[-1].text == ":" else None
    if previous and previous[0].number == item.number:
        between = [s for s in subjects[previous[0].sentence + 1 : item.sentence] if s]
        if not between:
            return previous[1]
    last = resolver.last(item.number)
    return last if last and last.person else None
