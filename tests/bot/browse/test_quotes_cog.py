"""/quotes, as members see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import digest
from knowledge import Document, Knowledge, load
from tests.bot.bad_input import BAD_INPUT
from tests.bot.conftest import OpenWorld, World
from tests.bot.panels import labels_of, lines_of, text_of

CLARION = "The turbines are a clarion call"
NARRATIVE = "The story of tidal power is changing"
MIRRORS = "Tidewell mirrors an old pattern"
FLOOR = "If Tidewell raises the floor of what a small yard can build"


def with_document(knowledge: Knowledge, **changed: object) -> Knowledge:
    """The knowledge after a reload in which its document was changed."""
    (document,) = knowledge.documents
    return replace(knowledge, documents=(replace(document, **changed),), revision="another")


def without(knowledge: Knowledge, words: str) -> Knowledge:
    """The knowledge after a reload in which nobody says these words in quotation marks any more."""
    (document,) = knowledge.documents
    left = tuple(q for q in document.quotations if not document.text[q.start :].startswith(words))
    assert len(left) < len(document.quotations)
    return with_document(knowledge, quotations=left)


def many(folder: Path, *, sentences: int, speaker: str = "Ann Lee") -> Knowledge:
    lines = [f"“We count the apples of year {n} with great care,” said {speaker}." for n in range(sentences)]
    (folder / "apples.txt").write_text("\n\n".join(["A heading", *lines]), "utf-8")
    return load(folder)


async def test_every_quotation_has_its_words_its_speaker_its_place_and_a_button_beside_it(
    world: World,
) -> None:
    result = await world.alice.slash(world.channel, "quotes")

    text = text_of(result.response.components)
    assert not result.ephemeral
    assert text.startswith("## Direct quotations\n> Anticipated\n-# — **Brightwater’s CEO**; quoted in ")
    assert "**Gregory Hollin**, director at the Fennick Tide Center; quoted in" in text
    assert "(Tideline.news), paragraph 9" in text
    assert "1–4 of 8" in text
    assert labels_of(result.response.components) == [*["Show in context"] * 4, "Next", "Dismiss"]


async def test_where_it_was_said_is_told_and_who_is_not_named_is_not_guessed(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    await world.alice.click(result.response, label="Next")

    text = text_of(result.response.components)
    assert f"> {CLARION}" in text
    assert "**David Ferrow**, notable venture capitalist, via X; quoted in" in text
    assert "> large-scale hoax orders\n-# — nobody is named as the speaker; quoted in" in text


async def test_autocomplete_offers_those_who_are_quoted_and_nobody_else(world: World) -> None:
    choices = await world.alice.autocomplete(world.channel, "quotes", "speaker", "")

    assert [choice["name"] for choice in choices] == [
        "Brightwater’s CEO (3)",
        "Gregory Hollin (2)",
        "David Ferrow (1)",
        "Marc Ottersen (1)",
    ]
    assert all(choice["value"].startswith("speaker:") for choice in choices)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hollin", ["Gregory Hollin (2)"]),
        ("della", ["Brightwater’s CEO (3)"]),
        ("otersen", ["Marc Ottersen (1)"]),
        ("harlan", []),
        ("😀", []),
        ("(a+)+$", []),
    ],
)
async def test_autocomplete_knows_parts_of_names_aliases_and_slips(
    world: World, typed: str, offered: list[str]
) -> None:
    choices = await world.alice.autocomplete(world.channel, "quotes", "speaker", typed)

    assert [choice["name"] for choice in choices] == offered


async def test_autocomplete_offers_at_most_25_of_many_speakers(open_world: OpenWorld, tmp_path: Path) -> None:
    lines = [
        f"“We count the apples every year,” said Anna {first}{second}n."
        for first in "BCDFGHKLMNPR"
        for second in "aeiou"
    ]
    (tmp_path / "many.txt").write_text("\n\n".join(lines), "utf-8")
    async with open_world(load(tmp_path)) as world:
        choices = await world.alice.autocomplete(world.channel, "quotes", "speaker", "")
        shown = await world.alice.slash(world.channel, "quotes")

        assert len(choices) == 25
        assert len(lines_of(shown.response.components, "speaker")) == 25


@pytest.mark.parametrize("asked", ["choice", "gregory", "holin", "fennick director"])
async def test_a_speaker_is_found_by_choice_by_part_of_the_name_by_a_slip_and_by_alias(
    world: World, asked: str
) -> None:
    value = f"speaker:{digest('Gregory Hollin')}" if asked == "choice" else asked
    result = await world.alice.slash(world.channel, "quotes", speaker=value)

    text = text_of(result.response.components)
    assert text.startswith(f"## Direct quotations by Gregory Hollin\n> {FLOOR}")
    assert f"> {MIRRORS}" in text
    assert text.count("\n> ") == 2


async def test_a_name_that_fits_two_speakers_shows_both(open_world: OpenWorld, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(
        "“We count the apples,” said Ann Lee.\n\n“We count the pears,” said Bob Lee.\n\n"
        "“We count the plums,” said Carl Fox.",
        "utf-8",
    )
    async with open_world(load(tmp_path)) as world:
        result = await world.alice.slash(world.channel, "quotes", speaker="lee")
        text = text_of(result.response.components)

        assert "by Ann Lee and Bob Lee" in text
        assert "apples" in text
        assert "pears" in text
        assert "plums" not in text


async def test_an_unknown_speaker_gets_a_sentence_with_those_who_are_quoted_nearest_first(
    world: World,
) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="David *Bowrie*")

    assert result.ephemeral
    assert "Nobody called “David \\*Bowrie\\*” is quoted." in result.response.content
    assert "Quoted are: David Ferrow, " in result.response.content
    assert "Brightwater’s CEO" in result.response.content


async def test_a_speaker_chosen_before_a_reload_that_removed_them_gets_a_sentence(
    world: World, article: Knowledge
) -> None:
    world.swap(without(article, CLARION))
    result = await world.alice.slash(world.channel, "quotes", speaker=f"speaker:{digest('David Ferrow')}")

    assert result.ephemeral
    assert "The source has changed" in result.response.content


async def test_a_subject_shows_what_touches_it_the_closest_first(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", about="ethical *governance*")

    text = text_of(result.response.components)
    assert text.startswith("## Direct quotations about “ethical \\*governance\\*”\n> At the end of the day")


async def test_speaker_and_subject_narrow_together(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="hollin", about="protectionist")

    text = text_of(result.response.components)
    assert "by Gregory Hollin about “protectionist”" in text
    assert text.count("\n> ") == 1
    assert MIRRORS in text


async def test_a_subject_nobody_speaks_about_gets_a_sentence(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="hollin", about="sourdough @everyone")

    assert result.ephemeral
    assert "No direct quotation by Gregory Hollin is about “sourdough \\@everyone”" in result.response.content


@pytest.mark.parametrize("option", ["speaker", "about"])
@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_gets_a_sentence_or_a_list_and_pings_nobody(
    world: World, option: str, text: str
) -> None:
    result = await world.alice.slash(world.channel, "quotes", **{option: text[:6000] or " "})

    assert result.acknowledged
    shown = result.response.content or text_of(result.response.components)
    assert shown.strip()
    assert "Something went wrong" not in shown
    assert result.response.message.mentions == []
    assert not result.response.message.mention_everyone


async def test_without_documents_or_quotations_a_sentence_says_so(open_world: OpenWorld) -> None:
    async with open_world(Knowledge((), (), "empty")) as world:
        none = await world.alice.slash(world.channel, "quotes")
        choices = await world.alice.autocomplete(world.channel, "quotes", "speaker", "a")

        assert "no document" in none.response.content
        assert choices == []


async def test_documents_that_quote_nobody_say_so(open_world: OpenWorld, article: Knowledge) -> None:
    async with open_world(with_document(article, quotations=())) as world:
        for options in ({}, {"speaker": "hollin"}, {"about": "export"}):
            result = await world.alice.slash(world.channel, "quotes", **options)

            assert result.ephemeral
            assert "Nobody is quoted directly" in result.response.content


async def test_a_private_list_is_seen_by_its_member_alone_and_is_turned_in_place(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", private=True)
    assert result.ephemeral
    assert "Dismiss" not in labels_of(result.response.components)

    turned = await world.alice.click(result.response, label="Next")

    assert turned.response.id == result.response.id
    assert "5–8 of 8" in text_of(result.response.components)
    assert "Dismiss" not in labels_of(result.response.components)


async def test_the_asker_turns_the_pages_for_everybody_there_and_back(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    await world.alice.click(world.reply(), label="Next")
    assert "5–8 of 8" in text_of(result.response.components)

    await world.alice.click(world.reply(), label="Previous")

    assert "1–4 of 8" in text_of(result.response.components)
    assert "Previous" not in labels_of(result.response.components)
    assert len(world.replies()) == 1


async def test_another_member_who_turns_the_page_gets_a_copy_of_their_own(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes")

    copy = await world.bob.click(world.reply(), label="Next")
    assert copy.ephemeral
    assert "5–8 of 8" in text_of(copy.response.components)
    assert "1–4 of 8" in text_of(result.response.components)
    back = await world.bob.click(copy.response, label="Previous")

    assert back.response.id == copy.response.id
    assert "1–4 of 8" in text_of(copy.response.components)


async def test_the_menu_jumps_to_a_speaker_and_back_to_everybody(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    lines = lines_of(result.response.components, "speaker")
    await world.alice.select(result.response, [lines["David Ferrow (1)"]], custom_id="menu:speaker")

    text = text_of(result.response.components)
    assert text.startswith(f"## Direct quotations by David Ferrow\n> {CLARION}")
    assert "1 of 1" in text
    lines = lines_of(result.response.components, "speaker")
    await world.alice.select(result.response, [lines["Everybody (8)"]], custom_id="menu:speaker")
    assert "1–4 of 8" in text_of(result.response.components)


async def test_the_menu_of_a_subject_stays_with_what_was_found(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", about="machines output workshop building")
    lines = lines_of(result.response.components, "speaker")
    hollin = next(label for label in lines if label.startswith("Gregory Hollin"))
    await world.alice.select(result.response, [lines[hollin]], custom_id="menu:speaker")

    text = text_of(result.response.components)
    assert text.startswith("## Direct quotations about “machines output workshop building”\n")
    assert "**Gregory Hollin**" in text
    assert "**Brightwater’s CEO**" not in text


async def test_show_in_context_opens_the_paragraph_for_whoever_presses(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="ferrow")

    context = await world.bob.click(result.response, label="Show in context")

    assert context.ephemeral
    assert f"**{CLARION}" in context.response.content
    assert "voiced strong doubts" in context.response.content


async def test_the_asker_dismisses_the_list_and_another_member_cannot(world: World) -> None:
    await world.alice.slash(world.channel, "quotes")
    refused = await world.bob.click(world.reply(), label="Dismiss")
    assert "Only the member who asked" in refused.response.content

    await world.alice.click(world.reply(), label="Dismiss")

    assert world.replies() == []


async def test_pages_and_the_menu_work_after_a_restart(world: World) -> None:
    everything = await world.alice.slash(world.channel, "quotes")
    subject = await world.alice.slash(world.channel, "quotes", about="tidewell")

    await world.env.restart_bot(world.composed.client(shard_count=1))
    await world.alice.click(everything.response, label="Next")
    lines = lines_of(subject.response.components, "speaker")
    hollin = next(label for label in lines if label.startswith("Gregory Hollin"))
    await world.alice.select(subject.response, [lines[hollin]], custom_id="menu:speaker")

    assert "5–8 of 8" in text_of(everything.response.components)
    assert "about “tidewell”" in text_of(subject.response.components)
    assert f"> {MIRRORS}" in text_of(subject.response.components)


async def test_after_a_reload_the_list_is_made_anew_and_says_so(world: World, article: Knowledge) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    world.swap(without(article, MIRRORS))

    await world.alice.click(result.response, label="Next")

    text = text_of(result.response.components)
    assert "The source has changed since this was posted; this is what stands in it now." in text
    assert "5–7 of 7" in text
    assert MIRRORS not in text
    await world.alice.click(result.response, label="Previous")
    assert "has changed" not in text_of(result.response.components)


async def test_after_a_reload_without_the_speaker_the_press_says_so_and_leaves_the_list(
    world: World, article: Knowledge
) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    lines = lines_of(result.response.components, "speaker")
    world.swap(without(article, CLARION))

    pressed = await world.alice.select(result.response, [lines["David Ferrow (1)"]], custom_id="menu:speaker")

    assert pressed.ephemeral
    assert "nobody of that name is quoted" in pressed.response.content
    assert "1–4 of 8" in text_of(result.response.components)


async def test_a_subjects_list_is_over_after_a_reload_that_changed_its_words_and_goes_on_after_another(
    world: World, article: Knowledge
) -> None:
    result = await world.alice.slash(world.channel, "quotes", about="tidewell")
    (document,) = article.documents
    moved: Document = replace(document, text=document.text.replace("clarion", "bugle ", 1))
    world.swap(replace(article, documents=(moved,), revision="reworded"))
    over = await world.alice.click(result.response, label="Next")
    world.swap(without(article, MIRRORS))
    fewer = await world.alice.click(result.response, label="Next")
    world.swap(replace(article, entries=(), revision="no-entries"))
    await world.alice.click(result.response, label="Next")

    for pressed in (over, fewer):
        assert pressed.ephemeral
        assert "The source has changed since this was posted." in pressed.response.content
    assert "Previous" in labels_of(result.response.components)


async def test_a_press_on_a_message_that_is_deleted_meanwhile_gets_a_copy(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes")
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10008, times=1)

    copy = await world.alice.click(result.response, label="Next")

    assert copy.ephemeral
    assert "5–8 of 8" in text_of(copy.response.components)


async def test_more_finds_than_a_button_remembers_show_the_closest_and_say_so(
    open_world: OpenWorld, tmp_path: Path
) -> None:
    async with open_world(many(tmp_path, sentences=40)) as world:
        result = await world.alice.slash(world.channel, "quotes", about="apples")
        text = text_of(result.response.components)
        for _ in range(9):
            if "Next" not in labels_of(result.response.components):
                break
            await world.alice.click(result.response, label="Next")
        last = text_of(result.response.components)

        assert "closest of 40; name a speaker or another subject" in text
        assert "closest of 40; name a speaker or another subject" in last
        assert "Previous" in labels_of(result.response.components)


async def test_a_long_list_of_everybody_is_paged_to_its_end(open_world: OpenWorld, tmp_path: Path) -> None:
    async with open_world(many(tmp_path, sentences=30)) as world:
        result = await world.alice.slash(world.channel, "quotes", speaker="ann lee")
        seen = 4
        while "Next" in labels_of(result.response.components):
            await world.alice.click(result.response, label="Next")
            seen += 4

        assert "of year 29" in text_of(result.response.components)
        assert seen == 32


async def test_a_member_who_asks_too_much_is_slowed_down_and_pages_stay_free(open_world: OpenWorld) -> None:
    async with open_world(cooldown_questions=1, cooldown_seconds=60.0) as world:
        result = await world.alice.slash(world.channel, "quotes")
        slowed = await world.alice.slash(world.channel, "quotes")
        await world.alice.click(result.response, label="Next")

        assert slowed.ephemeral
        assert "You can ask again" in slowed.response.content
        assert "5–8 of 8" in text_of(result.response.components)


async def test_panels_are_counted_without_names(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="ferrow")
    await world.alice.click((await world.alice.slash(world.channel, "quotes")).response, label="Next")
    counted = world.composed.metrics.registry.get_sample_value("verbatim_panels_total", {"panel": "quotes"})

    assert result.acknowledged
    assert counted == 3.0
