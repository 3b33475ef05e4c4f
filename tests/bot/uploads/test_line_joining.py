"""Printed lines become paragraphs, and repeated lines go."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.uploads.line_joining import paragraphs
from bot.uploads.page_furniture import without_repeated

LONG = "A line of this width is what all the others are measured against"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["It is an exam-", "ple of that."], "It is an example of that."),
        (["It is well-", "known by all."], "It is well-known by all."),
        (["Ask Mr Smith-", "Jones about it."], "Ask Mr Smith-Jones about it."),
        (["It is so\u00ad", "lid as a rock."], "It is solid as a rock."),
        (["The years 1914-", "1918 were hard."], "The years 1914-1918 were hard."),
        (
            ["Our re-creation is not a re-", "creation of that."],
            "Our re-creation is not a re-creation of that.",
        ),
        (["The Zyx Quvlbr or quv-", "lbr is new."], "The Zyx Quvlbr or quvlbr is new."),
    ],
)
def test_a_word_divided_at_a_line_end_is_made_whole(lines: list[str], expected: str) -> None:
    assert paragraphs([lines]) == [expected]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    assert paragraphs([[LONG, "and ends here.", LONG]]) == [f"{LONG} and ends here.", LONG]


def test_a_heading_stands_alone() -> None:
    assert paragraphs([[LONG, "and ends here.", "A heading", LONG]])[1:] == ["A heading", LONG]


def test_items_stand_alone() -> None:
    assert paragraphs([[LONG, "• one of them", "• another of them"]]) == [
        LONG,
        "• one of them",
        "• another of them",
    ]


def test_a_paragraph_runs_on_over_the_end_of_a_page() -> None:
    assert paragraphs([[LONG], ["and goes on here."]]) == [f"{LONG} and goes on here."]
    assert paragraphs([[f"{LONG}."], ["and goes on here."]]) == [f"{LONG}.", "and goes on here."]


def test_headers_on_left_and_right_pages_are_left_out() -> None:
    pages = [
        [("Left " if n % 2 else "Right ") + str(n), f"Words {'abcdefgh'[n]} stand here."] for n in range(8)
    ]
    kept, left_out = without_repeated(pages)

    assert kept == [[f"Words {letter} stand here."] for letter in "abcdefgh"]
    assert left_out == ("Right 0", "Left 1")


def test_a_line_on_two_pages_is_no_header() -> None:
    pages = [["Same line", "a"], ["Same line", "b"], ["c"], ["d"]]

    assert without_repeated(pages) == ([["Same line", "a"], ["Same line", "b"], ["c"], ["d"]], ())


@given(st.lists(st.lists(st.text("ab C.-\u00ad•1", max_size=20), max_size=8), max_size=6))
def test_nothing_is_added_and_nothing_but_hyphens_and_repeated_lines_is_lost(pages: list[list[str]]) -> None:
    kept, _left_out = without_repeated(pages)
    before = "".join(line for page in kept for line in page)
    after = "".join(paragraphs(kept))

    def bare(text: str) -> str:
        return re.sub(r"[\s\u00ad\u2010-]", "", text)

    assert bare(after) == bare(before)
    assert after.count("-") <= before.count("-")
