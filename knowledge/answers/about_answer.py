"""The answer to a question about a document as a whole: quoted where its words answer, otherwise told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.answers.about_document import AboutDocument, about_document
from knowledge.answers.asked_words import stems_of
from knowledge.answers.aspects import FACTS, MENTIONED, Aspect
from knowledge.answers.byline import author_line, date_line
from knowledge.answers.document_facts import counted, knows, lines_that_say, told_documents, told_of
from knowledge.answers.mentioned_amounts import dates, figures, money, percentages, years
from knowledge.answers.stretches import lead, stretch_asked
from knowledge.model import Quoted, Told
from knowledge.quotation import quotation
from knowledge.speakers.direct_quotations import quoted_directly
from knowledge.speakers.mentioned_names import NameKind, mentioned_names
from knowledge.text.gist import in_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from knowledge.matching import Matcher
    from knowledge.model import Document, Entry, Knowledge, Quotation

_MOST_LOOKED_INTO: Final = 12
"""Documents up to which each is asked whether it is the only one that has what is asked for."""
_BY_RULE: Final = "I go by how they are written, so some may be missing."
_LISTED: Final = 12
_AT_AN_END: Final = 3
"""Passages from the top or the foot among which a document may name its publisher."""
_SURELY: Final = 0.9
"""From this confidence on an entry answers even what the engine gathers itself: its author chose for it."""
_NAMED: Final = frozenset({Aspect.PEOPLE, Aspect.ORGANISATIONS, Aspect.PLACES})


def answer_about(matcher: Matcher, question: str) -> Quoted | Told | None:
    """Return the answer to a question about a document as a whole, or None for any other question.

    A question that an entry is taught is the entry's to answer.
    """
    knowledge = matcher.knowledge
    if not any(document.passages for document in knowledge.documents):
        return None
    asked = about_document(question, [_called(document) for document in knowledge.documents])
    if asked is None:
        return None
    taught = _taught(knowledge, question)
    if taught is not None:
        return _by_entry(knowledge, question, taught)
    if _entry_answers(matcher, question):
        return None
    several = Aspect.DOCUMENTS in asked.aspects
    document = None if several else _meant(knowledge, asked)
    if document is None:
        return Told(question, told_documents(knowledge, asking=not several))
    return _answer(document, question, asked, named=len(knowledge.documents) > 1)


def _taught(knowledge: Knowledge, question: str) -> Entry | None:
    """Return the entry that has this very phrasing, or None."""
    spoken = _plainly(question)
    found = (one for one in knowledge.entries if any(_plainly(said) == spoken for said in one.questions))
    return next(found, None)


def _entry_answers(matcher: Matcher, question: str) -> bool:
    """Tell whether the likest entry surely has what is asked."""
    first = next(iter(matcher.match(question, limit=1)), None)
    entry = first.entry if first else None
    return first is not None and entry is not None and bool(entry.selectors) and first.score >= _SURELY


def _by_entry(knowledge: Knowledge, question: str, entry: Entry) -> Quoted | None:
    """Return what an entry quotes, or None for a known gap, which is explained like any other."""
    found = [(knowledge.document(one.document), one) for one in entry.selectors]
    shown = tuple(quotation(document, one.start, one.end) for document, one in found if document)
    return Quoted(question, shown, confidence=1.0, note=entry.note) if shown else None


def _plainly(question: str) -> str:
    """Return a question without what differs between two ways to type the same."""
    return "".join(filter(str.isalnum, question)).casefold()


def _meant(knowledge: Knowledge, asked: AboutDocument) -> Document | None:
    """Return the document that the question names, else the only one it fits, or None where several do."""
    fitting = [one for one in knowledge.documents if one.passages]
    if asked.words.named:
        fitting = [one for one in fitting if asked.words.named <= _called(one)]
    if 1 < len(fitting) <= _MOST_LOOKED_INTO:
        holding = [one for one in fitting if _holds(one, asked.aspects[0])]
        fitting = holding if len(holding) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def _called(document: Document) -> frozenset[str]:
    """Return the stems by which a question may name a document: of its title, and of its file's name."""
    return stems_of(f"{document.title} {document.name}")


def _holds(document: Document, aspect: Aspect) -> bool:
    if aspect in {Aspect.SPEAKERS, Aspect.QUOTES, Aspect.BEST_QUOTE}:
        return bool(document.quotations)
    return knows(document, aspect)


def _answer(document: Document, question: str, asked: AboutDocument, *, named: bool) -> Quoted | Told:
    aspect = asked.aspects[0]
    if aspect in FACTS:
        lines = lines_that_say(document, asked.aspects)
        if lines:
            places = sorted({(line.start, line.end) for line in lines})
            return _quoted(question, [quotation(document, *place) for place in places])
        said = told_of(document, asked.aspects, named=named)
        naming = _naming_publisher(document) if asked.aspects == (Aspect.PUBLISHER,) else []
        return _quoted(question, naming, said) if naming else Told(question, said)
    shown, what = _gathered(document, asked)
    if not shown:
        doubt = f" {_BY_RULE}" if aspect in _NAMED else ""
        return Told(question, _with_title(document, f"I find no {what} in it.{doubt}", named=named))
    if asked.counted:
        return Told(question, _with_title(document, _count(shown, what, aspect), named=named))
    return _quoted(question, shown, _note(shown, what, aspect))


