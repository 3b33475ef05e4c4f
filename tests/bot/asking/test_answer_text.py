"""Answers into replies: whatever a document contains, the limits hold and the screen shows the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.actions import LIMIT as CUSTOM_ID_LIMIT
from bot.actions import AskEntry, Dismiss, MorePassages, ShowContext, SourcesPage, decode, encode
from bot.asking.answer_text import Frame, render
from bot.asking.around_answer import further_passages, paragraph_around
from bot.rendering.citations import MESSAGE_LIMIT, ChangedWordsError, block_quote, context_of, text_fragment
from bot.rendering.components import LABEL_LIMIT
from bot.rendering.escaping import displayed_length
from bot.rendering.reply import Reply
from knowledge import Document, Knowledge, Quoted, Reason, Unanswered, Unsure, load, quotation
from knowledge.model import Lack, Missing
from tests.bot.markdown import shown, unquoted

FRAME = Frame(asker=2**63)
LINES = st.sampled_from(
    [
        "Plain words here.",
        "**Bold** _em_ `code`.",
        "@everyone <@1> ping!",
        "# Heading",
        "1. First",
        "x" * 3000,
        "word " * 500,
        "😀 " * 40 + ".",
        "[a](https://b.org) https://c_d_e.org.",
        "“Quoted words,” said Ann Lee.",
        "שלום עולם.",
        "> quoted",
        "* " * 900 + ".",
    ]
)


def knowledge_of(folder: Path, text: str) -> Knowledge:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(text, "utf-8")
    title = "Title *with* [marks](x) " * 6
    (folder / "a.toml").write_text(f'title = "{title}"\nurl = "https://example.org/{"p" * 300}"\n', "utf-8")
    return load(folder)


def assert_within_limits(reply: Reply) -> None:
    ids = [encode(button.action) for button in reply.buttons]
    assert 0 < displayed_length(reply.text) <= MESSAGE_LIMIT
    assert len(reply.buttons) <= 25
    assert len(set(ids)) == len(ids)
    assert all(len(custom_id) <= CUSTOM_ID_LIMIT for custom_id in ids)
    assert all(0 < len(button.label or button.emoji or "") <= LABEL_LIMIT for button in reply.buttons)
    assert [decode(custom_id) for custom_id in ids] == [button.action for button in reply.buttons]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(paragraphs=st.lists(st.lists(LINES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5))
def test_any_passage_is_shown_as_it_stands_within_discords_limits(
    tmp_path: Path, paragraphs: list[str]
) -> None:
    knowledge = knowledge_of(tmp_path / "seeds", "\n\n".join(paragraphs))
    (document,) = knowledge.documents
    quotations = [quotation(document, p.start, p.end) for p in document.passages]
    for number, first in enumerate(quotations):
        answer = Quoted(
            "q" * 500, (first, *quotations[:2]), 0.9, tuple(quotations[number:]), note="*Note* " * 20
        )
        reply = render(answer, knowledge, replace(FRAME, question="who *asks* <@1>? " * 40))

        assert_within_limits(reply)
        _assert_shows(reply, first.exact)
        around = paragraph_around(context_of(first, knowledge), knowledge)
        assert_within_limits(around)
        assert not around.refusal
        for button in reply.buttons:
            if isinstance(button.action, MorePassages):
                assert_within_limits(further_passages(button.action, knowledge))


def _assert_shows(reply: Reply, exact: str) -> None:
    """The block quote is the words themselves, or their beginning with the cut shown."""
    lines = reply.text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("> "))
    count = next((i for i, line in enumerate(lines[first:]) if not line.startswith("> ")), len(lines))
    block = "\n".join(lines[first : first + count])
    whole, cut = (
        (block[: -len(" […]")], True)
        if block.endswith(" […]") and not exact.endswith("[…]")
        else (block, False)
    )
    judged = shown(unquoted(whole))
    assert judged.marks == ()
    assert exact.startswith(judged.text) if cut else exact == judged.text
    assert judged.text


def test_a_quotation_that_is_not_its_slice_is_an_error_and_never_a_reply(article: Knowledge) -> None:
    document = article.documents[0]
    passage = document.passages[2]
    true = quotation(document, passage.start, passage.end)
    for false in (
        replace(true, exact=true.exact + "!"),
        replace(true, start=true.start + 1),
        replace(true, document="x"),
    ):
        with pytest.raises(ChangedWordsError):
            render(Quoted("q", (false,), 1.0), article, FRAME)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_refusal_never_carries_a_citation(article: Knowledge, reason: Reason) -> None:
    entries = tuple(entry for entry in article.entries if entry.selectors)[:3]
    reply = render(Unanswered("q", reason, 0.1, entries, note="The *article* names nobody."), article, FRAME)

    assert reply.refusal
    assert "> " not in reply.text
    assert "paragraph" not in reply.text
    assert article.documents[0].title not in reply.text
    assert not any(isinstance(button.action, ShowContext | MorePassages) for button in reply.buttons)


def test_an_unsure_answer_says_so_before_it_quotes(article: Knowledge) -> None:
    document = article.documents[0]
    passage = document.passages[5]
    words = quotation(document, passage.start, passage.end)
    unsure = render(Unsure("q", (words,), 0.4, article.entries[:2]), article, FRAME)
    premise = render(Unsure("q", (words,), 0.4, premise="*9* billion"), article, FRAME)

    assert unsure.text.startswith("I am not sure")
    assert unsure.text.index("not sure") < unsure.text.index("> ")
    assert premise.text.startswith("This passage doesn't have the word “\\*9\\* billion”")


@pytest.mark.parametrize("missing", list(Missing))
def test_an_unsure_answer_says_what_it_lacks_before_it_quotes(article: Knowledge, missing: Missing) -> None:
    document = article.documents[0]
    passage = document.passages[5]
    words = quotation(document, passage.start, passage.end)
    reply = render(Unsure("q", (words,), 0.4, lack=Lack(missing, "*Hollin*")), article, FRAME)
    opening = reply.text.split("\n")[0]

    assert any(said in opening for said in ("I find", "I can't tell", "doesn't have the word"))
    assert ("\\*Hollin\\*" in opening) == (missing in {Missing.WORD, Missing.SPEAKER, Missing.TOPIC})


def test_a_speakers_words_are_theirs_and_the_articles_own_are_the_articles(article: Knowledge) -> None:
    document = article.documents[0]
    said = next(p for p in document.passages if p.speaker == "Gregory Hollin")
    told = next(p for p in document.passages if p.speaker is None and p.paragraph == 5)
    quoting = render(Quoted("q", (quotation(document, said.start, said.end),), 1.0), article, FRAME)
    telling = render(Quoted("q", (quotation(document, told.start, told.end),), 1.0), article, FRAME)

    assert "**Gregory Hollin**, quoted in" in quoting.text
    assert "according to" not in quoting.text
    assert "according to" in telling.text


def test_a_long_quotation_is_cut_between_sentences_and_the_cut_is_shown() -> None:
    exact = "First sentence stands here. Second one stands here too. " * 60

    block = block_quote(exact.strip(), 500)

    assert len(block) <= 500
    assert block.endswith(("here too. […]", "stands here. […]"))


@given(st.text(min_size=1, max_size=400), st.integers(40, 300))
def test_a_block_quote_keeps_to_its_room(exact: str, room: int) -> None:
    exact = exact.replace("\r", "").strip() or "x"

    assert displayed_length(block_quote(exact, room)) <= room


@settings(deadline=None)
@given(mark=st.sampled_from("*_|<a😀"), address=st.booleans(), speaker=st.booleans())
def test_the_longest_of_everything_around_a_quotation_leaves_room_for_it(
    article: Knowledge,
    mark: str,
    address: bool,
    speaker: bool,
) -> None:
    document = replace(
        article.documents[0],
        title=mark * 300,
        publisher=mark * 300,
        url="https://example.org/" + "x" * 370 if address else None,
    )
    knowledge = replace(article, documents=(document,))
    shown = [quotation(document, p.start, p.end) for p in document.passages]
    said = tuple(replace(one, speaker=mark * 300 if speaker else None) for one in shown)
    frame = replace(FRAME, question=mark * 2000, link="https://discord.com/channels/" + "1" * 60)
    for answer in (
        Quoted("q", said, 1.0, said, note=mark * 600),
        Unsure("q", said, 0.4, article.entries[:3], said, note=mark * 600, premise=mark * 300),
        Unanswered("q", Reason.KNOWN_GAP, 0.1, article.entries[:3], note=mark * 600),
    ):
        assert_within_limits(render(answer, knowledge, frame))


def test_quotations_with_one_source_share_its_line_and_stay_apart(article: Knowledge) -> None:
    document = article.documents[0]
    items = [p for p in document.passages if p.paragraph == 4][:2]
    reply = render(
        Quoted("q", tuple(quotation(document, p.start, p.end) for p in items), 1.0), article, FRAME
    )

    assert reply.text.count("paragraph 4") == 1
    assert "\n\n> " in reply.text


def test_the_title_links_to_the_very_words_where_the_address_is_short_enough() -> None:
    words = "one two, three four five six seven eight nine ten-eleven twelve"

    assert text_fragment("https://a.org/x", words) == (
        "https://a.org/x#:~:text=one%20two%2C%20three%20four%20five,eight%20nine%20ten%2Deleven%20twelve".replace(
            "eight%20nine", "seven%20eight%20nine"
        )
    )
    assert text_fragment("https://a.org/x#y", words) == "https://a.org/x#y"
    assert text_fragment("https://a.org/" + "x" * 490, words) == "https://a.org/" + "x" * 490


@given(
    st.one_of(
        st.builds(
            ShowContext,
            st.text("0123456789abcdef", min_size=12, max_size=12),
            st.text("0123456789abcdef", min_size=8, max_size=8),
            st.integers(0, 2**31),
            st.integers(0, 2**31),
            st.text("0123456789abcdef", min_size=8, max_size=8),
        ),
        st.builds(AskEntry, st.text("0123456789abcdef", min_size=12, max_size=12), st.integers(0, 2**64)),
        st.builds(Dismiss, st.integers(0, 2**64), st.integers(0, 2**64)),
        st.builds(SourcesPage, st.integers(0, 10**6)),
    )
)
def test_what_a_button_does_survives_in_its_custom_id(
    action: ShowContext | AskEntry | Dismiss | SourcesPage,
) -> None:
    assert decode(encode(action)) == action
    assert len(encode(action)) <= CUSTOM_ID_LIMIT


@given(st.text(max_size=100))
def test_any_custom_id_is_read_or_refused(custom_id: str) -> None:
    for written in (custom_id, f"v1:{custom_id}", f"v1:m:abc:{custom_id}", f"v1:c:a:b:{custom_id}"):
        action = decode(written)

        assert (
            action is None
            or len(encode(action)) <= CUSTOM_ID_LIMIT
            or isinstance(action, ShowContext | MorePassages)
        )


def test_the_document_is_not_vouched_for(article: Knowledge) -> None:
    document: Document = article.documents[0]

    assert document.author is None
    assert document.published is None
