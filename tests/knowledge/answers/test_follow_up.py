"""Follow-ups: which questions lean on an earlier answer, what they become, and how they are answered."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Matcher, Quoted, Reason, Selector, Unanswered, Unsure, load
from knowledge.answers.follow_up import Earlier, Follower
from knowledge.answers.kind_offered import offers
from knowledge.answers.leaning_question import Lean, leaning
from knowledge.answers.named_things import Names, tokens
from knowledge.answers.small_talk import says_enough
from knowledge.matching.answer_kinds import Wanted
from tests.articles import NEWS

FOUNDER = "Founded in 2023 by Oona Marrick"
CLARION = "“The turbines are a clarion call"
PATTERN = "“Tidewell mirrors an old pattern"
FLOOR = "“If Tidewell raises the floor"
LARGE = "The recent suspension of new registrations"
OTTERSEN = "The ability of Tidewell to manage"
CORVANE = "On January 27, 2024, market reactions"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load(NEWS))


@pytest.fixture(scope="module")
def names(matcher) -> Names:
    return Names(matcher.knowledge)


@pytest.fixture
def ask(matcher):
    """Ask a follow-up to an answer that quoted the passages that begin in some way."""

    def asked(follow_up: str, *beginnings: str, before: str | None = None):
        (document,) = matcher.knowledge.documents
        passages = [p for b in beginnings for p in document.passages if document.text.startswith(b, p.start)]
        assert len(passages) == len(beginnings)
        places = tuple(Selector(document.name, p.start, p.end) for p in passages)
        return Follower(matcher).follow(follow_up, Earlier(places, before))

    return asked


@pytest.mark.parametrize(
    ("question", "lean"),
    [
        ("who said that?", Lean.WHO_SAID),
        ("says who", Lean.WHO_SAID),
        ("Where does the article say that?", Lean.WHO_SAID),
        ("source?", Lean.WHO_SAID),
        ("where did he post that", Lean.WHERE_SAID),
        ("when did she say so", Lean.WHEN_SAID),
        ("what else did he say?", Lean.MORE),
        ("anything else", Lean.MORE),
        ("who else said something?", Lean.OTHERS),
        ("anyone else?", Lean.OTHERS),
        ("what happened next?", Lean.THING),
        ("and Ferrow?", Lean.INSTEAD),
        ("what about stormgate", Lean.INSTEAD),
        ("Corvane?", Lean.INSTEAD),
        ("what about ethics?", Lean.SUBJECT),
        ("how many chips?", Lean.SUBJECT),
        ("who is he?", Lean.PERSON),
        ("what does she think of Corvane", Lean.PERSON),
        ("how much did it cost?", Lean.THING),
        ("when?", Lean.BARE),
        ("and why is that?", Lean.BARE),
        ("in what year was that", Lean.BARE),
    ],
)
def test_a_question_that_says_too_little_leans_on_the_earlier_answer(names, question, lean) -> None:
    assert leaning(question, names) is lean


@pytest.mark.parametrize(
    "question",
    [
        "who started tidewell",
        "what did Ferrow say he wants to change",
        "is it true that tidewell spent so little",
        "who said that the turbines are a clarion call?",
        "what is this article about?",
        "what else did Ferrow say?",
        "how do i bake sourdough bread",
        "what can you do?",
        "who are you?",
        "thanks!",
        "hello",
        "",
        "???",
        "and",
        "is there a cafe",
        "are there any toilets at the yard",
    ],
)
def test_a_question_that_says_enough_stands_by_itself(names, question) -> None:
    assert leaning(question, names) is None


def test_naming_the_speaker_again_is_no_more_than_he(names) -> None:
    assert leaning("what else did Ferrow say?", names, "David Ferrow") is Lean.MORE
    assert leaning("what else did Ferrow say?", names, "Gregory Hollin") is None


def test_a_question_is_looked_at_more_closely_wherever_it_may_lean(matcher) -> None:
    assert Follower(matcher).may_lean("when?")
    assert Follower(matcher).may_lean("what else did ferrow say")
    assert not Follower(matcher).may_lean("who started tidewell")


def test_who_said_that_is_answered_by_the_same_words_with_their_speaker(ask) -> None:
    followed = ask("who said that?", CLARION)

    assert isinstance(followed.answer, Quoted)
    assert followed.answer.quotations[0].exact.startswith(CLARION)
    assert followed.answer.quotations[0].speaker == "David Ferrow"
    assert ask("who said that?", FOUNDER).answer.quotations[0].speaker is None


def test_what_else_somebody_said_is_their_other_direct_quotations_alone(ask) -> None:
    followed = ask("what else did he say?", PATTERN)

    assert [one.exact[:20] for one in followed.answer.quotations] == [FLOOR[:20]]
    assert all(one.speaker == "Gregory Hollin" for one in followed.answer.quotations)


def test_where_nothing_else_is_quoted_of_them_that_is_said(ask) -> None:
    followed = ask("what else did he say?", CLARION)

    assert isinstance(followed.answer, Unanswered)
    assert followed.answer.reason is Reason.NOT_IN_DOCUMENT
    assert followed.speaker == "David Ferrow"
    assert isinstance(ask("what else did he say?", PATTERN, FLOOR).answer, Unanswered)


@pytest.mark.parametrize(
    ("before", "follow_up", "understood"),
    [
        ("what did Ottersen say", "and Ferrow?", "what did Ferrow say"),
        ("What was Stormgate's budget?", "and tidewell?", "What was tidewell's budget?"),
        ("what did ferrow say about stormgate", "and corvane?", "what did ferrow say about corvane"),
        ("what did ferrow say about stormgate", "and hollin?", "what did hollin say about stormgate"),
        ("why did Corvane fall?", "when?", "when Corvane fall"),
        ("Who founded Tidewell?", "in what year was that?", "in what year founded Tidewell"),
        ("who started tidewell", "what did it cost?", "what did Tidewell cost?"),
        ("who started tidewell", "how old is he?", "how old is Oona Marrick?"),
        ("who started tidewell", "what is his job", "who is Oona Marrick"),
        ("who started tidewell", "what is his first name", "what is Oona Marrick’s first name"),
        ("what did ferrow say", "and about corvane?", "what did ferrow say about corvane"),
        ("what did ferrow say?", "and stormgate?", "what did ferrow say about stormgate"),
    ],
)
def test_the_question_is_put_together_from_both(ask, before, follow_up, understood) -> None:
    followed = ask(follow_up, FOUNDER, before=before)

    assert followed.understood in {understood, understood.replace("when Corvane", "when did Corvane")}


def test_who_else_is_quoted_is_answered_by_the_words_of_others(ask) -> None:
    speakers = {one.speaker for one in ask("who else is quoted?", CLARION).answer.quotations}

    assert speakers >= {"Brightwater’s CEO", "Gregory Hollin"}
    assert "David Ferrow" not in speakers


def test_more_of_the_articles_own_words_is_what_comes_next_and_no_sure_answer(ask) -> None:
    followed = ask("tell me more", FOUNDER)

    assert isinstance(followed.answer, Unsure)
    assert followed.answer.quotations[0].exact.startswith("The allegations that Tidewell")


def test_after_the_last_words_of_the_article_nothing_comes_next(ask) -> None:
    assert isinstance(ask("tell me more", "For more insights on how").answer, Unanswered)


def test_where_alone_is_where_the_words_were_said_if_the_article_tells(ask) -> None:
    followed = ask("where?", CLARION, before="what did ferrow say")

    assert followed.lean is Lean.WHERE_SAID
    assert followed.answer.quotations[0].exact.startswith(CLARION)


def test_words_that_were_shown_are_no_sure_answer_to_the_next_question_unless_they_say_who_it_is(ask) -> None:
    why = ask("why did he say that?", OTTERSEN, before="what did ottersen say")
    who = ask("who is he?", OTTERSEN, before="what did ottersen say")

    assert not isinstance(why.answer, Quoted)
    assert isinstance(who.answer, Quoted)


def test_a_question_that_stands_by_itself_is_left_to_be_answered_afresh(ask) -> None:
    assert ask("who started tidewell", CLARION, before="what did ferrow say") is None


def test_a_question_that_leans_on_nothing_is_left_alone(matcher) -> None:
    assert Follower(matcher).follow("who said that?", Earlier(())) is None


def test_a_refusal_can_be_followed_by_another_name(matcher) -> None:
    followed = Follower(matcher).follow("and Ferrow?", Earlier((), "what did Musk say about nothing"))

    assert followed.understood == "what did Musk say about nothing Ferrow"


def test_another_name_that_leads_to_the_same_words_is_not_given_as_the_answer(ask) -> None:
    followed = ask("and stormgate?", FOUNDER, before="who started tidewell")

    assert not isinstance(followed.answer, Quoted)


def test_an_interrogative_is_answered_only_by_words_of_its_kind(ask) -> None:
    dated = ask("when?", CORVANE, before="why did corvane's share price fall")
    undated = ask("when?", CLARION, before="what did ferrow say about the turbines")

    assert dated.answer.quotations[0].exact.startswith(CORVANE)
    assert isinstance(undated.answer, Unsure | Unanswered)


@pytest.mark.parametrize("follow_up", ["why?", "why does that matter?", "tell me more"])
def test_what_only_the_earlier_words_speak_for_is_never_given_as_the_answer(ask, follow_up) -> None:
    assert not isinstance(ask(follow_up, LARGE).answer, Quoted)


def test_a_follow_up_to_a_follow_up_does_not_take_that_for_its_question(ask) -> None:
    followed = ask("and Ferrow?", PATTERN, before="who said that?")

    assert followed.understood == "what did Ferrow say"


@pytest.mark.parametrize("text", ["Help!", "A quick question", "please help me", "Tidewell", "", "???"])
def test_a_title_without_substance_asks_about_nothing(text) -> None:
    assert not says_enough(text)


@pytest.mark.parametrize("text", ["Who started Tidewell?", "tidewell budget", "Help, what did Ferrow say"])
def test_a_title_with_two_words_of_substance_asks_about_something(text) -> None:
    assert says_enough(text)


def test_the_numbers_of_a_date_are_no_amount() -> None:
    assert not offers("It fell on January 27, 2024.", Wanted.AMOUNT)
    assert offers("It fell by 17 percent on January 27, 2024.", Wanted.AMOUNT)
    assert offers("It fell on January 27.", Wanted.TIME)


def test_the_longest_name_counts_and_keeps_its_place(names) -> None:
    text = "and what did Brightwater’s CEO think of Ferrow's post?"
    found = names.found_in(text)

    assert [(one.name, one.person) for one in found] == [("Brightwater’s CEO", True), ("David Ferrow", True)]
    assert [text[one.start : one.end] for one in found] == ["Brightwater’s CEO", "Ferrow's"]


@given(st.text(max_size=300))
def test_every_word_of_any_text_is_found_where_it_stands(text) -> None:
    found = tokens(text)

    assert all(text[one.start : one.end].strip() for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


PIECES = st.sampled_from(
    """
    who said that when where why how much what else did he she it his ferrow tidewell and or the about
    stormgate ? . ’s her “ more chips article
    """.split()  # noqa: SIM905 - a list of words reads as words
)


@given(st.lists(PIECES, max_size=9), st.lists(PIECES, max_size=6), st.integers(0, 34))
def test_any_words_in_any_order_get_an_answer_whose_quotations_are_slices(
    matcher, said, before, number
) -> None:
    (document,) = matcher.knowledge.documents
    passage = document.passages[number]
    earlier = Earlier((Selector(document.name, passage.start, passage.end),), " ".join(before) or None)
    followed = Follower(matcher).follow(" ".join(said), earlier)

    if followed is not None and not isinstance(followed.answer, Unanswered):
        assert all(document.text[one.start : one.end] == one.exact for one in followed.answer.quotations)
