"""Panels and verdicts over whatever a document contains: the limits hold and the screen shows the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.actions import QuotesPage, ShareCheck, ShowSummary, decode, digest, encode
from bot.asking.answer_text import Frame
from bot.browse.quotes_listing import Quotes, asked, chosen, turned
from bot.browse.quotes_panel import quotes_panel
from bot.browse.summary_panel import summary_panel, which_document
from bot.rendering.citations import MESSAGE_LIMIT, ChangedWordsError
from bot.rendering.components import Panel, Section
from bot.rendering.escaping import displayed_length
from bot.rendering.shared_reply import ROOM_TO_SHARE, as_shared, once_shared
from bot.verify.verdict_text import bold_where_differing, render_check
from bot.wording import ENGLISH
from knowledge import Knowledge
from knowledge.claims.checker import Checker
from knowledge.claims.sides import Difference
from knowledge.model import Attribution, DirectQuotation, PassageKind
from knowledge.summary.summarize import Length
from tests.bot.asking.test_answer_text import LINES, assert_within_limits, knowledge_of
from tests.bot.markdown import shown, unquoted
from tests.bot.panels import assert_panel_within_limits

ASKER = 2**63
MARKS = st.sampled_from(["*", "_", "|", "<", "a", "😀", "[", "#"])


def with_quotations(knowledge: Knowledge, name: str) -> Knowledge:
    """Every passage as a direct quotation, by a handful of speakers with names as long as they get."""
    (document,) = knowledge.documents
    quotations = tuple(
        DirectQuotation(
            passage.start,
            passage.end,
            fragment=False,
            attribution=Attribution(f"{name * 300}{number % 7}", name * 300, name * 300)
            if number % 3
            else Attribution(None),
        )
        for number, passage in enumerate(document.passages)
    )
    hostile = replace(document, quotations=quotations, title=name * 300, publisher=name * 300)
    return replace(knowledge, documents=(hostile,))


def pages_of(quotes: Quotes, knowledge: Knowledge) -> list[Panel]:
    """Every page, as the button Next shows it."""
    panels = []
    current: Quotes | None = quotes
    while current is not None:
        panel = quotes_panel(current, knowledge, private=False)
        panels.append(panel)
        following = [b.action for b in panel.buttons if b.label == ENGLISH.next_button()]
        current = turned(following[0], knowledge, 1, "## Heading") if following else None
    return panels


def sections(panels: list[Panel]) -> list[Section]:
    return [block for panel in panels for block in panel.blocks if isinstance(block, Section)]


def assert_shows(block: str, exact: str) -> None:
    """The lines of a block quote are the words themselves, or their beginning with the cut shown."""
    cut = block.endswith(" […]") and not exact.endswith("[…]")
    judged = shown(unquoted(block[: -len(" […]")] if cut else block))
    assert judged.marks == ()
    assert judged.text
    assert exact.startswith(judged.text) if cut else exact == judged.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    paragraphs=st.lists(st.lists(LINES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6),
    name=MARKS,
)
def test_any_list_of_quotations_is_shown_as_it_stands_within_discords_limits(
    tmp_path: Path, paragraphs: list[str], name: str
) -> None:
    knowledge = with_quotations(knowledge_of(tmp_path / "seeds", "\n\n".join(paragraphs)), name)
    (document,) = knowledge.documents
    for speaker, about in (("", ""), ("", "plain words bold"), (f"speaker:{digest(f'{name * 300}1')}", "")):
        quotes = asked(knowledge, ASKER, speaker, about)
        if isinstance(quotes, str):
            assert 0 < displayed_length(quotes) <= MESSAGE_LIMIT
            continue
        panels = pages_of(quotes, knowledge)
        for panel in panels:
            assert_panel_within_limits(panel)
        listed = sections(panels)
        expected = [document.text[direct.start : direct.end] for _, direct in chosen(quotes)]
        assert len(listed) == len(expected)
        for section, exact in zip(listed, expected, strict=True):
            block, _, source = section.text.rpartition("\n")
            assert source.startswith("-# — ")
            assert_shows(block, exact)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    paragraphs=st.lists(st.lists(LINES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12),
    name=MARKS,
    length=st.sampled_from(Length),
)
def test_any_summary_is_the_documents_own_words_within_discords_limits(
    tmp_path: Path, paragraphs: list[str], name: str, length: Length
) -> None:
    knowledge = with_quotations(knowledge_of(tmp_path / "seeds", "\n\n".join(paragraphs)), name)
    (document,) = knowledge.documents
    page = ShowSummary(ASKER, "an-older-one", digest(document.name), length.value)
    panel = summary_panel(document, knowledge, page, private=False)
    if panel is None:
        assert all(passage.kind is not PassageKind.PROSE for passage in document.passages)
        return
    assert_panel_within_limits(panel)
    (menu,) = panel.menus
    for block, choice in zip(panel.blocks[2:], menu.choices, strict=True):
        _, *quoted, _ = str(block).split("\n")
        place = choice.action
        assert_shows("\n".join(quoted), document.text[place.start : place.end])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    paragraphs=st.lists(st.lists(LINES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5),
    name=MARKS,
    swapped=st.integers(0, 10),
    who=st.booleans(),
)
def test_any_verdict_is_within_discords_limits_also_when_it_is_shared(
    tmp_path: Path, paragraphs: list[str], name: str, swapped: int, *, who: bool
) -> None:
    knowledge = with_quotations(knowledge_of(tmp_path / "seeds", "\n\n".join(paragraphs)), name)
    checker = Checker(knowledge)
    for claim in (paragraphs[0], "\n\n".join(paragraphs)[:4000], "“a” " * 900):
        words = claim.split(" ")
        words[swapped % len(words)] = "entirely_*different*"
        said = f"“{' '.join(words)}”, said Ann {name * 40}" if who else " ".join(words)
        check = checker.check(said)
        reply = render_check(check, said, knowledge, Frame(ASKER))

        assert_within_limits(reply)
        assert displayed_length(reply.text) <= MESSAGE_LIMIT - ROOM_TO_SHARE
        link = "https://discord.com/channels/" + "1" * 62
        assert_within_limits(as_shared(reply, name * 32, ENGLISH, link))
        assert_within_limits(once_shared(reply, link, ENGLISH))


def test_a_quotation_that_is_not_its_slice_is_an_error_and_never_shown(article: Knowledge) -> None:
    (document,) = article.documents
    elsewhere = replace(document, text=document.text.replace("clarion", "bugle call"))
    quotes = asked(replace(article, documents=(elsewhere,)), ASKER, "ferrow", "")
    check = Checker(article).check("The turbines are a clarion call")
    assert isinstance(quotes, Quotes)

    with pytest.raises(ChangedWordsError):
        quotes_panel(quotes, article, private=False)
    with pytest.raises(ChangedWordsError):
        render_check(check, "", replace(article, documents=(elsewhere,)), Frame(ASKER))


@given(
    st.one_of(
        st.builds(
            QuotesPage,
            st.integers(0, 2**64),
            st.sampled_from(["", "0123abcd"]),
            st.integers(0, 99),
            st.text("0123456789abcdef", min_size=8, max_size=8),
            st.lists(st.tuples(st.integers(0, 9), st.integers(0, 35)), max_size=10).map(tuple),
        ),
        st.builds(
            ShowSummary,
            st.integers(0, 2**64),
            st.text("0123456789abcdef", min_size=12, max_size=12),
            st.text("0123456789abcdef", min_size=8, max_size=8),
            st.sampled_from([length.value for length in Length]),
        ),
        st.builds(
            ShareCheck,
            st.text("0123456789abcdef", min_size=12, max_size=12),
            st.integers(0, 2**64),
            st.integers(0, 2**64),
        ),
    )
)
def test_what_a_panels_button_does_survives_in_its_custom_id(
    action: QuotesPage | ShowSummary | ShareCheck,
) -> None:
    assert decode(encode(action)) == action
    assert len(encode(action)) <= 100


def test_a_button_of_another_version_of_the_length_shows_the_medium_one(article: Knowledge) -> None:
    (document,) = article.documents
    pages = [ShowSummary(1, article.revision, digest(document.name), length) for length in ("epic", "medium")]
    epic, medium = (summary_panel(document, article, page, private=True) for page in pages)

    assert epic is not None
    assert medium is not None
    assert epic.blocks == medium.blocks


def test_places_beyond_the_snapshot_are_no_list(article: Knowledge) -> None:
    for places in (((7, 0),), ((0, 9999),)):
        assert turned(QuotesPage(1, "", 0, "00000000", places), article, 1, "") is None


def test_a_page_beyond_the_last_shows_the_last_quotation(article: Knowledge) -> None:
    quotes = turned(QuotesPage(1, "", 9999, article.revision), article, 1, "")

    assert quotes is not None
    panel = quotes_panel(quotes, article, private=True)
    assert panel.blocks[-1].startswith("-# 8 of 8")


def test_one_document_needs_no_choosing(article: Knowledge) -> None:
    page = ShowSummary(1, article.revision, "", "short")

    assert which_document(article.documents, page, private=True) is None


def test_a_word_that_stands_twice_is_bold_where_the_claim_has_another() -> None:
    exact = "We saw the end and then the end of the day."
    claim = "We saw the end and then the start of the day."

    marked = bold_where_differing(exact, claim, [Difference("start", "end")])

    assert marked == "> We saw the end and then the **end** of the day."


def test_a_difference_that_is_part_of_a_longer_word_is_not_marked_there() -> None:
    marked = bold_where_differing("another other", "another one", [Difference("one", "other")])

    assert marked == "> another **other**"


def test_a_difference_whose_words_are_nowhere_leaves_the_source_as_it_is() -> None:
    assert bold_where_differing("plain *words*", "x", [Difference("x", "gone")]) == "> plain \\*words\\*"
