"""How many speakers are found and how many of those are right, in each part of the annotated corpus.

python -m tests.bench.attribution [--errors] [FILE…]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.model import DirectQuotation
from knowledge.speakers.attribution import attribute
from knowledge.text.passages import segment

CORPUS = Path(__file__).parent.parent / "corpora" / "attribution"
HALVES = tuple(CORPUS / f"{name}.jsonl" for name in ("dev", "held-out", "fresh", "fresh-2", "fresh-3"))
_ARTICLES = ("the ", "a ", "an ")
_HONORIFICS = ("dr. ", "dr ", "prof ", "prof. ", "professor ", "mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found against what is annotated.

    Args:
        annotated: quotations in the corpus.
        found: quotations that were reported.
        matched: reported quotations that are annotated, to the character.
        speakers: annotated quotations that have a speaker.
        named: reported quotations that have a speaker.
        right: reported quotations whose speaker is the annotated one.
        fragments: matched quotations that are rightly told from whole sentences.
        vias: annotated places of speech.
        right_vias: of those, reported as annotated.
        roles: annotated roles.
        right_roles: of those, reported as annotated.
        wrong: one line for each difference.
    """

    annotated: int
    found: int
    matched: int
    speakers: int
    named: int
    right: int
    fragments: int
    vias: int
    right_vias: int
    roles: int
    right_roles: int
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Speakers that are right, of those reported."""
        return self.right / self.named if self.named else 1.0

    @property
    def recall(self) -> float:
        """Speakers that are reported rightly, of those annotated."""
        return self.right / self.speakers if self.speakers else 1.0


def read(path: Path) -> list[dict[str, Any]]:
    """Return the items of one half."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def measure(items: Iterable[dict[str, Any]]) -> Figures:
    """Attribute every item and count."""
    counts = dict.fromkeys(
        (
            "annotated",
            "found",
            "matched",
            "speakers",
            "named",
            "right",
            "fragments",
            "vias",
            "right_vias",
            "roles",
            "right_roles",
        ),
        0,
    )
    wrong: list[str] = []
    for item in items:
        wrong += _count(item, counts)
    return Figures(**counts, wrong=tuple(wrong))


def _count(item: dict[str, Any], counts: dict[str, int]) -> Iterator[str]:
    text = item["text"]
    paragraphs, passages = segment("document", text, ())
    gold = {(q["start"], q["start"] + len(q["exact"])): q for q in item["quotations"]}
    found = {(q.start, q.end): q for q in attribute(text, paragraphs, passages)}
    counts["annotated"] += len(gold)
    counts["found"] += len(found)
    for span, expected in gold.items():
        counts["speakers"] += expected["speaker"] is not None
        if span not in found:
            yield f"{item['id']}: not found: {expected['exact']!r}"
    for span, quotation in found.items():
        counts["named"] += quotation.attribution.speaker is not None
        if span in gold:
            counts["matched"] += 1
            yield from _compare(item["id"], quotation, gold[span], counts)
        else:
            speaker = quotation.attribution.speaker
            yield f"{item['id']}: no quotation: {text[span[0] : span[1]]!r} by {speaker}"


def _compare(
    name: str, found: DirectQuotation, expected: dict[str, Any], counts: dict[str, int]
) -> Iterator[str]:
    speaker = found.attribution.speaker
    accepted = {_comparable(one) for one in (expected["speaker"], *expected.get("also", ())) if one}
    exact = expected["exact"][:40]
    if speaker is not None and _comparable(speaker) in accepted:
        counts["right"] += 1
    elif speaker is not None or expected["speaker"] is not None:
        yield f"{name}: speaker {speaker!r}, not {expected['speaker']!r}: {exact!r}"
    if found.fragment == expected["fragment"]:
        counts["fragments"] += 1
    else:
        yield f"{name}: fragment {found.fragment}: {exact!r}"
    for field, right in (("via", "right_vias"), ("role", "right_roles")):
        if field in expected:
            counts[field + "s"] += 1
            counts[right] += getattr(found.attribution, field) == expected[field]
            if getattr(found.attribution, field) != expected[field]:
                yield f"{name}: {field} {getattr(found.attribution, field)!r}, not {expected[field]!r}"


def _comparable(name: str) -> str:
    plain = name.lower()
    for beginning in (*_ARTICLES, *_HONORIFICS):
        plain = plain.removeprefix(beginning)
    return plain


def main() -> None:
    """Print the figures of every part, or of the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=HALVES)
    parser.add_argument("--errors", action="store_true", help="print every difference")
    options = parser.parse_args()
    for path in options.files:
        figures = measure(read(path))
        lines = [f"{path.stem}: {summary(figures)}", *(figures.wrong if options.errors else ())]
        sys.stdout.write("\n".join(lines) + "\n")


def summary(figures: Figures) -> str:
    """Return the figures in one line."""
    return (
        f"speakers: precision {figures.precision:.3f}, recall {figures.recall:.3f} "
        f"({figures.right} right of {figures.named} named and {figures.speakers} annotated); "
        f"quotations: {figures.matched} of {figures.annotated} found, "
        f"{figures.found - figures.matched} false; "
        f"fragments {figures.fragments}/{figures.matched}, via {figures.right_vias}/{figures.vias}, "
        f"roles {figures.right_roles}/{figures.roles}"
    )


if __name__ == "__main__":
    main()
