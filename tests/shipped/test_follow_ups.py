"""Follow-ups about the shipped article: their figures are a ratchet, as the golden ones are."""

from __future__ import annotations

import json

import pytest

from knowledge import Matcher
from tests.bench.following import KEPT, SPLITS, measured, read_dialogues
from tests.shipped.article import TEXT, loaded

WAYS = [f"{split}, question {known}" for split in SPLITS for known in ("known", "unknown")]


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    return measured(Matcher(loaded()))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["right", "hit", "refused_rightly", "afresh_rightly"])
def test_a_figure_of_the_dialogues_that_should_rise_does_not_fall(figures, way, name) -> None:
    assert figures[way][name] >= json.loads(KEPT.read_text("utf-8"))[way][name]


@pytest.mark.parametrize("way", WAYS)
def test_no_more_dialogues_end_confident_and_wrong(figures, way) -> None:
    kept = json.loads(KEPT.read_text("utf-8"))

    assert figures[way]["confident_and_wrong"] <= kept[way]["confident_and_wrong"]


def test_there_are_dialogues_enough_and_half_of_them_are_set_aside() -> None:
    dialogues = read_dialogues()

    assert len(dialogues) >= 40
    assert sum(one.split == "test" for one in dialogues) >= len(dialogues) * 0.45
    assert all(TEXT.count(exact) == 1 for one in dialogues for exact in (*one.quoted, *one.gold))
