"""What each part is worth: it is taken out once, and the same questions are asked, at home and away.

python -m tests.bench.without --data ../shared/data [--half dev] [--most 20]

Away are tests/golden/documents without a sidecar; at home the even half of SQuAD, its questions and those
whose paragraph was taken out (gone).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from knowledge import Knowledge, Matcher, Quoted, answer, load
from knowledge.matching.asked_clause import Asked
from knowledge.matching.word_table import word_table
from knowledge.review.kinds import ANSWERABLE, asked_alone, by_kind
from training.squad import document, gold, knowledge, read_articles

_ROOT = Path(__file__).parents[2]
_STRANGERS = Path(__file__).parents[1] / "golden" / "documents"
_EVERY = 4
_SHOWN = ("absent", "absent-attribute", "false-premise", "not-said-by", "off-topic")
_ANSWER = sys.modules["knowledge.answers.answer"]
_MATCHER = sys.modules["knowledge.matching.matcher"]
_QUESTION = sys.modules["knowledge.matching.question"]
_TABLE = sys.modules["knowledge.matching.word_table"]

Parts = Mapping[str, tuple[tuple[Any, str, Any], ...]]
PARTS: Parts = {
    "nothing": (),
    "1 held, not only named": ((_MATCHER, "lack_of", lambda *_: None),),
    "2 words of whom is named": ((_MATCHER, "own_words_first", lambda held: tuple(range(len(held)))),),
    "3 premises": ((_MATCHER, "unconfirmed", lambda *_: None),),
    "5 questions about the document": ((_ANSWER, "answer_about", lambda *_: None),),
    "6 words that say the same": ((_MATCHER, "word_table", lambda: word_table().without_kin()),),
    "7 the sentence before": ((_ANSWER, "widened", lambda _, passage: (passage.start, passage.end)),),
    "8 the clause that asks": ((_QUESTION, "asked_clause", lambda text, *_: Asked(text, "", claim=False)),),
}
"""By their numbers in the issue that asked for them: what is put in the place of what, in which module."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--half", default="dev")
    parser.add_argument("--most", type=int, default=20, help="questions of a SQuAD article")
    chosen = parser.parse_args()
    path = chosen.data / "squad2-dev-even.json"
    if not path.is_file():
        sys.stdout.write(f"{path} is not there: SQuAD is left out; name its folder with --data\n")
    sys.stdout.write(f"{'without':34}{'hit@1':>7}{'right':>7}{'wrong':>7}")
    sys.stdout.write(
        "".join(f"{kind[:11]:>12}" for kind in _SHOWN) + f"{'quoted':>9}{'right':>7}{'gone':>7}\n"
    )
    for name, replaced in PARTS.items():
        with ExitStack() as stack:
            for module, attribute, other in replaced:
                stack.enter_context(patch.object(module, attribute, other))
            home = _home(path, chosen.most) if path.is_file() else ()
            shares = (*_away(chosen.half), *home)
        sys.stdout.write(f"{name:34}" + "".join(_column(at, share) for at, share in enumerate(shares)) + "\n")
        sys.stdout.flush()
    return 0


def _column(at: int, share: float) -> str:
    width = 12 if 3 <= at < 3 + len(_SHOWN) else 9 if at == 3 + len(_SHOWN) else 7
    return f"{share:{width}.3f}"


def _away(half: str) -> Iterator[float]:
    kinds = {
        one.kind: one
        for one in by_kind(
            [one for _, some in asked_alone(load(_STRANGERS), _STRANGERS, half) for one in some]
        )
    }
    yield from (kinds[ANSWERABLE].hit_at_1, kinds[ANSWERABLE].quoted_right, kinds[ANSWERABLE].quoted_wrong)
    yield from (kinds[kind].quoted_wrong for kind in _SHOWN)


def _home(path: Path, most: int) -> Sequence[float]:
    """Return how many of SQuAD's questions are quoted, how many of those rightly, and how many gone ones."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    asked, quoted, right, missing, false = 0, 0, 0, 0, 0
    for article in read_articles(path):
        whole = document(article.title, article.paragraphs, "article")
        kept = [text for at, text in enumerate(article.paragraphs) if at % _EVERY != _EVERY - 1]
        answerable = [one for one in article.asked if one.answers]
        gone = [one for one in answerable if (one.paragraph - 1) % _EVERY == _EVERY - 1]
        matcher, holed = Matcher(knowledge([whole])), Matcher(_alone(article.title, kept))
        for one in chance.sample(answerable, min(most, len(answerable))):
            asked += 1
            given = answer(matcher, one.question)
            if isinstance(given, Quoted):
                quoted += 1
                first = given.quotations[0]
                held = (whole.passages[at] for at in gold(whole, one, one.paragraph))
                right += any(passage.start < first.end and first.start < passage.end for passage in held)
        for one in chance.sample(gone, min(most, len(gone))):
            missing += 1
            false += isinstance(answer(holed, one.question), Quoted)
    return quoted / max(asked, 1), right / max(quoted, 1), false / max(missing, 1)


def _alone(title: str, paragraphs: Sequence[str]) -> Knowledge:
    return knowledge([document(title, paragraphs, "article")])


if __name__ == "__main__":
    raise SystemExit(main())
