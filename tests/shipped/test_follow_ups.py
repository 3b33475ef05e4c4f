"""Follow-ups about the shipped article: their figures are a ratchet, as the golden ones are."""

from __future__ import annotations

import json

from knowledge import Matcher
from tests.bench.following import KEPT, SPLITS, measured, read_dialogues
from tests.shipped.article import TEXT, loaded

RISING, FALLING = ("right", "hit", "refused_rightly", "afresh_rightly"), "confident_and_wrong"
WAYS = [f"{split}, question {known}" for split in SPLITS for known in ("known", "unknown")]


def test_no_figure_of_the_dialogues_gets_worse() -> None:
    now, kept = measured(Matcher(loaded())), json.loads(KEPT.read_text("utf-8"))
    pairs = {(way, name): (now[way][name], kept[way][name]) for way in WAYS for name in (*RISING, FALLING)}

    assert {key: pair for key, pair in pairs.items() if key[1] in RISING and pair[0] < pair[1]} == {}
    assert {key: pair for key, pair in pairs.items() if key[1] == FALLING and pair[0] > pair[1]} == {}


def test_there_are_dialogues_enough_and_half_of_them_are_set_aside() -> None:
    dialogues = read_dialogues()

    assert len(dialogues) >= 40
    assert sum(one.split == "test" for one in dialogues) >= len(dialogues) * 0.45
    assert all(TEXT.count(exact) == 1 for one in dialogues for exact in (*one.quoted, *one.gold))
