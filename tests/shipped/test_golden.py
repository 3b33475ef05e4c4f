"""The golden figures are a ratchet; `python -m tests.bench.ratchet` writes better ones."""

from __future__ import annotations

import json

import pytest

from knowledge import Matcher
from knowledge.review.evaluation import Golden, evaluate, read_golden
from tests.shipped.article import FOLDER, loaded

GOLDEN = FOLDER / "golden"
KEPT = json.loads((GOLDEN / "figures.json").read_text("utf-8"))
RISING = ("hit_at_1", "hit_at_3", "quoted_right", "refused_rightly")
FALLING = ("confident_and_wrong", "quoted_off_topic", "quoted_on_topic", "wrong_gap")


@pytest.fixture(scope="module")
def asked() -> list[Golden]:
    return [
        one
        for path in sorted(GOLDEN.glob("article-*.jsonl"))
        for one in read_golden(path.read_text("utf-8").splitlines())
    ]


# One test a half: each is measured once, wherever the tests are spread over processes.
@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_golden_figure_gets_worse(asked, split):
    figures = evaluate(Matcher(loaded()), [one for one in asked if one.split == split])
    now = {name: round(getattr(figures, name), 4) for name in (*RISING, *FALLING)}
    kept = KEPT[split]

    assert {name: (now[name], kept[name]) for name in RISING if now[name] < kept[name]} == {}
    assert {name: (now[name], kept[name]) for name in FALLING if now[name] > kept[name]} == {}


def test_at_least_200_questions_have_an_answer_and_80_have_none(asked):
    assert sum(bool(one.gold) for one in asked) >= 200
    assert sum(not one.gold for one in asked) >= 80
