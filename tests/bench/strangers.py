"""How well documents are answered that nobody wrote a line for, by kind of question.

python -m tests.bench.strangers                  the development half of tests/golden/documents
python -m tests.bench.strangers --half test      the half set aside: only to report a figure
python -m tests.bench.strangers --misses         and every question of the half that went wrong
python -m tests.bench.strangers --folder DIR     other documents of the same form, whatever their half
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge import Matcher, Unanswered, Unsure, load
from knowledge.review.evaluation import GoldenOutcome, outcomes, read_golden

FOLDER = Path(__file__).parents[1] / "golden" / "documents"
HALVES = ("dev", "test")
ANSWERABLE = ("plain", "casual", "typo", "keywords", "paraphrase", "long", "claim")


def asked(folder: Path, half: str) -> Iterator[tuple[str, tuple[GoldenOutcome, ...]]]:
    """Yield each document of a half with what came of its questions; each is a knowledge by itself."""
    for questions in sorted(folder.glob("*.jsonl")):
        path = questions.with_suffix(".txt")
        golden = read_golden(questions.read_text("utf-8").splitlines())
        if golden[0].split not in {half, ""}:
            continue
        with TemporaryDirectory() as alone:
            (Path(alone) / path.name).write_bytes(path.read_bytes())
            yield path.stem, outcomes(Matcher(load(Path(alone))), golden)


def by_kind(found: Sequence[GoldenOutcome]) -> dict[str, list[GoldenOutcome]]:
    """Return outcomes by kind, in the order of the README; first all questions with an answer together."""
    kinds: dict[str, list[GoldenOutcome]] = defaultdict(list)
    for one in found:
        kinds[one.golden.kind].append(one)
    answerable = [one for kind in ANSWERABLE for one in kinds[kind]]
    others = sorted(set(kinds) - set(ANSWERABLE))
    return {"answerable": answerable, **{kind: kinds[kind] for kind in (*ANSWERABLE, *others)}}


def row(kind: str, found: Sequence[GoldenOutcome]) -> str:
    """Return one line: how many, right first, and what was given as the answer, rightly and wrongly."""
    first = sum(one.first for one in found)
    right = sum((one.quoted or one.of_the_document) and one.right for one in found)
    wrong = sum(one.quoted and not one.right for one in found)
    unsure = sum(isinstance(one.answer, Unsure) for one in found)
    refused = sum(isinstance(one.answer, Unanswered) for one in found)
    shares = (number / len(found) for number in (first, right, wrong, unsure, refused))
    return f"{kind:18}{len(found):6}" + "".join(f"{share:10.3f}" for share in shares)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    documents = list(asked(chosen.folder, chosen.half))
    found = [one for _, some in documents for one in some]
    say = sys.stdout.write
    say(f"{len(documents)} documents of the {chosen.half} half, each a knowledge by itself, no sidecar\n")
    say(f"{'kind':18}{'asked':>6}{'hit@1':>10}{'quoted ok':>10}{'wrong':>10}{'unsure':>10}{'refused':>10}\n")
    for kind, some in by_kind(found).items():
        say(row(kind, some) + "\n")
    if chosen.misses:
        for name, some in documents:
            for one in some:
                if one.missed:
                    say(f"{name}: {one.golden.kind}: {one.golden.question}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
