"""A known gap's sentence is said to questions about its subject, and to no others."""

from __future__ import annotations

import pytest

from knowledge import Matcher, Quoted, Unanswered, answer
from tests.knowledge.factories import document, entry, knowledge

ARTICLE = document(aliases=[("Tidewell", ["tide well"])])
STAFF = entry(
    ["How many people work at Tidewell?", "number of employees at tidewell", "tidewell staff size"],
    of=ARTICLE,
    gap="The article does not say how many people work at Tidewell.",
)
PRICE = entry(
    ["What does a Tidewell turbine cost?", "price of a turbine", "how much is one turbine"],
    of=ARTICLE,
    gap="The article gives no price.",
)
FOUNDED = entry(
    ["When was Tidewell founded?", "founding year of tidewell", "year in which tidewell began"],
    "Founded in 2023 by Oona Marrick, the company has quickly gained prominence",
    of=ARTICLE,
)
MATCHER = Matcher(knowledge(ARTICLE, entries=[STAFF, PRICE, FOUNDED]))


def said(question: str) -> str | None:
    given = answer(MATCHER, question)
    return given.note if isinstance(given, Unanswered) else None


@pytest.mark.parametrize(
    "question",
    [
        "how many employees does tidewell have",
        "number of people working at Tidewell?",
        "number of emplyees at tide well",
    ],
)
def test_a_question_about_its_subject_is_given_a_gaps_sentence_however_it_is_worded(question: str) -> None:
    assert said(question) == STAFF.gap


@pytest.mark.parametrize(
    "question",
    [
        "how many people live in Norway",
        "how many employees does ikea have",
        "how much is one kilo of cherries",
        "how do i bake bread",
        "how many people work at Corvane",
    ],
)
def test_a_question_that_names_something_else_is_given_no_gaps_sentence(question: str) -> None:
    assert said(question) is None


def test_of_two_gaps_the_one_that_says_what_is_asked_is_explained() -> None:
    assert said("what is the price of a tidewell turbine") == PRICE.gap


def test_an_entry_does_not_answer_what_neither_it_nor_the_document_says() -> None:
    assert not isinstance(
        answer(MATCHER, "in what year was the first dictionary of proverbs founded"), Quoted
    )
    assert isinstance(answer(MATCHER, "founding year of tidewell, please"), Quoted)
