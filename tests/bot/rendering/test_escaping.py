"""What a reply shows, unescaped, is the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_summary, markdown_tokens

from bot.rendering.escaping import displayed_length, escape, one_line
from tests.bot.markdown import shown

MARKS = [
    "*a*", "**a**", "_a_", "__a__", "~~a~~", "||a||", "`a`", "```a```", "# a", "### a", "-# a", "- a",
    "* a", "+ a", "1. a", "12. a", "> a", ">>> a", "[a](https://b.org)", "https://a.org/b_c_d*e",
    "<https://a.org>", "@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<t:1>", "<t:1:R>",
    "<:e:1>", "<a:e:1>", "</ask:1>", ":smile:", ":+1:", "\\*", "\\", "\\\\", "¯\\_(ツ)_/¯",
    "discord://x/y", "<id:home>", "a_b_c", "***", "\\[", "  - a", "\t# a", "a\n- b", "a\n> b", "a\n1. b",
    "10:30: noon", "$5.6 million", "ratio 2:1:3", "it’s “so”—now",
]  # fmt: skip
TEXT = st.lists(
    st.one_of(
        st.sampled_from(MARKS), st.sampled_from(list("*_~`|<>[]()@#:-+.\\/ \n\t19a")), st.text(max_size=6)
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("text", MARKS)
def test_markdown_in_a_source_is_shown_as_it_is_written(text: str) -> None:
    judged = shown(escape(text))

    assert judged.text == text
    assert judged.marks == ()


@given(TEXT)
def test_any_text_is_shown_as_it_is_written(text: str) -> None:
    judged = shown(escape(text))

    assert judged.text == text
    assert judged.marks == ()


@given(TEXT)
def test_nothing_but_backslashes_is_added(text: str) -> None:
    escaped = escape(text)
    rest = iter(escaped)

    assert all(character in rest for character in text)
    assert len(escaped) - escaped.count("\\") == len(text) - text.count("\\")
    assert len(escaped) <= 2 * len(text)


ONE_LINE = [mark for mark in MARKS if "\n" not in mark and mark.strip() == mark]
# simcord 3.2 takes "-#" for subtext after the backslash before it is gone; Discord's client does not.
MISREAD = {"-# a"}


@pytest.mark.parametrize("text", [mark for mark in ONE_LINE if mark not in MISREAD])
def test_another_renderer_shows_the_same(text: str) -> None:
    tokens = markdown_tokens(escape(text), "message")

    assert markdown_summary(tokens) == " ".join(text.split())


def test_the_judge_itself_sees_markup_where_it_is_not_escaped() -> None:
    unharmed = {"\\*", "\\", "\\\\", "a_b_c", "***", "\\[", "10:30: noon", "$5.6 million", "it’s “so”—now"}

    assert [mark for mark in MARKS if mark not in unharmed and not shown(mark).marks] == []


def test_plain_prose_keeps_its_raw_form_so_that_a_copy_is_clean() -> None:
    prose = "“It’s time,” said A. B. — at 10:30, for $5.6 million (or 2%): see Tideline.news!"

    assert escape(prose) == prose


@given(st.text(max_size=300), st.integers(2, 100))
def test_one_line_is_one_line_and_short_enough(text: str, limit: int) -> None:
    line = one_line(text, limit)

    assert len(line) <= limit
    assert "\n" not in line
    if len(" ".join(text.split())) > limit:
        assert line.endswith("…")


def test_length_is_counted_in_utf_16_units_the_largest_way() -> None:
    assert displayed_length("a😀") == 3
