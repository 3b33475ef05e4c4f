"""Write the golden figures that may not get worse: of the shipped article, and of the documents by strangers.

python -m tests.bench.ratchet
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from knowledge import Matcher, load
from knowledge.review.evaluation import evaluate, read_golden
from knowledge.review.kinds import asked_alone, by_kind

_TESTS = Path(__file__).parent.parent
_SHIPPED = _TESTS / "shipped" / "golden"
_STRANGERS = _TESTS / "golden" / "documents"
_SPLITS = ("dev", "test")
_LEFT_OUT = ("p50_ms", "p99_ms")


def main() -> int:
    _write(_SHIPPED, _shipped())
    _write(_STRANGERS, _strangers())
    return 0


def _shipped() -> dict[str, Any]:
    matcher = Matcher(load(_TESTS.parent / "seeds"))
    asked = [
        one
        for path in sorted(_SHIPPED.glob("article-*.jsonl"))
        for one in read_golden(path.read_text("utf-8").splitlines())
    ]
    found = {split: evaluate(matcher, [one for one in asked if one.split == split]) for split in _SPLITS}
    return {
        split: {name: value for name, value in one.as_json().items() if name not in _LEFT_OUT}
        for split, one in found.items()
    }


def _strangers() -> dict[str, Any]:
    return {
        split: {
            one.kind: one.as_json()
            for one in by_kind(
                [one for _, found in asked_alone(load(_STRANGERS), _STRANGERS, split) for one in found]
            )
        }
        for split in _SPLITS
    }


def _write(folder: Path, figures: dict[str, Any]) -> None:
    text = json.dumps(figures, indent=1) + "\n"
    (folder / "figures.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    raise SystemExit(main())
