"""Sentence splitting beside pysbd in one run: Golden Rules right, and sentences a second on prose.

python -m tests.bench.sentences [--data DIR] [--paragraphs N] [--differences]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pysbd

from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Splitter = Callable[[str], list[str]]

_NEAR = 50


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the data")
    parser.add_argument("--paragraphs", type=int, default=300, help="how many paragraphs are timed")
    parser.add_argument("--differences", action="store_true", help="print where the two part")
    options = parser.parse_args()
    rules = json.loads((options.data / "golden-rules-en.json").read_text("utf-8"))
    articles = json.loads((options.data / "squad2-dev-even.json").read_text("utf-8"))
    texts = [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
    texts = texts[:: max(1, len(texts) // options.paragraphs)][: options.paragraphs]
    splitters = {"knowledge.text.sentences": _ours, "pysbd": _pysbd()}
    for name, split in splitters.items():
        right = sum(split(text) == expected for text, expected in rules)
        count, seconds = _timed(split, texts)
        speed = f"{count / seconds:8,.0f} sentences/s ({count} sentences)"
        _say(f"{name:20} Golden Rules {right}/{len(rules)} {speed}")
    if options.differences:
        for line in _differences(texts, *splitters.values()):
            _say(line)


def _ours(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _pysbd() -> Splitter:
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: [sentence.strip() for sentence in segmenter.segment(text)]


def _timed(split: Splitter, texts: Iterable[str]) -> tuple[int, float]:
    start = time.perf_counter()
    count = sum(len(split(text)) for text in texts)
    return count, time.perf_counter() - start


def _differences(texts: Iterable[str], ours: Splitter, other: Splitter) -> Iterator[str]:
    for text in texts:
        mine, theirs = (_ends(text, split(text)) for split in (ours, other))
        for name, only in (("ours ", mine - theirs), ("pysbd", theirs - mine)):
            for end in sorted(only):
                yield f"{name} {text[max(0, end - _NEAR) : end]} | {text[end : end + _NEAR].strip()}"


def _ends(text: str, found: Iterable[str]) -> set[int]:
    """Return where sentences end, the last one excepted; pysbd gives words without their place."""
    ends = set()
    at = 0
    for sentence in found:
        start = text.find(sentence, at)
        at = start + len(sentence) if start >= 0 else at
        ends.add(at)
    return {end for end in ends if text[end:].strip()}


def _say(line: str) -> None:
    sys.stdout.write(line.replace("\n", " ") + "\n")


if __name__ == "__main__":
    main()
