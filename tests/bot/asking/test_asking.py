"""Asking, as members see it."""

from __future__ import annotations

import discord
import pytest

from bot.feedback.vote_form import DOWN, UP
from tests.bot.bad_input import BAD_INPUT
from tests.bot.conftest import OpenWorld, World, labels

FOUNDER = "Founded in 2023 by Oona Marrick"


async def test_a_mention_with_a_question_is_answered_with_the_sentence_and_its_source(world: World) -> None:
    reply = await world.ask("who started tidewell")

    assert reply.content.startswith(f"> {FOUNDER}")
    assert "according to" in reply.content
    assert "Tideline.news" in reply.content
    assert "paragraph 5" in reply.content
    assert labels(reply) == ["Show in context", "More passages", UP, DOWN, "Dismiss"]


async def test_an_answer_replies_to_the_question_and_pings_nobody(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")

    reply = world.reply()

    assert reply.reference is not None
    assert reply.reference.message_id == question.id
    assert reply.mentions == []
    assert not reply.mention_everyone


async def test_a_question_about_something_else_is_refused_without_any_quotation(world: World) -> None:
    reply = await world.ask("how do i bake sourdough bread")

    assert "anything near that" in reply.content
    assert "> " not in reply.content
    assert "paragraph" not in reply.content


async def test_a_greeting_gets_a_friendly_line_with_examples(world: World) -> None:
    reply = await world.ask("hello!")

    assert reply.content.startswith("I'm here for questions")
    assert "> " not in reply.content
    assert len(labels(reply)) > 1


async def test_what_only_the_asker_sees_has_no_second_way_to_dismiss_it(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="lol")

    assert result.ephemeral
    assert "Dismiss" not in labels(result.response.message)


async def test_examples_stand_on_the_buttons_and_are_not_said_twice(world: World) -> None:
    for question in ("hello!", "", "please tell me"):
        reply = await world.ask(question)

        assert reply.content.endswith(":")
        assert not [label for label in labels(reply) if label in reply.content]


@pytest.mark.parametrize("question", ["who made it", "which one", "why"])
async def test_a_question_that_names_nothing_is_asked_what_it_means(world: World, question: str) -> None:
    reply = await world.ask(question)

    assert "what you mean" in reply.content
    assert "> " not in reply.content


async def test_a_bare_mention_is_told_what_to_ask(world: World) -> None:
    reply = await world.ask("")

    assert reply.content.startswith("Ask me something")


async def test_a_direct_message_is_answered(world: World) -> None:
    sent = await world.alice.send_dm("who started tidewell")

    posted = [r for r in world.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]

    assert posted[-1].path == f"/channels/{sent.channel.id}/messages"
    assert FOUNDER in posted[-1].json["content"]


async def test_a_reply_that_pings_the_bot_is_answered(world: World) -> None:
    first = await world.ask("who started tidewell")

    await world.bob.send(world.channel, f"{world.mention} what did ferrow say", reply_to=first)

    assert "clarion call" in world.reply().content


@pytest.mark.parametrize("content", ["who started tidewell", "hello everybody", ""])
async def test_it_stays_quiet_where_nobody_speaks_to_it(world: World, content: str) -> None:
    await world.alice.send(world.channel, content or "…")

    assert world.replies() == []


async def test_a_message_to_everyone_is_ignored_even_if_it_mentions_the_bot(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} who started tidewell @everyone")
    loud = world.guild.create_role("Loud", permissions=discord.Permissions(mention_everyone=True))
    carol = world.guild.add_member(world.env.create_user("carol"), roles=[loud])
    answered = len(world.replies())

    await carol.send(world.channel, f"{world.mention} who started tidewell @everyone")

    assert answered == 1
    assert len(world.replies()) == 1


async def test_other_bots_and_webhooks_are_ignored(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.channel, f"{world.mention} who started tidewell")
    hook = world.guild.create_webhook(world.channel, "relay")
    await hook.send(f"{world.mention} who started tidewell")

    assert world.replies() == []


@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_by_command_gets_a_sentence_and_pings_nobody(world: World, text: str) -> None:
    result = await world.alice.slash(world.channel, "ask", question=text or " ")

    assert result.acknowledged
    assert result.response.content.strip()
    assert "Something went wrong" not in result.response.content
    assert result.response.message.mentions == []
    assert not result.response.message.mention_everyone


@pytest.mark.parametrize("text", [t[:1900] for t in BAD_INPUT.values()], ids=BAD_INPUT.keys())
async def test_bad_input_by_mention_gets_a_sentence_and_pings_nobody(world: World, text: str) -> None:
    reply = await world.ask(text)

    assert reply.content.strip()
    assert "Something went wrong" not in reply.content
    assert reply.mentions == []
    assert not reply.mention_everyone


async def test_a_question_that_is_too_long_is_asked_to_be_shorter(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="why " * 1000)

    assert "at most 2,000 characters" in result.response.content


async def test_the_command_shows_the_question_and_answers_for_all_to_see(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="who started *tidewell*")

    assert result.response.content.startswith("-# Question: who started \\*tidewell\\*\n> Founded in 2023")
    assert not result.ephemeral


async def test_a_private_answer_is_seen_by_the_asker_alone_and_needs_no_dismissing(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="who started tidewell", private=True)

    assert result.ephemeral
    assert FOUNDER in result.response.content
    assert "Dismiss" not in labels(result.response.message)


async def test_autocomplete_offers_questions_whose_value_is_an_id(world: World) -> None:
    choices = await world.alice.autocomplete(world.channel, "ask", "question", "who found")

    assert 0 < len(choices) <= 25
    assert any("founded" in choice["name"].lower() for choice in choices)
    assert all(choice["value"].startswith("entry:") for choice in choices)


async def test_autocomplete_offers_questions_before_anything_is_typed(world: World) -> None:
    choices = await world.alice.autocomplete(world.channel, "ask", "question", "")

    assert len(choices) > 3


async def test_a_chosen_question_is_answered_by_its_entry(world: World) -> None:
    choices = await world.alice.autocomplete(world.channel, "ask", "question", "who founded tidewell")

    result = await world.alice.slash(world.channel, "ask", question=choices[0]["value"])

    assert FOUNDER in result.response.content
    assert choices[0]["name"] in result.response.content


async def test_an_unknown_id_gets_a_sentence_that_only_the_asker_sees(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="entry:000000000000")

    assert result.ephemeral
    assert "no longer on my list" in result.response.content


async def test_an_id_means_nothing_in_a_message(world: World) -> None:
    entry = world.knowledge.entries[0]

    reply = await world.ask(f"entry:{entry.id}")

    assert entry.questions[0] not in reply.content


async def test_the_repeated_question_can_neither_turn_the_line_round_nor_advertise(world: World) -> None:
    asked = (
        "who \u202estarted\u200b tidewell [free](https://evil.example/x) discord.gg/evil https://evil.example"
    )
    result = await world.alice.slash(world.channel, "ask", question=asked)

    assert "-# Question: who started tidewell free discord\\.gg/evil\n" in result.response.content


async def test_a_deleted_question_takes_its_reply_along(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")
    assert len(world.replies()) == 1

    await world.alice.delete(question)

    assert world.replies() == []


async def test_an_edited_question_is_answered_anew_in_the_same_reply(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")
    first = world.reply()

    await world.alice.edit(question, f"{world.mention} what did ferrow say")

    assert len(world.replies()) == 1
    assert world.reply().id == first.id
    assert "clarion call" in world.reply().content


async def test_an_edit_to_a_question_without_an_answer_removes_the_quotation(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")

    await world.alice.edit(question, f"{world.mention} how do i bake sourdough bread")

    assert "> " not in world.reply().content


async def test_an_edit_that_takes_the_question_back_takes_the_reply_along(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")

    await world.alice.edit(question, "never mind")

    assert world.replies() == []


async def test_edits_are_no_way_round_the_cooldown(open_world: OpenWorld) -> None:
    async with open_world(cooldown_questions=2, cooldown_seconds=60.0) as world:
        question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")
        await world.alice.edit(question, f"{world.mention} what did ferrow say")
        await world.alice.edit(question, f"{world.mention} what did ottersen say")

        assert "clarion call" in world.reply().content


async def test_an_edit_that_leaves_the_question_as_it_was_changes_nothing(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} who started tidewell")
    await world.alice.edit(question, f"{world.mention}   who started tidewell")

    assert [r for r in world.env.http_requests if r.method == "PATCH" and "/messages/" in r.path] == []


async def test_a_member_who_asks_too_much_is_told_when_to_ask_again_and_only_once(
    open_world: OpenWorld,
) -> None:
    async with open_world(cooldown_questions=2, cooldown_seconds=60.0) as world:
        for _ in range(5):
            await world.ask("who started tidewell")
        told = [reply.content for reply in world.replies() if "You can ask again in" in reply.content]
        other = await world.ask("who started tidewell", world.bob)

    assert told == ["That was a lot at once. You can ask again in 60 seconds."]
    assert FOUNDER in other.content


async def test_a_slowed_down_command_is_answered_privately_each_time(open_world: OpenWorld) -> None:
    async with open_world(cooldown_questions=1, cooldown_seconds=60.0) as world:
        await world.alice.slash(world.channel, "ask", question="who started tidewell")
        for _ in range(2):
            result = await world.alice.slash(world.channel, "ask", question="who started tidewell")

            assert result.ephemeral
            assert "You can ask again" in result.response.content


async def test_the_menu_answers_somebody_elses_message_below_it(world: World) -> None:
    message = await world.bob.send(world.channel, "does anybody know who started tidewell?")

    result = await world.alice.context_menu(world.channel, "Find in the article", message)

    assert FOUNDER in world.reply().content
    assert world.reply().reference.message_id == message.id
    assert result.ephemeral
    assert world.reply().jump_url in result.response.content


async def test_an_answer_from_the_menu_goes_with_its_message_and_is_not_given_twice(world: World) -> None:
    message = await world.bob.send(world.channel, "who started tidewell")
    await world.alice.context_menu(world.channel, "Find in the article", message)
    again = await world.alice.context_menu(world.channel, "Find in the article", message)
    assert world.reply().jump_url in again.response.content
    assert len(world.replies()) == 1

    await world.bob.delete(message)

    assert world.replies() == []


async def test_whoever_wrote_the_message_may_dismiss_the_answer_below_it(world: World) -> None:
    message = await world.bob.send(world.channel, "who started tidewell")
    await world.alice.context_menu(world.channel, "Find in the article", message)

    await world.bob.click(world.reply(), label="Dismiss")

    assert world.replies() == []


async def test_the_menu_refuses_privately(world: World) -> None:
    message = await world.bob.send(world.channel, "how do i bake sourdough bread")

    result = await world.alice.context_menu(world.channel, "Find in the article", message)

    assert result.ephemeral
    assert "anything near that" in result.response.content
    assert world.replies() == []


async def test_the_menu_says_so_on_a_message_without_text_or_of_its_own(world: World) -> None:
    picture = await world.bob.send(world.channel, attachments=[("a.png", b"not really")])
    empty = await world.alice.context_menu(world.channel, "Find in the article", picture)
    own = await world.ask("who started tidewell")
    mine = await world.alice.context_menu(world.channel, "Find in the article", own)

    assert "no text in that message" in empty.response.content
    assert "That message is mine" in mine.response.content


async def test_the_menu_answers_where_the_bot_may_not_write_by_responding(world: World) -> None:
    silent = {world.bot.user: discord.PermissionOverwrite(send_messages=False)}
    closed = world.guild.create_text_channel("no-bots", overwrites=silent)
    message = await world.bob.send(closed, "who started tidewell")

    result = await world.alice.context_menu(closed, "Find in the article", message)

    assert FOUNDER in result.response.content
    assert message.jump_url in result.response.content


async def test_every_message_in_an_ask_channel_is_a_question_save_talk_between_members(
    open_world: OpenWorld,
) -> None:
    channels: set[int] = set()
    async with open_world(ask_channels=channels) as world:
        channels.add(world.channel.id)
        first = await world.alice.send(world.channel, "who started tidewell")
        await world.bob.send(world.channel, "thanks, that helps", reply_to=first)
        await world.bob.send(world.channel, f"{world.alice.mention} did you see this?")
        contents = [reply.content for reply in world.replies()]

    assert len(contents) == 1
    assert FOUNDER in contents[0]


async def test_who_asks_too_much_in_an_ask_channel_is_told_once_to_wait(open_world: OpenWorld) -> None:
    channels: set[int] = set()
    async with open_world(ask_channels=channels, cooldown_questions=1) as world:
        channels.add(world.channel.id)

        for _ in range(3):
            await world.alice.send(world.channel, "who started tidewell")

        answer, told = world.replies()
        assert FOUNDER in answer.content
        assert told.content.startswith("That was a lot at once.")


@pytest.mark.parametrize(
    "noise", ["😂", "<:party:123456789012345678>", "https://example.org/a", "thanks!", "ok", "who made it"]
)
async def test_noise_in_an_ask_channel_is_left_alone(open_world: OpenWorld, noise: str) -> None:
    channels: set[int] = set()
    async with open_world(ask_channels=channels) as world:
        channels.add(world.channel.id)
        await world.alice.send(world.channel, noise)

        assert world.replies() == []


async def test_without_message_content_the_bot_works_and_has_no_privileged_intent(world: World) -> None:
    assert not world.bot.intents.message_content
    assert not world.bot.intents.members
    assert not world.bot.intents.presences


async def test_a_fault_is_told_once_with_an_id_and_without_its_cause(open_world: OpenWorld) -> None:
    async with open_world(faults=1) as world:
        world.env.inject_error("POST", "/channels/*/messages", status=500, times=1)
        await world.alice.send(world.channel, f"{world.mention} who started tidewell")

        assert len(world.replies()) == 1
        assert "Something went wrong on my side" in world.reply().content
        assert "500" not in world.reply().content


async def test_a_channel_closed_to_the_bot_is_left_alone_for_a_while(open_world: OpenWorld) -> None:
    async with open_world() as world:
        world.env.inject_error("POST", "/channels/*/messages", status=403, times=99)
        for _ in range(3):
            await world.alice.send(world.channel, f"{world.mention} who started tidewell")
        tries = [r for r in world.env.http_requests if r.path.endswith("/messages") and r.method == "POST"]

        assert len(tries) == 1


async def test_discord_being_away_for_a_moment_costs_no_answer_and_doubles_none(
    open_world: OpenWorld,
) -> None:
    async with open_world() as world:
        world.env.inject_error("POST", "/channels/*/messages", status=503, times=2)
        await world.alice.send(world.channel, f"{world.mention} who started tidewell")

        assert len(world.replies()) == 1
        assert FOUNDER in world.reply().content
