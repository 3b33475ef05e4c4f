"""Write the golden figures that may not get worse.

python -m tests.bench.ratchet
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from knowledge import Matcher, load
from knowledge.review.evaluation import evaluate, read_golden

_GOLDEN = Path(__file__).parent.parent / "shipped" / "golden"
_LEFT_OUT = ("p50_ms", "p99_ms")


def main() -> int:
    matcher = Matcher(load(_GOLDEN.parents[2] / "seeds"))
    asked = [
        one
        for path in sorted(_GOLDEN.glob("article-*.jsonl"))
        for one in read_golden(path.read_text("utf-8").splitlines())
    ]
    written = {}
    for split in ("dev", "test"):
        found = evaluate(matcher, [one for one in asked if one.split == split]).as_json()
        written[split] = {name: value for name, value in found.items() if name not in _LEFT_OUT}
    text = json.dumps(written, indent=1) + "\n"
    (_GOLDEN / "figures.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
