from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.model import PassageKind
from knowledge.text.layout import Role, comments, lay_out
from knowledge.text.passages import LONGEST_PASSAGE, LONGEST_QUOTATION, segment
from tests.articles import FAQ

PROSE, HEADING, ITEM = PassageKind.PROSE, PassageKind.HEADING, PassageKind.ITEM


def read(text: str, *boilerplate: str) -> list[tuple[int, PassageKind, str]]:
    skipped = [(text.index(words), text.index(words) + len(words)) for words in boilerplate]
    _, passages = segment("bridge", text, skipped)
    return [(passage.paragraph, passage.kind, text[passage.start : passage.end]) for passage in passages]


def exact(text: str, *boilerplate: str) -> list[str]:
    return [words for _, _, words in read(text, *boilerplate)]


def test_questions_and_answers_are_divided_at_their_headings_sentences_and_items():
    text = (FAQ / "library.md").read_text("utf-8")
    assert [one for one in read(text) if 4 <= one[0] <= 7] == [
        (4, HEADING, "How long may I keep a book?"),
        (5, PROSE, "Books may be kept for three weeks, maps for one."),
        (5, PROSE, "You may renew a book twice unless somebody else has asked for it."),
        (6, HEADING, "What happens if I am late?"),
        (7, ITEM, "The first three days cost nothing."),
        (7, ITEM, "After that we ask for ten pence a day."),
        (7, ITEM, "Children pay no fines at all."),
    ]


def test_one_quotation_binds_its_sentences_and_its_attribution_to_one_passage():
    assert exact(
        "It rained. “We built it. It took years,” said Ms Ito, who is leaving. “Come. See.” She left.\n\n"
        "Ms Ito said: “Nobody helped. Nobody.” “Why?” a reporter asked. He called it “a mess. A shame” again."
    ) == [
        "It rained.",
        "“We built it. It took years,” said Ms Ito, who is leaving.",
        "“Come. See.”",
        "She left.",
        "Ms Ito said: “Nobody helped. Nobody.”",
        "“Why?” a reporter asked.",
        "He called it “a mess. A shame” again.",
    ]


def test_a_name_under_a_quotation_stays_with_it():
    text = "“We built it. It took years.”\n— Ada Ito, mayor"
    assert exact(text) == [text]


def test_a_quotation_that_goes_on_in_the_next_paragraph_binds_each_paragraphs_sentences():
    assert read("Ms Ito said, “We built it. It took years.\n\n“It cost a lot. Come.”\n\nShe left.") == [
        (1, PROSE, "Ms Ito said, “We built it. It took years."),
        (2, PROSE, "“It cost a lot. Come.”"),
        (3, PROSE, "She left."),
    ]


