"""Each document of a folder is asked its own questions, and what came of them is counted by kind."""

from __future__ import annotations

import json

import pytest

from knowledge import load
from knowledge.review.kinds import ANSWERABLE, asked_alone, by_kind

TEXT = "The mill of Ohio\n\nThe mill of Ohio was sold to a baker in May 1950.\n\nIowa kept its own mill.\n"
ASKED = [
    {"question": "When was the mill of Ohio sold?", "gold": [TEXT.split("\n\n")[1]], "kind": "plain"},
    {"question": "how many words does this text have", "gold": [], "kind": "about-document"},
    {"question": "who won the chess olympiad", "gold": [], "kind": "off-topic"},
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "unasked.txt").write_text("Nobody asks about this.\n", encoding="utf-8")
    lines = (json.dumps(one | {"split": "dev"}) for one in ASKED)
    (tmp_path / "mill.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_document_is_asked_its_own_questions_and_one_without_any_is_passed_over(folder):
    assert [name for name, _ in asked_alone(load(folder), folder)] == ["mill"]
    assert list(asked_alone(load(folder), folder, "test")) == []


def test_what_came_of_them_is_counted_by_kind(folder):
    ((_, found),) = asked_alone(load(folder), folder, "dev")
    kinds = {one.kind: one for one in by_kind(found)}
    assert list(kinds) == [ANSWERABLE, "plain", "about-document", "off-topic"]
    assert kinds[ANSWERABLE].hit_at_1 == 1.0
    assert kinds["about-document"].quoted_right == 1.0
    assert kinds["off-topic"].quoted_wrong == 0.0


def test_a_broken_line_is_named_with_its_file(folder):
    (folder / "mill.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mill.jsonl: line 1"):
        list(asked_alone(load(folder), folder))
