"""What came of questions to documents that nobody wrote an entry for, by kind of question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from knowledge.matching import Matcher
from knowledge.model import Unanswered, Unsure
from knowledge.review.evaluation import outcomes, read_golden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from knowledge.model import Knowledge
    from knowledge.review.evaluation import Golden, GoldenOutcome

ANSWERABLE: Final = "answerable"
_SPEAKERS: Final = "said-by"
"""Counted by itself beside the other questions with an answer, since its answer has to be somebody's."""


@dataclass(frozen=True, slots=True)
class KindFigures:
    """What came of the questions of one kind; shares are 0 to 1.

    Args:
        kind: of the questions; `ANSWERABLE` for all that have an answer, but for what somebody said.
        questions: how many were asked.
        hit_at_1: the passage ranked first answers.
        quoted_right: given as the answer, and rightly; about the document itself, told or shown.
        quoted_wrong: given as the answer, and wrongly.
        unsure: shown passages that are marked as unsure.
        refused: shown none.
    """

    kind: str
    questions: int
    hit_at_1: float
    quoted_right: float
    quoted_wrong: float
    unsure: float
    refused: float

    def as_json(self) -> dict[str, Any]:
        """Return the figures as they are written for programs."""
        return {name: round(one, 4) if isinstance(one, float) else one for name, one in asdict(self).items()}


def asked_alone(
    whole: Knowledge, folder: Path, split: str | None = None
) -> Iterator[tuple[str, tuple[GoldenOutcome, ...]]]:
    """Yield each document with what came of its own questions, NAME.jsonl beside NAME.txt, without a sidecar.

    Args:
        whole: all documents of the folder; those without questions are passed over.
        folder: where they and their questions are.
        split: only documents whose questions are of this half; None for all.

    Raises:
        ValueError: if a line of questions cannot be read.
    """
    for document in sorted(whole.documents, key=lambda one: one.name):
        golden = _questions(folder / f"{document.name}.jsonl")
        if golden and split in {None, golden[0].split}:
            alone = replace(whole, documents=(document,), entries=())
            yield document.name, outcomes(Matcher(alone), golden)


def by_kind(found: Sequence[GoldenOutcome]) -> tuple[KindFigures, ...]:
    """Return the figures of each kind, in the order of their names, all with an answer together first."""
    kinds: dict[str, list[GoldenOutcome]] = defaultdict(list)
    for one in found:
        if one.golden.gold and one.golden.kind != _SPEAKERS:
            kinds[ANSWERABLE].append(one)
    for one in sorted(found, key=lambda one: (not one.golden.gold, one.golden.kind)):
        kinds[one.golden.kind].append(one)
    return tuple(_figures(kind, some) for kind, some in kinds.items() if some)


def _figures(kind: str, found: Sequence[GoldenOutcome]) -> KindFigures:
    given = [one for one in found if one.quoted or one.of_the_document]
    right = sum(one.right for one in given)
    return KindFigures(
        kind=kind,
        questions=len(found),
        hit_at_1=sum(one.first for one in found) / len(found),
        quoted_right=right / len(found),
        quoted_wrong=(len(given) - right) / len(found),
        unsure=sum(isinstance(one.answer, Unsure) for one in found) / len(found),
        refused=sum(isinstance(one.answer, Unanswered) for one in found) / len(found),
    )


def _questions(path: Path) -> tuple[Golden, ...]:
    if not path.is_file():
        return ()
    try:
        return read_golden(path.read_text(encoding="utf-8").splitlines())
    except ValueError as fault:
        raise ValueError(f"{path.name}: {fault}") from fault
