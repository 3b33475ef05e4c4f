from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answers.answer import answer
from knowledge.matching.matcher import Matcher
from knowledge.matching.premises import unconfirmed
from knowledge.matching.word_table import word_table
from tests.knowledge.factories import document, entry, knowledge

ARTICLE = document(aliases=[("Ferrow", ["crypto tsar", "david"])], speakers=("Ferrow",))
FOUNDER = entry(
    ["who started tidewell?", "who is behind tidewell"], "Founded in 2023 by Oona Marrick", of=ARTICLE
)
STAFF = entry(["how many people work at tidewell?"], of=ARTICLE, gap="The article gives no headcount.")
MATCHER = Matcher(knowledge(ARTICLE, entries=[FOUNDER, STAFF]))
OTHER = document("The bakery opens at six.\nBread is baked with rye flour.\n", name="bakery")


def first(question, matcher=MATCHER):
    passage = next(match.passage for match in matcher.match(question) if match.passage)
    return matcher.knowledge.document(passage.document).text[passage.start : passage.end]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("when did corvane's share price plummet", "On January 27, 2024"),
        ("how much did Stormgate spend", "Stormgate spent"),
        ("what did Ferrow declare", "clarion call"),
        ("where does Tidewell come from", "startup from Norrey"),
        ("how many millions did Tidewell claim to need", "$5.6 million"),
    ],
)
def test_the_passage_that_answers_comes_first(question, words):
    assert words in first(question)


@pytest.mark.parametrize(
    "question",
    [
        "whne did corvanes shrae price plumet",
        "when did nvdia's share prcie plummet",
        "when did corvane plummett",
    ],
)
def test_misspelt_words_are_bridged(question):
    assert first(question).startswith("On January 27")


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("woh founded teh startup", "who founded the startup"),
        ("hwo mcuh did OpenAI spend", "how much did OpenAI spend"),
        ("wich chips did it use", "which chips did it use"),
    ],
)
def test_slips_of_the_words_that_ask_are_read_as_meant(slipped, meant):
    read, plain = (MATCHER.reader.read(text) for text in (slipped, meant))

    assert read.words == plain.words
    assert read.wanted is plain.wanted


@pytest.mark.parametrize("name", ["Ehr", "Aer"])
def test_a_name_is_no_slip_of_a_small_word(name):
    assert name.lower() in [word.text for word in MATCHER.reader.read(f"who founded {name}").words]


def test_an_alias_stands_for_the_name_that_is_printed():
    assert "clarion call" in first("what did the crypto tsar declare")


def test_two_words_that_the_document_writes_as_one_are_joined():
    assert "Oona Marrick" in first("who founded deep seek")


def test_a_phrasing_leads_to_the_passage_its_entry_selects():
    match = MATCHER.match("who is behind Tidewell?")[0]
    assert match.entry == FOUNDER
    assert match.passage is not None
    assert match.score > 0.8


def test_a_known_gap_matches_without_a_passage():
    match = MATCHER.match("how many people work at Tidewell")[0]
    assert (match.entry, match.passage) == (STAFF, None)


def test_a_question_about_nothing_matches_nothing():
    assert MATCHER.match("what is it") == ()


def test_as_many_matches_are_given_as_are_wanted():
    assert [len(MATCHER.match("what about tidewell models", limit)) for limit in (1, 3)] == [1, 3]


def test_matches_are_given_best_first_and_each_passage_once():
    found = MATCHER.match("tidewell models", limit=10)
    starts = [match.passage.start for match in found if match.passage]
    assert len(starts) == len(set(starts))
    assert all(0.0 <= match.score <= 1.0 for match in found)


def test_an_off_topic_question_scores_below_one_the_document_answers():
    on, off = (
        MATCHER.match("when did corvane's share price plummet")[0],
        MATCHER.match("who won the 1998 world cup")[0],
    )
    assert on.score > 0.5
    assert off.score < 0.1


def test_the_order_of_the_documents_changes_nothing():
    one, other = Matcher(knowledge(ARTICLE, OTHER)), Matcher(knowledge(OTHER, ARTICLE))
    for question in ("when does the bakery open", "who founded tidewell", "what is baked with rye"):
        assert one.match(question) == other.match(question)


def test_shuffled_documents_give_the_same_answers_to_the_last_bit():
    documents = [
        document(f"The {name} opens at six.\nIt sells {name} bread.\n", name=name) for name in "abcdef"
    ]
    every = [ARTICLE, OTHER, *documents]
    questions = (
        "when does the bakery open",
        "who founded tidewell",
        "what does c sell",
        "corvane 2019 price",
    )
    expected = [answer(Matcher(knowledge(*every, entries=[FOUNDER, STAFF])), one) for one in questions]
    for seed in range(3):
        shuffled = random.Random(seed).sample(every, len(every))  # noqa: S311 - repeatable, not secret
        matcher = Matcher(knowledge(*shuffled, entries=[STAFF, FOUNDER]))
        assert [answer(matcher, one) for one in questions] == expected


