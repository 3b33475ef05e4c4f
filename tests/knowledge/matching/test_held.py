from __future__ import annotations

import pytest

from knowledge import Matcher, Quoted, Unanswered, answer
from tests.knowledge.factories import document, entry, knowledge

TEXT = """\
The harbour library stays open

The mayor, Odo Brandis, opened the harbour library in 1987. Its roof was mended by the engineer Wilma Tarn.

“We will keep every shelf,” said Lena Kvist, the head librarian.

Lena Kvist grew up beside the canal. Odo Brandis will retire in June after twenty years in office.
"""
ARTICLE = document(TEXT, speakers=("Lena Kvist",))
MATCHER = Matcher(knowledge(ARTICLE))


def quoted(question, matcher=MATCHER):
    given = answer(matcher, question)
    return given.quotations[0].exact if isinstance(given, Quoted) else None


@pytest.mark.parametrize(
    "question",
    [
        "who is odo brandis married to",
        "what is wilma tarn's salary",
        "what's the phone number of Wilma Tarn",
        "when was Odo Brandis born?",
    ],
)
def test_a_sentence_that_merely_names_somebody_is_not_given_as_the_answer(question):
    assert quoted(question) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who mended the roof of the harbour library?", "Wilma Tarn"),
        ("when did Odo Brandis open the harbour library", "1987"),
    ],
)
def test_a_sentence_that_holds_what_is_asked_is_given_as_before(question, words):
    assert words in (quoted(question) or "")


def test_whose_words_are_asked_for_their_words_come_first():
    first = MATCHER.match("what did lena kvist say?")[0].passage

    assert "We will keep every shelf" in TEXT[first.start : first.end]


def test_somebody_who_is_mentioned_and_says_nothing_is_not_quoted():
    given = answer(MATCHER, "what did odo brandis say about the library?")

    assert not isinstance(given, Quoted)


def test_what_an_entry_leads_to_is_answered_whatever_words_it_holds():
    taught = entry(["who runs the town?"], "The mayor, Odo Brandis", of=ARTICLE)

    assert "Odo Brandis" in (
        quoted("who runs the town?", Matcher(knowledge(ARTICLE, entries=[taught]))) or ""
    )


def test_a_question_of_a_name_alone_may_be_answered():
    assert not isinstance(answer(MATCHER, "who is Wilma Tarn?"), Unanswered)
