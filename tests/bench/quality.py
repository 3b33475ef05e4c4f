"""Our figures beside ready-made scorers', in one run.

python -m tests.bench.quality --data ../shared/data [--file squad2-dev-even.json] [--most 60]

SQuAD: one article is one knowledge; a question is right when the first passage is one of its paragraph's that
hold the answer. Asked as written, with one and two slips, to other articles (off topic), and to the article
without every fourth paragraph (gone). Then all articles as one knowledge, and the golden questions.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge import DEFAULT_THRESHOLDS, Matcher, load
from knowledge.review.calibration import calibration_error
from knowledge.review.evaluation import figures, outcomes, read_golden
from tests.bench.areas import area
from tests.bench.files import through_files
from tests.bench.rivals import OURS_WITHOUT, RIVALS
from training.squad import Asked, document, gold, knowledge, misspelt, read_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge import Document
    from tests.bench.rivals import Ranker
    from training.squad import Article

_ROOT = Path(__file__).parent.parent.parent
_GOLDEN = Path(__file__).parent.parent / "shipped" / "golden"
_EVERY = 4
_OF_ANOTHER = 3


@dataclass
class Tally:
    """What one matcher did on the articles."""

    first: list[bool] = field(default_factory=list)
    three: list[bool] = field(default_factory=list)
    one_slip: list[bool] = field(default_factory=list)
    two_slips: list[bool] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    off_topic: list[float] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        shares = (self.first, self.three, self.one_slip, self.two_slips)
        areas = (area(self.scores, self.off_topic), area(self.scores, self.gone))
        return f"{name:28}" + "".join(f"{value:9.3f}" for value in (*map(np.mean, shares), *areas))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--file", default="squad2-dev-even.json")
    parser.add_argument("--most", type=int, default=60, help="questions of an article")
    chosen = parser.parse_args()
    path = chosen.data / chosen.file
    if path.is_file():
        articles = read_articles(path)
        _squad(articles, chosen.most)
        through_files(articles, chosen.most)
        _together(articles, chosen.most // 2)
    else:
        sys.stdout.write(f"{path} is not there: SQuAD is left out; name its folder with --data\n")
    _golden()
    return 0


def _squad(articles: Sequence[Article], most: int) -> None:
    rivals = RIVALS | OURS_WITHOUT
    tallies = {name: Tally() for name in rivals}
    for number, article in enumerate(articles):
        chance = random.Random(number)  # noqa: S311 - repeatable, not secret
        asked = _some([one for one in article.asked if one.answers], most, chance)
        others = [
            one.question
            for other in articles
            if other is not article
            for one in _some([one for one in other.asked if one.answers], _OF_ANOTHER, chance)
        ]
        source = document(article.title, article.paragraphs, "article")
        slips = [(misspelt(one.question, 1, chance), misspelt(one.question, 2, chance)) for one in asked]
        gone = chance.randrange(_EVERY)
        rest = [text for at, text in enumerate(article.paragraphs) if at % _EVERY != gone]
        missing = [one for one in article.asked if one.answers and (one.paragraph - 1) % _EVERY == gone]
        missing = _some(missing, most // 2, chance)
        for name, build in rivals.items():
            rank = build(knowledge([source]))
            _ask(tallies[name], rank, source, asked, slips)
            tallies[name].off_topic += [_top(rank, question) for question in others]
            rank = build(knowledge([document(article.title, rest, "article")]))
            tallies[name].gone += [_top(rank, one.question) for one in missing]
    questions = len(tallies["Verbatim"].first)
    sys.stdout.write(f"SQuAD, {len(articles)} articles, {questions} questions\n")
    heads = ("hit@1", "hit@3", "1 slip", "2 slips", "AUC off", "AUC gone")
    sys.stdout.write(" " * 28 + "".join(f"{head:>9}" for head in heads) + "\n")
    for name, tally in tallies.items():
        sys.stdout.write(tally.row(name) + "\n")
    _at_thresholds(tallies["Verbatim"])


def _ask(
    tally: Tally, rank: Ranker, source: Document, asked: Sequence[Asked], slips: Sequence[tuple[str, str]]
) -> None:
    for one, (once, twice) in zip(asked, slips, strict=True):
        right = set(gold(source, one, one.paragraph))
        found = rank(one.question, 3)
        tally.first.append(bool(found) and found[0][1] in right)
        tally.three.append(any(index in right for _, index, _ in found))
        tally.scores.append(found[0][2] if found else 0.0)
        for misspelled, into in ((once, tally.one_slip), (twice, tally.two_slips)):
            again = rank(misspelled, 1)
            into.append(bool(again) and again[0][1] in right)


def _at_thresholds(tally: Tally) -> None:
    least = DEFAULT_THRESHOLDS.quoted
    scores, right = np.array(tally.scores), np.array(tally.first)
    quoted = scores >= least
    judged = [*zip(tally.scores, tally.first, strict=True)]
    gone, off_topic = (np.mean(np.array(some) >= least) for some in (tally.gone, tally.off_topic))
    error = calibration_error(judged)
    mixed = calibration_error([*judged, *((one, False) for one in (*tally.gone, *tally.off_topic))])
    sys.stdout.write(
        f"at {least:.2f}: quoted {quoted.mean():.3f} of the answerable, right {right[quoted].mean():.3f}, "
        f"gone {gone:.3f}, off topic {off_topic:.4f}\n"
        f"calibration error {error:.3f} on the answerable, {mixed:.3f} with gone and off topic\n\n"
    )


def _together(articles: Sequence[Article], most: int) -> None:
    sources = [document(one.title, one.paragraphs, f"article-{at:02}") for at, one in enumerate(articles)]
    sys.stdout.write(
        f"SQuAD, {len(articles)} articles as one knowledge\n" + " " * 28 + "    hit@1    hit@3\n"
    )
    for name, build in RIVALS.items():
        rank = build(knowledge(sources))
        first, three = [], []
        for number, (article, source) in enumerate(zip(articles, sources, strict=True)):
            chance = random.Random(number)  # noqa: S311 - repeatable, not secret
            for one in _some([one for one in article.asked if one.answers], most, chance):
                right = {(source.name, index) for index in gold(source, one, one.paragraph)}
                found = [(where, index) for where, index, _ in rank(one.question, 3)]
                first.append(bool(found) and found[0] in right)
                three.append(any(place in right for place in found))
        sys.stdout.write(f"{name:28}{np.mean(first):9.3f}{np.mean(three):9.3f}\n")
    sys.stdout.write("\n")


def _golden() -> None:
    matcher = Matcher(load(_ROOT / "seeds"))
    asked = read_golden(
        line
        for path in sorted(_GOLDEN.glob("article-*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )
    for split in ("dev", "test"):
        some = [one for one in asked if one.split == split]
        sys.stdout.write(f"our article, golden questions, {split}\n")
        for name, value in figures(outcomes(matcher, some)).as_json().items():
            sys.stdout.write(f"  {name.replace('_', ' '):24}{value:10}\n")
        _golden_rivals([one for one in some if one.gold], matcher)


def _golden_rivals(asked: Sequence[object], matcher: Matcher) -> None:
    texts = {
        (one.name, passage.index): one.text[passage.start : passage.end]
        for one in matcher.knowledge.documents
        for passage in one.passages
    }
    for name, build in RIVALS.items():
        rank = build(matcher.knowledge)
        hits = []
        for one in asked:
            found = rank(one.question, 3)
            text = texts[found[0][:2]] if found else None
            hits.append(text is not None and any(part in text or text in part for part in one.gold))
        sys.stdout.write(f"  hit@1 {name:26}{np.mean(hits):10.3f}\n")


def _some(asked: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(list(asked), min(most, len(asked)))


def _top(rank: Ranker, question: str) -> float:
    found = rank(question, 1)
    return found[0][2] if found else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
