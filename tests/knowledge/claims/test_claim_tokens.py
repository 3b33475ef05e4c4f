"""Texts as words that are compared, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claims.claim_tokens import GAP, fold, letters, marks, tokens, unaccented


def folded(text):
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DeepSeek’s AI—rising", ["deepseek's", "ai", "rising"]),
        ("the U.S.’s stance in the U.S.", ["the", "u.s.'s", "stance", "in", "the", "u.s"]),
        ("only $5.6 million, or 3%", ["only", "$5.6", "million", "or", "3%"]),
        ("January 27th, R1 and V3", ["january", "27th", "r1", "and", "v3"]),
        ("2010–2015 and -5%", ["2010", "2015", "and", "-5%"]),
        ("so\u00adft zero\u200bwidth", ["soft", "zerowidth"]),
        ("cafe\u0301 CAFÉ ｆｕｌｌ Straße", ["café", "café", "full", "strasse"]),
        (
            "wait … no ... so […] and [ ... ] end. . .",
            ["wait", GAP, "no", GAP, "so", GAP, "and", GAP, "end", GAP],
        ),
        ("_under_ **bold** ||spoiler|| x_y", ["under", "bold", "spoiler", "x", "y"]),
        ("Anthropics’ CEO & “rock ’n’ roll”", ["anthropics", "ceo", "&", "rock", "n", "roll"]),
        ("🙂 “” — •", []),
    ],
)
def test_a_text_falls_into_folded_words(text, expected):
    assert folded(text) == expected


@given(st.text(max_size=300))
def test_every_word_stands_where_it_says(text):
    position = 0
    for token in tokens(text):
        assert position <= token.start < token.end <= len(text)
        assert token.text == fold(text[token.start : token.end])
        position = token.end


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=200))
def test_upper_case_makes_no_difference(text):
    assert folded(text.upper()) == folded(text.lower())


@given(st.text(alphabet="abcXYZ ’'", max_size=100))
def test_the_shape_of_an_apostrophe_makes_no_difference(text):
    assert folded(text.replace("’", "'")) == folded(text.replace("'", "’"))


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" ", ""),
        (", ", ","),
        ("—", "-"),
        (" -- ", "-"),
        (" – ", "-"),
        (",” ", ","),
        ("”, ", ","),
        (".\n\n", "."),
        ("\n• ", ""),
    ],
)
def test_punctuation_is_compared_without_its_shape_and_without_quotation_marks(between, expected):
    assert marks(between) == expected


def test_letters_are_left_without_accents_and_marks_but_numbers_keep_theirs():
    assert [letters(word) for word in ("can't", "u.s", "café", "5.6", "r1")] == [
        "cant",
        "us",
        "cafe",
        "5.6",
        "r1",
    ]
    assert unaccented("rôle") == "role"
