"""/summary, as members see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import digest
from knowledge import Knowledge, load
from knowledge.summary.summarize import Length, summarize
from knowledge.text.passages import segment
from tests.bot.bad_input import BAD_INPUT
from tests.bot.conftest import OpenWorld, World
from tests.bot.panels import labels_of, lines_of, text_of

DEFERRED_MESSAGE, DEFERRED_UPDATE = 5, 6
FIRST = "Brightwater’s CEO has spoken out firmly"


@pytest.fixture
def three(tmp_path: Path) -> Knowledge:
    for number, subject in enumerate(("Apples", "Pears", "Plums")):
        text = f"{subject} ripen in September. The harvest of {subject.lower()} begins in the south."
        (tmp_path / f"fruit-{number}.txt").write_text(text, "utf-8")
        (tmp_path / f"fruit-{number}.toml").write_text(
            f'title = "All about {subject}"\npublisher = "Orchard Weekly"\n', "utf-8"
        )
    return load(tmp_path)


async def test_the_sentences_are_the_documents_own_numbered_and_in_its_order(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")

    text = text_of(result.response.components)
    (document,) = world.knowledge.documents
    chosen = [document.text[p.start : p.end] for p in summarize(document, Length.MEDIUM)]
    places = [text.index(f"**{number}.**\n> {words}") for number, words in enumerate(chosen, 1)]
    assert not result.ephemeral
    assert places == sorted(places)
    assert "a selection, not a paraphrase" in text
    assert "**Gregory Hollin** is quoted, paragraph 11" in text
    assert text.count("paragraph ") >= len(chosen)


@pytest.mark.parametrize("length", list(Length))
async def test_the_length_is_chosen_by_option_and_changed_by_button(world: World, length: Length) -> None:
    result = await world.alice.slash(world.channel, "summary", length=length.value)
    (document,) = world.knowledge.documents
    expected = len(summarize(document, length))

    assert f"{expected} sentences of the document" in text_of(result.response.components)
    assert length.value.title() not in labels_of(result.response.components)
    for other in Length:
        if other is not length:
            await world.alice.click(result.response, label=other.value.title())
            count = len(summarize(document, other))
            assert f"{count} sentences of the document" in text_of(result.response.components)
            await world.alice.click(result.response, label=length.value.title())


async def test_the_menu_shows_a_sentence_in_its_paragraph_to_whoever_chooses_it(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")
    lines = lines_of(result.response.components, "sentence")
    assert [line.partition(".")[0] for line in lines] == list("123456")
    third = next(value for line, value in lines.items() if line.startswith("3."))

    context = await world.bob.select(result.response, [third], custom_id="menu:sentence")

    assert context.ephemeral
    assert "**“The story of tidal power" in context.response.content
    assert "Paragraph 7" in context.response.content


async def test_another_member_who_changes_the_length_gets_a_copy_of_their_own(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")

    copy = await world.bob.click(result.response, label="Short")
    again = await world.bob.click(copy.response, label="Long")

    assert copy.ephemeral
    assert again.response.id == copy.response.id
    assert "6 sentences" in text_of(result.response.components)
    assert "10 sentences" in text_of(copy.response.components)


async def test_a_private_summary_is_seen_by_its_member_alone(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary", private=True)
    await world.alice.click(result.response, label="Short")

    assert result.ephemeral
    assert "3 sentences" in text_of(result.response.components)
    assert labels_of(result.response.components) == ["Medium", "Long"]


async def test_the_asker_dismisses_the_summary(world: World) -> None:
    await world.alice.slash(world.channel, "summary")
    await world.alice.click(world.reply(), label="Dismiss")

    assert world.replies() == []


async def test_autocomplete_offers_the_documents_by_title(open_world: OpenWorld, three: Knowledge) -> None:
    async with open_world(three) as world:
        everything = await world.alice.autocomplete(world.channel, "summary", "document", "")
        pears = await world.alice.autocomplete(world.channel, "summary", "document", "peras")
        begun = await world.alice.autocomplete(world.channel, "summary", "document", "about pl")
        nothing = await world.alice.autocomplete(world.channel, "summary", "document", "sourdough")

        assert [choice["name"] for choice in everything] == [
            "All about Apples",
            "All about Pears",
            "All about Plums",
        ]
        assert all(choice["value"].startswith("document:") for choice in everything)
        assert [choice["name"] for choice in pears] == ["All about Pears"]
        assert [choice["name"] for choice in begun] == ["All about Plums"]
        assert nothing == []


@pytest.mark.parametrize("asked", [f"document:{digest('fruit-1')}", "fruit-1", "pears", "ALL ABOUT PEARS"])
async def test_a_document_is_found_by_choice_by_name_and_by_words_of_its_title(
    open_world: OpenWorld, three: Knowledge, asked: str
) -> None:
    async with open_world(three) as world:
        result = await world.alice.slash(world.channel, "summary", document=asked)

        assert "> The harvest of pears begins" in text_of(result.response.components)


@pytest.mark.parametrize("asked", ["", "orchard"])
async def test_where_several_are_meant_a_menu_asks_which(
    open_world: OpenWorld, three: Knowledge, asked: str
) -> None:
    async with open_world(three) as world:
        result = await world.alice.slash(
            world.channel, "summary", length="short", **({"document": asked} if asked else {})
        )
        assert "Which document? I have 3" in text_of(result.response.components)
        lines = lines_of(result.response.components, "document")

        await world.alice.select(result.response, [lines["All about Plums"]], custom_id="menu:document")

        assert "> The harvest of plums begins" in text_of(result.response.components)
        assert "Short" not in labels_of(result.response.components)
        lines = lines_of(result.response.components, "document")
        await world.alice.select(result.response, [lines["All about Apples"]], custom_id="menu:document")
        assert "> The harvest of apples begins" in text_of(result.response.components)


async def test_an_unknown_document_gets_a_sentence_with_those_there_are(
    open_world: OpenWorld, three: Knowledge
) -> None:
    async with open_world(three) as world:
        free = await world.alice.slash(world.channel, "summary", document="the *bread* @everyone")
        gone = await world.alice.slash(world.channel, "summary", document="document:00000000")

        assert free.ephemeral
        assert "no document called “the \\*bread\\* \\@everyone”" in free.response.content
        assert "All about Apples, All about Pears, All about Plums" in free.response.content
        assert gone.ephemeral
        assert "no longer among those" in gone.response.content


async def test_without_documents_a_sentence_says_what_to_do(open_world: OpenWorld) -> None:
    async with open_world(Knowledge((), (), "empty")) as world:
        result = await world.alice.slash(world.channel, "summary")
        named = await world.alice.slash(world.channel, "summary", document="anything")
        choices = await world.alice.autocomplete(world.channel, "summary", "document", "")

        assert "no document" in result.response.content
        assert "no document" in named.response.content
        assert choices == []


async def test_a_document_without_sentences_says_so(open_world: OpenWorld, article: Knowledge) -> None:
    (document,) = article.documents
    empty = replace(article, documents=(replace(document, passages=()),))
    async with open_world(empty) as world:
        result = await world.alice.slash(world.channel, "summary", private=True)

        assert result.ephemeral
        assert "I find no sentence in" in text_of(result.response.components)


@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_gets_a_sentence_and_pings_nobody(world: World, text: str) -> None:
    result = await world.alice.slash(world.channel, "summary", document=text[:6000] or " ")

    shown = result.response.content or text_of(result.response.components)
    assert shown.strip()
    assert "Something went wrong" not in shown
    assert result.response.message.mentions == []
    assert not result.response.message.mention_everyone


async def test_buttons_and_menus_work_after_a_restart(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")
    lines = lines_of(result.response.components, "sentence")

    await world.env.restart_bot(world.composed.client(shard_count=1))
    context = await world.alice.select(
        result.response, [next(iter(lines.values()))], custom_id="menu:sentence"
    )
    await world.alice.click(result.response, label="Long")

    assert f"**{FIRST}" in context.response.content
    assert "10 sentences" in text_of(result.response.components)


async def test_after_a_reload_a_press_sums_up_what_stands_there_now_and_says_so(
    world: World, article: Knowledge
) -> None:
    result = await world.alice.slash(world.channel, "summary")
    lines = lines_of(result.response.components, "sentence")
    (document,) = article.documents
    text = document.text.replace(FIRST, "Somebody has spoken against it")
    paragraphs, passages = segment(document.name, text, ())
    changed = replace(document, text=text, paragraphs=paragraphs, passages=passages, quotations=())
    world.swap(replace(article, documents=(changed,), entries=(), revision="another"))

    gone = await world.alice.select(result.response, [next(iter(lines.values()))], custom_id="menu:sentence")
    still = await world.alice.select(result.response, [list(lines.values())[2]], custom_id="menu:sentence")
    await world.alice.click(result.response, label="Long")

    assert "no longer stands" in gone.response.content
    assert "the sentence still stands" in still.response.content
    shown = text_of(result.response.components)
    assert "The source has changed since this was posted; this is what stands in it now." in shown
    assert FIRST not in shown


async def test_a_press_for_a_document_that_is_gone_says_so(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")
    world.swap(Knowledge((), (), "empty"))

    pressed = await world.alice.click(result.response, label="Short")

    assert pressed.ephemeral
    assert "no longer among those" in pressed.response.content
    assert "6 sentences" in text_of(result.response.components)


async def test_a_press_on_a_message_that_is_deleted_meanwhile_gets_a_copy(world: World) -> None:
    result = await world.alice.slash(world.channel, "summary")
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10008, times=1)

    copy = await world.alice.click(result.response, label="Short")

    assert copy.ephemeral
    assert "3 sentences" in text_of(copy.response.components)


async def test_a_member_who_asks_too_much_is_slowed_down(open_world: OpenWorld) -> None:
    async with open_world(cooldown_questions=1, cooldown_seconds=60.0) as world:
        await world.alice.slash(world.channel, "summary")
        slowed = await world.alice.slash(world.channel, "summary")

        assert slowed.ephemeral
        assert "You can ask again" in slowed.response.content


async def test_a_book_is_summed_up_while_discord_waits_and_turned_alike(
    open_world: OpenWorld, tmp_path: Path
) -> None:
    sentences = [f"The harvest of the year {number} began in the south." for number in range(1600)]
    (tmp_path / "book.txt").write_text("\n\n".join(sentences), "utf-8")
    async with open_world(load(tmp_path)) as world:
        result = await world.alice.slash(world.channel, "summary", length="short")
        copy = await world.bob.click(result.response, label="Medium")
        await world.alice.click(result.response, label="Medium")

        kinds = [r.json["type"] for r in world.env.http_requests if r.path.endswith("/callback")]
        assert kinds == [DEFERRED_MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE]
        assert copy.ephemeral
        for shown in (result, copy):
            assert "> The harvest of the year" in text_of(shown.response.components)
            assert "Medium" not in labels_of(shown.response.components)
