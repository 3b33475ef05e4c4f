"""Whether the summaries of other articles keep source order and hold no two sentences that say the same.

python -m tests.bench.summaries [--data ../shared/data] [--length medium] [--show]
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz import fuzz

from knowledge.model import Document
from knowledge.speakers.attribution import attribute
from knowledge.summary.summarize import Length, summarize
from knowledge.text.passages import segment
from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parent.parent.parent
ARTICLES: Final = 10
NEAR_DUPLICATE: Final = 70.0
"""rapidfuzz's token_sort_ratio from which two sentences count as near-duplicates."""


def main() -> int:
    """Print one line an article, and fail where a summary repeats itself or leaves source order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--length", type=Length, choices=list(Length), default=Length.MEDIUM)
    parser.add_argument("--show", action="store_true", help="print the sentences")
    options = parser.parse_args()
    articles = json.loads((options.data / "squad2-dev-even.json").read_text(encoding="utf-8"))[:ARTICLES]
    bad = 0
    for article in articles:
        document = _document(article)
        chosen = summarize(document, options.length)
        shown = [document.text[passage.start : passage.end] for passage in chosen]
        ordered = [p.start for p in chosen] == sorted({p.start for p in chosen})
        alike, shared = _most_alike(shown)
        bad += not ordered or alike >= NEAR_DUPLICATE
        _say(
            f"{document.title}: {len(chosen)} of {len(document.passages)} passages, "
            f"{'in' if ordered else 'NOT in'} source order; most alike two: "
            f"ratio {alike:.0f}, common stems {shared:.2f}"
        )
        if options.show:
            _say("\n".join(f"  {number}. {text}" for number, text in enumerate(shown, 1)))
    _say(f"{ARTICLES - bad} of {ARTICLES} without near-duplicates and in source order")
    return 1 if bad else 0


def _document(article: dict[str, Any]) -> Document:
    text = "\n\n".join(paragraph["context"] for paragraph in article["paragraphs"])
    title = article["title"].replace("_", " ")
    paragraphs, passages = segment(title, text, ())
    return Document(
        name=title, path=title, text=text, title=title, publisher=None, author=None, url=None, published=None,
        language="en", paragraphs=paragraphs, passages=passages,
        quotations=attribute(text, paragraphs, passages), aliases=(), removed=0,
    )  # fmt: skip


def _most_alike(shown: Sequence[str]) -> tuple[float, float]:
    pairs = list(combinations(shown, 2))
    ratio = max((fuzz.token_sort_ratio(one.lower(), other.lower()) for one, other in pairs), default=0.0)
    return ratio, max((_common(one, other) for one, other in pairs), default=0.0)


def _common(one: str, other: str) -> float:
    """Return the share of common stems (Jaccard)."""
    mine, theirs = ({word.stem for word in words(text) if not word.stop} for text in (one, other))
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
