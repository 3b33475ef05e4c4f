"""Buttons, as members press them."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.actions import MorePassages, decode
from bot.asking.around_answer import further_passages
from knowledge import Knowledge, load
from knowledge.text.passages import segment
from tests.bot.conftest import OpenWorld, World, labels

FOUNDER = "Founded in 2023 by Oona Marrick"


async def test_anybody_sees_the_paragraph_with_the_quotation_in_bold_alone(world: World) -> None:
    answer = await world.ask("who started tidewell")

    result = await world.bob.click(answer, label="Show in context")

    assert result.ephemeral
    assert "The energy world is astir" in result.response.content
    assert f"**{FOUNDER}" in result.response.content
    assert "Paragraph 5" in result.response.content


async def test_more_passages_shows_others_with_their_sources(world: World) -> None:
    answer = await world.ask("who started tidewell")

    result = await world.bob.click(answer, label="More passages")

    assert result.ephemeral
    assert result.response.content.count("paragraph") >= 1
    assert FOUNDER not in result.response.content


async def test_the_asker_dismisses_the_answer(world: World) -> None:
    answer = await world.ask("who started tidewell")

    result = await world.alice.click(answer, label="Dismiss")

    assert result.acknowledged
    assert world.replies() == []


async def test_another_member_cannot_dismiss_it_and_is_told_who_can(world: World) -> None:
    answer = await world.ask("who started tidewell")

    result = await world.bob.click(answer, label="Dismiss")

    assert result.ephemeral
    assert "Only the member who asked, or a moderator" in result.response.content
    assert len(world.replies()) == 1


async def test_a_moderator_dismisses_it(world: World) -> None:
    answer = await world.ask("who started tidewell")
    role = world.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])

    await carol.click(answer, label="Dismiss")

    assert world.replies() == []


async def test_a_moderator_role_of_the_settings_dismisses_it(open_world: OpenWorld) -> None:
    async with open_world() as first:
        role_id = first.guild.create_role("Curators").id
    async with open_world(moderator_role_ids=(role_id,)) as world:
        role = world.guild.create_role("Curators")
        carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])
        answer = await world.ask("who started tidewell")
        await carol.click(answer, label="Dismiss")

        assert role.id == role_id
        assert world.replies() == []


async def test_one_press_asks_a_suggested_question_in_the_reply_that_offers_it(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} what did my cat say")
    refusal = world.reply()
    suggested = labels(refusal)[0]

    await world.alice.click(refusal, label=suggested)

    assert [reply.id for reply in world.replies()] == [refusal.id]
    assert suggested in world.reply().content
    assert "> " in world.reply().content
    await world.alice.delete(question)
    assert world.replies() == []


async def test_a_suggestion_pressed_by_somebody_else_is_answered_to_them_alone(world: World) -> None:
    refusal = await world.ask("what did my cat say")

    result = await world.bob.click(refusal, label=labels(refusal)[0])

    assert result.ephemeral
    assert "> " in result.response.content


async def test_buttons_work_after_a_restart(world: World) -> None:
    answer = await world.ask("who started tidewell")

    await world.env.restart_bot(world.composed.client(shard_count=1))
    result = await world.bob.click(answer, label="Show in context")

    assert f"**{FOUNDER}" in result.response.content


async def test_a_press_after_the_source_changed_says_so_and_whether_the_sentence_still_stands(
    world: World, article: Knowledge
) -> None:
    answer = await world.ask("who started tidewell")
    (document,) = article.documents
    moved = _with_text(article, "A new first paragraph.\n\n" + document.text)
    world.swap(moved)
    still = await world.bob.click(answer, label="Show in context")
    world.swap(_with_text(article, document.text.replace("Oona Marrick", "somebody")))
    gone = await world.bob.click(answer, label="Show in context")
    more = await world.bob.click(answer, label="More passages")

    assert "has changed since" in still.response.content
    assert f"**{FOUNDER}" in still.response.content
    assert "no longer stands" in gone.response.content
    assert "ask again" in more.response.content


def _with_text(knowledge: Knowledge, text: str) -> Knowledge:
    (document,) = knowledge.documents
    paragraphs, passages = segment(document.name, text, ())
    changed = replace(document, text=text, paragraphs=paragraphs, passages=passages, quotations=())
    return Knowledge((changed,), (), "another")


async def test_a_suggestion_that_is_gone_after_a_reload_gets_a_sentence(
    world: World, article: Knowledge
) -> None:
    refusal = await world.ask("what did my cat say")
    world.swap(replace(article, entries=(), revision="fewer"))

    result = await world.alice.click(refusal, label=labels(refusal)[0])

    assert "no longer on my list" in result.response.content


async def test_a_button_of_an_unknown_kind_gets_a_sentence(world: World) -> None:
    answer = await world.ask("who started tidewell")
    stored = world.env.backend.get_message(world.channel.id, answer.id)
    stored.components[0]["components"][0]["custom_id"] = "v1:zzz:1"

    result = await world.bob.click(world.reply(), custom_id="v1:zzz:1")

    assert "another version of me" in result.response.content


def test_places_beyond_the_snapshot_show_nothing_wrong(article: Knowledge) -> None:
    reply = further_passages(MorePassages(article.revision, ((7, 0), (0, 9999))), article)

    assert reply.refusal
    assert decode("v1:m:abc:99.zz") == MorePassages("abc", ((333, 1295),))


async def test_the_article_is_loaded_alike_twice(article: Knowledge, settings: object) -> None:
    assert load(settings.seeds_dir).revision == article.revision
