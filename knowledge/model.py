"""The values everything else is made of: documents, passages, entries, matches and answers.

All are frozen. Every offset is a half-open range of Unicode code points into `Document.text`, as in the
W3C Web Annotation model's TextPositionSelector (https://www.w3.org/TR/annotation-model/#text-position-selector).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class PassageKind(StrEnum):
    """What a passage is on the page; a heading answers fewer questions than a sentence does."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Selector:
    """Where exact words stand: `document.text[start:end]`, half-open, in code points."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text between blank lines.

    Args:
        number: the locator shown to people: 1-based, in source order, boilerplate not counted.
        start: first code point.
        end: one past the last code point.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a direct quotation, in the article's own words.

    Args:
        speaker: the person or role as fully as the article names them, or None where it names nobody.
        role: what the article says the speaker is ("venture capitalist"), or None.
        via: where it was said ("X"), or None.
    """

    speaker: str | None
    role: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class DirectQuotation:
    """Words that the article itself puts in quotation marks.

    Args:
        start: first code point inside the marks.
        end: one past the last code point inside the marks.
        fragment: True for a few words woven into the article's own sentence ("Sputnik moment").
        attribution: who said it; its speaker is None rather than a guess.
    """

    start: int
    end: int
    fragment: bool
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Passage:
    """An addressable stretch of one document: a sentence, or the sentences that one quotation binds together.

    Args:
        document: the document's name.
        index: 0-based position among the document's passages.
        start: first code point.
        end: one past the last code point.
        paragraph: the number of the paragraph it stands in.
        kind: heading, list item or prose.
        speaker: who is quoted in it, or None for the article's own words.
    """

    document: str
    index: int
    start: int
    end: int
    paragraph: int
    kind: PassageKind
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Other names under which members ask for somebody or something the document names.

    Args:
        name: the name as the document prints it.
        others: further names, never shown.
        line: 1-based line of the file where it is written.
        path: that file, where it is not the document's own sidecar.
    """

    name: str
    others: tuple[str, ...]
    line: int = 1
    path: str | None = None


@dataclass(frozen=True)
class Document:
    r"""One source text with everything that was found in it.

    Args:
        name: the file's name without its ending; unique, and the id used in selectors.
        path: the file as the operator named it, for messages.
        text: the text that offsets count in: the file, decoded, with line ends as "\n" and without
            characters that no screen shows.
        title: what a citation calls it.
        publisher: who published it, or None.
        author: who wrote it, or None.
        url: where it can be read, or None.
        published: the date of publication as written in the sidecar, or None.
        language: BCP 47 tag, "en" by default.
        paragraphs: in source order.
        passages: in source order, boilerplate left out.
        quotations: the direct quotations, in source order.
        aliases: other names members use.
        removed: how many invisible characters were taken out of the file's text.
    """

    name: str
    path: str
    text: str
    title: str
    publisher: str | None
    author: str | None
    url: str | None
    published: str | None
    language: str
    paragraphs: tuple[Paragraph, ...]
    passages: tuple[Passage, ...]
    quotations: tuple[DirectQuotation, ...]
    aliases: tuple[Alias, ...]
    removed: int

    def paragraph(self, number: int) -> Paragraph:
        """Return the paragraph with this locator.

        Raises:
            KeyError: if the document has no such paragraph.
        """
        for paragraph in self.paragraphs:
            if paragraph.number == number:
                return paragraph
        raise KeyError(number)


@dataclass(frozen=True, slots=True)
class Entry:
    """Question phrasings and what answers them.

    Args:
        id: stable as long as the document's name and the first phrasing stay.
        document: the name of the document beside which it is written.
        questions: phrasings, the first one fit to be shown to members.
        selectors: the passages that answer, best first; empty for a known gap.
        note: a sentence of the entry's author shown below the quotations, or None.
        gap: for a known gap, the sentence that explains it; otherwise None.
        line: 1-based line of the file where it is written.
        path: that file, where it is not the document's own sidecar.
    """

    id: str
    document: str
    questions: tuple[str, ...]
    selectors: tuple[Selector, ...]
    note: str | None = None
    gap: str | None = None
    line: int = 1
    path: str | None = None


@dataclass(frozen=True)
class Knowledge:
    """The loaded snapshot: never changed, only replaced.

    Args:
        documents: sorted by name.
        entries: in the order of documents, then of the sidecar.
        revision: a hash over everything that could change a reply.
        warnings: what `check` says without failing, one "path:line: message" each.
    """

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    revision: str
    warnings: tuple[str, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Document]:
        return {document.name: document for document in self.documents}

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def document(self, name: str) -> Document | None:
        """Return the document of this name, or None."""
        return self._by_name.get(name)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, or None."""
        return self._by_id.get(entry_id)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage or an entry that may answer the question.

    Args:
        passage: the passage that matched; for an entry, the first passage it selects; None for a known gap.
        entry: the entry whose phrasing matched, or None.
        score: calibrated probability, 0 to 1, that this answers the question.
    """

    passage: Passage | None
    entry: Entry | None
    score: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words, ready to be shown with their citation.

    Args:
        exact: `document.text[start:end]`.
        document: the document's name.
        title: the document's title.
        start: first code point.
        end: one past the last code point.
        paragraph: the locator.
        speaker: who is quoted in these words, or None for the article's own.
    """

    exact: str
    document: str
    title: str
    start: int
    end: int
    paragraph: int
    speaker: str | None


