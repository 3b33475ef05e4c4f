"""Is this quotation real?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claims.checker import Checker, Verdict
from knowledge.claims.sides import Difference
from knowledge.model import Alias
from tests.knowledge import plain_documents as documents

ARTICLE = documents.article()
CHECKER = Checker(documents.knowledge(ARTICLE))
SENTENCES = [
    ARTICLE.text[passage.start : passage.end]
    for passage in ARTICLE.passages
    if passage.end - passage.start > 40
]
CLARION = "The turbines are a clarion call—it’s time to rethink our harbors before it’s too late"
LARGE = re.compile(r"\d+")
NAMES = [
    "Tidewell", "Brightwater", "Stormgate", "Corvane", "Galewheel", "Norrey", "Hollin", "Ferrow", "Ottersen",
    "Harlan", "Voss", "Orsund", "Congress", "Washington", "Gregory", "Marrick", "Fennick",
]  # fmt: skip
OTHER_NAMES = [
    "Microsoft", "Zhipu", "Musk", "Altman", "Germany", "Pichai", "Obama", "Merkel", "Senate", "Tencent",
    "Hinton", "Wang", "Meta", "Brussels",
]  # fmt: skip


def verdict(claim, checker=CHECKER):
    return checker.check(claim).verdict


def changes(claim, checker=CHECKER):
    return [(one.claimed, one.source) for one in checker.check(claim).differences]


def checker_of(text, said=(), aliases=()):
    return Checker(documents.knowledge(documents.document(text, said=said, aliases=aliases)))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_article_is_verbatim(sentence):
    check = CHECKER.check(sentence)
    assert (check.verdict, check.similarity, check.differences) == (Verdict.VERBATIM, 1.0, ())


@given(st.sampled_from(SENTENCES), st.data())
def test_a_changed_number_is_always_found(sentence, data):
    numbers = list(LARGE.finditer(sentence))
    if not numbers:
        return
    number = data.draw(st.sampled_from(numbers))
    # Zeros behind a decimal point change nothing: $5.6000 is $5.6.
    plain = str.strip if sentence[number.start() - 1] != "." else (lambda digits: digits.rstrip("0"))
    other = data.draw(st.integers(0, 9999).map(str).filter(lambda text: plain(text) != plain(number.group())))
    check = CHECKER.check(sentence[: number.start()] + other + sentence[number.end() :])
    assert check.verdict is Verdict.ALTERED
    assert any(other in difference.claimed for difference in check.differences)


@given(st.sampled_from(SENTENCES), st.data())
def test_a_changed_name_is_always_found(sentence, data):
    names = [match for name in NAMES for match in re.finditer(rf"\b{name}\b", sentence)]
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    # "said Gregory" and "said Hollin" name the same person.
    others = [one for one in OTHER_NAMES + NAMES if one not in {name.group(), "Gregory"}]
    other = data.draw(st.sampled_from(others))
    check = CHECKER.check(sentence[: name.start()] + other + sentence[name.end() :])
    assert check.verdict is Verdict.ALTERED
    assert any(other in difference.claimed for difference in check.differences)


@given(st.sampled_from(SENTENCES), st.data())
def test_a_not_put_in_is_always_found(sentence, data):
    spaces = [match.start() for match in re.finditer(" ", sentence)]
    at = data.draw(st.sampled_from(spaces))
    check = CHECKER.check(f"{sentence[:at]} not{sentence[at:]}")
    assert check.verdict is Verdict.ALTERED
    assert ("not", "") in [(one.claimed, one.source) for one in check.differences]


@given(st.sampled_from([s for s in SENTENCES if " not " in s or "can’t" in s]), st.data())
def test_a_not_left_out_is_always_found(sentence, data):
    found = data.draw(st.sampled_from(list(re.finditer(r" not\b|’t\b", sentence))))
    check = CHECKER.check(sentence[: found.start()] + sentence[found.end() :])
    assert check.verdict is Verdict.ALTERED
    assert any("not" in one.source or "’t" in one.source for one in check.differences)


@given(st.sampled_from(ARTICLE.passages), st.data())
def test_whatever_stretch_is_posted_the_quotation_is_a_slice_of_the_document(passage, data):
    words = ARTICLE.text[passage.start : passage.end].split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    check = CHECKER.check(" ".join(words[start:end]))
    if check.quotation:
        assert check.quotation.exact == ARTICLE.text[check.quotation.start : check.quotation.end]
    assert check.verdict in {Verdict.VERBATIM, Verdict.ABSENT}


@given(st.text(max_size=400))
def test_no_text_raises(claim):
    check = CHECKER.check(claim)
    assert 0.0 <= check.similarity <= 1.0


@given(st.text(alphabet=" \"“”‘’'…>.,:-—[]()\n*_~|`#aAnot5$%&Ferrow", max_size=200))
def test_no_heap_of_marks_raises(claim):
    check = CHECKER.check(claim)
    assert (check.quotation is None) == (check.verdict is Verdict.ABSENT)


@pytest.mark.parametrize(
    "claim",
    ["a" * 6000, "a " * 3000, "the " * 3000, "“" * 3000, "> " * 3000, "… " * 3000, "not " * 1500,
     "1,2.3" * 1200, "Hollin said: " * 500, "\n".join(["- Hollin"] * 700), "it's isn't can't " * 300],
)  # fmt: skip
def test_a_hostile_claim_gets_a_verdict(claim):
    assert verdict(claim) in Verdict


@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "no. " * 25_000, "“a” said B. " * 8_000])
def test_a_hostile_document_can_be_checked_against(text):
    checker = checker_of(text)
    assert verdict("a b c d e f g " * 400, checker) in Verdict


@pytest.mark.parametrize(
    "claim", ["", "   ", "…", "“”", "> ", "🙂🙂", "https://example.org/a", "<@123456789>"]
)
def test_a_claim_without_words_is_absent(claim):
    assert verdict(claim) is Verdict.ABSENT


def test_without_documents_everything_is_absent():
    assert verdict("anything", Checker(documents.knowledge())) is Verdict.ABSENT


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("tidal", "verbatim"),
        ("clarion call", "verbatim"),
        ("A", "verbatim"),
        ("Tesla", "absent"),
        ("Lant", "absent"),
    ],
)
def test_a_word_or_two_stand_there_or_not(claim, expected):
    assert verdict(claim) == expected


@pytest.mark.parametrize(
    "claim",
    [
        CLARION.upper(),
        CLARION.replace("—", " -- ").replace("’", "'"),
        f"„{CLARION}!“",
        f"«{CLARION}»",
        CLARION.replace("it’s time", "it\u200b’s\n\ttime"),
        f"||{CLARION}||",
        f"**_{CLARION}_**",
        f"> {CLARION}\n> - David Ferrow",
        f"As Ferrow put it, “{CLARION}”.",
        f"“{CLARION}” is what David Ferrow wrote on X",
        f"Ferrow said {CLARION}",
        f'Did David Ferrow really say "{CLARION}"?',
        f"{CLARION}. true?",
    ],
)
def test_what_a_keyboard_or_discord_does_to_a_quotation_changes_nothing(claim):
    assert verdict(claim) is Verdict.VERBATIM


def test_an_accent_is_a_small_difference_and_its_encoding_is_none():
    checker = checker_of("The café on the corner serves lunch until three in the afternoon.")
    assert verdict("the cafe\u0301 on the corner serves lunch", checker) is Verdict.VERBATIM
    assert verdict("the cafe on the corner serves lunch", checker) is Verdict.NEAR


@pytest.mark.parametrize(
    ("claim", "pairs"),
    [
        ("The turbines are clarion call", [("", "a")]),
        ("the energy world is astir after the metoric rise of Tidewell", [("metoric", "meteoric")]),
        ("Ultimatly, the rise of Tidewell has opened a lively dialogue", [("Ultimatly", "Ultimately")]),
        ("machines can come form a leaner workshop", [("form", "from")]),
        ("With the winds of change blowing thru the energy trade", [("thru", "through")]),
        ("On 27 January 2024, market reactions were palpable", [("27 January", "January 27")]),
        (
            "United States export controls are under scrutiny as industry leaders debate",
            [("United States", "U.S.")],
        ),
        (
            "regarding coastal ethics, regulation and the role of government oversight",
            [("regulation", "regulation,")],
        ),
        ("before it is too late", [("it is", "it’s")]),
        ("spending only 5.6 million dollars and a modest number", [("5.6 million dollars", "$5.6 million")]),
        ("had previously favoured American turbine giants", [("favoured", "favored")]),
        ("Ultimately, the the rise of Tidewell has opened a lively dialogue", [("the", "")]),
    ],
)
def test_a_small_difference_is_near_and_named(claim, pairs):
    assert (verdict(claim), changes(claim)) == (Verdict.NEAR, pairs)


@pytest.mark.parametrize(
    ("claim", "pairs"),
    [
        ("spending only $56 million and a modest number of Corvane bearings", [("$56", "$5.6")]),
        ("spending only $5.6 billion and a modest number of Corvane bearings", [("billion", "million")]),
        ("spending $5.6 million and a modest number of Corvane bearings", [("", "only")]),
        ("Stormgate spent significantly less—an estimated $100 million", [("less", "more")]),
        (
            "many advocates calling for an unbalanced approach that fosters invention",
            [("an unbalanced", "a balanced")],
        ),
        ("its rapid growth and productive prices", [("productive", "disruptive")]),
        (
            "we can't ignore the unethical implications that come with building in the sea",
            [("unethical", "ethical")],
        ),
        ("Tidewell R2 and V3, which have been reported to compete", [("R2", "R1")]),
        ("Norrey's efforts to restrict advanced bearing technology exports", [("Norrey's", "Washington’s")]),
        ("On 26 January 2024, market reactions were palpable", [("26", ""), ("", "27")]),
        ("a more profound call for open workshops rather than protectionist policies", None),
        ("we must ensure we remain leaders not just in output", None),
    ],
)
def test_a_difference_that_turns_the_meaning_is_altered_and_named(claim, pairs):
    assert verdict(claim) is Verdict.ALTERED
    if pairs:
        assert changes(claim) == pairs


def test_few_is_not_a_few():
    checker = checker_of("The report says that a few of the engineers agreed with the plan.")
    assert (
        verdict("The report says that few of the engineers agreed with the plan", checker) is Verdict.ALTERED
    )


def test_another_word_of_english_is_no_typo_but_a_slip_is():
    checker = checker_of("The police found a stark contrast between the two reports of that night.")
    assert verdict("The policy found a stark contrast between the two reports", checker) is Verdict.ALTERED
    assert verdict("The police fuond a stark contrast between the two reports", checker) is Verdict.NEAR


def test_an_ellipsis_may_skip_words_but_no_hedge():
    assert verdict("Tidewell’s turbines … shake the old order") is Verdict.ALTERED
    assert changes("Tidewell’s turbines … shake the old order") == [("…", "reportedly")]
    assert (
        verdict("“The energy world is astir after the … rise of Tidewell […] from Norrey”")
        is Verdict.VERBATIM
    )


def test_an_ellipsis_may_not_skip_what_turns_the_sentence():
    claim = "seem to lead to a more profound call for … open workshops"
    assert (verdict(claim), changes(claim)) == (
        Verdict.ALTERED,
        [("…", "protectionist policies rather than")],
    )


def test_an_ellipsis_may_end_at_the_edge_of_a_sentence_but_not_weld_two():
    whole = "The story of tidal power is changing. […] challenging our assumptions"
    assert verdict(whole) in {Verdict.VERBATIM, Verdict.ALTERED}
    welded = "the company has quickly gained prominence … have sent shockwaves through the industry"
    assert verdict(welded) is Verdict.ALTERED


def test_several_sentences_and_paragraphs_are_one_claim():
    claim = ARTICLE.text[ARTICLE.passages[6].start : ARTICLE.passages[10].end]
    check = CHECKER.check(claim)
    assert "\n\n" in claim
    assert (check.verdict, check.quotation.exact) == (Verdict.VERBATIM, claim)


def test_a_sentence_made_up_beside_a_real_one_is_found():
    claim = (
        "The energy world is astir after the meteoric rise of Tidewell. Its founder moved to Paris in May."
    )
    assert verdict(claim) is Verdict.ALTERED


@given(
    st.sampled_from([s for s in SENTENCES if "”" not in s]),
    st.sampled_from(["banana", "report", "cold", "true", "X"]),
    st.data(),
)
def test_any_word_replaced_is_found_wherever_it_stands(sentence, other, data):
    word = data.draw(st.sampled_from(list(re.finditer(r"[\w’.$]*\w", sentence))))
    check = CHECKER.check(sentence[: word.start()] + other + sentence[word.end() :])
    assert check.verdict is Verdict.ALTERED
    assert any(other in difference.claimed for difference in check.differences)


def test_the_words_around_scare_quotes_are_checked_too():
    claim = 'has led investors to speak of a "Lantern moment" in the car sector, as noted'
    assert ("car", "tidal") in changes(claim)


@pytest.mark.parametrize(
    "name",
    [
        "Ferrow",
        "David Ferrow",
        "david ferrow",
        "Dave Ferrow",
        "D. Ferrow",
        "Mr. Ferrow",
        "venture capitalist David Ferrow",
    ],
)
def test_a_speaker_may_be_named_in_many_ways(name):
    check = CHECKER.check(f'{name} said: "{CLARION}"')
    assert (check.verdict, check.speaker_source) == (Verdict.VERBATIM, "David Ferrow")


@pytest.mark.parametrize(
    "name", ["Hollin", "Oliver Ferrow", "Elon Musk", "elon musk", "the CEO of Stormgate", "Harlan"]
)
@pytest.mark.parametrize(
    "form",
    [
        "{}: {}",
        "{} said: {}",
        "{1} - {0}",
        '{} said: "{}"',
        '{}: "{}"',
        'According to {}, "{}"',
        "> {1}\n— {0}",
        "“{1},” said {0}",
        "“{1}” - {0}",
    ],
)
def test_a_wrong_speaker_is_an_alteration(name, form):
    check = CHECKER.check(form.format(name, CLARION))
    assert check.verdict is Verdict.ALTERED
    assert check.differences[-1].source == "David Ferrow"
    assert check.differences[-1].claimed in {name, name.removeprefix("the ")}


def test_an_alias_of_the_speaker_is_the_speaker():
    check = CHECKER.check('Della Pryor said: "The story of tidal power is changing."')
    assert (check.verdict, check.speaker_source) == (Verdict.VERBATIM, "Brightwater’s CEO")


@pytest.mark.parametrize(
    "message",
    [
        '"{}"? That\'s Ottersen, right?',
        'wasn\'t it Ottersen who said "{}"?',
        'this Ottersen quote is gold: "{}"',
        'Ottersen\'s line "{}" is great',
        "Ottersen's take\n> {}",
        '"{}" Ottersen',
        'ottersen "{}"',
        '"{}" (Ottersen)',
        'no wait, Marc Ottersen posted "{}"',
        'Ottersen, in an interview: "{}"',
    ],
)
def test_whoever_the_message_speaks_of_is_its_speaker(message):
    check = CHECKER.check(message.format(CLARION))
    assert (check.verdict, check.speaker_source) == (Verdict.ALTERED, "David Ferrow")
    rightly = message.replace("Marc ", "David ").replace("Ottersen", "Ferrow").replace("ottersen", "ferrow")
    assert verdict(rightly.format(CLARION)) is Verdict.VERBATIM


def test_a_message_that_speaks_of_several_people_names_no_speaker():
    assert CHECKER.check(f'"{CLARION}"? Ottersen or Ferrow, I forget').verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    "name",
    [
        "Brightwater's Jack Orlow",
        "a Brightwater spokesperson",
        "Stormgate's CEO",
        "Jack Orlow of Brightwater",
    ],
)
def test_somebody_else_of_the_same_house_is_somebody_else(name):
    assert verdict(f'"The story of tidal power is changing," said {name}') is Verdict.ALTERED


def test_a_first_name_that_contradicts_an_alias_is_somebody_else():
    aliases = (Alias("Gregory Hollin", ("hollin",)),)
    checker = checker_of(
        "“The floor rises,” said Gregory Hollin.", said={"The": ("Gregory Hollin", None)}, aliases=aliases
    )
    assert verdict('Woody Hollin: "The floor rises"', checker) is Verdict.ALTERED
    assert verdict('Greg Hollin: "The floor rises"', checker) is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("place", "expected"),
    [("X", Verdict.VERBATIM), ("Meta", Verdict.ALTERED), ("Truth Social", Verdict.ALTERED)],
)
def test_where_it_was_said_is_compared_too(place, expected):
    assert verdict(f"“{CLARION},” Ferrow declared in a post on {place}.") is expected


def test_a_question_about_the_article_claims_nothing():
    assert verdict("what did Gregory Hollin say about the barriers for small builders?") is Verdict.ABSENT


def test_an_introduction_is_no_part_of_the_claim():
    assert verdict("According to the article, Founded in 2023 by Oona Marrick") is Verdict.VERBATIM
    assert verdict("I read that the race for the tides is nuanced") is Verdict.VERBATIM


@pytest.mark.parametrize("name", ["he", "They", "the article", "My uncle", "this post", "someone"])
def test_whoever_nobody_can_check_is_no_speaker(name):
    assert CHECKER.check(f'{name} said: "{CLARION}"').speaker_claimed is None


def test_the_articles_own_words_are_nobody_elses_but_may_report_somebody():
    assert (
        verdict('Harlan said: "The energy world is astir after the meteoric rise of Tidewell"')
        is Verdict.ALTERED
    )
    reported = "easing restrictions would empower U.S. companies to win back their customers"
    assert verdict(f"According to Ferrow, {reported}") is Verdict.VERBATIM
    assert verdict(f"According to Hollin, {reported}") is Verdict.ALTERED


def test_a_quotation_whose_speaker_is_unknown_contradicts_nobody():
    assert verdict('Tidewell blamed "large-scale hoax orders"') is Verdict.VERBATIM


def test_an_interrupted_quotation_is_one_quotation():
    text = (
        "“We opened the gates at dawn because the river rose,” said Imre Falk, the keeper, "
        "“and nobody in the valley was hurt.” "
        "The mayor thanked him."
    )
    checker = checker_of(text, said={"We opened": ("Imre Falk", None), "and nobody": ("Imre Falk", None)})
    joined = "We opened the gates at dawn because the river rose, and nobody in the valley was hurt."
    assert verdict(joined, checker) is Verdict.VERBATIM
    posted = '"We opened the gates at dawn because the river rose," Falk said, "and nobody in the valley"'
    assert verdict(posted, checker) is Verdict.VERBATIM


def test_who_quotes_in_halves_may_set_the_marks_between_them():
    text = "“The river rose in the night. We opened the gates at dawn,” said Imre Falk."
    checker = checker_of(text, said={"The river": ("Imre Falk", None)})
    check = checker.check('"The river rose in the night," Falk said, "we opened the gates at dawn."')
    assert (check.verdict, check.claim) == (
        Verdict.VERBATIM,
        "The river rose in the night, we opened the gates at dawn",
    )


def test_the_most_doubtful_of_several_quotations_is_reported():
    claim = f'I saw "{CLARION}" and also "We will close every laboratory in the country by Friday" there'
    check = CHECKER.check(claim)
    assert (check.verdict, check.claim) == (
        Verdict.ABSENT,
        "We will close every laboratory in the country by Friday",
    )


def test_an_absent_claim_has_no_quotation_but_may_have_a_nearest():
    check = CHECKER.check(
        "Washington should restrict bearing technology imports from its closest neighbours at once"
    )
    assert (check.verdict, check.quotation, check.differences) == (Verdict.ABSENT, None, ())
    assert check.nearest.exact in ARTICLE.text


def test_the_right_document_of_several_is_found():
    other = documents.document(
        "The harbour froze in January, and the ferries stayed away for a month.", "harbour"
    )
    checker = Checker(documents.knowledge(ARTICLE, other))
    check = checker.check("the harbour froze in February, and the ferries stayed away")
    assert (check.quotation.document, check.differences) == ("harbour", (Difference("February", "January"),))


def test_boilerplate_is_no_source():
    assert verdict("Skip to content Skip to footer") is Verdict.ABSENT


def test_the_quotation_carries_its_paragraph_and_speaker():
    check = CHECKER.check(CLARION)
    inside = next(p for p in ARTICLE.passages if p.start <= check.quotation.start < p.end)
    assert (check.quotation.paragraph, check.quotation.speaker) == (inside.paragraph, "David Ferrow")


@pytest.mark.parametrize("message", ["Hollin said lol", "Hollin said hello"])
def test_whoever_is_said_to_speak_is_no_quotation_by_that(message):
    checker = checker_of("“It is a clarion call,” said Hollin. It was a long day.", said=())
    assert checker.check(message).verdict is Verdict.ABSENT
