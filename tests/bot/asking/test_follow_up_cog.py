"""Follow-ups, as members ask them."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.actions import FollowUp, decode, encode
from bot.asking.earlier_answer import question_in
from bot.guild.languages import Languages
from bot.wording import ENGLISH
from knowledge import Knowledge
from knowledge.text.passages import segment
from tests.bot.conftest import OpenWorld, World, labels
from tests.bot.conversing import reply_quietly, said_in, thread_from
from tests.bot.guild.test_languages import CLOSE, OPEN, Marked

FOUNDER = "Founded in 2023 by Oona Marrick"
CLARION = "The turbines are a clarion call"
CORVANE = "On January 27, 2024"
FORM = "Ask a follow-up"


async def reply_to(world: World, answer: discord.Message, text: str) -> discord.Message:
    """Reply to a message as Bob, with a ping, and return the bot's last message."""
    await world.bob.send(world.channel, f"{world.mention} {text}", reply_to=answer)
    return world.reply()


async def by_form(world: World, message: object, text: str, who=None):
    shown = await (who or world.bob).click(message, label=FORM)
    return await (who or world.bob).submit_modal(shown, {"question": text})


async def test_who_said_that_is_answered_by_the_same_words_and_their_speaker(world: World) -> None:
    answer = await world.ask("what did ferrow say about the turbines being a clarion call")

    reply = await reply_to(world, answer, "who said that?")

    assert reply.content.startswith("-# Understood as: who said this?\n> ")
    assert CLARION in reply.content
    assert "**David Ferrow**, quoted in" in reply.content


async def test_what_nobody_is_quoted_with_is_said_by_the_article(world: World) -> None:
    answer = await world.ask("who started tidewell")

    reply = await reply_to(world, answer, "who said that?")

    assert f"> {FOUNDER}" in reply.content
    assert "according to" in reply.content


async def test_another_name_takes_the_place_of_the_first_one_in_the_question_answered(world: World) -> None:
    answer = await world.ask("what did ottersen say")

    reply = await reply_to(world, answer, "and Ferrow?")

    assert reply.content.startswith("-# Understood as: what did Ferrow say\n> ")
    assert CLARION in reply.content


async def test_when_is_asked_of_the_question_before(world: World) -> None:
    answer = await world.ask("why did corvane's share price fall")

    reply = await reply_to(world, answer, "when?")

    assert "Understood as: when did corvane's share price fall" in reply.content
    assert f"> {CORVANE}" in reply.content


@pytest.mark.parametrize(
    ("follow_up", "understood"),
    [
        ("when?", "when was this said?"),
        ("why?", "why did ferrow say that"),
        ("and Ferrow?", "what did ferrow say"),
        ("what about ethics", "what did David Ferrow say about ethics"),
    ],
)
async def test_what_somebody_said_is_asked_on_in_whole_sentences(
    world: World, follow_up: str, understood: str
) -> None:
    answer = await world.ask("what did ferrow say")

    reply = await reply_to(world, answer, follow_up)

    assert reply.content.splitlines()[0] == f"-# Understood as: {understood}"


async def test_a_ping_that_pings_nobody_does_not_hide_what_a_follow_up_leans_on(world: World) -> None:
    answer = await world.ask("what did ferrow say")
    question = await world.bob.send(
        world.channel, f"{world.mention} @everyone who said that?", reply_to=answer
    )

    assert not question.mention_everyone
    assert "Understood as: who said this?" in world.reply().content


async def test_it_is_never_a_person(world: World) -> None:
    answer = await world.ask("what did ferrow say")

    reply = await reply_to(world, answer, "who made it")

    assert reply.content.startswith("-# About the answer before")


async def test_what_the_article_does_not_say_is_refused_without_any_quotation(world: World) -> None:
    answer = await world.ask("what did ferrow say about the turbines being a clarion call")

    when = await reply_to(world, answer, "when did he say that?")
    else_ = await reply_to(world, answer, "what else did he say?")

    assert "Understood as: when was this said?" in when.content
    assert "doesn't say" in when.content
    assert "Understood as: what else did David Ferrow say?" in else_.content
    assert "Nothing else is quoted of David Ferrow." in else_.content
    assert all("> " not in reply.content and "paragraph" not in reply.content for reply in (when, else_))


async def test_a_follow_up_can_follow_a_follow_up(world: World) -> None:
    answer = await world.ask("what did ottersen say")
    second = await reply_to(world, answer, "and Ferrow?")

    third = await reply_to(world, second, "and Hollin?")
    fourth = await reply_to(world, third, "what else did he say?")

    assert "Understood as: what did Hollin say" in third.content
    assert "Gregory Hollin" in fourth.content


