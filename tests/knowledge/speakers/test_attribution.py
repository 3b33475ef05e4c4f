from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Attribution
from knowledge.speakers.attribution import attribute
from knowledge.text.passages import segment
from tests.bench.attribution import HALVES, measure, read

NEWS_WORDS = """
    “ ” ‘ ’ " ' said says told that he she it they Hale Ms. Mary Gregory CEO the a of for , . : ; — ( ) ? ! to
    according as noted by in on X • 38-year-old Anthropics’ called so-called dubbed and who 😀 Inc. U.S.
""".split()  # noqa: SIM905 - a list of words reads as words


def quoted(text, names=()):
    paragraphs, passages = segment("document", text, ())
    return attribute(text, paragraphs, passages, names)


def speakers(text, names=()):
    return [quotation.attribution.speaker for quotation in quoted(text, names)]


def exacts(text):
    return [text[quotation.start : quotation.end] for quotation in quoted(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not pay,” said Mara Ellwood.", "Mara Ellwood"),
        ('"We will not pay," said Mara Ellwood.', "Mara Ellwood"),
        ("‘We will not pay,’ said Mara Ellwood.", "Mara Ellwood"),
        ("“We will not pay,” Mara Ellwood said on Tuesday.", "Mara Ellwood"),
        ("Mara Ellwood said: “We will not pay.”", "Mara Ellwood"),
        ("Mara Ellwood told reporters, “We will not pay.”", "Mara Ellwood"),
        ("“We will not pay,” postulated Mara Ellwood.", "Mara Ellwood"),
        ("“We will not pay,” Mara Ellwood flatly declared.", "Mara Ellwood"),
        ("“We will not pay,” Mara Ellwood, 45, a baker, said.", "Mara Ellwood"),
        ("“We will not pay,” said baker Mara Ellwood, who is 45.", "Mara Ellwood"),
        ("“We will not pay,” according to Mara Ellwood.", "Mara Ellwood"),
        ("According to Mara Ellwood, “nobody will pay.”", "Mara Ellwood"),
        ("As Mara Ellwood put it, “nobody will pay.”", "Mara Ellwood"),
        ("Mara Ellwood’s answer was short: “No.”", "Mara Ellwood"),
        ("The plan, Mara Ellwood said, was “a bad joke”.", "Mara Ellwood"),
        ("The plan was dismissed by Mara Ellwood as “a bad joke”.", "Mara Ellwood"),
        ("The plan was branded “a bad joke” by Mara Ellwood.", "Mara Ellwood"),
        ("It was “a bad joke” of a plan, as noted by baker Mara Ellwood.", "Mara Ellwood"),
        ("Mara Ellwood rose, and called the plan “a bad joke”.", "Mara Ellwood"),
        ("Mara Ellwood resigned on Monday, calling the plan “a bad joke”.", "Mara Ellwood"),
        ("Calling the plan “a bad joke,” Mara Ellwood resigned.", "Mara Ellwood"),
        ("The baker, Mara Ellwood, said the plan was “a bad joke”.", "Mara Ellwood"),
        ("Mara van der Ellwood said the plan was “a bad joke”.", "Mara van der Ellwood"),
        ("Sir Oswin Tarrant said the plan was “a bad joke”.", "Sir Oswin Tarrant"),
        ("Treasury Secretary Mara Ellwood said the plan was “a bad joke”.", "Mara Ellwood"),
        ("Lumio’s CEO said the plan was “a bad joke”.", "Lumio’s CEO"),
        ("A spokesman for the council said the plan was “a bad joke”.", "A spokesman for the council"),
        (
            "The Department of Rails and Rivers said the plan was “a bad joke”.",
            "The Department of Rails and Rivers",
        ),
        ("Campaigners called the plan “a bad joke”.", "Campaigners"),
        ("Analysts at Corbel Partners called the plan “a bad joke”.", "Analysts at Corbel Partners"),
        ("A person close to the bank called the plan “a bad joke”.", "A person close to the bank"),
        ("“We will not pay,” the baker’s wife, Mara, said.", "Mara"),
        ("According to the complaint, the plan was “a bad joke”.", "the complaint"),
    ],
)
def test_the_speaker_is_who_does_the_verb_of_speech(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Ellwood baked. “I rise at four,” Ellwood said.", ["Mara Ellwood"]),
        ("“I rise at four,” Ms. Ellwood said. Mara Ellwood is a baker.", ["Mara Ellwood"]),
        ("Mara Ellwood and Piers Ellwood bake. “I rise at four,” Ellwood said.", ["Ellwood"]),
        ("Mara Ellwood is a baker. “I rise at four,” she said.", ["Mara Ellwood"]),
        ("Mary Ellwood met John Dunn. “I rise at four,” she said.", ["Mary Ellwood"]),
        ("Asked if she slept, Mara Ellwood laughed. “I rise at four,” she said.", ["Mara Ellwood"]),
        ("“I rise at four,” she said.", [None]),
        ("“I rise at four,” Ellwood said. “It is dark.”", ["Ellwood", "Ellwood"]),
        ("“I rise,” said Mara Ellwood, “at four.”", ["Mara Ellwood", "Mara Ellwood"]),
        ("“I rise at four,” said Mara Ellwood, adding: “It is dark.”", ["Mara Ellwood", "Mara Ellwood"]),
        ("Mara Ellwood said:\n\n“I rise at four.”", ["Mara Ellwood"]),
        ("Mara Ellwood said: “I rise at four.\n\n“It is dark.”", ["Mara Ellwood", "Mara Ellwood"]),
        (
            "Interview: Mara Ellwood on bread\n\nEllwood meets me there. “Come in,” she says.",
            ["Mara Ellwood"],
        ),
        ("Coldwater Bank closed. “We are sorry,” it said.", ["Coldwater Bank"]),
        (
            "Anthropic’s CEO spoke. Anthropic’s CEO left. “Go,” Anthropics’ CEO urged.",
            ["Anthropic’s CEO"],
        ),
    ],
)
def test_a_speaker_is_followed_through_the_article_and_shown_as_fully_as_it_names_them(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “dark matter” is dark.",
        "Frank “Tuba” Delacroix died on Friday.",
        "The fossil, informally dubbed “Zippy,” had no teeth.",
        "In “Paper Kings,” the playwright returns to court.",
        "His boat, the “Bonnie Jean”, is old.",
        "They sell a “smart” fridge.",
        "Mara Ellwood, speaking on the show “Meet the Nation,” smiled.",
        "The virus spreads through what doctors call “fomites”.",
        "The word “yes” has three letters.",
        "Under the headline “Time to Go,” the newspaper urged him to resign.",
        "“”",
        "He left “…” and went.",
    ],
)
def test_titles_nicknames_terms_and_scare_quotes_are_nobodys_words(text):
    assert quoted(text) == ()


