from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.words import QUESTION_LIMIT, clean_question, fold, words


def texts(text):
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DeepSeek’s R1", ["deepseek", "r1"]),
        ("the U.S. and D.C.", ["the", "usa", "and", "dc"]),
        ("US, us policy, tell us", ["usa", "usa", "policy", "tell", "us"]),
        ("$5.6m and 1,000 chips", ["5.6", "million", "and", "1000", "chips"]),
        ("large-scale attacks—now", ["large", "scale", "attacks", "now"]),
        ("the 27th, in the 1990s", ["the", "27", "in", "the", "1990"]),
        ("St Louis, 3RD of May, 4x", ["st", "louis", "3", "of", "may", "4", "x"]),
        ("wen did W. call w her", ["when", "did", "w", "call", "with", "her"]),
        ("Café naïve ﬁne", ["cafe", "naive", "fine"]),
        ("don’t", ["don't"]),
        ("ppl abt the gov", ["people", "about", "the", "government"]),
        ("", []),
        ("🎉 ??? …", []),
    ],
)
def test_words_are_folded_to_what_can_be_compared(text, expected):
    assert texts(text) == expected


def test_inflected_forms_share_a_stem():
    assert len({word.stem for word in words("plummet plummeted plummeting plummets")}) == 1


def test_a_word_remembers_its_capital_and_whether_it_is_a_number():
    sacks, said, year = words("Sacks said 2023")
    assert (sacks.capital, said.capital) == (True, False)
    assert (said.number, year.number) == (False, True)


def test_small_words_are_told_from_words_of_substance():
    assert [word.stop for word in words("what did the founder do")] == [True, True, True, False, True]


@pytest.mark.parametrize(
    "noise", ["<@123456789012345678>", "<#12345678901234567>", "@everyone", "https://x.y/z?q=1"]
)
def test_mentions_and_links_are_not_asked_about(noise):
    assert clean_question(f"{noise} who").split() == ["who"]


def test_a_question_is_read_up_to_a_limit():
    assert len(clean_question("a" * 6000)) == QUESTION_LIMIT


def test_folding_makes_apostrophes_and_case_plain():
    assert fold("Anthropic’s CÉO") == "anthropic's ceo"


@given(st.text(max_size=300))
def test_any_text_has_words_without_white_space(text):
    assert all(word.text and not any(map(str.isspace, word.text)) for word in words(text))


@given(st.text(max_size=100))
def test_the_same_text_has_the_same_words(text):
    assert words(text) == words(text)
