"""Words that say the same are known for it, both ways, and a slip of any form of a word finds the others."""

from __future__ import annotations

import pytest

from knowledge.matching.index import build_index
from knowledge.matching.question import QuestionReader
from knowledge.matching.word_table import word_table
from tests.knowledge.factories import document


@pytest.mark.parametrize(
    ("one", "other"), [("injur", "wound"), ("buy", "purchas"), ("salari", "wage"), ("movi", "film")]
)
def test_synonyms_are_kin_both_ways(one, other):
    table = word_table()
    assert dict(table.kin_of(one))[other] == dict(table.kin_of(other))[one]
    assert 0.0 < dict(table.kin_of(one))[other] <= 1.0


def test_a_word_that_the_table_does_not_hold_has_no_kin():
    assert word_table().kin_of("zorblax") == ()
    assert word_table().without_kin().kin_of("buy") == ()


def test_a_term_knows_its_kin_in_the_document():
    index = build_index([document("Lee purchased the mill.\nMarrick retired in 1989.\n")], word_table())
    reader = QuestionReader(index, word_table(), ())
    (bought,) = reader.read("who buys?").terms
    assert {index.stems[stem] for stem, _ in bought.kin} == {"purchas"}


def test_a_slip_of_a_form_that_the_document_does_not_have_finds_the_one_it_has():
    index = build_index([document("Marrick retired in 1989.\n")], word_table())
    reader = QuestionReader(index, word_table(), ())
    slip = next(term for term in reader.read("when did marrick retrie?").terms if term.word.text == "retrie")
    assert [index.stems[stem] for stem, _ in slip.stands_for] == ["retir"]
