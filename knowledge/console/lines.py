"""Answers as JSON lines for programs and as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from knowledge.console.doubts import doubt
from knowledge.model import (
    Answer,
    Document,
    Knowledge,
    Quotation,
    Quoted,
    Reason,
    Talk,
    Told,
    Unanswered,
    Unsure,
)
from knowledge.speakers.direct_quotations import quoted_directly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.claims.checker import Check
    from knowledge.model import DirectQuotation

_LISTED: Final = 3


def quotation_fields(shown: Quotation) -> dict[str, Any]:
    """Return a quotation as programs rely on it: `exact == text[start:end]`."""
    return {
        "exact": shown.exact,
        "document": shown.document,
        "title": shown.title,
        "start": shown.start,
        "end": shown.end,
        "paragraph": shown.paragraph,
        "speaker": shown.speaker,
    }


def answer_fields(answer: Answer) -> dict[str, Any]:
    """Return an answer as programs read it from `ask --json`.

    Behind the quotations that answer stand, up to three in all, the next best passages, as they stand behind
    "More passages" on Discord; the first one is the answer.
    """
    quotations: tuple[Quotation, ...] = ()
    if not isinstance(answer, Told | Unanswered):
        shown = answer.quotations
        quotations = (*shown, *answer.further)[: max(_LISTED, len(shown))]
    suggestions = () if isinstance(answer, Quoted) else answer.suggestions
    return {
        "question": answer.question,
        "outcome": outcome(answer),
        "confidence": round(answer.confidence, 4),
        "quotations": [quotation_fields(shown) for shown in quotations],
        "suggestions": [entry.questions[0] for entry in suggestions],
        "note": remark(answer),
    }


def outcome(answer: Answer) -> str:
    """Return the word for what kind of answer it is."""
    match answer:
        case Quoted():
            return "quoted"
        case Told():
            return "told"
        case Unsure():
            return "unsure"
        case Unanswered():
            return "unanswered"
        case _:
            assert_never(answer)


def remark(answer: Answer) -> str | None:
    """Return what is to be said beside the quotations, or in place of them."""
    if isinstance(answer, Unsure):
        return " ".join(said for said in (doubt(answer), answer.note) if said) or None
    if answer.note:
        return answer.note
    if isinstance(answer, Unanswered):
        return _talk(answer.talk) if answer.talk else _refusal(answer.reason)
    return None


def _refusal(reason: Reason) -> str:
    match reason:
        case Reason.EMPTY:
            return "There is no question in this."
        case Reason.SMALL_TALK:
            return "This answers questions about the document, in its own words."
        case Reason.VAGUE:
            return "Please name who or what the question is about."
        case Reason.KNOWN_GAP | Reason.NOT_IN_DOCUMENT:
            return "No passage is found that surely answers this."
        case Reason.OFF_TOPIC:
            return "No passage is found that is near to this."
        case Reason.NO_DOCUMENTS:
            return "No document is loaded; put one into the seeds folder."
        case _:
            assert_never(reason)


def _talk(talk: Talk) -> str:
    match talk:
        case Talk.GREETING:
            return "Hello. This answers questions about the document, in its own words."
        case Talk.THANKS:
            return "You are welcome."
        case Talk.ABOUT_BOT:
            return "This finds what answers a question in the document and quotes it word for word."
        case Talk.INSULT:
            return "Where an answer was wrong, it helps to ask again with the words of the document."
        case Talk.DOUBT:
            return "What is quoted stands in the document word for word; whether it is so, it cannot tell."
        case Talk.ORDER:
            return "This only quotes the document; it writes nothing of its own."
        case _:
            assert_never(talk)


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as lines for a terminal."""
    yield f"[{outcome(answer)}, {answer.confidence:.0%}]"
    if not isinstance(answer, Told | Unanswered):
        for shown in answer.quotations:
            yield from quotation_lines(shown)
    sentence = remark(answer)
    if sentence:
        yield sentence
    if not isinstance(answer, Quoted):
        for entry in answer.suggestions:
            yield f"  ? {entry.questions[0]}"


def quotation_lines(shown: Quotation) -> Iterator[str]:
    """Yield a quotation and its source as lines for a terminal."""
    for line in shown.exact.split("\n"):
        yield f"  │ {line}"
    who = f"{shown.speaker}, quoted in" if shown.speaker else "according to"
    yield f"  — {who} {shown.title}, paragraph {shown.paragraph}"


def check_fields(claim: str, check: Check) -> dict[str, Any]:
    """Return what came of checking a claim, as programs read it from `verify --json`."""
    return {
        "claim": claim,
        "verdict": str(check.verdict),
        "similarity": round(check.similarity, 4),
        "quotation": quotation_fields(check.quotation) if check.quotation else None,
        "differences": [{"claimed": d.claimed, "source": d.source} for d in check.differences],
    }


def check_lines(check: Check) -> Iterator[str]:
    """Yield what came of checking a claim as lines for a terminal."""
    yield f"[{check.verdict}, {check.similarity:.0%}]"
    for difference in check.differences:
        yield f"  - {difference.claimed or '(nothing)'}"
        yield f"  + {difference.source or '(nothing)'}"
    if check.quotation:
        yield from quotation_lines(check.quotation)
    elif check.nearest:
        yield "The nearest words there are:"
        yield from quotation_lines(check.nearest)


def direct_fields(document: Document, direct: DirectQuotation) -> dict[str, Any]:
    """Return a direct quotation as programs read it from `quotes --json`."""
    fields = quotation_fields(quoted_directly(document, direct))
    return fields | {"fragment": direct.fragment, "via": direct.attribution.via}


def direct_lines(document: Document, direct: DirectQuotation) -> Iterator[str]:
    """Yield a direct quotation as lines for a terminal."""
    said = direct.attribution
    role = f", {said.role}" if said.role else ""
    via = f", via {said.via}" if said.via else ""
    shown = quoted_directly(document, direct)
    yield f"  “{shown.exact}”{' (fragment)' if direct.fragment else ''}"
    yield f"  — {said.speaker or 'nobody is named'}{role}{via}; {document.title}, paragraph {shown.paragraph}"


def fault_fields(path: str, line: int, message: str) -> dict[str, Any]:
    """Return a fault for `check --json`."""
    return {"path": path, "line": line, "message": message}


def count_line(knowledge: Knowledge, warnings: int) -> str:
    """Return the one line with which `check` says that all is well."""
    phrasings = sum(len(entry.questions) for entry in knowledge.entries)
    gaps = sum(entry.gap is not None for entry in knowledge.entries)
    return (
        f"{_count(knowledge.documents, 'document')}, "
        f"{_number(sum(len(document.passages) for document in knowledge.documents), 'passage')}, "
        f"{_number(sum(_quoted(document) for document in knowledge.documents), 'direct quotation')}, "
        f"{_number(len(knowledge.entries), 'entry')} ({_number(gaps, 'known gap')}) "
        f"with {_number(phrasings, 'phrasing')}, "
        f"{_number(warnings, 'warning')}; revision {knowledge.revision}"
    )


def _quoted(document: Document) -> int:
    return len(document.quotations)


def _count(values: tuple[object, ...], noun: str) -> str:
    return _number(len(values), noun)


def _number(number: int, noun: str) -> str:
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
