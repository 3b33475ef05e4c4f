"""What our article says to questions that are none of its business, and to those that its known gaps are for.

python -m tests.bench.strange_questions [--data ../shared/data] [--misses]

Asked are questions of SQuAD about other articles, everyday ones (tests/shipped/golden/everyday.txt), and
questions that a known gap explains (tests/shipped/golden/gaps.jsonl, which names each gap by its first one).
Of the first two kinds none should be quoted or given a known gap's sentence.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from knowledge import Matcher, Quoted, Unanswered, answer, load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT: Final = Path(__file__).parents[2]
GOLDEN: Final = ROOT / "tests" / "shipped" / "golden"
FILE: Final = "squad2-dev-even.json"
ASKED: Final = 1000


@dataclass(frozen=True, slots=True)
class Strange:
    """What came of questions that our article has no answer for.

    Args:
        asked: how many.
        quoted: those that were given a passage as the answer.
        gap: those that were given a known gap's sentence, with it.
    """

    asked: int
    quoted: tuple[str, ...]
    gap: tuple[tuple[str, str], ...]


def strange(matcher: Matcher, questions: Sequence[str]) -> Strange:
    """Ask every question and return what came of them."""
    given = [answer(matcher, question) for question in questions]
    return Strange(
        asked=len(given),
        quoted=tuple(one.question for one in given if isinstance(one, Quoted)),
        gap=tuple((one.question, one.note) for one in given if isinstance(one, Unanswered) and one.note),
    )


def of_other_articles(path: Path) -> list[str]:
    """Return a thousand of SQuAD's questions, the same every time."""
    articles = json.loads(path.read_text("utf-8"))
    every = [
        asked["question"] for one in articles for paragraph in one["paragraphs"] for asked in paragraph["qas"]
    ]
    return random.Random(7).sample(every, ASKED)  # noqa: S311 - repeatable, not secret


def everyday() -> list[str]:
    """Return questions that people ask of anybody."""
    return (GOLDEN / "everyday.txt").read_text("utf-8").splitlines()


def of_gaps() -> list[tuple[str, str]]:
    """Return questions that a known gap explains, each with the first phrasing of that gap."""
    lines = (GOLDEN / "gaps.jsonl").read_text("utf-8").splitlines()
    return [(one["question"], one["gap"]) for one in map(json.loads, lines)]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    matcher = Matcher(load(ROOT / "seeds"))
    path = chosen.data / FILE
    if path.is_file():
        _say("SQuAD's, of other articles", strange(matcher, of_other_articles(path)), misses=chosen.misses)
    else:
        sys.stdout.write(f"{path} is not there: name its folder with --data; questions of SQuAD left out\n")
    _say("everyday", strange(matcher, everyday()), misses=chosen.misses)
    _say_gaps(matcher, misses=chosen.misses)
    return 0


def _say(what: str, found: Strange, *, misses: bool) -> None:
    say: Callable[[str], object] = sys.stdout.write
    shares = (f"{name} {len(some) / found.asked:.3f}" for name, some in _parts(found))
    say(f"{what}: {found.asked} asked, {', '.join(shares)}\n")
    if misses:
        for question in found.quoted:
            say(f"  quoted: {question}\n")
        for question, gap in found.gap:
            say(f"  gap: {question} -> {gap}\n")


def _parts(found: Strange) -> tuple[tuple[str, Sequence[object]], ...]:
    return ("quoted", found.quoted), ("a gap's sentence", found.gap)


def _say_gaps(matcher: Matcher, *, misses: bool) -> None:
    """Say how many questions of gaps get theirs, and what the others get."""
    sentences = {entry.questions[0]: entry.gap for entry in matcher.knowledge.entries if entry.gap}
    kinds = {"its gap": 0, "another gap": 0, "quoted": 0, "neither": 0}
    asked = of_gaps()
    for question, gap in asked:
        given = answer(matcher, question)
        note = given.note if isinstance(given, Unanswered) else None
        kind = "another gap" if note else "quoted" if isinstance(given, Quoted) else "neither"
        kind = "its gap" if note and note == sentences.get(gap) else kind
        kinds[kind] += 1
        if misses and kind != "its gap":
            sys.stdout.write(f"  {kind}: {question} -> {note}\n")
    shares = ", ".join(f"{kind} {count / len(asked):.3f}" for kind, count in kinds.items())
    sys.stdout.write(f"of known gaps: {len(asked)} asked, {shares}\n")


if __name__ == "__main__":
    raise SystemExit(main())
