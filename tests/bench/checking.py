"""How long one claim takes and how many verdicts are right.

python -m tests.bench.checking [--data ../shared/data] [--seeds seeds]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final

from knowledge import load
from knowledge.claims.checker import Checker, Verdict
from knowledge.model import Document, Knowledge
from knowledge.text.passages import segment

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).parent.parent.parent
CLAIMS: Final = ROOT / "tests" / "shipped" / "claims"
HALVES: Final = ("dev", "held-out", "last", "fresh", "fresh-2", "fresh-3")
SENTENCES: Final = 2000
ASKED: Final = 400
_LONG_ENOUGH: Final = 8
"""Words; a sentence with fewer may be another one once a word of it is changed."""
_PAGE: Final = '":'
"""A page number behind a quotation is no part of what is quoted."""
_NUMBER: Final = re.compile(r"\d+")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def main() -> None:
    """Print the figures of the article's claims, then of a knowledge base of 2,000 sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    options = parser.parse_args()
    checker = Checker(load(options.seeds))
    claims = {half: _claims(half) for half in HALVES}
    checker.check("The first claim reads the list of English words.")
    for half, some in claims.items():
        _print_verdicts(half, checker, some)
    _print_times("our article", checker, [row["claim"] for some in claims.values() for row in some] * 3)
    data = options.data / "squad10-train.json.gz"
    if not data.is_file():
        _say(f"{SENTENCES} sentences: no data at {data}; name its folder with --data")
        return
    knowledge = _encyclopedia(data)
    started = process_time()
    large = Checker(knowledge)
    sentences = [d.text[p.start : p.end] for d in knowledge.documents for p in d.passages]
    _say(f"{len(sentences)} sentences: built in {process_time() - started:.2f} s")
    for kind, some in _changed(sentences).items():
        found = sum(large.check(claim).verdict is Verdict.ALTERED for claim in some)
        _say(f"{kind}: {found} of {len(some)} called altered")
    for kind, some in _kinds(sentences).items():
        _print_times(f"{len(sentences)} sentences, {kind}", large, some)


def _claims(half: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CLAIMS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def _print_verdicts(half: str, checker: Checker, claims: list[dict[str, str]]) -> None:
    given = [(row["verdict"], checker.check(row["claim"]).verdict.value) for row in claims]
    right = sum(expected == verdict for expected, verdict in given)
    believed = sum(pair == ("altered", "verbatim") for pair in given)
    _say(f"{half}: {right} of {len(given)} verdicts right, {believed} altered claims called verbatim")


def _print_times(what: str, checker: Checker, claims: Iterable[str]) -> None:
    times = []
    for claim in claims:
        started = process_time()
        checker.check(claim)
        times.append(1000 * (process_time() - started))
    times.sort()
    mean = sum(times) / len(times)
    _say(f"{what}: median {median(times):.2f} ms, mean {mean:.2f}, p99 {times[len(times) * 99 // 100]:.2f}")


def _encyclopedia(data: Path) -> Knowledge:
    documents: list[Document] = []
    count = 0
    for article in json.loads(gzip.decompress(data.read_bytes())):
        text = "\n\n".join(paragraph["context"] for paragraph in article["paragraphs"])
        name = article["title"]
        paragraphs, passages = segment(name, text, ())
        passages = passages[: SENTENCES - count]
        documents.append(
            Document(
                name=name, path=name, text=text, title=name, publisher=None, author=None, url=None,
                published=None, language="en", paragraphs=paragraphs, passages=passages, quotations=(),
                aliases=(), removed=0,
            )
        )  # fmt: skip
        count += len(passages)
        if count == SENTENCES:
            break
    return Knowledge(documents=tuple(documents), entries=(), revision="bench")


def _kinds(sentences: list[str]) -> dict[str, list[str]]:
    chosen = random.Random(1).sample(sentences, ASKED)  # noqa: S311 - the same sentences every time
    words = [sentence.split() for sentence in chosen]
    return {
        "pasted": chosen,
        "quoted in a message": [f'did they write "{sentence}" there?' for sentence in chosen],
        "one word changed": [" ".join([*w[: len(w) // 2], "Vell", *w[len(w) // 2 + 1 :]]) for w in words],
        "every other word gone": [" ".join(w[::2]) for w in words],
    }


def _changed(sentences: list[str]) -> dict[str, list[str]]:
    """Return sentences with one token changed: a number, a name inside the sentence, a "not" put in."""
    chance = random.Random(2)  # noqa: S311 - the same changes every time
    chosen = [
        one for one in chance.sample(sentences, 3 * ASKED)
        if len(one.split()) >= _LONG_ENOUGH and _PAGE not in one
    ]  # fmt: skip
    names = sorted({name.group() for one in sentences for name in _NAME.finditer(one)})
    changed: dict[str, list[str]] = {"a number changed": [], "a name changed": [], "a not put in": []}
    for sentence in chosen:
        for kind, pattern in (("a number changed", _NUMBER), ("a name changed", _NAME)):
            places = list(pattern.finditer(sentence))
            if places:
                place = chance.choice(places)
                other = str(chance.randrange(1, 3000)) if pattern is _NUMBER else chance.choice(names)
                if other.casefold() != place.group().casefold():
                    changed[kind].append(sentence[: place.start()] + other + sentence[place.end() :])
        space = chance.choice([place.start() for place in re.finditer(" ", sentence)])
        changed["a not put in"].append(f"{sentence[:space]} not{sentence[space:]}")
    return changed


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