def test_a_passage_without_a_word_takes_no_meaning_from_the_others():
    matcher = Matcher(
        knowledge(document("The automobile was repaired in May.\n***\nBread is baked at six.\n"))
    )
    assert first("when was the car mended", matcher).startswith("The automobile")


def test_without_word_vectors_the_words_themselves_still_lead_to_the_answer():
    matcher = Matcher(knowledge(ARTICLE, entries=[FOUNDER, STAFF]), table=word_table().without_vectors())
    assert first("when did corvane's share price plummet", matcher).startswith("On January 27")
    assert matcher.match("who is behind tidewell")[0].entry == FOUNDER


def test_of_several_documents_the_one_that_answers_is_found():
    assert first("what flour is the bread baked with?", Matcher(knowledge(ARTICLE, OTHER))).startswith(
        "Bread is"
    )


def test_a_number_the_passage_does_not_hold_is_an_unconfirmed_premise():
    assert MATCHER.rank("did corvane's share price plummet in 2019?").premise == "2019"


def test_a_name_the_document_does_not_know_is_an_unconfirmed_premise():
    assert MATCHER.rank("did Stormgate and Zorblax spend an estimated $100 million?").premise == "Zorblax"


def test_the_opposite_of_what_the_passage_says_is_an_unconfirmed_premise():
    assert MATCHER.rank("why did corvane's share price soar on January 27?").premise == "soar"


def test_a_name_typed_without_its_capital_is_an_unconfirmed_premise():
    assert MATCHER.rank("did stormgate and facebook spend an estimated $100 million?").premise == "facebook"


def test_a_name_that_an_entrys_passage_lacks_is_an_unconfirmed_premise():
    assert MATCHER.rank("who started tidewell?").premise is None
    led = next(match for match in MATCHER.match("who started tidewell?") if match.entry)
    assert (
        unconfirmed(MATCHER.reader.read("who started tidewell at corvane?"), led, MATCHER.index) == "corvane"
    )


def test_one_of_two_left_open_is_no_premise():
    assert MATCHER.rank("did corvane's share price soar or plummet on January 27?").premise is None


def test_why_something_is_not_so_needs_a_passage_that_denies():
    assert MATCHER.rank("why didn't corvane's share price plummet on January 27?").premise == "didn't"
    assert MATCHER.rank("did corvane's share price not plummet on January 27?").premise is None


def test_what_somebody_is_asked_about_has_to_be_there():
    said = entry("what did Ferrow say?", "The turbines are a clarion call", of=ARTICLE)
    matcher = Matcher(knowledge(ARTICLE, entries=[said]))
    assert matcher.rank("what did Ferrow say about bearings?").premise == "bearings"
    assert matcher.rank("what did Ferrow say about the turbines?").premise is None


def test_an_entrys_yes_or_no_does_not_make_the_opposite_an_answer():
    fall = entry("did corvane's share price soar?", "On January 27, 2024", of=ARTICLE)
    matcher = Matcher(knowledge(ARTICLE, entries=[fall]))
    assert matcher.rank("did corvane's share price soar?").premise is None
    assert matcher.rank("why did corvane's share price soar?").premise == "soar"


def test_an_entrys_own_phrasing_leads_to_it_surely():
    odd = entry("corvane share price plummeted", "Stormgate spent significantly more", of=ARTICLE)
    match = Matcher(knowledge(ARTICLE, entries=[odd])).match("Corvane: share price plummeted?")[0]
    assert match.entry == odd
    assert match.score > 0.95


def test_a_phrasing_with_nothing_in_common_leads_nowhere():
    match = MATCHER.match("did Stormgate spend an estimated $100 million?")[0]
    assert match.entry is None
    assert match.passage is not None


def test_of_two_passages_with_the_same_words_the_one_in_the_questions_order_comes_first():
    matcher = Matcher(knowledge(document("Navy beat Army in May.\nArmy beat Navy in June.\n")))
    assert first("when did Army beat Navy?", matcher).startswith("Army")
    assert first("when did Navy beat Army?", matcher).startswith("Navy")


def test_what_the_passage_confirms_is_no_premise_to_doubt():
    assert MATCHER.rank("did Corvane's share price plummet on January 27, 2024?").premise is None


def test_the_sentence_that_asks_counts_more_than_those_beside_it():
    question = "I love Stormgate and its latest models. When did corvane's share price plummet?"
    assert first(question).startswith("On January 27")


def test_entries_are_completed_while_a_word_is_typed():
    assert MATCHER.nearest_entries("who star") == (FOUNDER,)


def test_a_knowledge_without_passages_matches_nothing():
    assert Matcher(knowledge(document("\n"))).match("who founded tidewell") == ()


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120), st.text(max_size=40))
def test_any_document_and_any_question_give_scores_between_0_and_1(text, question):
    for match in Matcher(knowledge(document(text))).match(question):
        assert 0.0 <= match.score <= 1.0


def test_two_processes_give_the_same_scores_to_the_last_bit():
    program = (
        "import json; from tests.knowledge.matching.test_matcher import MATCHER; "
        "print(json.dumps([m.score for m in MATCHER.match('who started tidewell and when')]))"
    )
    given_twice = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert given_twice[0] == given_twice[1]
    assert json.loads(given_twice[0])
