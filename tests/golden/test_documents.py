"""Documents that nobody wrote an entry for: their figures are a ratchet, `python -m tests.bench.ratchet`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge import load
from knowledge.review.kinds import ANSWERABLE, asked_alone, by_kind

FOLDER = Path(__file__).parent / "documents"
KEPT = json.loads((FOLDER / "figures.json").read_text("utf-8"))


# One test a half: each is measured once, wherever the tests are spread over processes.
@pytest.mark.parametrize("split", ["dev", "test"])
def test_no_kind_of_question_to_a_strangers_document_is_answered_worse(split):
    found = [one for _, some in asked_alone(load(FOLDER), FOLDER, split) for one in some]
    now = {one.kind: one for one in by_kind(found)}
    worse = {
        kind: (now[kind].quoted_right, kept["quoted_right"], now[kind].quoted_wrong, kept["quoted_wrong"])
        for kind, kept in KEPT[split].items()
        if round(now[kind].quoted_right, 4) < kept["quoted_right"]
        or round(now[kind].quoted_wrong, 4) > kept["quoted_wrong"]
    }

    assert worse == {}


def test_a_half_has_twelve_documents_with_answerable_questions_of_each_style():
    for split in ("dev", "test"):
        assert KEPT[split][ANSWERABLE]["questions"] == 168
        assert {"plain", "casual", "typo", "keywords", "paraphrase", "long", "claim"} <= set(KEPT[split])


def test_every_gold_stands_in_its_document_once():
    for document in load(FOLDER).documents:
        questions = FOLDER / f"{document.name}.jsonl"
        lines = questions.read_text("utf-8").splitlines() if questions.exists() else []
        for gold in (gold for line in lines for gold in json.loads(line)["gold"]):
            assert document.text.count(gold) == 1, gold
