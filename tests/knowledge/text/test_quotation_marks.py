from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.quotation_marks import QuotedSpan, quoted_spans


def words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_spans(text)]


def depths(text: str) -> list[int]:
    return [span.depth for span in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is open,” said Ms Ito. “Come and see.”", ["The bridge is open,", "Come and see."]),
        ('"The bridge is open," said Ms Ito. "Come and see."', ["The bridge is open,", "Come and see."]),
        ("‘The bridge is open,’ said Ms Ito.", ["The bridge is open,"]),
        ("'The bridge is open,' said Ms Ito.", ["The bridge is open,"]),
        ("«Le pont est ouvert», dit-elle.", ["Le pont est ouvert"]),
        ("« Le pont est ouvert », dit-elle.", ["Le pont est ouvert"]),
        ("»Die Brücke ist offen«, sagte sie.", ["Die Brücke ist offen"]),
        ("„Die Brücke ist offen“, sagte sie.", ["Die Brücke ist offen"]),
        ("„Most jest otwarty”, mówi.", ["Most jest otwarty"]),
        ("‚Die Brücke ist offen‘, sagte sie.", ["Die Brücke ist offen"]),
        ("”Bron är öppen”, sade hon.", ["Bron är öppen"]),
        ("``The bridge is open,'' said Ms Ito.", ["The bridge is open,"]),
        ("''The bridge is open,'' said Ms Ito.", ["The bridge is open,"]),
        ('Ms Ito said,"The bridge is open,"and left.', ["The bridge is open,"]),
        ("the so-called ‘workers’ paradise’ of old", ["workers’ paradise"]),
        ('"In the \'90s I owned 12" records," he said', ["In the '90s I owned 12\" records,"]),
        ("「橋は開いた」と言った。", ["橋は開いた"]),
        ("a potential “Sputnik moment” in the sector", ["Sputnik moment"]),
        ('the word—"yes"—and ("no") too', ["yes", "no"]),
        ('"Stop—" he said. "Go."', ["Stop—", "Go."]),
        ('He (the "boss") and the "6-footer"', ["boss", "6-footer"]),
        ('_"Emphasis,"_ she wrote', ["Emphasis,"]),
        ("“Typed with two opening marks“ she wrote", ["Typed with two opening marks"]),
        ("'The companies' profits fell,' he said", ["The companies' profits fell,"]),
        ("‘The companies’ profits fell,’ he said", ["The companies’ profits fell,"]),
        ("the ‘strong markets’ and the others", ["strong markets"]),
        ('"The 19" screen is big," he said', ['The 19" screen is big,']),
        ('"He is 6\'2" tall," she said', ["He is 6'2\" tall,"]),
        ('"It was 2008" and "it was cold"', ["It was 2008", "it was cold"]),
    ],
)
def test_words_between_a_pair_of_marks_are_found(text: str, expected: list[str]):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it’s the ’90s and the companies’ profits, rock ’n’ roll",
        "it's the '90s and the companies' profits, rock 'n' roll",
        "‘90s music, ‘tis said, isn’t the dogs’ favourite",
        "'Tis the dogs' bowl and 'twas the cats' bowl",
        "He is 5'10\" tall and she is 5' 4\".",
        "5′10″ and 40°26′46″",
        'A 19" screen and a 21" one.',
        "An “opening mark alone.",
        "A closing mark” alone.",
        'One straight " or "two of them.',
        "Empty marks “” and \"\" and ' '.",
        "x = y « 3",
        "",
    ],
)
def test_apostrophes_inches_and_marks_without_a_partner_are_no_quotations(text: str):
    assert quoted_spans(text) == ()


def test_a_quotation_inside_another_is_one_deeper():
    text = "“She told me ‘the “old” bridge’ twice,” he said. “Yes.”"
    assert words(text) == ["She told me ‘the “old” bridge’ twice,", "the “old” bridge", "old", "Yes."]
    assert depths(text) == [0, 1, 2, 0]


def test_straight_marks_nest_too():
    text = "\"She said 'no way' and 'the dogs' bowl',\" he wrote."
    assert depths(text)[:2] == [0, 1]
    assert words(text)[:2] == ["She said 'no way' and 'the dogs' bowl',", "no way"]


def test_an_unpaired_mark_inside_a_quotation_is_not_paired_with_one_outside():
    text = "“It is ‘almost open,” he said. The mayors’ view: “No.”"
    assert words(text) == ["It is ‘almost open,", "No."]


def test_a_quotation_over_several_paragraphs_is_closed_only_in_the_last():
    text = "Ms Ito said, “We built it.\n\n“It took years.\n\n“Come.” Nobody came.\n"
    assert quoted_spans(text) == (
        QuotedSpan(14, 26, 0, closed=False),
        QuotedSpan(29, 43, 0, closed=False),
        QuotedSpan(46, 51, 0, closed=True),
    )
    assert words(text) == ["We built it.", "It took years.", "Come."]


def test_a_quotation_over_several_lines_of_one_paragraph_each_is_closed_only_in_the_last():
    text = "“We built it.\n“It took years,” said Ms Ito."
    assert [(text[s.start : s.end], s.closed) for s in quoted_spans(text)] == [
        ("We built it.", False),
        ("It took years,", True),
    ]


def test_a_quotation_never_runs_over_a_blank_line():
    assert quoted_spans("“We built it.\n \t\nIt took years.”") == ()


def test_a_quotation_may_run_over_the_end_of_a_line():
    assert words("“We built\nit,” she said.") == ["We built\nit,"]


MARKS = st.text(alphabet="“”„‟\"‘’‚'«»‹›「」『』`ab s1.,\n—(", max_size=60)


@given(MARKS | st.text(max_size=40))
def test_spans_are_ordered_nested_or_apart_and_stand_between_marks(text: str):
    spans = quoted_spans(text)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))
    for span in spans:
        assert 0 < span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        assert "\n\n" not in text[span.start : span.end]
        around = [other for other in spans if other.start < span.start and span.end <= other.end]
        assert span.depth == len(around)
        for other in spans:
            apart = other.end <= span.start or span.end <= other.start
            nested = other.start <= span.start and span.end <= other.end
            assert apart or nested or (span.start <= other.start and other.end <= span.end)


# Work that grows with the square of the length would hang on these.
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“" * 50_000 + "a" + "”" * 50_000, 50_000),
        ("'" * 100_000, 0),
        ('" a' * 50_000, 0),
        ("“a.\n" * 30_000, 29_999),
        ("«" * 50_000 + "‘a " * 50_000, 0),
    ],
)
def test_a_hundred_thousand_hostile_marks_are_read(text: str, count: int):
    assert len(quoted_spans(text)) == count
