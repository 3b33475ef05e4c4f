from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.index import build_index
from knowledge.matching.proximity import PROXIMITY, proximity
from knowledge.matching.question import QuestionReader
from knowledge.matching.sequence import word_sequence
from knowledge.matching.word_table import word_table
from tests.knowledge.factories import document


def near(question, *passages):
    source = document("\n".join(passages) + "\n")
    index = build_index([source], word_table())
    read = QuestionReader(index, word_table(), ()).read(question)
    rows = proximity(read, index, np.arange(len(index.passages)))
    return [dict(zip(PROXIMITY, row, strict=True)) for row in rows.tolist()]


def test_terms_side_by_side_are_denser_than_terms_far_apart():
    tight, loose = near(
        "who sells rye bread?",
        "The baker sells rye bread.",
        "The baker sells what the miller in the valley grinds: rye, for bread.",
    )
    assert tight["densest"] == 1.0
    assert loose["densest"] < 0.5
    assert tight["in 5 words"] == pytest.approx(1.0, abs=1e-4)
    assert loose["in 5 words"] < 1.0


def test_the_shortest_stretch_counts_wherever_it_stands():
    (row,) = near("rye bread", "Rye is a grain and long after it was sown comes rye bread.")
    assert row["densest"] == 1.0


def test_one_word_alone_is_near_nothing():
    (row,) = near("what is bread?", "Bread is baked with bread.")
    assert row["densest"] == 0.0
    assert row["uses"] == pytest.approx(0.2)


def test_the_order_of_the_question_is_told_from_its_reverse():
    same, reverse = near("did Army beat Navy?", "Army beat Navy.", "Navy beat Army.")
    assert (same["in order"], same["common sequence"]) > (reverse["in order"], reverse["common sequence"])
    assert same["pairs"] > reverse["pairs"] == 0.0


def test_small_words_count_where_words_of_substance_are_the_same():
    to, of = near("letters to the king", "Letters to the king burn.", "Letters of the king burn.")
    assert to["pairs"] > of["pairs"]
    assert to["stop words"] > of["stop words"]


def test_what_a_passage_adds_is_counted_by_kind():
    (row,) = near("who beat Navy?", "In 1950 the Army of Ohio beat Navy.")
    assert row["new names"] == pytest.approx(2 / 5)
    assert row["new numbers"] == pytest.approx(1 / 3)
    assert row["new words"] == pytest.approx(3 / 10)


def test_a_misspelt_word_stands_where_the_word_is_meant():
    right, slip = (
        near("who sells rye bread?", "She sells rye bread.")[0],
        near("who sells rye braed?", "She sells rye bread.")[0],
    )
    assert slip == right


def test_two_words_that_the_knowledge_does_not_have_are_not_the_same():
    (row,) = near("zorblax quuxly bread", "Bread is baked.")
    assert row["common sequence"] == pytest.approx(1 / 3)


def test_a_passage_without_the_words_has_none_of_them_anywhere():
    (row,) = near("who sells rye?", "It opens at six.")
    assert (row["first at"], row["last at"], row["terms held"], row["weight held"]) == (1.0, 0.0, 0.0, 0.0)


def test_an_empty_passage_can_be_read():
    assert word_sequence((), {}).stems == ()


@given(st.text(max_size=80), st.text(max_size=80).filter(lambda text: bool(text.strip())))
def test_every_share_lies_between_0_and_1(question, passage):
    counts = {"new words", "new names", "new numbers", "uses"}
    for row in near(question, passage.replace("\n", " ")):
        assert all(0.0 <= value <= 1.001 for name, value in row.items() if name not in counts)
