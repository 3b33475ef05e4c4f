"""What the sidecar of our article promises: every sentence reached, gaps explained, both sides shown."""

from __future__ import annotations

import json

import pytest

from knowledge import Matcher, lexicon
from knowledge.answers.answer import answer
from knowledge.model import PassageKind, Quoted, Unanswered
from knowledge.text.words import words
from tests.bench.strange_questions import everyday, strange
from tests.shipped.article import FOLDER, NAME, SEEDS, loaded

GOLDEN = FOLDER / "golden"
LABELS = ("Short Summary:",)


@pytest.fixture(scope="module")
def matcher():
    return Matcher(loaded())


@pytest.fixture(scope="module")
def document(matcher):
    return matcher.knowledge.documents[0]


def stems(text):
    return {word.stem for word in words(text) if word.text not in lexicon.words("stop_words")}


def plain(question):
    bare = question.casefold().replace("'", "").replace("’", "")
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def phrasings_of(matcher, passage):
    return [
        question
        for entry in matcher.knowledge.entries
        if any(one.start < passage.end and passage.start < one.end for one in entry.selectors)
        for question in entry.questions
    ]


def test_every_sentence_that_says_something_is_reached_by_six_phrasings(matcher, document):
    few = {}
    for passage in document.passages:
        text = document.text[passage.start : passage.end]
        if passage.kind is PassageKind.HEADING and text in LABELS:
            continue
        found = phrasings_of(matcher, passage)
        if len(found) < 6:
            few[text] = found
    assert few == {}


def test_some_phrasings_of_a_sentence_share_no_word_with_it(matcher, document):
    """A paraphrase is what an entry is for; a sentence whose phrasings only repeat its words has none."""
    without = []
    for passage in document.passages:
        text = document.text[passage.start : passage.end]
        own = stems(text)
        found = phrasings_of(matcher, passage)
        if found and all(own & stems(question) for question in found):
            without.append(text)
    assert without == []


def test_at_least_twenty_five_gaps_say_in_a_sentence_what_the_article_does_say(matcher):
    gaps = [entry for entry in matcher.knowledge.entries if entry.gap]
    assert len(gaps) >= 25
    assert [entry.gap for entry in gaps if not entry.gap.endswith(".") or len(entry.questions) < 4] == []


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Was DeepSeek's progress anticipated or unexpected?", ("“Anticipated”", "unexpected advancements")),
        (
            "Is Anthropic's CEO for export limits or for changing the policy?",
            ("Supports U.S. Export Limits", "advocating for a reevaluation"),
        ),
        (
            "Does Anthropic's CEO support U.S. export limits?",
            ("strong support for U.S. export limitations", "advocating for a reevaluation"),
        ),
    ],
)
def test_where_the_article_contradicts_itself_both_sides_are_shown(matcher, question, sides):
    given = answer(matcher, question)
    assert isinstance(given, Quoted)
    shown = " ".join(quotation.exact for quotation in given.quotations)
    assert [side for side in sides if side not in shown] == []
    assert given.note is not None


def test_a_date_is_quoted_as_printed_and_said_to_be(matcher):
    given = answer(matcher, "When did Nvidia's share price plummet?")
    assert isinstance(given, Quoted)
    assert "January 27, 2024" in given.quotations[0].exact
    assert given.note == "The date is quoted as printed."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who wrote this article?", "names no author"),
        ("by how many percent did nvidia's shares fall", "no percentage"),
        ("does the article give the name of Anthropic's CEO?", "never gives a name"),
    ],
)
def test_what_the_article_does_not_say_is_refused_with_what_it_does_say(matcher, question, said):
    given = answer(matcher, question)
    assert isinstance(given, Unanswered)
    assert said in given.note


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did Nvidia's shares rise?", "plummeted"),
        ("Why is DeepSeek more expensive than Western AI?", "fraction of the cost"),
    ],
)
def test_a_false_premise_is_no_answer_and_what_the_article_says_instead_is_shown(matcher, question, said):
    given = answer(matcher, question)
    assert not isinstance(given, Quoted)
    assert said in (given.note if isinstance(given, Unanswered) else given.quotations[0].exact)


def test_what_somebody_is_said_to_have_said_who_is_not_there_is_no_answer(matcher):
    assert not isinstance(answer(matcher, "Why did Elon Musk call it a Sputnik moment?"), Quoted)


def test_the_sidecar_stays_lean(matcher):
    assert len((SEEDS / f"{NAME}.toml").read_text("utf-8").splitlines()) <= 1200
    assert sum(entry.gap is not None for entry in matcher.knowledge.entries) <= 40
    assert [entry.questions[0] for entry in matcher.knowledge.entries if len(entry.questions) > 15] == []


def test_golden_questions_are_no_phrasings(matcher):
    """They only measure; but for seven that entries are named by, such as "Who founded …?", none is one."""
    golden = {
        plain(json.loads(line)["question"])
        for path in (*GOLDEN.glob("article-*.jsonl"), GOLDEN / "gaps.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }
    later = [question for entry in matcher.knowledge.entries for question in entry.questions[1:]]
    assert [question for question in later if plain(question) in golden] == []
    names = [entry.questions[0] for entry in matcher.knowledge.entries]
    assert sum(plain(name) in golden for name in names) <= 7


@pytest.mark.parametrize(
    "question",
    [
        "what is the capital of france",
        "who is the president of france",
        "who founded the red cross?",
        "how much does a stamp cost?",
        "where can i buy shoes",
        "how do i install python",
    ],
)
def test_a_word_shared_with_an_entry_answers_no_question_about_something_else(matcher, question):
    assert not isinstance(answer(matcher, question), Quoted)


def test_a_golden_gap_is_one_of_the_known_gaps(matcher):
    gaps = {entry.questions[0] for entry in matcher.knowledge.entries if entry.gap}
    lines = [
        json.loads(line) for path in GOLDEN.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()
    ]
    assert {line["gap"] for line in lines if "gap" in line} - gaps == set()


def test_an_everyday_question_is_given_no_known_gaps_sentence(matcher):
    """Nor is one of SQuAD's about other articles: `python -m tests.bench.strange_questions`."""
    found = strange(matcher, everyday())
    assert found.gap == ()
    assert len(found.quoted) <= 3
