"""New posts in a help forum, as members see them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from simcord.builders import ChannelHandle

from tests.bot.conftest import OpenWorld, World
from tests.bot.conversing import post_in, said_in

FOUNDER = "Founded in 2023 by Oona Marrick"
CLARION = "The turbines are a clarion call"
OFF_TOPIC = "how do i bake sourdough bread"

OpenHelp = Callable[..., AbstractAsyncContextManager[tuple[World, ChannelHandle]]]


@pytest.fixture
def open_help(open_world: OpenWorld) -> OpenHelp:
    """A server that has chosen a help forum; the bot reads posts only with the Message Content intent."""

    @asynccontextmanager
    async def opened(*, reads_posts: bool = True, **changed: object):
        forums: set[int] = set()
        asked: set[int] | None = set() if reads_posts else None
        async with open_world(help_forums=forums, ask_channels=asked, **changed) as world:
            forum = world.guild.create_forum_channel("help")
            forums.add(forum.id)
            yield world, forum

    return opened


async def test_a_new_post_is_answered_by_its_title_and_text_as_a_reply_to_it(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "a question", "hi all, who started tidewell?")

        (answer,) = said_in(world, post)
        assert f"> {FOUNDER}" in answer.content
        assert answer.reference.message_id == post.id
        assert answer.mentions == []


async def test_without_the_intent_the_title_alone_is_read(open_help: OpenHelp) -> None:
    async with open_help(reads_posts=False) as (world, forum):
        silent = await post_in(world, forum, "a question", "hi all, who started tidewell?")
        titled = await post_in(world, forum, "Who started Tidewell?", "cannot find it")

        assert said_in(world, silent) == []
        assert FOUNDER in said_in(world, titled)[0].content


async def test_a_title_that_asks_is_enough_whatever_the_text_goes_on_about(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        text = "My cousin bakes bread and told me all about sourdough on our way to the cinema. " * 4
        post = await post_in(world, forum, "Who started Tidewell?", text)

        assert FOUNDER in said_in(world, post)[0].content


@pytest.mark.parametrize(
    "title", [OFF_TOPIC, "hello everybody", "???", "is tidewell any good at chess", "Tidewell"]
)
async def test_a_post_without_a_sure_answer_is_left_to_the_members(open_help: OpenHelp, title: str) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, title, "does anybody know?")

        assert said_in(world, post) == []


async def test_after_the_first_answer_it_waits_until_it_is_asked(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "Who started Tidewell?", "please")
        await world.bob.send(post, "what did ferrow say?")
        quiet = len(said_in(world, post))
        await world.bob.send(post, f"{world.mention} what did ferrow say about a clarion call?")
        await world.alice.send(post, f"{world.mention} who said that?")

        assert quiet == 1
        assert CLARION in said_in(world, post)[1].content
        assert "Understood as: who said this?" in said_in(world, post)[2].content


async def test_a_question_to_a_silent_post_is_answered(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, OFF_TOPIC, "please")
        await world.bob.send(post, f"{world.mention} who started tidewell")

        assert FOUNDER in said_in(world, post)[0].content


async def test_a_post_that_asks_the_bot_by_name_is_answered_once(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "Who started Tidewell?", f"{world.mention} who started tidewell")

        assert len(said_in(world, post)) == 1


async def test_posts_in_other_forums_and_threads_of_channels_are_left_alone(open_help: OpenHelp) -> None:
    async with open_help() as (world, _):
        other = world.guild.create_forum_channel("chat")
        post = await post_in(world, other, "Who started Tidewell?", "who started tidewell")

        assert said_in(world, post) == []


async def test_posts_of_bots_are_left_alone(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        robot = world.guild.add_member(world.env.create_user("robot", bot=True))
        post = await post_in(world, forum, "Who started Tidewell?", "who started tidewell", robot)

        assert said_in(world, post) == []


async def test_a_post_whose_text_cannot_be_read_is_answered_by_its_title(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        world.env.inject_error("GET", "/channels/*/messages/*", status=404, times=1)
        post = await post_in(world, forum, "Who started Tidewell?", "please")

        (answer,) = said_in(world, post)
        assert FOUNDER in answer.content
        assert answer.reference is None


async def test_editing_the_post_changes_nothing_and_deleting_its_first_message_takes_the_answer_along(
    open_help: OpenHelp,
) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "Who started Tidewell?", "please")
        (starter,) = [m for m in post.history() if m.id == post.id]
        await world.alice.edit(starter, "thank you, that helped")
        kept = said_in(world, post)
        await world.alice.delete(starter)

        assert FOUNDER in kept[0].content
        assert said_in(world, post) == []


async def test_a_restart_answers_no_post_again(open_help: OpenHelp) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "Who started Tidewell?", "please")
        await world.env.restart_bot(world.composed.client(set(), shard_count=1))
        await world.bob.send(post, "thanks")

        assert len(said_in(world, post)) == 1


async def test_a_member_who_floods_the_forum_is_not_answered_each_time(open_help: OpenHelp) -> None:
    async with open_help(cooldown_questions=1, cooldown_seconds=60.0) as (world, forum):
        first = await post_in(world, forum, "Who started Tidewell?", "please")
        second = await post_in(world, forum, "Who started Tidewell?", "please")

        assert len(said_in(world, first)) == 1
        assert said_in(world, second) == []


@pytest.mark.parametrize("text", ["@everyone who started this", "x" * 2000, "\u202e\u200b", "```\n```", ""])
async def test_whatever_a_post_says_nobody_is_pinged_and_nothing_breaks(
    open_help: OpenHelp, text: str
) -> None:
    async with open_help() as (world, forum):
        post = await post_in(world, forum, "**bold** `code` <@1> who?", text or "…")

        assert all(not m.mention_everyone and m.mentions == [] for m in said_in(world, post))