async def test_a_question_that_stands_by_itself_is_answered_afresh_though_it_is_a_reply(world: World) -> None:
    answer = await world.ask("what did ferrow say")
    afresh = await world.ask("who started tidewell")

    reply = await reply_to(world, answer, "who started tidewell")

    assert reply.content == afresh.content


async def test_a_reply_to_another_member_goes_on_from_nothing(world: World) -> None:
    await world.ask("what did ferrow say")
    remark = await world.bob.send(world.channel, "that is quite something")

    await world.alice.send(world.channel, f"{world.mention} who said that?", reply_to=remark)

    assert "goes on from an answer" in world.reply().content
    assert "> " not in world.reply().content


async def test_in_a_channel_a_question_without_a_reply_goes_on_from_nothing(world: World) -> None:
    await world.ask("what did ferrow say")

    assert "reply to the one you mean" in (await world.ask("who said that?")).content


@pytest.mark.parametrize("question", ["continue", "go on", "when did he say that", "who is he?"])
async def test_what_only_goes_on_is_answered_with_no_passage_that_happens_to_match(
    world: World, question: str
) -> None:
    reply = await world.ask(question)

    assert "goes on from an answer" in reply.content
    assert "> " not in reply.content


async def test_a_question_about_the_bot_goes_on_from_no_answer(world: World) -> None:
    assert (await world.ask("who is this")).content.startswith("I'm a bot")


async def test_somebody_elses_follow_up_is_not_answered_from_its_menu_by_chance(world: World) -> None:
    remark = await world.bob.send(world.channel, "who said that?")

    result = await world.alice.context_menu(world.channel, "Find in the article", remark)

    assert result.ephemeral
    assert "goes on from an answer" in result.response.content
    assert world.replies() == []


async def test_go_on_asks_for_more_of_the_same(world: World) -> None:
    answer = await world.ask("what did hollin say about the floor of what a small yard can build")

    reply = await reply_to(world, answer, "go on")

    assert "Understood as: what else did Gregory Hollin say?" in reply.content


async def test_a_reply_without_a_ping_leaves_the_bot_quiet(world: World) -> None:
    answer = await world.ask("what did ferrow say")

    await reply_quietly(world, world.bob, answer, "who said that?")

    assert len(world.replies()) == 1


async def test_another_member_may_follow_up_after_a_restart(world: World) -> None:
    answer = await world.ask("what did ottersen say")
    await world.env.restart_bot(world.composed.client(shard_count=1))

    reply = await reply_to(world, answer, "and ferrow?")

    assert "Understood as: what did ferrow say" in reply.content
    assert CLARION in reply.content


async def test_a_follow_up_to_a_deleted_answer_is_told_to_ask_in_full(world: World) -> None:
    answer = await world.ask("what did ferrow say")
    reply = await world.bob.send(world.channel, f"{world.mention} never mind", reply_to=answer)
    await world.alice.click(answer, label="Dismiss")

    await world.bob.edit(reply, f"{world.mention} who said that?")

    assert "goes on from an answer" in world.reply().content


async def test_an_edited_follow_up_is_understood_anew_in_the_same_reply(world: World) -> None:
    answer = await world.ask("what did ottersen say")
    follow_up = await world.bob.send(world.channel, f"{world.mention} and Hollin?", reply_to=answer)
    first = world.reply()

    await world.bob.edit(follow_up, f"{world.mention} and Ferrow?")

    assert world.reply().id == first.id
    assert "Understood as: what did Ferrow say" in world.reply().content


async def test_a_follow_up_after_a_reload_says_whether_the_words_still_stand(
    world: World, article: Knowledge
) -> None:
    answer = await world.ask("what did ferrow say about the turbines being a clarion call")
    (document,) = article.documents
    world.swap(_with_text(article, "A new first paragraph.\n\n" + document.text))
    moved = await reply_to(world, answer, "who said that?")
    world.swap(_with_text(article, document.text.replace("clarion", "loud")))
    gone = await reply_to(world, answer, "who said that?")
    afresh = await reply_to(world, answer, "how do i bake sourdough bread")

    assert CLARION in moved.content
    assert "no longer stands" in gone.content
    assert "> " not in gone.content
    assert "anything near that" in afresh.content


