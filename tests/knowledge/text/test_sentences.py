from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_all_golden_rules_of_english_hold(shared_data: Path):
    rules = json.loads((shared_data / "golden-rules-en.json").read_text("utf-8"))
    assert [(text, split(text)) for text, _ in rules] == [(text, expected) for text, expected in rules]


# A bar stands where one sentence ends and the next begins.
@pytest.mark.parametrize(
    "marked",
    [
        "The U.S. Senate voted. | The U.S. economy grew in the U.S. | In Europe it shrank.",
        "He moved to the U.S. | But he came back to the U.S. in May.",
        "U.S. stocks rose. | U.S. President Ada Kern met U.N. Secretary-General Ito.",
        "He lives in Washington, D.C. | He works in Washington, D.C. with Sen. Kern.",
        "The 1990s. | The U.S.’s role. | The U.S.: a view.",
        "Is it A.I.? | Yes. | The A.I. Act passed. | It regulates A.I. | The E.U. agreed.",
        "In S.W.A.T. they met. | That year it ended. | Everything was marked N.T. | In 1957 it came back.",
    ],
)
def test_initials_of_countries_end_a_sentence_only_before_a_word_that_begins_one(marked: str):
    assert split(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize(
    "marked",
    [
        "It cost $5.6 million. | Visit us at Autoblogging.ai. | Dr. No. 5 of the U.K. left.",
        "No. 5 is alive. | Is No. 10 Downing Street open? | He said no. | Then he left.",
        "J. K. Kern wrote it. | J.R.R. Ito did not. | Ada W. Kern spoke. | Financier J. P. Ito did.",
        "Acme Inc. said profits rose. | He sold Acme Inc. | The company makes phones.",
        "The law (Pub. L. 95) passed. | It works, e.g. Acme does. | I saw it vs. Ito on Jan. 5.",
        "He won in Sept. 2019. | In Oct. he lost. | Roe v. Wade was decided. | See Fig. 3 and pp. 5–7.",
        "At 3 p.m. Monday the shop opened. | It closed at 5 p.m. | Ms Ito left at 6 p.m. Eastern.",
        "By 7 a.m. Ms Ito was up. | She has a Ph.D. in physics. | He has a Ph.D. | They met in St. Ives.",
        "The firm, i.e. Acme Corp. of Ohio, closed. | It was approx. 5 km. | Version 3.5 is v. 2.0.",
        "Lt. Col. Ann Dunn of Co. B arrived. | Prof. Ito et al. found it. | The end.",
        "Gov. Ada Kern signed. | Rep. Ito, D-Calif., said so. | The sales rep. | Peter was ill.",
        "The Rev. Ada Kern Jr. led. | Adm. Ito left. | Brig. Gen. Ray stayed. | Mr. and Mrs. Lee left.",
        "He bought 3.5 lbs. of beef. | It weighed 5 lbs. | The cook smiled. | Pens etc. | All sold.",
        "The meeting is on Wed. at noon. | He sat. | Peter ran in the sun. | Mary did not.",
        "It is vitamin C. | Peter takes it. | You and I. | Nobody else. | Not divisible by q. | Ito is.",
        "During the last ice age, ca. 22,000 years ago, it froze. | It did so c. 1200, too. | See p. 55.",
        "Vol. 3, No. 2, was late. | Mt. Ito erupted. | The St. Ives River. | On 5th St. | He turned left.",
        "Its stock (NASDAQ: ACME) rose 2.5%. | The index gained .5 points. | It began in 2008. | Ito left.",
        "On Ito Ave. | Generally, it is in the sun. | Peter measured 6.4 MS. | That is a and b. | It is.",
        "Yahoo! Finance said so. | Yahoo! rose. | She likes Jeopardy! | The show is old.",
    ],
)
def test_abbreviations_numbers_names_and_domains_break_no_sentence(marked: str):
    assert split(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize(
    "marked",
    [
        "“It is done.” | She left. | “Go!” he said. | “Why?” Ms Ito asked. | Nobody knew.",
        "“Why?” asked Mr. Kern. | “Because,” she said. | He said “no.” | “Yes,” she said.",
        '"It is fine." | "No," she said. | \'It isn\'t.\' | He left. | "Why?" | She left.',
        "Tom said, “It is over. | We lost.” | He left. | He cried: ‘Stop!’ | Then he ran.",
        "The U.S. “cannot wait,” he said. | Visit the U.S. | “We can wait,” he said.",
        "She wrote “Who’s Afraid?” in 1962. | It won. | (It was late.) | Nobody came.",
        "He left (Mr. Kern stayed. He was ill.) and came back. | (She did. | They did.) | All did.",
        "“The laws are complex.” (Kern 55). | Next one. | «C’est fini. » | «Oui.»",
        "“It is done. | We are glad.” — Ada Kern | ",
        "It lasted.[2] | (It was old.) | Unlike it. | He knew. | (The later ones were of wood). | No.",
        "The laws are “complex”. (Kern, 1999)",
        "She told him, “... Nobody knows. | ... Ever.”",
        "“Why?” the mayor’s lawyer asked. | “Why?” Her lawyer asked. | “Why?” | In May, Ms Kern said no.",
        "Who? | What? | He asked “Who? | What?” and left. | Really?! | No!!! | Yes.",
    ],
)
def test_closing_marks_stay_with_their_sentence_and_opening_marks_with_theirs(marked: str):
    parts = [part for part in marked.split(" | ") if part]
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "marked",
    [
        "Wait... what? | Well… | That is odd. | He left... | Nobody came.",
        "“I don’t know…” | He paused. | “But … I think so.” | One... two... 3... go.",
        "Sales fell. | iPhone sales fell too. | eBay rose. | The eBay shop, e.g. iPhone sales, fell.",
        "It ended.[1] | Then it began.[2][3] | It ended.[citation needed] | Then it began.:79 | The end.",
        "Great! | 😀 Next one. | Follow us @acme. | #Winning is good. | **Bold.** | *It* is _done._ | Yes.",
        "NEW YORK (AP) — Stocks fell. | Bonds rose—a lot. | Prices fell—he said. | Yes.",
        "The word—“yes.”—was heard. | She left.",
        "他来了。 | 她走了！ | 好。",
        "هل هذا؟ | نعم. | انتهى.",
        "Здравствуйте. | Как дела? | Хорошо.",
    ],
)
def test_ellipses_brands_notes_markup_and_other_scripts_are_read_rightly(marked: str):
    assert split(marked.replace(" | ", " ")) == marked.split(" | ")


def test_a_text_without_capitals_is_split_at_its_full_stops():
    assert split("it ended. nobody came, e.g. the mayor. the end") == [
        "it ended.",
        "nobody came, e.g. the mayor.",
        "the end",
    ]


def test_a_forgotten_space_is_told_from_a_domain():
    text = "It ended.The next began.”We know Node.js and Acme.Com and jane.Doe."
    assert split(text) == ["It ended.", "The next began.”", "We know Node.js and Acme.Com and jane.Doe."]


def test_a_sentence_runs_over_a_line_end_but_not_over_a_blank_line():
    assert split("The bridge\nis open. It\nis new\n \nand long") == [
        "The bridge\nis open.",
        "It\nis new",
        "and long",
    ]


def test_white_space_alone_holds_no_sentence():
    assert split(" \n\t\u00a0\n\n ") == []
    assert split("") == []


PIECES = st.lists(
    st.sampled_from(
        [
            *"aZ1.?!…,;:—-“”\"'()[]*_•。 \n\t\u00a0",
            "U.S.",
            "Mr.",
            "p.m.",
            ". . .",
            "\n\n",
            "1.",
            "2.",
            "a.",
            "The",
            "I",
        ]
    ),
    max_size=60,
).map("".join)


@given(PIECES | st.text(max_size=60))
def test_sentences_are_ordered_tight_and_leave_nothing_out(text: str):
    ranges = sentences(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))
    inside = "".join(text[start:end] for start, end in ranges)
    assert "".join(inside.split()) == "".join(text.split())


# Work that grows with the square of the length would hang on these.
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("." * 100_000, 1),
        (". " * 100_000, 1),
        ("a" * 10_000 + ". " + "B" * 100_000, 2),
        ("“" * 50_000 + "”" * 50_000, 1),
        ("(" * 50_000 + "Yes. No" + ")" * 50_000, 1),
        (" " * 100_000 + "\n" * 100_000 + "\n " * 50_000, 0),
        ("a.[1" * 30_000, 1),
        (".\"'" * 40_000, 1),
        ("-" * 100_000, 1),
        ("Yes. " * 30_000, 30_000),
    ],
)
def test_hostile_text_is_split_into_sentences(text: str, count: int):
    assert len(sentences(text)) == count
