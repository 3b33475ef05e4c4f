"""/verify and "Check this quote", as members see them."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from knowledge import Knowledge
from tests.bot.bad_input import BAD_INPUT
from tests.bot.conftest import OpenWorld, World, labels
from tests.bot.panels import text_of

TRUE = "The turbines are a clarion call—it’s time to rethink our harbors"
ALTERED = "The turbines are a clarion call—it’s time to rethink our highways"
MENU = "Check this quote"


async def first_line(world: World, text: str) -> str:
    result = await world.alice.slash(world.channel, "verify", text=text)
    return result.response.content.splitlines()[0]


async def test_a_true_quotation_is_word_for_word_with_its_speaker_and_source(world: World) -> None:
    result = await world.alice.slash(world.channel, "verify", text=f"“{TRUE}”, said Ferrow")

    lines = result.response.content.splitlines()
    assert not result.ephemeral
    assert lines[0] == "**Word for word:** the article has these words."
    assert lines[1] == f"-# Checked: “{TRUE}”"
    assert lines[2] == f"> {TRUE}"
    assert lines[3].startswith("-# — **David Ferrow**, quoted in")
    assert lines[-1] == "-# This says what stands in the article, not whether it is true."
    assert labels(result.response.message) == ["Show in context", "Dismiss"]


@pytest.mark.parametrize("text", ["@everyone", "@here @everyone!", "<@&12>"])
async def test_a_ping_alone_is_nothing_to_check(world: World, text: str) -> None:
    result = await world.alice.slash(world.channel, "verify", text=text)

    assert result.ephemeral
    assert "Checked" not in result.response.content


async def test_what_was_changed_is_bold_in_the_source_and_told_word_by_word(world: World) -> None:
    result = await world.alice.slash(world.channel, "verify", text=ALTERED)

    lines = result.response.content.splitlines()
    assert lines[0] == "**Altered:** the article has other words in this place."
    assert lines[2] == f"> {TRUE.replace('harbors', '**harbors**')}"
    assert lines[4] == "- claimed: ~~highways~~ · article: **harbors**"


async def test_words_put_in_and_left_out_are_told(world: World) -> None:
    put_in = await world.alice.slash(world.channel, "verify", text="The turbines are never a clarion call")
    left_out = await world.alice.slash(
        world.channel, "verify", text="Stormgate spent an estimated $100 million on its latest machines"
    )

    assert "- claimed: ~~never~~ · article: without it" in put_in.response.content
    assert "- left out: **significantly more**" in left_out.response.content
    assert "> Stormgate spent **significantly more**—an" in left_out.response.content


async def test_small_differences_are_near(world: World) -> None:
    assert (await first_line(world, TRUE.replace("it’s", "it is"))).startswith("**Nearly word for word:**")


async def test_another_speaker_is_named_in_the_first_line(world: World) -> None:
    result = await world.alice.slash(world.channel, "verify", text=f"“{TRUE}”, said Gregory Hollin")

    lines = result.response.content.splitlines()
    assert lines[0] == (
        "**Not Gregory Hollin's:** the article has these words, but it gives them to David Ferrow."
    )
    assert "- said to be by: ~~Gregory Hollin~~ · article: **David Ferrow**" in lines


async def test_what_is_not_there_gets_the_nearest_sentence_marked_as_not_the_quotation(world: World) -> None:
    result = await world.alice.slash(
        world.channel, "verify", text="The sea will swallow the energy world one day soon"
    )

    lines = result.response.content.splitlines()
    assert lines[0] == "**Not found:** I have no document with these words."
    assert lines[2] == "The nearest words there are, which are **not** the quotation:"
    assert lines[3].startswith("> The energy world is astir after the meteoric rise of Tidewell")
    assert "not whether it is true" not in result.response.content


async def test_nothing_like_it_gets_no_citation(world: World) -> None:
    result = await world.alice.slash(
        world.channel, "verify", text="Zebras gallop past quiet violins during winter"
    )

    assert result.response.content.startswith("**Not found:**")
    assert "> " not in result.response.content
    assert "paragraph" not in result.response.content


async def test_no_verdict_vouches_for_the_article(world: World) -> None:
    for text in (TRUE, TRUE.replace("it’s", "it is"), ALTERED, f"“{TRUE}”, said Hollin"):
        said = (await first_line(world, text)).lower()

        assert "article" in said
        assert not {"true", "real", "correct", "fact", "right"} & set(said.split())


async def test_of_several_quotations_the_most_doubtful_is_checked_and_named(world: World) -> None:
    result = await world.alice.slash(
        world.channel, "verify", text=f"“{TRUE}” and also “Stormgate spent an estimated $200 million on it”"
    )

    lines = result.response.content.splitlines()
    assert lines[0].startswith("**Altered:**")
    assert lines[1] == (
        "-# The most doubtful quotation of several: “Stormgate spent an estimated $200 million on it”"
    )


async def test_show_in_context_and_dismiss_work_under_a_verdict(world: World) -> None:
    await world.alice.slash(world.channel, "verify", text=ALTERED)
    context = await world.bob.click(world.reply(), label="Show in context")
    assert f"**{TRUE}" in context.response.content

    await world.alice.click(world.reply(), label="Dismiss")

    assert world.replies() == []


async def test_a_private_check_is_seen_by_its_member_alone(world: World) -> None:
    result = await world.alice.slash(world.channel, "verify", text=ALTERED, private=True)

    assert result.ephemeral
    assert "Dismiss" not in labels(result.response.message)


@pytest.mark.parametrize(
    "text", [" ", "😀🎉", "<:party:123456789012345678>", "https://example.org/a", "<@1>", "…"]
)
async def test_without_words_there_is_nothing_to_check(world: World, text: str) -> None:
    result = await world.alice.slash(world.channel, "verify", text=text)
    message = await world.bob.send(world.channel, text if text.strip() else "\u200b")
    menu = await world.alice.context_menu(world.channel, MENU, message)

    for answer in (result, menu):
        assert answer.ephemeral
        assert "no words in that to check" in answer.response.content


@pytest.mark.parametrize("text", BAD_INPUT.values(), ids=BAD_INPUT.keys())
async def test_bad_input_gets_a_sentence_and_pings_nobody(world: World, text: str) -> None:
    result = await world.alice.slash(world.channel, "verify", text=text[:6000] or " ")

    assert result.response.content.strip()
    assert "Something went wrong" not in result.response.content
    assert result.response.message.mentions == []
    assert not result.response.message.mention_everyone


async def test_four_thousand_characters_are_checked_and_more_are_asked_to_be_shorter(world: World) -> None:
    whole = world.knowledge.documents[0].text
    most = await world.alice.slash(world.channel, "verify", text=whole[:4000])
    noise = await world.alice.slash(world.channel, "verify", text=("word *salad* " * 400)[:4000])
    more = await world.alice.slash(world.channel, "verify", text=whole[:4001])

    assert most.response.content.startswith("**")
    assert noise.response.content.startswith("**Not found:**")
    assert more.ephemeral
    assert "at most 4,000 characters" in more.response.content


async def test_without_documents_a_sentence_says_what_to_do(open_world: OpenWorld) -> None:
    async with open_world(Knowledge((), (), "empty")) as world:
        result = await world.alice.slash(world.channel, "verify", text=TRUE)

        assert result.ephemeral
        assert "no document" in result.response.content


async def test_a_member_who_checks_too_much_is_slowed_down_and_refusals_cost_nothing(
    open_world: OpenWorld,
) -> None:
    async with open_world(cooldown_questions=1, cooldown_seconds=60.0) as world:
        await world.alice.slash(world.channel, "verify", text="😀")
        checked = await world.alice.slash(world.channel, "verify", text=TRUE)
        slowed = await world.alice.slash(world.channel, "verify", text=TRUE)

        assert checked.response.content.startswith("**Word for word:**")
        assert slowed.ephemeral
        assert "You can ask again" in slowed.response.content


async def test_verdicts_are_counted_without_texts(world: World) -> None:
    await first_line(world, ALTERED)
    counted = world.composed.metrics.registry.get_sample_value(
        "verbatim_checks_total", {"verdict": "altered", "surface": "verify"}
    )

    assert counted == 1.0


# ------------------------------------------------------------------------------- the menu, and sharing


async def test_the_menu_checks_a_message_for_its_asker_alone(world: World) -> None:
    message = await world.bob.send(world.channel, f"Ferrow said “{ALTERED}”")

    result = await world.alice.context_menu(world.channel, MENU, message)

    assert result.ephemeral
    assert result.response.content.startswith("**Altered:**")
    assert labels(result.response.message) == ["Show in context", "Share"]
    assert world.replies() == []


async def test_share_posts_the_verdict_below_the_message_with_the_name_and_pings_nobody(
    world: World,
) -> None:
    message = await world.bob.send(world.channel, f"Ferrow said “{ALTERED}”")
    result = await world.alice.context_menu(world.channel, MENU, message)

    await world.alice.click(result.response, label="Share")

    posted = world.reply()
    assert posted.reference.message_id == message.id
    assert posted.content.startswith("**Altered:**")
    assert posted.content.endswith("-# Shared by alice")
    assert posted.mentions == []
    assert labels(posted) == ["Show in context", "Dismiss"]
    assert f"-# Shared: {posted.jump_url}" in result.response.content
    assert "Share" not in labels(result.response.message)
    context = await world.bob.click(posted, label="Show in context")
    assert "Paragraph 13" in context.response.content


async def test_a_name_cannot_dress_up_the_line_that_says_who_shares(world: World) -> None:
    carol = world.guild.add_member(world.env.create_user("carol"), nick="**Bob** <@1> @everyone")
    message = await world.bob.send(world.channel, ALTERED)
    result = await carol.context_menu(world.channel, MENU, message)

    await carol.click(result.response, label="Share")

    assert world.reply().content.endswith("-# Shared by \\*\\*Bob\\*\\* \\<\\@1> \\@everyone")
    assert not world.reply().mention_everyone


async def test_a_verdict_is_shared_once_whoever_presses(world: World) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    first = await world.alice.context_menu(world.channel, MENU, message)
    second = await world.bob.context_menu(world.channel, MENU, message)
    await world.alice.click(first.response, label="Share")

    pressed = await world.bob.click(second.response, label="Share")

    assert len(world.replies()) == 1
    assert pressed.ephemeral
    assert f"shared already: {world.reply().jump_url}" in pressed.response.content


@pytest.mark.parametrize("who", ["alice", "bob"])
async def test_the_sharer_and_the_author_may_dismiss_it_and_it_can_be_shared_again(
    world: World, who: str
) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    result = await world.alice.context_menu(world.channel, MENU, message)
    await world.alice.click(result.response, label="Share")
    carol = world.guild.add_member(world.env.create_user("carol"))
    refused = await carol.click(world.reply(), label="Dismiss")
    assert "Only the member who asked" in refused.response.content

    await getattr(world, who).click(world.reply(), label="Dismiss")
    assert world.replies() == []
    again = await world.alice.context_menu(world.channel, MENU, message)
    await world.alice.click(again.response, label="Share")

    assert len(world.replies()) == 1


async def test_a_deleted_message_takes_its_shared_verdict_along(world: World) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    result = await world.alice.context_menu(world.channel, MENU, message)
    await world.alice.click(result.response, label="Share")

    await world.bob.delete(message)

    assert world.replies() == []


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [(400, 50035, "message_reference: Unknown message"), (403, 50013, "Missing Permissions")],
)
async def test_where_the_message_is_gone_or_closed_meanwhile_nothing_is_shared_and_it_says_so(
    world: World, status: int, code: int, reason: str
) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    result = await world.alice.context_menu(world.channel, MENU, message)
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, message=reason)

    pressed = await world.alice.click(result.response, label="Share")

    assert world.replies() == []
    assert "Share" in labels(result.response.message)
    assert "the message it belongs to is gone" in pressed.followups[0].content
    assert pressed.followups[0].ephemeral


async def test_where_the_bot_may_not_write_share_says_so(world: World) -> None:
    silent = {world.bot.user: discord.PermissionOverwrite(send_messages=False)}
    closed = world.guild.create_text_channel("no-bots", overwrites=silent)
    message = await world.bob.send(closed, ALTERED)
    result = await world.alice.context_menu(closed, MENU, message)

    pressed = await world.alice.click(result.response, label="Share")

    assert pressed.ephemeral
    assert "I may not write here" in pressed.response.content
    assert [m for m in closed.history() if m.author.id == world.bot.user.id and not m.flags.ephemeral] == []


async def test_share_works_after_a_restart(world: World) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    result = await world.alice.context_menu(world.channel, MENU, message)

    await world.env.restart_bot(world.composed.client(shard_count=1))
    await world.alice.click(result.response, label="Share")

    assert world.reply().content.startswith("**Altered:**")
    assert world.reply().reference.message_id == message.id


@pytest.mark.parametrize("changed", ["changed", "removed"])
async def test_after_a_reload_an_old_verdict_is_not_shared_and_its_context_says_what_stands(
    world: World, article: Knowledge, changed: str
) -> None:
    message = await world.bob.send(world.channel, ALTERED)
    result = await world.alice.context_menu(world.channel, MENU, message)
    (document,) = article.documents
    text = document.text.replace(TRUE, TRUE.replace("call", "bell") if changed == "changed" else "")
    passages = tuple(p for p in document.passages if p.start < document.text.index(TRUE) - 200)
    reworded = replace(document, text=text, passages=passages, quotations=())
    world.swap(replace(article, documents=(reworded,), entries=(), revision="another"))

    shared = await world.alice.click(result.response, label="Share")
    context = await world.alice.click(result.response, label="Show in context")

    assert world.replies() == []
    assert "The source has changed since this was checked" in shared.response.content
    assert "no longer stands" in context.response.content


async def test_a_picture_alone_has_nothing_to_check_and_an_embed_alone_is_read(world: World) -> None:
    picture = await world.bob.send(world.channel, attachments=[("a.png", b"not really")])
    hook = world.guild.create_webhook(world.channel, "cards")
    card = await hook.send(embed=discord.Embed(title="A card", description=f"“{ALTERED}”"))
    untitled = await hook.send(embed=discord.Embed(title="A card without words"))

    nothing = await world.alice.context_menu(world.channel, MENU, picture)
    read = await world.alice.context_menu(world.channel, MENU, card)
    empty = await world.alice.context_menu(world.channel, MENU, untitled)

    assert nothing.ephemeral
    assert "no text in that message" in nothing.response.content
    assert read.response.content.startswith("**Altered:**")
    assert "no text in that message" in empty.response.content


async def test_a_message_of_four_thousand_characters_is_checked_whole(world: World) -> None:
    nitro = world.env.create_user("dora")
    dora = world.guild.add_member(nitro)
    message = await dora.send(world.channel, "x")
    stored = world.env.backend.get_message(world.channel.id, message.id)
    stored.content = ("Nobody can say what comes next here. " * 120)[
        : 4000 - len(ALTERED) - 3
    ] + f" “{ALTERED}”"

    result = await world.alice.context_menu(world.channel, MENU, message)

    assert len(stored.content) == 4000
    assert result.response.content.startswith("**Altered:**")
    assert len(result.response.content) <= 2000


async def test_the_bots_own_quotations_are_checked_like_any_other_and_its_sentences_are_no_claims(
    world: World,
) -> None:
    answer = await world.ask("what did ferrow say")
    true = await world.alice.context_menu(world.channel, MENU, answer)
    panel = await world.alice.slash(world.channel, "quotes", speaker="ferrow")
    listed = await world.alice.context_menu(world.channel, MENU, panel.response.message)
    greeting = await world.ask("hello!", world.bob)
    refused = await world.bob.context_menu(world.channel, MENU, greeting)

    assert true.response.content.startswith("**Word for word:**")
    assert "quoted in" in text_of(panel.response.components)
    assert listed.response.content.startswith("**Word for word:**")
    assert refused.ephemeral
    assert "That message is mine, and nothing is quoted in it" in refused.response.content


async def test_a_forwarded_message_is_read(world: World) -> None:
    other = world.guild.create_text_channel("elsewhere")
    message = await world.bob.send(other, ALTERED)
    forwarded = await world.bob.forward(message, world.channel)

    result = await world.alice.context_menu(world.channel, MENU, forwarded)

    assert result.response.content.startswith("**Altered:**")
