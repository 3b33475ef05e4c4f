"""Private answers, and showing them to everybody."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.actions import ShowContext, digest
from bot.asking.answer_text import Frame, render
from bot.asking.earlier_answer import quoted_in, still_stands
from bot.rendering.components import Button
from bot.rendering.escaping import displayed_length
from bot.rendering.reply import Reply
from bot.rendering.shared_reply import as_shared, once_shared
from bot.wording import ENGLISH
from knowledge import Knowledge, Quoted, quotation
from knowledge.text.passages import segment
from tests.bot.conftest import World, labels
from tests.bot.conversing import said_in

FOUNDER = "Founded in 2023 by Oona Marrick"
SHARE = "Share in channel"
QUESTION = "who started tidewell"


async def privately(world: World, question: str = QUESTION, channel=None):
    return await world.alice.slash(channel or world.channel, "ask", question=question, private=True)


async def test_a_private_answer_offers_to_be_shared_and_an_open_one_does_not(world: World) -> None:
    private = await privately(world)
    public = await world.alice.slash(world.channel, "ask", question=QUESTION)

    assert SHARE in labels(private.response.message)
    assert SHARE not in labels(public.response.message)


async def test_sharing_posts_the_answer_with_the_name_of_who_shares_it_and_pings_nobody(world: World) -> None:
    private = await privately(world)

    await world.alice.click(private.response.message, label=SHARE)

    shared = world.reply()
    assert f"-# Question: {QUESTION}\n> {FOUNDER}" in shared.content
    assert shared.content.endswith("\n-# Shared by alice")
    assert shared.mentions == []
    assert labels(shared) == ["Show in context", "More passages", "👍", "👎", "Dismiss"]


async def test_an_answer_once_shared_says_where_and_cannot_be_shared_again(world: World) -> None:
    private = await privately(world)

    result = await world.alice.click(private.response.message, label=SHARE)

    kept = result.original_response if hasattr(result, "original_response") else private.response
    stored = world.env.backend.get_message(world.channel.id, kept.id)
    assert f"Shared: {world.reply().jump_url}" in stored.content
    assert SHARE not in str(stored.components)
    assert len(world.replies()) == 1


async def test_a_shared_answer_is_like_any_other_for_everybody(world: World) -> None:
    await world.alice.click((await privately(world)).response.message, label=SHARE)
    shared = world.reply()

    shown = await world.bob.click(shared, label="Show in context")
    refused = await world.bob.click(shared, label="Dismiss")
    await world.bob.send(world.channel, f"{world.mention} who said that?", reply_to=shared)
    followed = world.reply()
    await world.alice.click(shared, label="Dismiss")

    assert f"**{FOUNDER}" in shown.response.content
    assert "Only the member who asked" in refused.response.content
    assert "Understood as: who said this?" in followed.content
    assert shared.id not in [reply.id for reply in world.replies()]


async def test_a_name_full_of_markdown_stays_a_name(world: World) -> None:
    tricky = world.env.create_user("**@everyone** <@1> `x` [a](b)"[:32])
    carol = world.guild.add_member(tricky)
    private = await carol.slash(world.channel, "ask", question=QUESTION, private=True)

    await carol.click(private.response.message, label=SHARE)

    line = world.reply().content.splitlines()[-1]
    assert line.startswith("-# Shared by \\*\\*\\@everyone\\*\\* \\<\\@1")
    assert not world.reply().mention_everyone


async def test_where_the_bot_may_not_write_it_says_so_and_keeps_the_button(world: World) -> None:
    locked = world.guild.create_text_channel(
        "locked", overwrites={world.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    private = await privately(world, channel=locked)

    result = await world.alice.click(private.response.message, label=SHARE)

    assert result.ephemeral
    assert "I may not write here" in result.response.content
    assert said_in(world, locked) == []


async def test_where_discord_refuses_the_post_it_says_so(world: World) -> None:
    private = await privately(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, times=1)

    result = await world.alice.click(private.response.message, label=SHARE)

    assert world.replies() == []
    assert any("may not write here" in str(one.content) for one in result.followups)


async def test_sharing_works_after_a_restart(world: World) -> None:
    private = await privately(world)
    await world.env.restart_bot(world.composed.client(shard_count=1))

    await world.alice.click(private.response.message, label=SHARE)

    assert FOUNDER in world.reply().content


async def test_after_a_reload_only_words_that_still_stand_are_shared(
    world: World, article: Knowledge
) -> None:
    private = await privately(world)
    (document,) = article.documents
    world.swap(_with_text(article, document.text.replace("Oona Marrick", "somebody")))
    gone = await world.alice.click(private.response.message, label=SHARE)
    nothing = world.replies()
    world.swap(_with_text(article, "A new first paragraph.\n\n" + document.text))
    await world.alice.click(private.response.message, label=SHARE)

    assert "no longer stand as quoted" in gone.response.content
    assert nothing == []
    assert FOUNDER in world.reply().content


async def test_in_a_direct_message_there_is_nobody_to_share_with(world: World) -> None:
    channel = (await world.alice.send_dm("hello")).channel
    posted = [r for r in world.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]

    assert posted[-1].path == f"/channels/{channel.id}/messages"
    assert SHARE not in str(posted[-1].json)


async def test_a_suggestion_answered_privately_can_be_shared(world: World) -> None:
    refusal = await world.ask("what did my cat say")

    result = await world.bob.click(refusal, label=labels(refusal)[0])
    await world.bob.click(result.response.message, label=SHARE)

    assert world.reply().content.endswith("Shared by bob")


async def test_a_refusal_has_nothing_to_share(world: World) -> None:
    private = await privately(world, "how do i bake sourdough bread")

    assert SHARE not in labels(private.response.message)


def test_the_longest_private_answer_leaves_room_for_the_line_about_sharing(article: Knowledge) -> None:
    (document,) = article.documents
    long = quotation(document, document.paragraphs[3].start, document.paragraphs[-1].end)
    frame = Frame(1, private=True, share=True, question="why " * 100)
    reply = render(Quoted("why", (long,), 1.0), article, frame)
    link = "https://discord.com/channels/" + "/".join(["12345678901234567890"] * 3)

    assert displayed_length(as_shared(reply, "*" * 32, ENGLISH).text) <= 2000
    assert displayed_length(once_shared(reply, link, ENGLISH).text) <= 2000
    assert displayed_length(reply.text) > 1500
    assert still_stands(reply, article)


@pytest.mark.parametrize("beginning", range(35))
def test_what_is_quoted_stands_and_with_one_word_changed_does_not(article: Knowledge, beginning: int) -> None:
    (document,) = article.documents
    passage = document.passages[beginning]
    reply = render(Quoted("q", (quotation(document, passage.start, passage.end),), 1.0), article, Frame(1))
    first = reply.text.split(maxsplit=2)[1]

    assert still_stands(reply, article)
    assert not still_stands(replace(reply, text=reply.text.replace(first, "Otherwise", 1)), article)


def test_a_message_that_quotes_nothing_has_nothing_that_stands(article: Knowledge) -> None:
    assert not still_stands(Reply("The article doesn't say."), article)


def test_words_quoted_without_their_button_do_not_stand(article: Knowledge) -> None:
    (document,) = article.documents
    one, other = document.passages[6], document.passages[7]
    words = document.text[one.start : one.end]
    action = ShowContext(article.revision, digest(document.name), one.start, one.end, digest(words))
    text = f"> {words}\n-# — somewhere\n> {document.text[other.start : other.end]}"

    assert quoted_in("> a\n> b […]\n-# — x\n> \\*c\\*") == ["a\nb", "*c*"]
    assert still_stands(Reply(f"> {words}", (Button("x", action),)), article)
    assert not still_stands(Reply(text, (Button("x", action),)), article)


def _with_text(knowledge: Knowledge, text: str) -> Knowledge:
    (document,) = knowledge.documents
    paragraphs, passages = segment(document.name, text, ())
    changed = replace(document, text=text, paragraphs=paragraphs, passages=passages, quotations=())
    return Knowledge((changed,), (), "another")