def test_words_that_somebody_unnamed_must_have_said_are_kept_without_a_speaker():
    text = "Registration was suspended due to “large-scale malicious attacks” on Monday."
    assert [(q.fragment, q.attribution) for q in quoted(text)] == [(True, Attribution(None))]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("“We will not pay,” said Mara Ellwood.", False),
        ("Mara Ellwood said: “We will not pay.”", False),
        ("Mara Ellwood said the plan was “a bad joke”.", True),
        ("Mara Ellwood said she was “Mara the baker”.", True),
        ("As Mara Ellwood put it, “nobody will pay.”", False),
    ],
)
def test_words_woven_into_the_articles_own_sentence_are_fragments(text, fragment):
    assert [quotation.fragment for quotation in quoted(text)] == [fragment]


def test_the_rest_of_an_interrupted_quotation_is_no_fragment():
    found = quoted("“I rise,” said Mara Ellwood, “at four.”")
    assert [quotation.fragment for quotation in found] == [False, False]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“Go,” Ellwood declared in a post on X.", "X"),
        ("“Go,” Ellwood said on CNN.", "CNN"),
        ("“Go,” Ellwood told the BBC.", "the BBC"),
        ("“Go,” Ellwood told Dunn.", None),
        ("“Go,” Ellwood said in an interview with the paper.", "an interview with the paper"),
        ("In a letter to shareholders, Ellwood said: “Go.”", "a letter to shareholders"),
        ("“Go,” Ellwood said on Tuesday.", None),
    ],
)
def test_it_says_where_the_words_were_said(text, via):
    assert [quotation.attribution.via for quotation in quoted(text)] == [via]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Go,” said venture capitalist Mara Ellwood.", "venture capitalist"),
        ("“Go,” said Mara Ellwood, director at the Fen Center.", "director at the Fen Center"),
        ("“Go,” Ellwood said. Mara Ellwood, a baker, was angry.", "baker"),
        ("“Go,” said Mara Ellwood.", None),
    ],
)
def test_it_says_what_the_article_says_the_speaker_is(text, role):
    assert [quotation.attribution.role for quotation in quoted(text)] == [role]


