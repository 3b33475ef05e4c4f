"""How long one question takes, beside rapidfuzz's process.extract and a BM25 library in the same run.

python -m tests.bench.speed [--data ../shared/data]

With the data also on SQuAD articles of 100 to 200 sentences.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge import Matcher, answer, load
from knowledge.review.evaluation import read_golden
from tests.bench.rivals import RIVALS
from training.squad import document, knowledge, read_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROOT = Path(__file__).parent.parent.parent
_GOLDEN = Path(__file__).parent.parent / "shipped" / "golden"
_ROUNDS = 3
_SIZES = (100, 200)
_ARTICLES = 4
_QUESTIONS = 100


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    chosen = parser.parse_args()
    began = time.perf_counter()
    loaded = load(_ROOT / "seeds")
    read = time.perf_counter()
    matcher = Matcher(loaded)
    built = time.perf_counter()
    sys.stdout.write(
        f"seeds read in {(read - began) * 1e3:.0f} ms, made ready in {(built - read) * 1e3:.0f} ms\n"
    )
    asked = [
        one.question
        for path in sorted(_GOLDEN.glob("article-*.jsonl"))
        for one in read_golden(path.read_text("utf-8").splitlines())
    ]
    sys.stdout.write(
        f"our article, {len(asked)} questions: milliseconds a question, median and 99th percentile\n"
    )
    for name, build in RIVALS.items():
        rank = build(loaded)
        _line(name, _times(lambda question, rank=rank: rank(question, 5), asked))
    _line("Verbatim, whole answer", _times(lambda question: answer(matcher, question), asked))
    if (path := chosen.data / "squad2-dev-even.json").is_file():
        _squad(path)
    return 0


def _squad(path: Path) -> None:
    fitting = []
    for article in read_articles(path):
        source = document(article.title, article.paragraphs, "article")
        if _SIZES[0] <= len(source.passages) <= _SIZES[1]:
            fitting.append((source, [one.question for one in article.asked][:_QUESTIONS]))
    sys.stdout.write(f"{len(fitting[:_ARTICLES])} SQuAD articles of {_SIZES[0]} to {_SIZES[1]} sentences\n")
    for name, build in RIVALS.items():
        times = []
        for source, asked in fitting[:_ARTICLES]:
            rank = build(knowledge([source]))
            times += _times(lambda question, rank=rank: rank(question, 5), asked)
        _line(name, times)


def _times(ask: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """Return for each question the shortest of some rounds: what the code takes, whatever else runs."""
    taken = []
    for question in asked:
        rounds = []
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            ask(question)
            rounds.append(time.perf_counter() - began)
        taken.append(min(rounds) * 1e3)
    return taken


def _line(name: str, times: Sequence[float]) -> None:
    sys.stdout.write(f"  {name:28}{np.median(times):8.3f}{np.percentile(times, 99):8.3f}\n")


if __name__ == "__main__":
    raise SystemExit(main())