def _with_text(knowledge: Knowledge, text: str) -> Knowledge:
    (document,) = knowledge.documents
    paragraphs, passages = segment(document.name, text, ())
    changed = replace(document, text=text, paragraphs=paragraphs, passages=passages, quotations=())
    return Knowledge((changed,), (), "another")


async def test_in_a_thread_the_last_answer_in_it_is_meant(world: World) -> None:
    answer = await world.ask("who started tidewell")
    thread = await thread_from(world, answer)
    await world.bob.send(thread, f"{world.mention} what did ottersen say")
    await world.alice.send(thread, "interesting")

    await world.bob.send(thread, f"{world.mention} and Ferrow?")

    assert "Understood as: what did Ferrow say" in said_in(world, thread)[-1].content


async def test_a_thread_started_from_an_answer_goes_on_from_it(world: World) -> None:
    answer = await world.ask("who started tidewell")
    thread = await thread_from(world, answer)

    await world.bob.send(thread, f"{world.mention} who said that?")

    assert f"> {FOUNDER}" in said_in(world, thread)[-1].content


async def test_in_a_thread_that_it_answered_in_it_still_waits_to_be_spoken_to(world: World) -> None:
    answer = await world.ask("who started tidewell")
    thread = await thread_from(world, answer)
    await world.bob.send(thread, f"{world.mention} who said that?")

    await world.alice.send(thread, "what did ferrow say")
    await world.alice.send(thread, "when?")

    assert len(said_in(world, thread)) == 1


async def test_where_it_may_not_read_what_came_before_it_says_what_to_do(world: World) -> None:
    answer = await world.ask("who started tidewell")
    thread = await thread_from(world, answer)
    world.env.inject_error("GET", "/channels/*/messages", status=403, times=1)
    world.env.inject_error("GET", "/channels/*/messages/*", status=403, times=1)

    await world.bob.send(thread, f"{world.mention} who said that?")

    assert "goes on from an answer" in said_in(world, thread)[-1].content