def test_a_very_long_quotation_is_divided_and_glues_nothing_outside_it():
    sentence = "This is the same old sentence as before and it goes on."
    speech = " ".join([sentence] * (LONGEST_QUOTATION // len(sentence) + 1))
    assert exact(f"He said “{speech}” She left.") == [
        f"He said “{sentence}",
        *[sentence] * (LONGEST_QUOTATION // len(sentence) - 1),
        f"{sentence}”",
        "She left.",
    ]
    words = "word " * (LONGEST_QUOTATION // 5)
    assert exact(f"It was “bad. And {words}. So there” again.")[0] == "It was “bad."


def test_hard_wrapped_text_is_one_paragraph_and_its_sentences_run_over_line_ends():
    assert read(
        "The bridge over the river Alder opened on Monday, nine years\n"
        "after the first stone was laid. Mayor Ito cut the ribbon at 10 a.m. in May\n"
        "12. It was warm - very\n"
        "- for the season.\n"
    ) == [
        (
            1,
            PROSE,
            "The bridge over the river Alder opened on Monday, nine years\nafter the first stone was laid.",
        ),
        (1, PROSE, "Mayor Ito cut the ribbon at 10 a.m. in May\n12."),
        (1, PROSE, "It was warm - very\n- for the season."),
    ]


def test_a_long_text_with_a_paragraph_to_a_line_is_divided_at_its_lines():
    line = "The bridge over the river Alder opened on Monday, nine years after the first stone was laid. " * 4
    text = "\n".join(["A Bridge Opens", line + "End.", "“Come.”", "What it cost", line, line.rstrip(". ")])
    first_words = [(number, kind, words[:14]) for number, kind, words in read(text)]
    sentences = [(2, PROSE, "The bridge ove")] * 4
    assert first_words[:7] == [
        (1, HEADING, "A Bridge Opens"),
        *sentences,
        (2, PROSE, "End."),
        (3, PROSE, "“Come.”"),
    ]
    assert [number for number, _, _ in first_words[7:]] == [4, 5, 5, 5, 5, 6, 6, 6, 6]


def test_lines_that_end_before_they_are_full_are_a_listing():
    assert read("A Bridge for the Old Town\nBy Ada Kern\n\nFlour\nSugar\nEggs\n\nLength: 40 m\nCost: $5") == [
        (1, HEADING, "A Bridge for the Old Town"),
        (1, HEADING, "By Ada Kern"),
        (2, ITEM, "Flour"),
        (2, ITEM, "Sugar"),
        (2, ITEM, "Eggs"),
        (3, ITEM, "Length: 40 m"),
        (3, ITEM, "Cost: $5"),
    ]


def test_items_leave_their_marks_and_indents_outside():
    assert read(
        "What it cost:\n  • The first. It was\n    the dearest.\n  • The second\n\n- one\n- two\n  * nested\n"
        "\n1. First. Then more.\n2) Second\n\n(a) alpha\n\n- [x] done\n\nIt rose by\n- 5 - points.\n"
    ) == [
        (1, HEADING, "What it cost:"),
        (1, ITEM, "The first."),
        (1, ITEM, "It was\n    the dearest."),
        (1, ITEM, "The second"),
        (2, ITEM, "one"),
        (2, ITEM, "two"),
        (2, ITEM, "nested"),
        (3, ITEM, "First."),
        (3, ITEM, "Then more."),
        (3, ITEM, "Second"),
        (4, ITEM, "alpha"),
        (5, ITEM, "done"),
        (6, PROSE, "It rose by\n- 5 - points."),
    ]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Short Summary:", HEADING),
        ("What the U.S. Wants", HEADING),
        ("What does it want?", PROSE),
        ("He left.", PROSE),
        ("“He left.”", PROSE),
        ("said nobody", PROSE),
        ("Long " * 40, PROSE),
        ("The mayor named three reasons for which the bridge had to be built again:", PROSE),
    ],
)
def test_a_heading_is_short_and_no_sentence(block: str, kind: PassageKind):
    assert read(f"{block}\n\nThe end.")[0][1] is kind


def test_markdown_gives_its_words_and_not_its_markup():
    text = """---
title: The bridge
date: 2024-01-01
---
# The *Bridge* #
It **opened.** It is [new](https://example.org/a.b).
## Costs

| year | cost |
|------|------|
| 2023 | $5   |

![a bridge](bridge.png)

```python
print("not. A sentence")

more()
```

> It is said to be
> old. Is it?

Setext
======
Over <!-- hidden. Words --> there.
* * *
<div class="end">
<!-- a whole
comment -->
[1]: https://example.org "Example"

a | b
--- | ---
c | d

``` never closed
"""
    assert read(text) == [
        (1, HEADING, "The *Bridge*"),
        (2, PROSE, "It **opened.**"),
        (2, PROSE, "It is [new](https://example.org/a.b)."),
        (3, HEADING, "Costs"),
        (4, PROSE, "It is said to be\n> old."),
        (4, PROSE, "Is it?"),
        (5, HEADING, "Setext"),
        (6, PROSE, "Over"),
        (6, PROSE, "there."),
        (7, HEADING, "``` never closed"),
    ]


def test_boilerplate_is_in_no_passage_and_a_block_of_it_is_no_paragraph():
    text = "Menu Home\n\nIt opened. Buy now! It is new.\n\nAll rights reserved"
    assert read(text, "Menu Home", "Buy now!", "All rights reserved") == [
        (1, PROSE, "It opened."),
        (1, PROSE, "It is new."),
    ]
    paragraphs, _ = segment("bridge", text, [(0, 9), (-5, 3), (500, 900), (7, 2)])
    assert [text[paragraph.start : paragraph.end] for paragraph in paragraphs] == text.split("\n\n")[1:]


def test_a_paragraph_does_not_hold_the_boilerplate_at_its_ends():
    text = "By our staff. It opened. Read more"
    paragraphs, _ = segment("bridge", text, [(0, 13), (25, 34)])
    assert [text[paragraph.start : paragraph.end] for paragraph in paragraphs] == ["It opened."]


def test_a_wall_of_text_is_cut_at_a_clause_or_a_word_or_between_characters():
    clauses = exact("one two, three " * 200)
    assert all(words.endswith(",") for words in clauses[:-1])
    assert all(words.endswith("word") for words in exact("word " * 1000))
    assert [len(words) for words in exact("x" * 3100)] == [1500, 1500, 100]
    family = "👨\u200d👩\u200d👧"
    assert set("".join(exact(family * 700)).split(family)) == {""}
    assert all(words.startswith("👨") and words.endswith("👧") for words in exact(family * 700))


def test_passages_carry_their_document_and_are_numbered_from_nought():
    _, passages = segment("bridge", "It opened. It is new.", [])
    assert [(passage.document, passage.index, passage.speaker) for passage in passages] == [
        ("bridge", 0, None),
        ("bridge", 1, None),
    ]


PIECES = st.lists(
    st.sampled_from(
        [
            *"aZ é.?,;:—-“”\"'’()|#>*•~`=_!1\n\n\t\u00a0",
            *(
                "\n\n",
                "\n- ",
                "\n1. ",
                "\n# ",
                "\n```\n",
                "\n---\n",
                "<!--",
                "-->",
                "| a |",
                "|--|",
                "Yes. No",
            ),
            *("word " * 60, "x" * 1600, "A long line that ends as sentences do, one to a line. " * 3 + "\n"),
        ]
    ),
    max_size=40,
).map("".join)
RANGES = st.lists(st.tuples(st.integers(-5, 300), st.integers(-5, 300)), max_size=4)


@given(PIECES | st.text(max_size=80), RANGES)
@example("", [])
@example("\u200d" * 1600, [])
def test_whatever_the_text_passages_are_tight_disjoint_and_inside_their_paragraphs(
    text: str, skipped: list[tuple[int, int]]
):
    paragraphs, passages = segment("bridge", text, skipped)
    assert [paragraph.number for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert [passage.index for passage in passages] == list(range(len(passages)))
    assert all(first.end <= second.start for first, second in pairwise(passages))
    assert all(first.end <= second.start for first, second in pairwise(paragraphs))
    assert {passage.paragraph for passage in passages} == {paragraph.number for paragraph in paragraphs}
    for passage in passages:
        paragraph = paragraphs[passage.paragraph - 1]
        assert paragraph.start <= passage.start < passage.end <= paragraph.end
        assert text[passage.start : passage.end] == text[passage.start : passage.end].strip()
        assert passage.end - passage.start <= LONGEST_PASSAGE
        assert not any(max(s, 0, passage.start) < min(e, passage.end) for s, e in skipped)


@given(PIECES, RANGES)
def test_every_word_that_is_neither_boilerplate_nor_markup_is_in_a_passage(
    text: str, skipped: list[tuple[int, int]]
):
    _, passages = segment("bridge", text, skipped)
    held = {at for passage in passages for at in range(passage.start, passage.end)}
    hidden = {at for start, end in (*skipped, *comments(text)) for at in range(max(start, 0), end)}
    spoken = {Role.TEXT, Role.ITEM, Role.HEADING}
    for line in lay_out(text):
        if line.role in spoken:
            missing = set(range(line.body, line.stop)) - held - hidden
            assert not "".join(text[at] for at in missing).strip()


@given(st.text(alphabet='abC é.?,;:“”"’\n\t', max_size=120))
def test_in_text_without_marks_of_lists_or_markup_nothing_is_left_out(text: str):
    assert "".join("".join(exact(text)).split()) == "".join(text.split())


# Work that grows with the square of the length would hang on these.
@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 20_000,
        "- a\n" * 20_000,
        "```\na\n" * 10_000,
        "~~~x\n" * 20_000,
        "|" + "-" * 100_000 + "x\n",
        "- " * 50_000 + "x",
        "<!--a-->b\n" * 10_000,
        "x" * 1_000_000,
        "“a. B. " * 10_000,
        ("A long line that ends as sentences do, one to a line. " * 3 + "\n") * 2_000,
        "---\n" + "a: b\n" * 20_000,
        "# a " + "#" * 100_000 + "x",
        "![" * 50_000 + "\n" + "<a " * 50_000 + "\n" + "> " * 50_000,
    ],
    ids=lambda text: text[:12].replace("\n", "/"),
)
def test_hostile_text_is_divided_into_passages_of_bounded_length(text: str):
    _, passages = segment("bridge", text, [(at, at + 1) for at in range(0, 20_000, 7)])
    assert all(passage.end - passage.start <= LONGEST_PASSAGE for passage in passages)
    assert passages
