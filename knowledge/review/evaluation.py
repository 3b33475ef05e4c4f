"""How well a knowledge answers golden questions."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from knowledge.answers import DEFAULT, answer
from knowledge.model import Quoted, Told, Unanswered
from knowledge.review.calibration import calibration_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.answers import Thresholds
    from knowledge.matching import Matcher
    from knowledge.model import Answer, Knowledge, Quotation

_ABOUT: Final = "about-document"


@dataclass(frozen=True, slots=True)
class Golden:
    """A question with what should come of it.

    Args:
        question: as a member asks it.
        gold: exact stretches of a document, any of which answers; empty where nothing does.
        kind: the style of the question, or why there is no answer.
        split: "dev" or "test".
        gap: the first phrasing of the known gap whose sentence is about it, or None where none is.
    """

    question: str
    gold: tuple[str, ...]
    kind: str = ""
    split: str = ""
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of golden questions; shares are 0 to 1, and 0 where there was no such question.

    Args:
        questions: how many were asked.
        answerable: how many of them have an answer.
        hit_at_1: of the answerable, the passage ranked first answers.
        hit_at_3: of the answerable, one of the first three does.
        quoted_right: of the answerable, given as the answer, and rightly.
        confident_and_wrong: of the answerable, given as the answer, and wrongly.
        refused_rightly: of those without an answer, given neither one nor another gap's sentence.
        quoted_off_topic: of off-topic questions and small talk, given an answer.
        quoted_on_topic: of the others without an answer, given one.
        wrong_gap: of all, given a known gap's sentence that is about something else.
        calibration_error: the mean distance between confidence and share of right answers over ten bins.
        p50_ms: median time of one answer, in milliseconds.
        p99_ms: the time that one answer in a hundred exceeds.
    """

    questions: int
    answerable: int
    hit_at_1: float
    hit_at_3: float
    quoted_right: float
    confident_and_wrong: float
    refused_rightly: float
    quoted_off_topic: float
    quoted_on_topic: float
    wrong_gap: float
    calibration_error: float
    p50_ms: float
    p99_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the figures as they are written for programs."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class GoldenOutcome:
    """What came of one golden question.

    Args:
        golden: what was asked.
        answer: what was answered.
        first: whether the passage ranked first answers.
        among_three: whether one of the first three does.
        confidence: that the first passage answers, 0 to 1.
        milliseconds: how long the answer took.
        gap: the first phrasing of the known gap that was explained, or None.
    """

    golden: Golden
    answer: Answer
    first: bool
    among_three: bool
    confidence: float
    milliseconds: float
    gap: str | None = None

    @property
    def quoted(self) -> bool:
        """Whether it was given as the answer."""
        return isinstance(self.answer, Quoted)

    @property
    def of_the_document(self) -> bool:
        """Whether it was answered as a question about the document as a whole."""
        return getattr(self.answer, "about_document", isinstance(self.answer, Told))

    @property
    def right(self) -> bool:
        """Whether the first quotation shown answers; about the document itself, whether that was answered."""
        if self.golden.kind == _ABOUT or isinstance(self.answer, Told | Unanswered):
            return self.golden.kind == _ABOUT and self.of_the_document
        return answers(self.answer.quotations[0], self.golden.gold)

    @property
    def wrong_gap(self) -> bool:
        """Whether it was given the sentence of a known gap that is about something else."""
        return self.gap is not None and self.gap != self.golden.gap

    @property
    def missed(self) -> bool:
        """Whether it was not given its answer, or where there is none one, or another gap's sentence."""
        given = self.quoted or self.of_the_document
        wanted = bool(self.golden.gold) or self.golden.kind == _ABOUT
        return given != wanted or (given and not self.right) or (not wanted and self.wrong_gap)


