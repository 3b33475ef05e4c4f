"""How well questions about a document are told from questions about what it tells.

python -m tests.bench.about_document               the half that the rules were made with
python -m tests.bench.about_document --half test   the half written before them, and every miss with --misses
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.answers.about_document import about_document

FOLDER = Path(__file__).parents[1] / "corpora" / "about_document"
HALVES = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A question with what it asks of a document, nothing for one about the story, and what was read."""

    question: str
    asks: tuple[str, ...]
    read: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the very same was read as is asked."""
        return set(self.asks) == set(self.read)


def phrasings(half: str) -> list[Phrasing]:
    """Return a half of the corpus, read."""
    found = []
    for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines():
        written = json.loads(line)
        asked = about_document(written["question"])
        read = tuple(aspect.value for aspect in asked.aspects) if asked else ()
        found.append(Phrasing(written["question"], tuple(written["asks"]), read))
    return found


def precision(read: Sequence[Phrasing]) -> float:
    """Return the share of those taken for questions about the document that are, and about what is asked."""
    taken = [one for one in read if one.read]
    return sum(one.right for one in taken) / max(len(taken), 1)


def recall(read: Sequence[Phrasing]) -> float:
    """Return the share of questions about the document that are read as what they ask."""
    about = [one for one in read if one.asks]
    return sum(one.right for one in about) / max(len(about), 1)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    read = phrasings(chosen.half)
    about = sum(bool(one.asks) for one in read)
    say = sys.stdout.write
    say(f"{chosen.half}: {about} about the document, {len(read) - about} about the story: ")
    say(f"precision {precision(read):.3f}, recall {recall(read):.3f}\n")
    for one in read if chosen.misses else ():
        if not one.right:
            say(f"{one.question}: asks {', '.join(one.asks) or '-'}, read {', '.join(one.read) or '-'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
