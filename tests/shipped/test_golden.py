"""The golden figures are a ratchet; `python -m tests.bench.ratchet` writes better ones."""

from __future__ import annotations

import json

import pytest

from knowledge import Matcher
from knowledge.review.evaluation import Figures, evaluate, read_golden
from tests.shipped.article import FOLDER, loaded

GOLDEN = FOLDER / "golden"
KEPT = json.loads((GOLDEN / "figures.json").read_text("utf-8"))
RISING = ("hit_at_1", "hit_at_3", "quoted_right", "refused_rightly")
FALLING = ("confident_and_wrong", "quoted_off_topic", "quoted_on_topic")


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    matcher = Matcher(loaded())
    asked = [
        one
        for path in sorted(GOLDEN.glob("article-*.jsonl"))
        for one in read_golden(path.read_text("utf-8").splitlines())
    ]
    return {
        split: evaluate(matcher, [one for one in asked if one.split == split]) for split in ("dev", "test")
    }


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("name", RISING)
def test_a_golden_figure_that_should_rise_does_not_fall(figures, split, name):
    assert round(getattr(figures[split], name), 4) >= KEPT[split][name]


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("name", FALLING)
def test_a_golden_figure_that_should_fall_does_not_rise(figures, split, name):
    assert round(getattr(figures[split], name), 4) <= KEPT[split][name]


def test_at_least_200_questions_have_an_answer_and_80_have_none(figures):
    found = figures.values()
    assert sum(one.answerable for one in found) >= 200
    assert sum(one.questions - one.answerable for one in found) >= 80