def _naming_publisher(document: Document) -> list[Quotation]:
    """Return the sentence at the top or the foot of a document that names its publisher, or nothing."""
    named = document.publisher
    ends = (*document.passages[:_AT_AN_END], *document.passages[-_AT_AN_END:])
    found = [one for one in ends if named and named in document.text[one.start : one.end]]
    return _places(document, [(one.start, one.end) for one in found[-1:]])


def _gathered(document: Document, asked: AboutDocument) -> tuple[list[Quotation], str]:
    """Return what is to be quoted, and what it is."""
    aspect = asked.aspects[0]
    if aspect in MENTIONED:
        stretches, what = _mentioned(document, asked)
        return _each_once(document, stretches), what
    words = asked.words
    gathering: dict[Aspect, tuple[Callable[[], Sequence[Quotation]], str]] = {
        Aspect.SUMMARY: (lambda: _places(document, _summary(document)), "sentence"),
        Aspect.SPEAKERS: (lambda: _one_a_speaker(_every_quotation(document)), "direct quotation"),
        Aspect.QUOTES: (lambda: _every_quotation(document), "direct quotation"),
        Aspect.BEST_QUOTE: (lambda: _best(_every_quotation(document)), "direct quotation"),
        Aspect.FIRST: (lambda: _places(document, stretch_asked(document, words, first=True)), "sentence"),
        Aspect.LAST: (lambda: _places(document, stretch_asked(document, words, first=False)), "sentence"),
        Aspect.LEAD: (lambda: _places(document, lead(document)), "sentence"),
    }
    gather, what = gathering[aspect]
    return list(gather()), what


def _summary(document: Document) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in in_short(document)]


def _mentioned(document: Document, asked: AboutDocument) -> tuple[Iterable[tuple[int, int]], str]:
    aspect = asked.aspects[0]
    yearly = asked.words.has("year", "years")
    amounts: dict[Aspect, tuple[Callable[[Document], Iterable[tuple[int, int]]], str]] = {
        Aspect.DATES: (years if yearly else dates, "year" if yearly else "date"),
        Aspect.FIGURES: (figures, "figure"),
        Aspect.MONEY: (money, "sum of money"),
        Aspect.PERCENTAGES: (percentages, "percentage"),
    }
    if aspect in amounts:
        find, what = amounts[aspect]
        return find(document), what
    names: dict[Aspect, tuple[NameKind, str]] = {
        Aspect.PEOPLE: (NameKind.PERSON, "people"),
        Aspect.ORGANISATIONS: (NameKind.ORGANISATION, "organisations"),
        Aspect.PLACES: (NameKind.PLACE, "places"),
    }
    kind, what = names[aspect]
    lines = [line for line in (author_line(document), date_line(document)) if line]
    apart = [(line.start, line.end) for line in lines]
    return [(one.start, one.end) for one in mentioned_names(document, apart) if one.kind is kind], what


def _each_once(document: Document, stretches: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Return the first of each wording as a quotation; a bare name or number is nobody's words."""
    first: dict[str, tuple[int, int]] = {}
    for start, end in stretches:
        first.setdefault(document.text[start:end].casefold(), (start, end))
    return [replace(quotation(document, *place), speaker=None) for place in first.values()]


def _places(document: Document, stretches: Iterable[tuple[int, int]]) -> list[Quotation]:
    return [quotation(document, start, end) for start, end in stretches]


def _every_quotation(document: Document) -> list[Quotation]:
    """Return the direct quotations of a document, those of a few words only where there are no others."""
    whole = [one for one in document.quotations if not one.fragment]
    return [quoted_directly(document, one) for one in whole or document.quotations]


def _one_a_speaker(said: Iterable[Quotation]) -> list[Quotation]:
    """Return the first quotation of everybody who is named."""
    first: dict[str, Quotation] = {}
    for one in said:
        if one.speaker:
            first.setdefault(one.speaker, one)
    return list(first.values())


def _best(said: Sequence[Quotation]) -> list[Quotation]:
    """Return the longest quotation whose speaker is named: it says most, and says who says it."""
    attributed = [one for one in said if one.speaker] or list(said)
    return sorted(attributed, key=lambda one: (-len(one.exact), one.start))[:1]


def _count(shown: Sequence[Quotation], what: str, aspect: Aspect) -> str:
    if aspect is Aspect.SPEAKERS:
        names = [one.speaker for one in shown if one.speaker]
        more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
        who = ", ".join(names[:_LISTED]) + more
        people = "person" if len(names) == 1 else "people"
        return f"I count {len(names)} {people} who are quoted by name: {who}."
    if aspect not in _NAMED:
        return f"I count {counted(len(shown), what)}."
    return f"I count {counted(len(shown), 'name')} of {what}. {_BY_RULE}"


def _note(shown: Sequence[Quotation], what: str, aspect: Aspect) -> str | None:
    if aspect is Aspect.SUMMARY:
        return "Chosen from the document’s own sentences, not written for it."
    if aspect is Aspect.BEST_QUOTE:
        return "The longest direct quotation with a name to it; which is the best is yours to say."
    if aspect in {Aspect.SPEAKERS, Aspect.QUOTES, *MENTIONED}:
        return _count(shown, what, aspect)
    return None


def _quoted(question: str, shown: Sequence[Quotation], note: str | None = None) -> Quoted:
    return Quoted(question, tuple(shown), confidence=1.0, note=note, about_document=True)


def _with_title(document: Document, said: str, *, named: bool) -> str:
    return f"“{document.title}”: {said}" if named else said