class Talk(StrEnum):
    """What was said to the bot instead of asked of a document."""

    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT_BOT = "about the bot"
    INSULT = "insult"
    DOUBT = "doubt"
    ORDER = "order"


class Reason(StrEnum):
    """Why a question is not answered."""

    EMPTY = "empty"
    VAGUE = "vague"
    SMALL_TALK = "small talk"
    KNOWN_GAP = "known gap"
    NOT_IN_DOCUMENT = "not in the document"
    OFF_TOPIC = "off topic"
    NO_DOCUMENTS = "no documents"


class Missing(StrEnum):
    """What is asked and was found neither in a passage nor beside it."""

    AGE = "age"
    COUNT = "number"
    MONEY = "amount of money"
    PERCENT = "percentage"
    LENGTH = "length or distance"
    DURATION = "length of time"
    WEIGHT = "weight"
    SPEED = "speed"
    HEAT = "temperature"
    DATE = "date or time"
    PLACE = "place"
    PERSON = "person"
    WORD = "word"
    SPEAKER = "speaker"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a passage is not given as the answer though it is much like the question.

    Args:
        missing: what was not found in it.
        word: for a word, that word; for a speaker or a topic, who was to speak; as asked.
    """

    missing: Missing
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A confident answer.

    Args:
        question: as asked.
        quotations: at least one, best first.
        confidence: calibrated probability, 0 to 1, that the first quotation answers.
        further: other matching passages, for "more passages".
        note: a remark of the entry's author, or on how the quotations were gathered; or None.
        about_document: whether the question is about the document as a whole: its summary, its quotations,
            everybody it mentions.
    """

    question: str
    quotations: tuple[Quotation, ...]
    confidence: float
    further: tuple[Quotation, ...] = ()
    note: str | None = None
    about_document: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A fact about the documents themselves, from what their sidecars say or from counting; no quotation.

    Args:
        question: as asked.
        note: the sentence.
        confidence: 1.0, since nothing was matched.
        suggestions: entries that may be asked instead.
    """

    question: str
    note: str
    confidence: float = 1.0
    suggestions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """The closest passages, marked as such, with the questions that may have been meant.

    Args:
        question: as asked.
        quotations: at least one, best first.
        confidence: as in `Quoted`.
        suggestions: entries whose first phrasing is offered as "did you mean".
        further: other matching passages.
        note: a remark of the entry's author, or None.
        premise: a word of the question (a name, a number, a year, a speaker), as asked, that the quotations
            do not confirm; or None.
        lack: what is asked and was not found in the first quotation, or None.
    """

    question: str
    quotations: tuple[Quotation, ...]
    confidence: float
    suggestions: tuple[Entry, ...] = ()
    further: tuple[Quotation, ...] = ()
    note: str | None = None
    premise: str | None = None
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An honest refusal; it never carries a citation.

    Args:
        question: as asked.
        reason: why.
        confidence: probability, 0 to 1, that some passage would have answered.
        suggestions: the nearest entries that can be answered.
        note: the known gap's sentence, or None.
        talk: for small talk, of what kind it is.
    """

    question: str
    reason: Reason
    confidence: float
    suggestions: tuple[Entry, ...] = ()
    note: str | None = None
    talk: Talk | None = None


Answer = Quoted | Told | Unsure | Unanswered
