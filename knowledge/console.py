"""Answers as JSON lines for programs and as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from knowledge.model import Answer, Document, Knowledge, Quotation, Quoted, Reason, Unanswered, Unsure

if TYPE_CHECKING:
    from collections.abc import Iterator


def quotation_fields(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation as design.md fixes it: `exact == text[start:end]`."""
    return {
        "exact": quotation.exact,
        "document": quotation.document,
        "title": quotation.title,
        "start": quotation.start,
        "end": quotation.end,
        "paragraph": quotation.paragraph,
        "speaker": quotation.speaker,
    }


def answer_fields(answer: Answer) -> dict[str, Any]:
    """Return an answer as design.md fixes it for `ask --json`."""
    quotations = () if isinstance(answer, Unanswered) else answer.quotations
    suggestions = () if isinstance(answer, Quoted) else answer.suggestions
    return {
        "question": answer.question,
        "outcome": outcome(answer),
        "confidence": round(answer.confidence, 4),
        "quotations": [quotation_fields(quotation) for quotation in quotations],
        "suggestions": [entry.questions[0] for entry in suggestions],
        "note": remark(answer),
    }


def outcome(answer: Answer) -> str:
    """Return the word for what kind of answer it is."""
    match answer:
        case Quoted():
            return "quoted"
        case Unsure():
            return "unsure"
        case Unanswered():
            return "unanswered"
        case _:
            assert_never(answer)


def remark(answer: Answer) -> str | None:
    """Return what is to be said beside the quotations, or in place of them."""
    if answer.note:
        return answer.note
    if isinstance(answer, Unsure) and answer.premise:
        return f"Nothing is said about “{answer.premise}” in connection with this."
    return _refusal(answer.reason) if isinstance(answer, Unanswered) else None


def _refusal(reason: Reason) -> str:
    match reason:
        case Reason.EMPTY:
            return "There is no question in this."
        case Reason.SMALL_TALK:
            return "Hello! Ask something about the document."
        case Reason.KNOWN_GAP | Reason.NOT_IN_DOCUMENT:
            return "The document doesn't say."
        case Reason.OFF_TOPIC:
            return "The document isn't about that."
        case Reason.NO_DOCUMENTS:
            return "No document is loaded; put one into the seeds folder."
        case _:
            assert_never(reason)


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as lines for a terminal."""
    yield f"[{outcome(answer)}, {answer.confidence:.0%}]"
    if not isinstance(answer, Unanswered):
        for quotation in answer.quotations:
            yield from quotation_lines(quotation)
    sentence = remark(answer)
    if sentence:
        yield sentence
    if not isinstance(answer, Quoted):
        for entry in answer.suggestions:
            yield f"  ? {entry.questions[0]}"


def quotation_lines(quotation: Quotation) -> Iterator[str]:
    """Yield a quotation and its source as lines for a terminal."""
    for line in quotation.exact.split("\n"):
        yield f"  │ {line}"
    who = f"{quotation.speaker}, quoted in" if quotation.speaker else "according to"
    yield f"  — {who} {quotation.title}, paragraph {quotation.paragraph}"


def count_line(knowledge: Knowledge) -> str:
    """Return the one line with which `check` says that all is well."""
    phrasings = sum(len(entry.questions) for entry in knowledge.entries)
    gaps = sum(entry.gap is not None for entry in knowledge.entries)
    return (
        f"{_count(knowledge.documents, 'document')}, "
        f"{sum(len(document.passages) for document in knowledge.documents)} passages, "
        f"{sum(_quoted(document) for document in knowledge.documents)} direct quotations, "
        f"{len(knowledge.entries)} entries ({gaps} known gaps) with {phrasings} phrasings, "
        f"{len(knowledge.warnings)} warnings; revision {knowledge.revision}"
    )


def _quoted(document: Document) -> int:
    return len(document.quotations)


def _count(values: tuple[object, ...], noun: str) -> str:
    return f"{len(values)} {noun}" if len(values) == 1 else f"{len(values)} {noun}s"
