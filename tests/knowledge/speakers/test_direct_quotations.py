from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.speakers.attribution import attribute
from knowledge.speakers.direct_quotations import SpeakerCount, quotations_by, speakers
from tests.knowledge.factories import document, knowledge

FLOODS = """\
Mayor Delphine Orcutt faced questions. “We should have opened the shelters sooner,” she told reporters.

The levee is old. “Steel forgives,” said engineer Anders Fjeld, “but it never forgets.”

Registration was closed due to “large-scale malicious attacks” on Monday.
"""
STRIKE = (
    "The Dockers’ Union called the offer “an insult to every worker”. “Ships will move,” said Anders Fjeld.\n"
)


def loaded(text, name, aliases=()):
    made = document(text, name, aliases)
    return replace(made, quotations=attribute(text, made.paragraphs, made.passages))


FLOOD_DOCUMENT = loaded(FLOODS, "floods", [("Delphine Orcutt", ["the boss of the town", "Del"])])
STRIKE_DOCUMENT = loaded(STRIKE, "strike")
KNOWLEDGE = knowledge(FLOOD_DOCUMENT, STRIKE_DOCUMENT)


def exacts(speaker=None, about=None):
    return [one.text[q.start : q.end] for one, q in quotations_by(KNOWLEDGE, speaker, about)]


def test_speakers_come_with_their_counts_the_most_quoted_first():
    assert speakers(KNOWLEDGE) == (
        SpeakerCount("Anders Fjeld", 3),
        SpeakerCount("Delphine Orcutt", 1),
        SpeakerCount("The Dockers’ Union", 1),
    )


def test_without_a_speaker_and_a_subject_all_quotations_come_in_source_order():
    assert (
        exacts()
        == exacts("", " ")
        == [
            "We should have opened the shelters sooner,",
            "Steel forgives,",
            "but it never forgets.",
            "large-scale malicious attacks",
            "an insult to every worker",
            "Ships will move,",
        ]
    )


@pytest.mark.parametrize(
    "asked", ["Anders Fjeld", "fjeld", "anders", "Fjelld", "fjeld anders", "Anders Fjeld’s"]
)
def test_a_speaker_is_found_by_part_of_the_name_misspelt_or_in_another_order(asked):
    assert exacts(asked) == ["Steel forgives,", "but it never forgets.", "Ships will move,"]


@pytest.mark.parametrize("asked", ["del", "the boss of the town", "boss of the town"])
def test_a_speaker_is_found_by_the_documents_aliases(asked):
    assert exacts(asked) == ["We should have opened the shelters sooner,"]


@pytest.mark.parametrize("asked", ["Augustin Marlowe", "Anders Holm", "x", "😀", "?"])
def test_an_unknown_speaker_is_quoted_with_nothing(asked):
    assert exacts(asked) == []


def test_a_subject_ranks_what_is_quoted_before_what_stands_around_it():
    assert exacts(about="ships steel") == [
        "Steel forgives,",
        "Ships will move,",
        "but it never forgets.",
        "an insult to every worker",
    ]


def test_a_subject_is_found_in_any_inflection():
    assert exacts(about="shelter") == ["We should have opened the shelters sooner,"]


def test_a_subject_in_the_sentence_around_a_fragment_finds_it():
    assert exacts(about="registration") == ["large-scale malicious attacks"]


def test_a_subject_nobody_speaks_of_finds_nothing():
    assert exacts(about="sourdough") == exacts(about="the of and") == []


def test_a_speaker_and_a_subject_must_both_be_met():
    assert exacts("fjeld", "ships") == ["Ships will move,"]
    assert exacts("orcutt", "ships") == []


@given(st.text(), st.text())
def test_any_speaker_and_any_subject_give_quotations_of_the_documents(speaker, about):
    for one, quotation in quotations_by(KNOWLEDGE, speaker, about):
        assert quotation in one.quotations
