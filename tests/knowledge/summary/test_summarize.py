"""A summary in the document's own sentences."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from knowledge.model import Document, PassageKind
from knowledge.summary.summarize import Length, summarize
from knowledge.text.passages import segment
from knowledge.text.standing_alone import own_summary, stands_alone
from tests.knowledge import plain_documents as documents

ARTICLE = documents.article()


def loaded(text, title="Harbour"):
    paragraphs, passages = segment("document", text, ())
    return Document(
        name="document", path="seeds/document.txt", text=text, title=title, publisher=None, author=None,
        url=None, published=None, language="en", paragraphs=paragraphs, passages=passages, quotations=(),
        aliases=(), removed=0,
    )  # fmt: skip


def texts(document, passages):
    return [document.text[passage.start : passage.end] for passage in passages]


def summary(document, length=Length.MEDIUM):
    return texts(document, summarize(document, length))


def alone(sentence):
    document = loaded(sentence)
    return stands_alone(document, document.passages[0])


@pytest.mark.parametrize(("length", "size"), [(Length.SHORT, 3), (Length.MEDIUM, 6), (Length.LONG, 10)])
def test_the_forms_of_the_article_have_about_three_six_and_ten_sentences(length, size):
    assert len(summarize(ARTICLE, length)) == size


@pytest.mark.parametrize("length", [Length.MEDIUM, Length.LONG])
def test_the_longer_forms_of_the_article_are_prose_without_plugs(length):
    chosen = summarize(ARTICLE, length)
    assert {passage.kind for passage in chosen} == {PassageKind.PROSE}
    assert not any("Tideline" in text or "Stay tuned" in text for text in texts(ARTICLE, chosen))


@pytest.mark.parametrize(
    "heading",
    ["Short Summary:", "Key takeaways", "At a glance", "TL;DR", "## Summary", "**Key Points:**",
     "Highlights", "In brief", "What you need to know", "The Bottom Line", "KEY FACTS"],
)  # fmt: skip
def test_a_list_below_a_heading_that_announces_a_summary_is_the_summary(heading):
    text = (
        f"The Harbour Froze\n\n{heading}\n\n"
        "- The harbour of the town froze in January.\n- The ferries stayed away for a month.\n\n"
        "The harbour of the small town froze in the second week of January for the first time in years."
    )
    assert summary(loaded(text), Length.SHORT) == [
        "The harbour of the town froze in January.",
        "The ferries stayed away for a month.",
    ]


@pytest.mark.parametrize(
    "heading", ["Related articles", "In this article", "Ingredients", "A summary judgment in court"]
)
def test_a_list_below_another_heading_is_no_summary(heading):
    text = (
        f"{heading}\n\n- The harbour of the town froze in January.\n- The ferries stayed away for a month.\n"
    )
    assert own_summary(loaded(text)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "This means that the ferries will have to stay away until the spring.",
        "However, the harbour of the small town froze again in the second week.",
        "They had never seen the harbour of the small town freeze in January.",
        "It was the first time that the harbour of the town froze over.",
        "For example, the ferries between the islands stayed away for a month.",
        "As a result, the ferries between the islands stayed away for a month.",
        "When asked about the ice, he said the ferries would stay away longer.",
        "Founded in the spring of 1911, the company runs four ferries to the islands.",
        "The company runs four ferries between the islands and the small harbour town.",
        "Some of the ferries between the islands stayed away for a whole month.",
        "Such winters had not been seen by anybody who lived in the harbour.",
        "The Vesta shows how ice in harbours and these three kinds of ferries go together.",
        "The harbour board of Vell has become particularly careful in this context.",
        "Did the harbour of the small town really freeze over in January?",
        "Subscribe to the newsletter of the harbour for all the news of the ice.",
        "For more insights on how ice is formed in harbours, visit us at Harbourland.",
        "The harbour froze.",
        "Three things were missing in the harbour of the town that winter, namely:",
    ],
)
def test_a_sentence_that_leans_on_another_or_sells_something_does_not_stand_alone(sentence):
    assert not alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour of the small town froze in the second week of January.",
        "With the wind coming from the east, it is essential to know how thick the ice has become.",
        "Although the Vesta is an old ferry, its engines were strong enough for the ice.",
        "Ultimately, the ice in the harbour of Vell taught the town a lesson.",
        "Falk, the keeper of the gates, said that his family had never seen the harbour freeze.",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_stands_alone(sentence):
    assert alone(sentence)


def test_words_of_somebody_whom_the_passage_does_not_name_do_not_stand_alone():
    text = "“We opened the gates at dawn because the river rose so quickly that night.”\n\nFalk said so."
    document = documents.document(text)
    assert not stands_alone(document, document.passages[0])


def test_of_two_sentences_that_say_the_same_one_is_chosen():
    text = (
        "The harbour of Vell froze in the second week of January, and the ferries stayed away.\n\n"
        "In the second week of January the harbour of Vell froze and the ferries stayed away.\n\n"
        "Schools in the valley closed because the heating of two buildings failed.\n\n"
        "A grocer in Vell sold bread from a sledge to people on the far bank.\n\n"
        "The council voted for new gates that cost more than the old bridge did.\n\n"
        "Engineers from the capital measured the ice with drills every single morning."
    )
    chosen = summary(loaded(text), Length.LONG)
    assert len([text for text in chosen if "second week" in text]) == 1


def test_a_short_document_has_a_shorter_summary():
    text = "The harbour of Vell froze in January.\n\nThe ferries from Vell stayed away for a whole month."
    assert [len(summary(loaded(text), length)) for length in Length] == [1, 1, 1]


def test_a_document_without_a_sentence_that_stands_alone_gives_the_best_there_is():
    assert summary(loaded("It froze.\n\nThey stayed away.")) == ["It froze."]


def test_a_document_without_passages_has_no_summary():
    assert summary(loaded("")) == []


@given(st.text(max_size=600), st.sampled_from(Length))
def test_whatever_the_text_a_summary_is_passages_in_source_order(text, length):
    document = loaded(text)
    chosen = summarize(document, length)
    assert [passage.start for passage in chosen] == sorted({passage.start for passage in chosen})
    assert all(document.passages[passage.index] == passage for passage in chosen)


def test_other_articles_have_summaries_in_source_order_without_repetition(shared_data):
    articles = json.loads((shared_data / "squad2-dev-even.json").read_text(encoding="utf-8"))[:10]
    assert len(articles) == 10
    for article in articles:
        document = loaded(
            "\n\n".join(p["context"] for p in article["paragraphs"]), article["title"].replace("_", " ")
        )
        chosen = summarize(document, Length.MEDIUM)
        assert len(chosen) == 6
        assert [passage.start for passage in chosen] == sorted(passage.start for passage in chosen)
        assert all(passage.kind is PassageKind.PROSE for passage in chosen)
        for one, other in combinations(texts(document, chosen), 2):
            assert fuzz.token_sort_ratio(one.lower(), other.lower()) < 70
            mine, theirs = set(one.lower().split()), set(other.lower().split())
            assert len(mine & theirs) < 0.5 * len(mine | theirs)


def test_another_process_gives_the_same_summary():
    code = (
        "from tests.knowledge import plain_documents as documents;"
        "from knowledge.summary.summarize import Length, summarize;"
        "print([[p.index for p in summarize(documents.article(), length)] for length in Length])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[3],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert runs == {str([[p.index for p in summarize(ARTICLE, length)] for length in Length]) + "\n"}