def test_a_quotation_inside_a_quotation_is_part_of_it():
    assert exacts("“They said ‘take it’ and we left,” said Mara Ellwood.") == [
        "They said ‘take it’ and we left,"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Says Ilse Kranz, whose fund owns 4% of it: “We would rather have the cash.”", ["Ilse Kranz"]),
        ("Dana Hale spoke first. Adds Ms. Kranz: “We would rather have the cash.”", ["Ms. Kranz"]),
        ("The forecast, says Mary Tibbets, is “a fairy tale for bankers.”", ["Mary Tibbets"]),
        ("Judge Priscilla Okun held that the law “says what it says.”", ["Priscilla Okun"]),
        ("By evening Mayor Jonah Reyes had posted again: “I hear you.”", ["Jonah Reyes"]),
        ("The paper quotes my late father, Edgar Voss, as saying “a city is a timetable.”", ["Edgar Voss"]),
        ("Ruth Ingersoll was quoted as saying it would pass “by Friday or not at all.”", ["Ruth Ingersoll"]),
        ("Your story (Opinion, May 4) calls him “a nobody in a good coat.”", [None]),
        ("“Music is not hard,” Vera Castellane liked to tell them.", ["Vera Castellane"]),
        ("“It’s Christmas,” said one of them, Theodora Winch.", ["Theodora Winch"]),
        ("“It’s Christmas,” said one, Theodora Winch.", ["Theodora Winch"]),
        ("“It’s Christmas,” said one of her members.", ["one of her members"]),
        ("Amy Quist spoke. Asked whether the president agreed, she said, “Not today.”", ["Amy Quist"]),
        ("“Delete this,” replied @harborwatch, an account with 40,000 followers.", ["@harborwatch"]),
        ("“It sounded like the world being unzipped,” is how Ferris Monroe described it.", ["Ferris Monroe"]),
        ("Secretary of State Helen Marsh said that “a door has been left open.”", ["Helen Marsh"]),
        (
            "In a joint statement, the two unions said the offer was “an insult to us all.”",
            ["the two unions"],
        ),
        ("Whereas Imre Falk called it “a dead letter,” nobody left.", ["Imre Falk"]),
        ("Imre Falk perhaps said it was “a dead letter.”", ["Imre Falk"]),
        ("Nell Hargrove sat. A woman in the front row laughed. “Pay them,” she said.", ["A woman"]),
        ("Bill Tate works for Kestrel Inc. “I was on the phone all night,” he said.", ["Bill Tate"]),
        ("In his new book, “The Long Furrow,” Walter Pettibone argues for rain.", []),
    ],
)
def test_a_speaker_is_found_in_the_turns_of_phrase_of_american_newspapers(text, names):
    assert speakers(text) == names


def test_a_group_that_wrote_in_the_paragraph_before_is_who_they_are():
    text = "Residents of the valley said they had been “abandoned twice.”\n\n“We are still here,” they wrote."
    assert speakers(text) == ["Residents of the valley", "Residents of the valley"]


def test_a_quotation_that_goes_on_has_the_speaker_who_is_named_only_at_its_end():
    text = "“I did not come here to be popular. I came to work.\n\n“So I did,” Annalise Petrov said."
    assert speakers(text) == ["Annalise Petrov", "Annalise Petrov"]


