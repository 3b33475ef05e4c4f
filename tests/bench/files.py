"""The figures as a program sees them that asks through `python -m knowledge ask --json`.

An article is a text file, loaded as members' files are; right is a quotation that holds an accepted answer,
wherever it stands; an unanswered question is a miss. Asked as in `tests.bench.quality`.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge import Matcher, answer, load
from knowledge.console.lines import answer_fields
from knowledge.review.calibration import calibration_error
from tests.bench.areas import area
from training.squad import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.squad import Article, Asked

_EVERY = 4
_OF_ANOTHER = 3


@dataclass
class _Seen:
    """What was answered: for answerable questions whether rightly, for all how surely and whether quoted."""

    first: list[bool] = field(default_factory=list)
    three: list[bool] = field(default_factory=list)
    two_slips: list[bool] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    gone: list[dict[str, Any]] = field(default_factory=list)
    off_topic: list[dict[str, Any]] = field(default_factory=list)

    def add(self, found: dict[str, Any], asked: Asked) -> None:
        held = [_holds(one, asked) for one in found["quotations"][:3]]
        self.first.append(bool(held) and held[0])
        self.three.append(any(held))
        self.quoted.append(found["outcome"] == "quoted")
        self.sure.append(found["confidence"])


def through_files(articles: Sequence[Article], most: int) -> None:
    """Print the figures over these articles, at most so many questions of each."""
    seen = _Seen()
    for number, article in enumerate(articles):
        chance = random.Random(number)  # noqa: S311 - repeatable, not secret
        asked = _some((one for one in article.asked if one.answers), most, chance)
        gone = chance.randrange(_EVERY)
        missing = [one for one in article.asked if one.answers and (one.paragraph - 1) % _EVERY == gone]
        whole = _loaded(article.paragraphs)
        rest = _loaded([text for at, text in enumerate(article.paragraphs) if at % _EVERY != gone])
        for one in asked:
            seen.add(_ask(whole, one.question), one)
            again = _ask(whole, misspelt(one.question, 2, chance))["quotations"]
            seen.two_slips.append(bool(again) and _holds(again[0], one))
        seen.gone += [_ask(rest, one.question) for one in _some(missing, most // 2, chance)]
        for other in articles:
            if other is not article:
                some = _some((one for one in other.asked if one.answers), _OF_ANOTHER, chance)
                seen.off_topic += [_ask(whole, one.question) for one in some]
    _write(seen)


def _write(seen: _Seen) -> None:
    first, quoted = np.array(seen.first), np.array(seen.quoted)
    gone, off_topic = (
        np.mean([one["outcome"] == "quoted" for one in some]) for some in (seen.gone, seen.off_topic)
    )
    sure = [one["confidence"] for one in seen.off_topic]
    error = calibration_error([*zip(seen.sure, seen.first, strict=True)])
    sys.stdout.write(
        f"the same through text files and `ask --json`, right where an accepted answer is held\n"
        f"  first {first.mean():.3f}, among three {np.mean(seen.three):.3f}, "
        f"two slips {np.mean(seen.two_slips):.3f}, AUC off topic {area(seen.sure, sure):.4f}, "
        f"AUC gone {area(seen.sure, [one['confidence'] for one in seen.gone]):.3f}\n"
        f"  quoted {quoted.mean():.3f} of the answerable, right {first[quoted].mean():.3f}, gone {gone:.3f}, "
        f"off topic {off_topic:.4f}; calibration error {error:.3f}\n\n"
    )


def _loaded(paragraphs: Sequence[str]) -> Matcher:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        return Matcher(load(Path(folder)))


def _ask(matcher: Matcher, question: str) -> dict[str, Any]:
    return answer_fields(answer(matcher, question))


def _holds(quotation: dict[str, Any], asked: Asked) -> bool:
    return any(one in quotation["exact"] for one in asked.answers)


def _some(asked: Iterable[Asked], most: int, chance: random.Random) -> list[Asked]:
    every = list(asked)
    return chance.sample(every, min(most, len(every)))