async def test_in_a_direct_message_the_last_answer_is_meant(world: World) -> None:
    await world.alice.send_dm("what did ottersen say")

    await world.alice.send_dm("and Ferrow?")

    posted = [r for r in world.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert "Understood as: what did Ferrow say" in posted[-1].json["content"]


async def test_in_the_chat_of_a_voice_channel_it_answers_as_anywhere(world: World) -> None:
    for voice in (world.guild.create_voice_channel("lounge"), world.guild.create_stage_channel("stage")):
        await world.alice.send(voice, f"{world.mention} what did ottersen say")
        answer = said_in(world, voice)[-1]
        await world.bob.send(voice, f"{world.mention} and Ferrow?", reply_to=answer)

        assert "Understood as: what did Ferrow say" in said_in(world, voice)[-1].content


async def test_every_message_in_an_ask_channels_thread_is_asked_but_only_sure_answers_are_given(
    open_world: OpenWorld,
) -> None:
    channels: set[int] = set()
    async with open_world(ask_channels=channels) as world:
        channels.add(world.channel.id)
        await world.alice.send(world.channel, "what did ottersen say")
        thread = await thread_from(world, world.reply())

        await world.bob.send(thread, "i had no idea that this exists")
        quiet = len(said_in(world, thread))
        await world.bob.send(thread, "and Ferrow?")

        assert quiet == 0
        assert CLARION in said_in(world, thread)[-1].content


async def test_in_an_ask_channel_a_reply_to_the_bot_needs_no_ping_and_one_to_a_member_stays_theirs(
    open_world: OpenWorld,
) -> None:
    channels: set[int] = set()
    async with open_world(ask_channels=channels) as world:
        channels.add(world.channel.id)
        question = await world.alice.send(world.channel, "what did ottersen say")
        await reply_quietly(world, world.bob, world.reply(), "and Ferrow?")
        answered = world.reply()
        await reply_quietly(world, world.bob, question, "who started tidewell")

        assert "Understood as: what did Ferrow say" in answered.content
        assert world.reply().id == answered.id


async def test_a_command_offers_a_form_for_the_next_question_and_a_mention_does_not(world: World) -> None:
    mention = await world.ask("who started tidewell")
    command = await world.alice.slash(world.channel, "ask", question="who started tidewell")

    assert FORM not in labels(mention)
    assert labels(command.response.message) == [
        "Show in context",
        "More passages",
        FORM,
        "👍",
        "👎",
        "Dismiss",
    ]


async def test_anybody_may_ask_through_the_form_and_is_answered_for_all_to_see(world: World) -> None:
    command = await world.alice.slash(world.channel, "ask", question="what did ottersen say")

    result = await by_form(world, command.response.message, "and Ferrow?")

    assert not result.ephemeral
    assert result.response.content.startswith(
        "-# Question: and Ferrow?\n-# Understood as: what did Ferrow say\n> "
    )
    assert FORM in labels(result.response.message)
    again = await by_form(world, result.response.message, "where did he say that?", world.alice)
    assert "Understood as: where was this said?" in again.response.content
    assert "post on X" in again.response.content


async def test_a_question_in_the_form_that_stands_by_itself_is_answered_afresh(world: World) -> None:
    command = await world.alice.slash(world.channel, "ask", question="what did ottersen say")

    result = await by_form(world, command.response.message, "who started tidewell")

    assert "Understood" not in result.response.content
    assert FOUNDER in result.response.content


async def test_the_form_under_a_private_answer_answers_privately(world: World) -> None:
    command = await world.alice.slash(world.channel, "ask", question="what did ottersen say", private=True)

    result = await by_form(world, command.response.message, "and Ferrow?", world.alice)

    assert result.ephemeral
    assert CLARION in result.response.content
    assert "Dismiss" not in labels(result.response.message)


async def test_a_form_that_is_never_submitted_changes_nothing(world: World) -> None:
    command = await world.alice.slash(world.channel, "ask", question="who started tidewell")
    before = len(world.channel.history())

    shown = await world.bob.click(command.response.message, label=FORM)

    assert shown.modal is not None
    assert len(world.channel.history()) == before
    assert FOUNDER in (await world.ask("who started tidewell")).content


async def test_the_form_works_after_a_restart(world: World) -> None:
    command = await world.alice.slash(world.channel, "ask", question="what did ottersen say")
    shown = await world.bob.click(command.response.message, label=FORM)

    await world.env.restart_bot(world.composed.client(shard_count=1))
    result = await world.bob.submit_modal(shown, {"question": "and Ferrow?"})

    assert "Understood as: what did Ferrow say" in result.response.content


async def test_the_form_under_an_answer_whose_words_are_gone_says_so(
    world: World, article: Knowledge
) -> None:
    command = await world.alice.slash(world.channel, "ask", question="who started tidewell")
    (document,) = article.documents
    world.swap(_with_text(article, document.text.replace("Oona Marrick", "somebody")))

    result = await by_form(world, command.response.message, "who said that?")

    assert "no longer stands" in result.response.content
    assert "> " not in result.response.content


@pytest.mark.parametrize(
    "text", ["   ", "?", "x" * 2000, "@everyone who said that", "```", "\u202ewho\u200b"]
)
async def test_bad_input_in_the_form_gets_a_sentence_and_pings_nobody(world: World, text: str) -> None:
    command = await world.alice.slash(world.channel, "ask", question="who started tidewell")

    result = await by_form(world, command.response.message, text)

    assert result.response.content.strip()
    assert "Something went wrong" not in result.response.content
    assert not result.response.message.mention_everyone


async def test_the_form_is_no_way_round_the_cooldown(open_world: OpenWorld) -> None:
    async with open_world(cooldown_questions=1, cooldown_seconds=60.0) as world:
        command = await world.alice.slash(world.channel, "ask", question="who started tidewell")

        result = await by_form(world, command.response.message, "and Ferrow?", world.alice)

        assert result.ephemeral
        assert "You can ask again" in result.response.content


async def test_a_follow_up_is_understood_in_the_servers_language(open_world: OpenWorld) -> None:
    async with open_world(languages=Languages((Marked(),))) as world:
        answer = await world.ask("what did ottersen say")
        first = await reply_to(world, answer, "and Ferrow?")
        second = await reply_to(world, first, "and Hollin?")

        assert f"-# {OPEN}Understood as: what did Hollin say{CLOSE}\n" in second.content


def test_the_question_of_a_reply_is_read_as_it_was_understood() -> None:
    text = (
        "-# Question: and \\*Ferrow\\*?\n-# Understood as: what did \\*Ferrow\\* say\n> words\n-# — according"
    )

    assert question_in(text, (ENGLISH,)) == "what did *Ferrow* say"
    assert question_in("-# Question: who?\n> Understood as: no", (ENGLISH,)) == "who?"
    assert question_in("> words", (ENGLISH,)) is None


def test_the_buttons_hold_no_state() -> None:
    assert decode(encode(FollowUp())) == FollowUp()
