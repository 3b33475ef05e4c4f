"""What of a message asks, and what merely stands around it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import Matcher, Quoted, answer
from knowledge.matching import Wanted
from knowledge.matching.asked_clause import asked_clause
from knowledge.matching.asked_message import spelled_out
from knowledge.text.words import words
from tests.knowledge.factories import document, knowledge

CLAIM = "the old bridge was closed for five weeks"
QUESTION = "how long was the old bridge closed"
TEXT = """\
The old bridge opens again

The old bridge was closed for seven weeks in spring. The repairs cost 4.2 million crowns.

Ferry crews carried commuters across the river in the meantime. Info boards stand at both ends.
"""
READER = Matcher(knowledge(document(TEXT))).reader
SAID = (
    "I heard that they said my mate says is it true the bridge closed so how much did it cost wait lol , ? . "
    "… - right true didn't and but can you tell me if where line article what when please rn 5 million n b4"
)


def told(frame, asked):
    return asked_clause(spelled_out(frame.replace("…", asked)))


@pytest.mark.parametrize(
    "frame",
    [
        "I heard …",
        "i read somewhere that …, is that so?",
        "somebody told me …, is that right?",
        "My mate says …, true?",
        "a fella in the pub reckons …, right?",
        "Someone on the forum says …, is that correct?",
        "we were told that …",
        "is it true that …?",
        "Is it really the case that …",
        "True that …?",
        "am I right in thinking that … ?",
        "apparently … lol, no way?",
        "wait so …, didn't it?",
        "lol they say … right?",
        "do you know if …",
        "so … then?",
        "They said …. Is that true?",
        "People say that …. Or is that just a rumour?",
    ],
)
def test_a_claim_is_read_without_who_tells_it_and_who_doubts_it(frame):
    found = told(frame, CLAIM)

    assert (found.asks.rstrip("?"), found.beside, found.claim) == (CLAIM, "", True)


@pytest.mark.parametrize(
    "frame",
    [
        "can you tell me …?",
        "does anyone know … lol",
        "quick question: …",
        "just wondering … thanks",
        "hmm ok so … tho",
        "according to the article, …?",
        "…, according to the article?",
        "could you please find the line where it says …",
        "sorry, i don't understand …",
        "hey guys, any idea …??",
        "pls tell me …",
        "idk … any1 know",
    ],
)
def test_a_question_is_read_without_politeness_search_talk_and_calls(frame):
    found = told(frame, QUESTION)

    assert (found.asks.rstrip("?"), found.beside, found.claim) == (QUESTION, "", False)


@pytest.mark.parametrize(
    "story",
    [
        "My aunt lives over there. She can't get to work. …?",
        "I moved away last year and my aunt says they shut it, so …?",
        "we used to cross it every day... so yeah …",
        "Someone told me they shut it - …?",
        "I only read half of it on the bus. Does anyone know …?",
    ],
)
def test_the_clause_that_asks_is_found_in_a_story_that_only_helps(story):
    found = told(story, QUESTION)

    assert (found.asks.rstrip("?"), found.claim) == (QUESTION, False)
    assert found.beside


@pytest.mark.parametrize(
    "question",
    [
        "In the 2019 report, who was named?",
        "If it turns out to be measles, how long does she stay at home?",
        "Ferries and bridges are part of what?",
        "When a bridge closes, what happens?",
        "What, along with a ferry, crosses the river?",
        "Which side is right?",
        "bridge repair cost",
        "A lock that was built by whom?",
    ],
)
def test_a_plain_question_is_read_whole(question):
    found = asked_clause(question)

    assert words(found.asks) == words(question)
    assert not found.claim


def test_a_question_that_says_nothing_by_itself_keeps_the_sentence_it_is_about():
    assert asked_clause("They closed the bridge. Why?").asks == "They closed the bridge. Why?"


def test_chat_spellings_are_written_out_but_where_the_document_has_them():
    assert spelled_out("ppl r told b4 dinner n now") == "people are told before dinner and now"
    assert spelled_out("what is an rn", {"rn"}) == "what is an rn"
    assert [word.text for word in READER.read("where do the info boards stand").words][3] == "info"


def test_the_kind_of_answer_is_read_from_the_clause_that_asks():
    told_first = "When I came home they told me why it was shut. How much did the repairs cost?"

    assert READER.read(told_first).wanted is Wanted.MONEY
    assert READER.read("They said it was shut when it rained, true?").wanted is Wanted.WHETHER
    assert READER.read("They said it was shut when it rained, true?").claim


def test_what_is_told_beside_weighs_less_than_what_asks_and_never_counts_as_unknown():
    told_first = "My cousin Ulrike commutes across the river with a kayak. How long was the bridge closed?"
    terms = {term.word.text: term for term in READER.read(told_first).terms}

    assert {"river"} <= terms.keys()
    assert terms.keys().isdisjoint({"cousin", "ulrike", "kayak"})
    assert terms["river"].share < terms["bridge"].share == 1.0


def test_words_around_a_question_hold_no_answer_back():
    matcher = Matcher(knowledge(document(TEXT)))
    asked = (
        "is it true that the repairs cost 4.2 million crowns",
        "my nan heard the repairs cost 4.2 million",
    )

    assert all(isinstance(answer(matcher, question), Quoted) for question in asked)


def test_a_claim_with_another_figure_is_answered_with_what_the_document_says():
    given = answer(
        Matcher(knowledge(document(TEXT))), "They said the old bridge was closed for 5 weeks, true?"
    )

    assert isinstance(given, Quoted)
    assert "seven weeks" in given.quotations[0].exact


@given(st.text(max_size=300))
@example("?" * 50 + "... \n" * 20)
@example("is that true? " * 140)
@example("i " * 1000)
@example("my my my says " * 140)
def test_any_text_is_read(text):
    question = READER.read(text)

    assert question.text == text


@given(st.lists(st.sampled_from(SAID.split()), max_size=24))
@settings(max_examples=300)
def test_frames_never_leave_nothing_and_what_asks_is_read_as_itself(spoken):
    text = " ".join(spoken)
    asks = asked_clause(text).asks

    assert any(not word.stop for word in words(text)) == any(not word.stop for word in words(asks))
    assert asked_clause(asks).asks == asks
