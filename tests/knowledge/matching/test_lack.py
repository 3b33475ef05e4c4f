from __future__ import annotations

import numpy as np
import pytest

from knowledge import Matcher, Quoted, Unsure, answer
from knowledge.console.doubts import doubt
from knowledge.matching.asked_and_held import ASKED_AND_HELD, asked_and_held
from knowledge.matching.passage_scores import weigh
from knowledge.matching.words_asked import words_asked
from knowledge.model import Lack, Missing
from tests.knowledge.factories import document, knowledge

TEXT = """\
The ferry that stayed at home

The Saltwick ferry, which carries 310 passengers, was laid up in March because its engine had cracked. \
Its captain, Orla Venn, 54, joined the line from a fishing family.

“We shall sail again before the herring do,” said Orla Venn. \
She added that a new engine had been ordered from Gdansk.

The harbour master, Tobias Quell, watched the tugs from the pier. \
Repairs were delayed by a strike at the foundry.

Ruth Amsel, who chairs the islanders' union and once taught there, said that the strike was a scandal. \
According to the engineer Piet Holm, the crack was 40 centimetres long.
"""
ARTICLE = document(TEXT, speakers=("Orla Venn",))
MATCHER = Matcher(knowledge(ARTICLE))


def lack(question: str) -> Lack | None:
    return MATCHER.rank(question, limit=8).lack


def first(question: str) -> str:
    passage = MATCHER.rank(question, limit=8).matches[0].passage
    assert passage is not None
    return TEXT[passage.start : passage.end]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("how old is Tobias Quell?", Missing.AGE),
        ("How tall is the harbour master Tobias Quell?", Missing.LENGTH),
        ("how much did Tobias Quell pay for the pier?", Missing.MONEY),
        ("what percentage of the tugs did Tobias Quell watch from the pier?", Missing.PERCENT),
        ("how many tugs did the harbour master Tobias Quell watch?", Missing.COUNT),
    ],
)
def test_a_passage_without_the_kind_of_thing_asked_for_lacks_it(question, missing):
    found = lack(question)

    assert found is not None
    assert found.missing is missing


@pytest.mark.parametrize(
    "question",
    [
        "how old is the captain Orla Venn?",
        "how many passengers does the Saltwick ferry carry?",
        "how long was the crack that Piet Holm saw?",
        "why was the Saltwick ferry laid up?",
        "who is the captain of the Saltwick ferry?",
    ],
)
def test_a_passage_that_holds_what_is_asked_lacks_nothing(question):
    assert lack(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "what is the name of the foundry where the strike was?",
        "name of the foundry with the strike that delayed repairs?",
    ],
)
def test_a_thing_that_is_told_of_without_its_name_lacks_the_name(question):
    assert lack(question) == Lack(Missing.PERSON)


def test_a_name_that_stands_beside_the_thing_is_found():
    assert lack("what is the name of the harbour master?") is None


def test_what_the_question_says_itself_is_not_what_it_asks_for():
    found = lack("how old is the captain Orla Venn, who carries 310 passengers?")
    again = lack("how many of the 310 passengers did the Saltwick ferry carry?")

    assert found is None
    assert again == Lack(Missing.COUNT)


def test_an_attribute_that_no_word_tells_is_named():
    assert lack("is the harbour master Tobias Quell married?") == Lack(Missing.WORD, "married")


def test_the_askers_own_family_is_no_attribute():
    assert lack("my brother wants to know why the Saltwick ferry was laid up") is None


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("What did Orla Venn say about the herring?", {"orla", "venn"}, {"herring"}),
        ("what's Ruth Amsel's opinion of the strike", {"ruth", "amsel"}, {"strike"}),
        ("how did the harbour master react to the strike?", {"harbour", "master"}, {"strike"}),
        ("what Piet Holm thinks about the crack", {"piet", "holm"}, {"crack"}),
        ("what was the reaction of Orla Venn to the strike", {"orla", "venn"}, {"strike"}),
    ],
)
def test_whose_words_are_asked_for_and_about_what(question, speaker, topic):
    read = MATCHER.reader.read(question)
    asked = words_asked(read)

    assert asked is not None
    assert {read.terms[number].word.text for number in asked.terms} == speaker
    assert {read.terms[number].word.text for number in asked.topic} == topic


@pytest.mark.parametrize(
    "question",
    [
        "what position did Orla Venn hold?",
        "when did Orla Venn say they would sail?",
        "what does the union say about the strike?",
        "what prompted Orla Venn to believe it?",
        "what did the ferry carry?",
    ],
)
def test_what_asks_for_something_else_asks_for_nobodys_words(question):
    assert words_asked(MATCHER.reader.read(question)) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did Orla Venn say about the herring?", "before the herring do"),
        ("what did Orla Venn say about the new engine?", "ordered from Gdansk"),
        ("what did Ruth Amsel say about the strike?", "was a scandal"),
        ("what does Piet Holm say about the crack?", "40 centimetres"),
    ],
)
def test_words_of_whom_the_question_names_come_first(question, words):
    assert words in first(question)
    assert lack(question) is None


def test_somebody_who_is_only_mentioned_is_not_given_words():
    assert lack("what did Tobias Quell say about the strike?") == Lack(Missing.SPEAKER, "Tobias Quell")


def test_words_about_something_else_are_not_about_that():
    assert lack("what did Orla Venn say about vegetables?") == Lack(Missing.TOPIC, "Orla Venn")


def test_what_is_lacking_makes_an_answer_unsure_and_is_said():
    given = answer(MATCHER, "how old is the harbour master Tobias Quell?")

    assert isinstance(given, Unsure)
    assert given.lack == Lack(Missing.AGE)
    assert doubt(given) == "No age that answers is found in this passage."


def test_what_is_held_is_quoted_as_before():
    assert isinstance(answer(MATCHER, "how many passengers does the Saltwick ferry carry?"), Quoted)


@pytest.mark.parametrize("missing", list(Missing))
def test_every_lack_has_a_sentence(missing):
    assert doubt(Unsure("q", (), 0.5, lack=Lack(missing, "Orla Venn")))


def test_the_columns_say_what_is_asked_and_held():
    read = MATCHER.reader.read("how old is the captain Orla Venn?")
    weighed = weigh(read, MATCHER.index, MATCHER.weights)
    table = asked_and_held(read, weighed.evidence, MATCHER.index, np.arange(len(MATCHER.index.passages)))
    offered = table[:, ASKED_AND_HELD.index("kind offered")]

    assert table.shape == (len(MATCHER.index.passages), len(ASKED_AND_HELD))
    assert ((table >= 0.0) & (table <= 1.5)).all()
    assert "54" in TEXT[MATCHER.index.passages[int(offered.argmax())].start :][:200]
