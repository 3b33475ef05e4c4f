from __future__ import annotations

import pytest

from knowledge import Matcher, Reason, Unanswered, answer
from tests.knowledge.factories import document, knowledge

TEXT = """\
The lighthouse that moved

The Brimsay lighthouse was moved inland in 1987 by engineers from the United States. \
The work was led by Hanna Lofgren and cost 91 percent of the fund.

The International Monetary Fund paid nothing. The attempt to move it earlier had failed as the rails sank.

Visitors from Africa and Japan came to see the tower roll past the church.
"""
MATCHER = Matcher(knowledge(document(TEXT)))


@pytest.mark.parametrize(
    "question",
    [
        "I live in Rotterdam, when was the Brimsay lighthouse moved?",
        "who led the moving of the Brimsay lighthouse, Hannah Lofgren?",
        "what did the American engineers do with the Brimsay lighthouse?",
        "did engineers from the U.S. move the Brimsay lighthouse?",
        "why did the first attempt to move the lighthouse not succeed?",
        "why not move the lighthouse earlier?",
        "did it cost nearly 90 percent of the fund?",
        "was the Brimsay lighthouse moved inland in 87?",
        "which African visitors came to see the tower?",
        "what did the IMF pay?",
    ],
)
def test_what_is_not_asserted_of_the_document_is_no_premise(question):
    assert MATCHER.rank(question).premise is None


@pytest.mark.parametrize(
    ("question", "premise"),
    [
        ("was the Brimsay lighthouse moved inland by engineers in 1993?", "1993"),
        ("why did Zorblax move the Brimsay lighthouse?", "Zorblax"),
        ("why didn't they move the Brimsay lighthouse inland?", "didn't"),
    ],
)
def test_what_is_asserted_and_not_confirmed_is_a_premise(question, premise):
    assert MATCHER.rank(question).premise == premise


def test_a_question_that_touches_the_subject_is_not_called_off_topic():
    given = answer(MATCHER, "how many tourists watched the lighthouse?")

    assert not (isinstance(given, Unanswered) and given.reason is Reason.OFF_TOPIC)


def test_a_question_about_nothing_that_is_there_is_off_topic():
    given = answer(MATCHER, "which yoghurt brand is vegan")

    assert isinstance(given, Unanswered)
    assert given.reason is Reason.OFF_TOPIC
