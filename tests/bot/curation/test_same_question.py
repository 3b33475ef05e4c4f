"""Questions that ask the same are counted together, others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.same_question import group_of, grouped
from bot.store.gaps import Gap


def gaps(*questions: str) -> list[Gap]:
    """Open gaps, newest first."""
    count = len(questions)
    return [
        Gap(count - number, question, 1, 2, "rev", "reported", 100.0 + count - number, "open")
        for number, question in enumerate(questions)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who is the CEO of Brightwater?", "who's the ceo of brightwater"),
        ("who founded tidewell", "Who founded Tidewell???"),
        ("who founded tidewell", "who foundet tidewell"),
        ("who is the founder of mistral", "founder of mistral"),
        ("how much did the training cost", "How much did the training cost please"),
        ("what does corvane sell", "what does corvene sell"),
    ],
)
def test_questions_that_ask_the_same_are_one_group(one: str, other: str) -> None:
    (group,) = grouped(gaps(one, other))

    assert group.question == one
    assert group.others == (other,)
    assert group.ids == (2, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("who is the ceo of brightwater", "who is the cfo of brightwater"),
        ("who founded tidewell", "when was tidewell founded"),
        ("who founded tidewell", "who founded stormgate"),
        ("what happened in 2023", "what happened in 2024"),
        ("what can r1 do", "what can't r1 do"),
        ("why", "who"),
        ("🐟", "🐠"),
    ],
)
def test_questions_that_ask_something_else_stay_apart(one: str, other: str) -> None:
    assert len(grouped(gaps(one, other))) == 2


def test_the_most_asked_stands_first_then_the_newest() -> None:
    found = grouped(
        gaps("what is newest", "who is asked twice", "who is asked twice?", "where is the oldest")
    )

    assert [group.question for group in found] == [
        "who is asked twice",
        "what is newest",
        "where is the oldest",
    ]
    assert [len(group.gaps) for group in found] == [2, 1, 1]


def test_a_group_is_found_by_any_of_its_gaps() -> None:
    open_gaps = gaps("who founded tidewell", "Who founded Tidewell?", "what is v3")

    assert group_of(open_gaps, 2) == group_of(open_gaps, 3) == grouped(open_gaps)[0]
    assert group_of(open_gaps, 99) is None
    assert grouped([]) == ()


@given(st.lists(st.text("who is the ceo of 12?!", max_size=30), max_size=30))
def test_every_gap_stands_in_exactly_one_group(questions: list[str]) -> None:
    found = grouped(gaps(*questions))

    assert sorted(number for group in found for number in group.ids) == list(range(1, len(questions) + 1))
