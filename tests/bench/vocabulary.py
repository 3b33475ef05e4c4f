"""Write `knowledge/lexicon/english.txt`, the common English words by which a slip is told from another word.

python -m tests.bench.vocabulary --data ../shared/data
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
TARGET: Final = ROOT / "knowledge" / "lexicon" / "english.txt"
LEAST: Final = 5
LOWER_SHARE: Final = 0.3
HEADER: Final = """\
# Common English words, derived from SQuAD 1.0 train (CC BY-SA 4.0) by python -m tests.bench.vocabulary.
# In lower case: those that stand at least 5 times, 30 % of them in lower case, in the paragraphs of its 442
# articles (rajpurkar/SQuAD-explorer, train-v1.0.json). Facts about that text, none of the text itself.
"""


def common_words(paragraphs: list[str]) -> list[str]:
    """Return the words that are frequent and not only names, sorted."""
    lower: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for paragraph in paragraphs:
        for word in re.findall(r"\b[A-Za-z][a-z]+\b", paragraph):
            either[word.lower()] += 1
            lower[word] += word[0].islower()
    return sorted(w for w, n in lower.items() if n >= LEAST and n >= LOWER_SHARE * either[w])


def main() -> None:
    """Read the training articles and write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    folder = parser.parse_args().data
    articles = json.loads(gzip.decompress((folder / "squad10-train.json.gz").read_bytes()))
    words = common_words(
        [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
    )
    TARGET.write_text(HEADER + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")  # noqa: T201 - a command prints


if __name__ == "__main__":
    main()
