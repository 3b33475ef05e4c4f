from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.answer import answer, answer_entry, suggestions
from knowledge.answers.thresholds import Thresholds
from knowledge.documents.load import load
from knowledge.matching.matcher import Matcher
from knowledge.model import Quoted, Reason, Told, Unanswered, Unsure
from knowledge.quotation import quotation
from tests.articles import NEWS
from tests.knowledge.factories import document, entry, knowledge

ARTICLE = document(speakers=("Ferrow",))
FOUNDER = entry(
    ["who started tidewell?", "who founded tidewell", "who is behind tidewell"],
    "Founded in 2023 by Oona Marrick, the company has quickly gained prominence",
    of=ARTICLE,
)
COSTS = entry(
    ["how much did stormgate spend on its latest models?"],
    "Stormgate spent significantly more, an estimated $100 million on its latest machines.",
    of=ARTICLE,
    note="An estimate of the article.",
)
STAFF = entry(["how many people work at tidewell?"], of=ARTICLE, gap="The article gives no headcount.")
MATCHER = Matcher(knowledge(ARTICLE, entries=[FOUNDER, COSTS, STAFF]))


def ask(question):
    return answer(MATCHER, question)


def test_a_question_an_entry_knows_is_quoted():
    reply = ask("who started tidewell")
    assert isinstance(reply, Quoted)
    assert "Oona Marrick" in reply.quotations[0].exact


def test_a_question_no_entry_knows_is_answered_by_the_passage():
    reply = ask("when did corvane's share price plummet?")
    assert isinstance(reply, Quoted)
    assert reply.quotations[0].exact.startswith("On January 27, 2024")


def test_an_off_topic_question_is_refused_without_a_quotation():
    reply = ask("how do i bake sourdough bread")
    assert isinstance(reply, Unanswered)
    assert reply.reason is Reason.OFF_TOPIC


def test_a_known_gap_is_explained():
    reply = ask("how many people work at Tidewell")
    assert isinstance(reply, Unanswered)
    assert (reply.reason, reply.note) == (Reason.KNOWN_GAP, "The article gives no headcount.")


@pytest.mark.parametrize(
    "question", ["hi", "Hello there!", "thanks a lot", "who are you?", "THANK YOU 🙏", "gm"]
)
def test_small_talk_gets_no_quotation(question):
    reply = ask(question)
    assert isinstance(reply, Unanswered)
    assert reply.reason is Reason.SMALL_TALK


@pytest.mark.parametrize("question", ["", "   ", "🎉🎉", "???", "@everyone", "\x00", "<@123456789012345678>"])
def test_a_question_about_nothing_is_empty(question):
    reply = ask(question)
    assert isinstance(reply, Unanswered)
    assert reply.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "question", ["what is it", "why", "who made it", "lol who did it", "which one?", "is it true?", "and?"]
)
def test_a_question_that_names_nothing_is_told_from_a_greeting_and_from_nothing_asked(question):
    assert ask(question).reason is Reason.VAGUE


@pytest.mark.parametrize("said", ["ok", "k", "omg", "hahahaha", "loool", "heyyy", "huh?", "what's up"])
def test_chat_is_small_talk_however_it_is_spelt(said):
    assert ask(said).reason is Reason.SMALL_TALK


def test_without_documents_nothing_is_answered():
    reply = answer(Matcher(knowledge()), "who started tidewell")
    assert reply == Unanswered("who started tidewell", Reason.NO_DOCUMENTS, confidence=0.0)


@pytest.mark.parametrize(
    "question",
    [
        "x" * 6000,
        "tidewell " * 700,
        "'; DROP TABLE questions; --",
        "for (int i = 0; i < n; i++) { print(i); }",
        "¿Quién fundó la panadería de la esquina?",
        "谁创立了面包店",
        "(((((((((((((((((((((((a+)+)+)+",
        "\u202eevil\u200b",
        "a." * 1000,
    ],
)
def test_bad_input_gets_an_answer_and_no_exception(question):
    assert isinstance(ask(question), Quoted | Told | Unsure | Unanswered)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_whose_quotations_are_slices(question):
    reply = ask(question)
    shown = () if isinstance(reply, Told | Unanswered) else (*reply.quotations, *reply.further)
    assert all(one.exact == ARTICLE.text[one.start : one.end] for one in shown)


