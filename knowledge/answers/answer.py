"""From matches to an answer: quoted, unsure or unanswered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.answers.about_answer import answer_about
from knowledge.answers.gap_subject import explaining, is_elsewhere
from knowledge.answers.small_talk import names_nothing, talk_kind
from knowledge.answers.thresholds import DEFAULT, Thresholds
from knowledge.answers.widened import widened
from knowledge.model import Entry, Match, Quoted, Reason, Unanswered, Unsure
from knowledge.quotation import quotation
from knowledge.text.words import clean_question, words

if TYPE_CHECKING:
    from knowledge.matching import Matcher, Question, Ranking
    from knowledge.model import Answer, Quotation

SUGGESTIONS: Final = 3
FURTHER: Final = 4
_RANKED: Final = 1 + FURTHER + 3


def answer(matcher: Matcher, question: str, thresholds: Thresholds = DEFAULT) -> Answer:
    """Return what the knowledge says to this question; never raises, whatever the text."""
    unmatched = answer_about(matcher, question) or _refused_unread(matcher, question)
    if unmatched is not None:
        return unmatched
    return judge(matcher, matcher.rank(question, limit=_RANKED), thresholds)


def judge(matcher: Matcher, ranking: Ranking, thresholds: Thresholds = DEFAULT) -> Answer:
    """Return what a ranking comes to: quoted, unsure or unanswered, by its first match."""
    first = ranking.matches[0] if ranking.matches else None
    strict = _beside_the_subject(thresholds, ranking) if ranking.beside else thresholds
    if ranking.off_topic:
        strict = replace(strict, unsure=max(strict.unsure, strict.quoted))
    matches = tuple(match for match in ranking.matches if match.passage is not None)
    sure = bool(matches) and matches[0] is first and strict.sure(matches[0])
    sure = sure and ranking.lack is None and not is_elsewhere(matcher, ranking, matches[0])
    gap = None if sure else explaining(matcher, ranking, strict.gap)
    if gap is not None:
        return _gap(matcher, ranking, gap)
    if not matches or not strict.worth_a_glance(matches[0]):
        return _unanswered(matcher, ranking, matches[0].score if matches else 0.0)
    if sure and ranking.premise is None:
        return _quoted(matcher, ranking.question.text, matches)
    return _unsure(matcher, ranking, matches)


def _beside_the_subject(thresholds: Thresholds, ranking: Ranking) -> Thresholds:
    """Return the thresholds for a question whose words the documents mostly lack.

    An entry may be worded quite unlike its document, but then its likeness has to be surer: "what is the
    capital of france" shares a word with a question about money. Where no entry has the words either, an
    entry's passage has to be surer than any other, and nothing less sure is worth a glance.
    """
    if ranking.unheard:
        least = max(thresholds.entry, thresholds.unheard)
        return replace(thresholds, entry=least, glance=max(thresholds.glance, least))
    return replace(thresholds, entry=max(thresholds.entry, thresholds.beside))


def answer_entry(matcher: Matcher, entry: Entry, question: str | None = None) -> Answer:
    """Return what an entry answers, as when a member picks it from the autocomplete or "did you mean"."""
    asked = entry.questions[0] if question is None else question
    if entry.gap is not None or not entry.selectors:
        return Unanswered(asked, Reason.KNOWN_GAP, confidence=0.0, note=entry.gap)
    return Quoted(asked, _entry_quotations(matcher, entry), confidence=1.0, note=entry.note)


def suggestions(matcher: Matcher, text: str | Question, limit: int = 25) -> tuple[Entry, ...]:
    """Return the answerable entries nearest to a question, or to the beginning of one while it is typed."""
    return tuple(entry for entry in matcher.nearest_entries(text) if entry.selectors)[:limit]


def _refused_unread(matcher: Matcher, question: str) -> Unanswered | None:
    spoken = words(clean_question(question))
    if not any(document.passages for document in matcher.knowledge.documents):
        return Unanswered(question, Reason.NO_DOCUMENTS, confidence=0.0)
    if not spoken:
        return Unanswered(question, Reason.EMPTY, 0.0, suggestions(matcher, "", SUGGESTIONS))
    if talk := talk_kind(spoken):
        return Unanswered(question, Reason.SMALL_TALK, 0.0, suggestions(matcher, "", SUGGESTIONS), talk=talk)
    if names_nothing(spoken):
        return Unanswered(question, Reason.VAGUE, 0.0, suggestions(matcher, "", SUGGESTIONS))
    return None


def _unanswered(matcher: Matcher, ranking: Ranking, confidence: float) -> Unanswered:
    reason = Reason.OFF_TOPIC if ranking.off_topic else Reason.NOT_IN_DOCUMENT
    near = suggestions(matcher, ranking.question, SUGGESTIONS)
    return Unanswered(ranking.question.text, reason, confidence, near)


def _gap(matcher: Matcher, ranking: Ranking, match: Match) -> Unanswered:
    question = ranking.question.text
    near = suggestions(matcher, ranking.question, SUGGESTIONS)
    note = match.entry.gap if match.entry else None
    return Unanswered(question, Reason.KNOWN_GAP, confidence=1.0 - match.score, suggestions=near, note=note)


def _quoted(matcher: Matcher, question: str, matches: tuple[Match, ...]) -> Quoted:
    best = matches[0]
    quotations = _quotations(matcher, best)
    return Quoted(
        question,
        quotations,
        confidence=best.score,
        further=_further(matcher, matches[1:], quotations),
        note=best.entry.note if best.entry else None,
    )


def _unsure(matcher: Matcher, ranking: Ranking, matches: tuple[Match, ...]) -> Unsure:
    best = matches[0]
    quotations = _quotations(matcher, best)
    question = ranking.question.text
    return Unsure(
        question,
        quotations,
        confidence=best.score,
        suggestions=suggestions(matcher, ranking.question, SUGGESTIONS),
        further=_further(matcher, matches[1:], quotations),
        note=best.entry.note if best.entry else None,
        premise=ranking.premise,
        lack=ranking.lack,
    )


def _quotations(matcher: Matcher, match: Match) -> tuple[Quotation, ...]:
    if match.entry is not None:
        return _entry_quotations(matcher, match.entry)
    if match.passage is None:
        return ()
    document = matcher.knowledge.document(match.passage.document)
    return (quotation(document, *widened(document, match.passage)),) if document else ()


def _entry_quotations(matcher: Matcher, entry: Entry) -> tuple[Quotation, ...]:
    found = []
    for selector in entry.selectors:
        document = matcher.knowledge.document(selector.document)
        if document is not None:
            found.append(quotation(document, selector.start, selector.end))
    return tuple(found)


def _further(
    matcher: Matcher, matches: tuple[Match, ...], shown: tuple[Quotation, ...]
) -> tuple[Quotation, ...]:
    """Return the other passages, leaving out what is already shown."""
    found: list[Quotation] = []
    for match in matches:
        for one in _quotations(matcher, match):
            if not any(_overlap(one, other) for other in (*shown, *found)):
                found.append(one)
    return tuple(found[:FURTHER])


def _overlap(one: Quotation, other: Quotation) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