def test_a_paragraph_that_is_nothing_but_a_quotation_goes_on_from_the_one_before():
    more = "“What we did not know was that the map was wrong and the road closed.”"
    assert speakers(f"“We knew the risks,” said Leo Brandt.\n\n{more}") == ["Leo Brandt", "Leo Brandt"]
    assert speakers(f"“Did you know the risks?” asked Leo Brandt.\n\n{more}") == ["Leo Brandt", None]
    assert speakers(f"“We knew,” said Leo Brandt. Ann Marsh wept.\n\n{more}") == ["Leo Brandt", None]
    assert speakers("“We knew the risks,” said Leo Brandt.\n\n“Nonsense.”") == ["Leo Brandt", None]


@pytest.mark.parametrize(
    "text",
    [
        "`` It is n't over , '' said Lowell Thackeray , the firm 's chairman . `` We know . ''",
        '" It is n\'t over , " said Lowell Thackeray , the firm \'s chairman . " We know . "',
        "“ It is n’t over , ” said Lowell Thackeray , the firm ’s chairman . “ We know . ”",
    ],
)
def test_a_text_whose_marks_a_tokeniser_has_parted_is_read_like_any_other(text):
    assert [exact.replace("’", "'") for exact in exacts(text)] == ["It is n't over ,", "We know ."]
    assert speakers(text) == ["Lowell Thackeray", "Lowell Thackeray"]
    assert quoted(text)[0].attribution.role is not None


def test_names_that_the_sidecar_gives_are_shown_as_it_gives_them():
    text = "Mara J. Ellwood, known as Mara Ellwood, baked. “Go,” Ellwood said."
    assert speakers(text, ["Mara Ellwood"]) == ["Mara Ellwood"]


def test_a_name_of_the_sidecar_that_the_document_does_not_print_is_never_shown():
    assert speakers("“Go,” Ellwood said.", ["Mara Ellwood"]) == ["Ellwood"]


def test_what_stands_outside_the_paragraphs_is_not_read():
    assert attribute("“Go,” said Mara Ellwood.", (), ()) == ()


@pytest.mark.parametrize(
    ("half", "precision", "recall", "found", "false"),
    [
        (HALVES[0], 1.0, 0.98, 126, 0),
        (HALVES[1], 0.96, 0.93, 128, 2),
        (HALVES[2], 1.0, 0.98, 152, 0),
        (HALVES[3], 1.0, 1.0, 86, 1),
        (HALVES[4], 1.0, 1.0, 40, 0),
    ],
    ids=["dev", "held-out", "fresh", "fresh-2", "fresh-3"],
)
def test_the_figures_on_the_annotated_corpus_do_not_fall(half, precision, recall, found, false):
    figures = measure(read(half))
    assert (figures.precision, figures.recall) >= (precision, recall)
    assert figures.recall >= recall
    assert figures.matched >= found
    assert figures.found - figures.matched <= false


@pytest.mark.parametrize("half", HALVES, ids=lambda path: Path(path).stem)
def test_every_annotation_of_the_corpus_is_a_slice_of_its_text(half):
    for item in read(half):
        for quotation in item["quotations"]:
            start, exact = quotation["start"], quotation["exact"]
            assert item["text"][start : start + len(exact)] == exact
            assert item["text"][start - 1] in '“‘"`', item["id"]
            assert item["text"][start + len(exact) : start + len(exact) + 1] in {*"”’\"'\n"}, item["id"]


def test_half_of_at_least_eighty_annotated_items_is_set_aside():
    dev, held_out = (len(read(half)) for half in HALVES[:2])
    assert dev + held_out >= 80
    assert held_out * 2 >= dev + held_out


def assert_in_order_and_inside(text):
    found = quoted(text)
    assert [q.start for q in found] == sorted({q.start for q in found})
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(st.text())
def test_any_text_gives_quotations_in_order_that_do_not_overlap(text):
    assert_in_order_and_inside(text)


@given(st.lists(st.sampled_from([*NEWS_WORDS, "\n", "\n\n", "\u202e"]), max_size=80))
def test_any_row_of_news_words_gives_quotations_in_order_whose_speakers_are_printed(words):
    text = " ".join(words)
    assert_in_order_and_inside(text)
    for quotation in quoted(text):
        assert quotation.attribution.speaker is None or quotation.attribution.speaker in text