def test_a_number_the_document_does_not_know_makes_the_answer_unsure():
    reply = ask("did corvane's share price plummet in 2019?")
    assert isinstance(reply, Unsure)
    assert reply.premise == "2019"


def test_thresholds_decide_between_the_outcomes():
    question = "who started tidewell"
    assert isinstance(answer(MATCHER, question, Thresholds(quoted=1.01, unsure=0.1, entry=1.01)), Unsure)
    assert isinstance(answer(MATCHER, question, Thresholds(quoted=1.02, unsure=1.01)), Unanswered)


def test_an_entry_of_the_operators_own_has_a_threshold_of_its_own():
    by_entry, by_passage = "who started tidewell", "when did corvane's share price plummet?"
    strict = Thresholds(quoted=1.01, unsure=0.1, entry=0.4)
    assert isinstance(answer(MATCHER, by_entry, strict), Quoted)
    assert isinstance(answer(MATCHER, by_passage, strict), Unsure)


def test_an_entry_answers_directly_with_its_note():
    reply = answer_entry(MATCHER, COSTS)
    assert isinstance(reply, Quoted)
    assert reply.note == "An estimate of the article."
    assert reply.question == "how much did stormgate spend on its latest models?"


def test_a_gap_picked_directly_is_explained():
    assert answer_entry(MATCHER, STAFF).note == "The article gives no headcount."


def test_a_quotation_names_its_speaker_and_paragraph():
    start = ARTICLE.text.index("“The turbines")
    shown = quotation(ARTICLE, start, len(ARTICLE.text) - 1)
    assert (shown.speaker, shown.paragraph) == ("Ferrow", 5)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10**9)])
def test_a_quotation_outside_the_text_is_an_error(start, end):
    with pytest.raises(ValueError, match="outside"):
        quotation(ARTICLE, start, end)


def test_suggestions_leave_out_what_cannot_be_answered():
    assert suggestions(MATCHER, "how many people work at tidewell") == (FOUNDER,)


def test_suggestions_for_nothing_typed_are_all_answerable_entries():
    assert suggestions(MATCHER, "") == (FOUNDER, COSTS)


@pytest.mark.parametrize(
    "question",
    [
        "hey, how are you today?",
        "are you a real person?",
        "nice one mate",
        "lol thanks bot",
        "what can you do",
    ],
)
def test_talk_to_the_bot_is_told_from_questions(question):
    assert ask(question).reason is Reason.SMALL_TALK


@pytest.mark.parametrize("greeting", ["hi", "hey bot,", "thanks!", "lol"])
def test_a_greeting_before_a_question_changes_nothing(greeting):
    reply = ask(f"{greeting} who started tidewell?")
    assert isinstance(reply, Quoted)
    assert "Oona Marrick" in reply.quotations[0].exact


def test_a_refusal_says_whether_the_subject_is_the_documents():
    off, on = ask("who won the 1998 world cup"), ask("which colour do corvane's chips and models have")
    assert isinstance(off, Unanswered)
    assert off.reason is Reason.OFF_TOPIC
    assert not (isinstance(on, Unanswered) and on.reason is Reason.OFF_TOPIC)


def test_what_names_something_of_the_documents_is_not_called_off_their_subject():
    named, other = ask("how does corvane like its coffee"), ask("how does my cat like its coffee")
    assert not isinstance(named, Quoted)
    assert not (isinstance(named, Unanswered) and named.reason is Reason.OFF_TOPIC)
    assert other.reason is Reason.OFF_TOPIC


@pytest.mark.parametrize(
    "question",
    [
        "how do i bake sourdough bread now",
        "how tall is a giraffe",
        "whats the derivative of sin x",
    ],
)
def test_words_that_neither_document_nor_entry_has_are_refused_without_a_guess(question):
    reply = answer(Matcher(load(NEWS)), question)
    assert isinstance(reply, Unanswered)
    assert reply.reason is Reason.OFF_TOPIC


def test_an_answer_offers_further_passages_that_it_does_not_already_show():
    reply = ask("who started tidewell?")
    shown = {(one.start, one.end) for one in reply.quotations}
    assert not shown & {(one.start, one.end) for one in reply.further}
