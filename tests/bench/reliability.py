# ruff: noqa: E501 - a line of SVG is a line
"""Draw how often a confidence is right: docs/reliability.svg.

python -m tests.bench.reliability --data ../shared/data [--to docs/reliability.svg]

At home, SQuAD articles that nothing was fitted on: their questions, and a third as many to the article without
their paragraph, so that there is no right passage. Away, tests/golden/documents with all their questions.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge import Matcher, load
from knowledge.review.calibration import calibration_error, reliability
from knowledge.review.kinds import asked_alone
from training.squad import document, gold, knowledge, read_articles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.squad import Article

_ROOT = Path(__file__).parent.parent.parent
_STRANGERS = Path(__file__).parent.parent / "golden" / "documents"
_SIDE = 360
_MARGIN = 48
_MOST = 60
_EVERY = 4


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--file", default="squad2-dev-even.json")
    parser.add_argument("--to", type=Path, default=_ROOT / "docs" / "reliability.svg")
    chosen = parser.parse_args()
    path = chosen.data / chosen.file
    if not path.is_file():
        sys.stderr.write(f"{path} is not there; name the folder that holds it with --data\n")
        return 1
    judged = [
        one
        for at, article in enumerate(read_articles(path))
        for one in _judge(article, random.Random(at))  # noqa: S311 - repeatable, not secret
    ]
    panels = {"at home: SQuAD": judged, "away: documents by strangers": _away()}
    chosen.to.write_text(drawn(panels), encoding="utf-8")
    for name, some in panels.items():
        error = calibration_error(some)
        sys.stdout.write(f"{name}: {len(some)} questions, expected calibration error {error:.3f}\n")
    return 0


def _away() -> list[tuple[float, bool]]:
    """Return the confidence in each first passage, and whether it answers."""
    found = [one for _, some in asked_alone(load(_STRANGERS), _STRANGERS) for one in some]
    return [(one.confidence, one.first) for one in found if one.golden.kind != "about-document"]


def _judge(article: Article, chance: random.Random) -> list[tuple[float, bool]]:
    gone = chance.randrange(_EVERY)
    kept = [text for at, text in enumerate(article.paragraphs) if at % _EVERY != gone]
    source = document(article.title, article.paragraphs, "article")
    whole, rest = Matcher(knowledge([source])), Matcher(knowledge([document(article.title, kept, "article")]))
    answerable = [one for one in article.asked if one.answers]
    missing = [one for one in answerable if (one.paragraph - 1) % _EVERY == gone]
    judged = []
    for one in chance.sample(answerable, min(_MOST, len(answerable))):
        for match in whole.match(one.question, 1):
            right = match.passage is not None and match.passage.index in gold(source, one, one.paragraph)
            judged += [(match.score, right)]
    for one in chance.sample(missing, min(_MOST // 3, len(missing))):
        judged += [(match.score, False) for match in rest.match(one.question, 1)]
    return judged


def drawn(panels: Mapping[str, Sequence[tuple[float, bool]]]) -> str:
    """Return the plots beside each other as SVG."""
    side, count = _SIDE + 2 * _MARGIN, len(panels)
    errors = "; ".join(f"{name}, {calibration_error(judged):.3f}" for name, judged in panels.items())
    drawings = "\n".join(
        f'<g transform="translate({number * side} 0)">{_panel(name, judged)}</g>'
        for number, (name, judged) in enumerate(panels.items())
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side * count} {side}" role="img" aria-labelledby="t d">
<title id="t">How often a confidence is right</title>
<desc id="d">Expected calibration error: {errors}.</desc>
<style>
svg {{ background: #fff; font: 12px system-ui, sans-serif; fill: #222 }}
.bar {{ fill: #b8d0ea }} circle {{ fill: #1f5fa8; fill-opacity: .8 }} .line {{ stroke: #888; stroke-dasharray: 4 4 }}
.frame {{ fill: none; stroke: #222 }}
</style>
{drawings}
</svg>
"""


def _panel(name: str, judged: Sequence[tuple[float, bool]]) -> str:
    """Return one plot: bars for the share of right answers, a line for a perfect confidence."""
    width = _SIDE / 10
    bars = "\n".join(
        f'<rect class="bar" x="{_MARGIN + number * width + 2:.1f}" y="{_y(share):.1f}" width="{width - 4:.1f}" '
        f'height="{share * _SIDE:.1f}"/><circle cx="{_MARGIN + confidence * _SIDE:.1f}" cy="{_y(share):.1f}" '
        f'r="{2 + 14 * weight**0.5:.1f}"><title>{weight:.0%} of the questions: confidence {confidence:.2f}, '
        f"right {share:.2f}</title></circle>"
        for number, confidence, share, weight in reliability(judged)
    )
    ticks = "\n".join(
        f'<text x="{_MARGIN + at * _SIDE / 5:.0f}" y="{_MARGIN + _SIDE + 18}" text-anchor="middle">{at / 5:.1f}</text>'
        f'<text x="{_MARGIN - 8}" y="{_MARGIN + _SIDE - at * _SIDE / 5 + 4:.0f}" text-anchor="end">{at / 5:.1f}</text>'
        for at in range(6)
    )
    whole, low = _SIDE + 2 * _MARGIN, _MARGIN + _SIDE
    return f"""
<rect class="frame" x="{_MARGIN}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}"/>
{bars}
<line class="line" x1="{_MARGIN}" y1="{low}" x2="{low}" y2="{_MARGIN}"/>
{ticks}
<text x="{whole / 2:.0f}" y="{whole - 8}" text-anchor="middle">confidence</text>
<text x="14" y="{whole / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {whole / 2:.0f})">share that is right</text>
<text x="{whole / 2:.0f}" y="28" text-anchor="middle">{name}: {len(judged)} questions, expected error {calibration_error(judged):.3f}</text>"""


def _y(share: float) -> float:
    return _MARGIN + _SIDE * (1 - share)


if __name__ == "__main__":
    raise SystemExit(main())
