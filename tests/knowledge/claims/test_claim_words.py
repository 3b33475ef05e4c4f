"""What counts as the same word, the same amount, the same person, and a word beside another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claims.alignment import align
from knowledge.claims.message_claims import read_claims
from knowledge.claims.named_speaker import named_after, named_before
from knowledge.claims.person_names import name_words, same_name, stands_in
from knowledge.claims.same_meaning import same_amount
from knowledge.claims.spelling import english, is_typo, one_more_s, same_word

WORDS = st.lists(st.sampled_from("abcde"), max_size=12)


@given(WORDS, WORDS)
def test_an_alignment_covers_both_sides_and_runs_alternate(claimed, source):
    claim_end = source_end = 0
    before = None
    for run in align(claimed, source):
        assert (run.claim_start, run.source_start) == (claim_end, source_end)
        assert run.same is not before
        assert (
            not run.same
            or claimed[run.claim_start : run.claim_end] == source[run.source_start : run.source_end]
        )
        claim_end, source_end, before = run.claim_end, run.source_end, run.same
    assert (claim_end, source_end) == (len(claimed), len(source))


def test_words_that_could_lie_in_two_places_lie_together():
    runs = align(["the", "rise", "of", "it"], ["by", "the", "rise", "and", "the", "rise", "of", "it"])
    assert [(run.same, run.source_start) for run in runs] == [(False, 0), (True, 4)]


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("favoured", "favored"),
        ("utilising", "utilizing"),
        ("centre", "center"),
        ("defence", "defense"),
        ("cant", "can't"),
        ("labelled", "labeled"),
        ("dialog", "dialogue"),
        ("analyse", "analyze"),
        ("grey", "gray"),
        ("whilst", "while"),
        ("us", "u.s"),
    ],
)
def test_two_spellings_are_one_word(claimed, source):
    assert same_word(claimed, source)
    assert same_word(source, claimed)


@pytest.mark.parametrize(
    ("claimed", "source"),
    [("four", "for"), ("hour", "her"), ("56", "5.6"), ("five", "six"), ("lower", "power"), ("can", "can't")],
)
def test_two_words_are_not_one(claimed, source):
    assert not same_word(claimed, source)


@pytest.mark.parametrize(
    ("claimed", "source", "name"),
    [
        ("goverment", "government", False),
        ("teh", "the", False),
        ("advancments", "advancements", False),
        ("andreesen", "andreessen", True),
        ("deepseak", "deepseek", True),
    ],
)
def test_a_slip_of_the_keyboard_is_a_typo(claimed, source, name):
    assert is_typo(claimed, source, name=name, known=())


@pytest.mark.parametrize(
    ("claimed", "source", "name"),
    [
        ("police", "policy", False),
        ("unexpected", "expected", False),
        ("import", "export", False),
        ("r2", "r1", False),
        ("sachs", "sacks", True),
        ("2024", "2023", False),
        ("hopeless", "hopeful", False),
        ("contact", "contract", False),
    ],
)
def test_another_word_is_no_typo(claimed, source, name):
    assert not is_typo(claimed, source, name=name, known=())


def test_a_word_of_the_documents_is_no_typo():
    assert is_typo("wadhwany", "wadhwani", name=True, known=())
    assert not is_typo("wadhwany", "wadhwani", name=True, known={"wadhwany"})


def test_a_final_s_is_told_from_another_word():
    assert one_more_s("effort", "efforts")
    assert not one_more_s("a", "as")


def test_the_list_of_english_holds_words_and_no_header():
    assert {"police", "policy", "lower"} <= english()
    assert not any(word.startswith("#") or word != word.lower() for word in english())


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("5.6 million dollars", "$5.6 million"),
        ("$5,600,000", "$5.6 million"),
        ("27", "27th"),
        ("1st", "first"),
        ("twenty twenty three", "2023"),
        ("one hundred and five", "105"),
        ("3 percent", "3%"),
        ("$5.6m", "$5.6 million"),
        ("$5.6 mil", "$5.6mil"),
    ],
)
def test_one_amount_may_be_written_in_many_ways(claimed, source):
    assert same_amount(claimed.split(), source.split())


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("5.6 million", "$5.6 million"),
        ("$5.6 billion", "$5.6 million"),
        ("€100", "$100"),
        ("first", "one"),
        ("1.2.3", "123"),
        ("chips", "chips"),
        ("", ""),
        ("seven two", "72"),
        ("5 m", "5 million"),
        ("9" * 50, "9" * 50),
    ],
)
def test_another_amount_or_none_is_not_the_same(claimed, source):
    assert not same_amount(claimed.split(), source.split())


@given(
    st.lists(
        st.sampled_from(
            ["one", "two", "hundred", "million", "$5", "5.6", "and", "%", "third", "27th", "2,000", "-3", "x"]
        ),
        max_size=8,
    )
)
def test_no_run_of_number_words_raises(words):
    assert same_amount(words, words) in {True, False}


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("Allen", "Gregory Allen"),
        ("Greg Allen", "Gregory Allen"),
        ("G. Allen", "Gregory Allen"),
        ("Dr. Allen", "Gregory Allen"),
        ("CEO of Anthropic", "Anthropic’s CEO"),
        ("the CEO", "Anthropic’s CEO"),
        ("Director Gregory Allen", "Gregory Allen"),
        ("Andreesen", "Marc Andreessen"),
        ("David Sacks", "Sacks"),
    ],
)
def test_a_name_may_be_shorter_or_longer(claimed, source):
    assert same_name(name_words(claimed), name_words(source))


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("Paul Allen", "Gregory Allen"),
        ("OpenAI’s CEO", "Anthropic’s CEO"),
        ("Sacks", "Gregory Allen"),
        ("", "Allen"),
        ("the director", "Gregory Allen"),
        ("Allan", "Gregory Allen"),
    ],
)
def test_another_name_is_somebody_else(claimed, source):
    assert not same_name(name_words(claimed), name_words(source))


def test_a_name_stands_in_a_sentence_with_its_own_first_name_only():
    sentence = ["venture", "capitalist", "marc", "andreessen", "noted", "it"]
    assert stands_in(name_words("Marc Andreessen"), sentence)
    assert not stands_in(name_words("Gary Andreessen"), sentence)
    assert not stands_in((), sentence)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Falk said: “", "Falk"),
        ("did imre falk really say ", "imre falk"),
        ("According to Imre Falk, ", "Imre Falk"),
        ("said Falk: ", "Falk"),
        ("a quote by Imre Falk: ", "Imre Falk"),
        ("the spokesman told us that ", "spokesman"),
        ("look at this: ", None),
        ("he said ", None),
        ("my friend wrote ", None),
        ("didn’t Imre Falk say ", "Imre Falk"),
        ("Nobody said ", None),
        ("", None),
    ],
)
def test_the_words_before_a_quotation_may_name_a_speaker(text, name):
    named = named_before(text, lambda _: False)
    assert (named.name if named else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("” said Falk.", "Falk"),
        ("” — Imre Falk", "Imre Falk"),
        ("” Falk wrote on X", "Falk"),
        ("”, as noted by Falk", "Falk"),
        ("” according to the minister.", "minister"),
        ("” (Imre Falk, 2024)", "Imre Falk"),
        ("” is it true?", None),
        ("” not said Falk", None),
        ("", None),
    ],
)
def test_the_words_after_a_quotation_may_name_a_speaker(text, name):
    named = named_after(text.removeprefix("”"), lambda _: False)
    assert (named.name if named else None) == name


@given(st.text(alphabet=' \n>"“”’.,:—Aasaidby', max_size=120))
def test_a_message_always_has_a_reading(message):
    for reading in read_claims(message, lambda _: False):
        assert all(
            0 <= start <= end <= len(reading.whole.text) for start, end in (*reading.outside, *reading.named)
        )
