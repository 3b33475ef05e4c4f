"""What came of golden questions, as JSON lines for programs and as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from knowledge.console.lines import outcome, remark
from knowledge.model import Told, Unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.review.evaluation import GoldenOutcome
    from knowledge.review.kinds import KindFigures


def miss_fields(missed: GoldenOutcome) -> dict[str, Any]:
    """Return a golden question that was not answered as it should be."""
    shown = () if isinstance(missed.answer, Told | Unanswered) else missed.answer.quotations
    return {
        "question": missed.golden.question,
        "outcome": outcome(missed.answer),
        "confidence": round(missed.answer.confidence, 4),
        "shown": shown[0].exact if shown else None,
        "gold": list(missed.golden.gold),
    }


def miss_lines(missed: GoldenOutcome) -> Iterator[str]:
    """Yield the same as lines for a terminal."""
    fields = miss_fields(missed)
    yield f"{fields['question']}  [{fields['outcome']}, {fields['confidence']:.0%}]"
    yield f"  - {fields['shown'] or remark(missed.answer)}"
    yield f"  + {' · '.join(fields['gold']) or '(nothing in the documents answers this)'}"


def kind_lines(figures: Sequence[KindFigures]) -> list[str]:
    """Return a table of the figures by kind of question, with a line above that says what each is."""
    head = ("asked", "hit@1", "right", "wrong", "unsure", "refused")
    table = [f"{'kind':18}" + "".join(f"{one:>9}" for one in head)]
    for one in figures:
        shares = (one.hit_at_1, one.quoted_right, one.quoted_wrong, one.unsure, one.refused)
        table.append(f"{one.kind:18}{one.questions:9}" + "".join(f"{share:9.3f}" for share in shares))
    return table
