from __future__ import annotations

import pytest

from knowledge.matching.matcher import Matcher
from knowledge.review.calibration import calibration_error, reliability
from knowledge.review.evaluation import (
    Golden,
    evaluate,
    outcomes,
    read_golden,
    unfounded,
)
from tests.knowledge.factories import document, entry, knowledge

ARTICLE = document()
STAFF = entry(["how many people work at tidewell?"], of=ARTICLE, gap="The article gives no headcount.")
MATCHER = Matcher(knowledge(ARTICLE, entries=[STAFF]))
FOUNDED = "Founded in 2023 by Oona Marrick, the company has quickly gained prominence"
FELL = "On January 27, 2024, market reactions were palpable as Corvane’s share price plummeted."


def test_questions_are_read_line_by_line_and_blank_lines_are_passed_over():
    read = read_golden(['{"question": "who?", "gold": ["a"], "kind": "plain", "split": "dev"}', "", "  "])
    assert read == (Golden("who?", ("a",), "plain", "dev"),)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        '{"question": "who?"}',
        '{"question": "who?", "gold": 3}',
        '{"question": "who?", "gold": "Ada"}',  # or any answer with one of its letters would be right
    ],
)
def test_a_line_that_is_no_golden_question_is_named(line):
    with pytest.raises(ValueError, match="line 2"):
        read_golden(["", line])


def test_right_answers_and_right_refusals_are_counted():
    found = evaluate(
        MATCHER,
        [
            Golden("when was tidewell founded by oona marrick?", (FOUNDED,)),
            Golden("when did corvane's share price plummet?", (FELL,)),
            Golden("hello", (), "small-talk"),
            Golden("how many people work at tidewell", (), "not-in-document", gap=STAFF.questions[0]),
        ],
    )
    assert (found.questions, found.answerable) == (4, 2)
    assert (found.hit_at_1, found.hit_at_3, found.confident_and_wrong) == (1.0, 1.0, 0.0)
    assert (found.refused_rightly, found.quoted_off_topic, found.quoted_on_topic) == (1.0, 0.0, 0.0)
    assert 0.0 < found.p50_ms <= found.p99_ms


def test_the_sentence_of_a_known_gap_that_is_not_the_golden_one_counts_as_wrong():
    asked = [
        Golden("how many people work at tidewell", (), "not-in-document", gap=gap)
        for gap in (STAFF.questions[0], "who owns tidewell?", None)
    ]
    found = evaluate(MATCHER, asked)
    assert (round(found.wrong_gap, 2), round(found.refused_rightly, 2)) == (0.67, 0.33)
    assert [one.missed for one in outcomes(MATCHER, asked)] == [False, True, True]


def test_a_confident_answer_that_is_not_gold_counts_as_wrong():
    found = evaluate(MATCHER, [Golden("when did corvane's share price plummet?", ("no such words",))])
    assert (found.hit_at_1, found.quoted_right, found.confident_and_wrong) == (0.0, 0.0, 1.0)


def test_no_questions_give_figures_of_nothing():
    assert set(evaluate(MATCHER, []).as_json().values()) == {0}


def test_a_wrong_answer_a_missing_one_and_a_wrong_quotation_are_missed():
    asked = [
        Golden("when did corvane's share price plummet?", (FELL,)),
        Golden("when did corvane's share price plummet?", ("no such words",)),
        Golden("hello", (FELL,)),
        Golden("hello", ()),
        Golden("when did corvane's share price plummet?", ()),
    ]
    assert [one.missed for one in outcomes(MATCHER, asked)] == [False, True, True, False, True]


def test_gold_that_stands_in_no_document_is_named_with_its_question():
    asked = [Golden("when?", (FELL, "nowhere to be found")), Golden("hello", ())]
    assert list(unfounded(MATCHER.knowledge, asked)) == [(asked[0], "nowhere to be found")]


def test_outcomes_stand_in_the_order_of_the_questions():
    asked = [Golden("thanks", ()), Golden("hello", ())]
    assert [one.golden for one in outcomes(MATCHER, asked)] == asked


def test_confidence_that_is_always_right_has_no_calibration_error():
    assert calibration_error([(1.0, True)] * 3 + [(0.0, False)] * 3) == 0.0


def test_confidence_that_is_always_wrong_has_the_greatest_calibration_error():
    assert calibration_error([(1.0, False), (0.0, True)]) == 1.0


def test_bins_without_a_question_are_left_out():
    assert reliability([(0.95, True), (0.91, False), (0.05, False)]) == [
        (0, 0.05, 0.0, pytest.approx(1 / 3)),
        (9, pytest.approx(0.93), 0.5, pytest.approx(2 / 3)),
    ]