def read_golden(lines: Iterable[str]) -> tuple[Golden, ...]:
    """Return the questions of a file of JSON lines.

    Raises:
        ValueError: if a line is no JSON object with a question and its gold.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
            found.append(
                Golden(
                    question=str(read["question"]),
                    gold=_gold(read["gold"]),
                    kind=str(read.get("kind", "")),
                    split=str(read.get("split", "")),
                    gap=read.get("gap"),
                )
            )
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as fault:
            raise ValueError(
                f'line {number}: write an object with both keys, such as {{"question": "…", "gold": ["…"]}} '
                f"({fault})"
            ) from fault
    return tuple(found)


def _gold(written: list[object] | str) -> tuple[str, ...]:
    """Return the gold of a line; a string would be taken apart into letters, which any answer holds."""
    if isinstance(written, str):
        raise TypeError("gold")
    return tuple(map(str, written))


def unfounded(knowledge: Knowledge, golden: Iterable[Golden]) -> Iterator[tuple[Golden, str]]:
    """Yield gold that stands in no document, so that nothing could be right, with its question."""
    for one in golden:
        for exact in one.gold:
            if not any(exact in document.text for document in knowledge.documents):
                yield one, exact


def outcomes(
    matcher: Matcher, golden: Iterable[Golden], thresholds: Thresholds = DEFAULT
) -> tuple[GoldenOutcome, ...]:
    """Ask every question and return what came of each, in their order."""
    return tuple(_outcome(matcher, one, thresholds) for one in golden)


def evaluate(matcher: Matcher, golden: Iterable[Golden], thresholds: Thresholds = DEFAULT) -> Figures:
    """Ask every question and return the figures."""
    return figures(outcomes(matcher, golden, thresholds))


def figures(found: Sequence[GoldenOutcome]) -> Figures:
    """Return the figures of these outcomes."""
    answerable = [one for one in found if one.golden.gold]
    without = [one for one in found if not one.golden.gold and one.golden.kind != _ABOUT]
    off_topic = [one for one in without if one.golden.kind in {"off-topic", "small-talk"}]
    times = sorted(one.milliseconds for one in found) or [0.0]
    return Figures(
        questions=len(found),
        answerable=len(answerable),
        hit_at_1=_share(one.first for one in answerable),
        hit_at_3=_share(one.among_three for one in answerable),
        quoted_right=_share(one.quoted and one.right for one in answerable),
        confident_and_wrong=_share(one.quoted and not one.right for one in answerable),
        refused_rightly=_share(not one.missed for one in without),
        quoted_off_topic=_share(one.quoted for one in off_topic),
        quoted_on_topic=_share(one.quoted for one in without if one not in off_topic),
        wrong_gap=_share(one.wrong_gap for one in found),
        calibration_error=calibration_error([(one.confidence, one.first) for one in found]),
        p50_ms=times[len(times) // 2],
        p99_ms=times[min(len(times) - 1, len(times) * 99 // 100)],
    )


def answers(shown: Quotation, gold: Iterable[str]) -> bool:
    """Return whether a quotation holds one of the gold stretches, or is a part of one."""
    return any(one in shown.exact or shown.exact in one for one in gold)


def _outcome(matcher: Matcher, golden: Golden, thresholds: Thresholds) -> GoldenOutcome:
    began = time.perf_counter()
    given = answer(matcher, golden.question, thresholds)
    took = (time.perf_counter() - began) * 1000.0
    ranked = [match for match in matcher.match(golden.question, limit=8) if match.passage is not None][:3]
    held = []
    for match in ranked:
        document = matcher.knowledge.document(match.passage.document) if match.passage else None
        text = document.text[match.passage.start : match.passage.end] if document and match.passage else ""
        held.append(any(one in text or text in one for one in golden.gold))
    return GoldenOutcome(
        golden=golden,
        answer=given,
        first=bool(held) and held[0],
        among_three=any(held),
        confidence=ranked[0].score if ranked else 0.0,
        milliseconds=took,
        gap=_gap(matcher.knowledge, given),
    )


def _gap(knowledge: Knowledge, given: Answer) -> str | None:
    """Return the first phrasing of the known gap whose sentence was given, or None."""
    if not isinstance(given, Unanswered) or given.note is None:
        return None
    return next((entry.questions[0] for entry in knowledge.entries if entry.gap == given.note), None)


def _share(found: Iterable[bool]) -> float:
    all_of_them = list(found)
    return sum(all_of_them) / len(all_of_them) if all_of_them else 0.0
