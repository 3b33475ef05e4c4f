"""Votes, reported gaps and /privacy, as members use them."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest
import simcord
import structlog

from bot.actions import CastVote, ReportGap, SayExpected, digest, encode
from bot.feedback.vote_form import DOWN, UP
from bot.store.gaps import Gap
from bot.store.votes import Vote
from bot.wording import ENGLISH
from knowledge import Knowledge
from knowledge.text.passages import segment
from tests.bot.away import Away
from tests.bot.conftest import OpenWorld, World
from tests.bot.panels import labels_of, text_of
from tests.bot.store.votes import vote

QUESTION = "who started tidewell"
OFF_TOPIC = "how do i bake sourdough bread"


def vote_button(answer: discord.Message, emoji: str) -> str:
    """The custom_id of a vote button."""
    return next(
        item.custom_id
        for row in answer.components
        for item in row.children
        if item.emoji and str(item.emoji) == emoji
    )


async def press(
    world: World, answer: discord.Message, emoji: str, who: simcord.MemberActor | None = None
) -> simcord.InteractionResult:
    return await (who or world.alice).click(answer, custom_id=vote_button(answer, emoji))


async def votes_of(world: World, who: simcord.MemberActor) -> tuple[Vote, ...]:
    return await world.composed.votes.of_member(who.id)


async def gaps_of(world: World, who: simcord.MemberActor) -> tuple[Gap, ...]:
    return await world.composed.gaps.of_member(who.id)


def field(result: simcord.InteractionResult) -> dict[str, object]:
    (label,) = result.modal["components"]
    return label["component"]


async def test_a_vote_is_counted_with_the_passage_the_entry_the_revision_and_the_server(world: World) -> None:
    answer = await world.ask(QUESTION)

    result = await press(world, answer, UP)

    (cast,) = await votes_of(world, world.alice)
    (document,) = world.knowledge.documents
    assert result.ephemeral
    assert "Counted" in result.response.content
    assert document.text[cast.start : cast.end].startswith("Founded in 2023 by Oona Marrick")
    assert (cast.document, cast.guild, cast.up, cast.expected) == (document.name, world.guild.id, True, None)
    assert cast.revision == world.knowledge.revision
    assert world.knowledge.entry(cast.entry).selectors[0].start == cast.start


async def test_the_same_vote_again_takes_it_back(world: World) -> None:
    answer = await world.ask(QUESTION)
    for emoji in (UP, DOWN):
        await press(world, answer, emoji)
        result = await press(world, answer, emoji)

        assert "taken back" in result.response.content
        assert await votes_of(world, world.alice) == ()


async def test_a_vote_can_be_changed_and_each_member_has_one(world: World) -> None:
    answer = await world.ask(QUESTION)
    await press(world, answer, DOWN)
    changed = await press(world, answer, UP)
    await press(world, answer, DOWN, world.bob)

    assert "changed" in changed.response.content
    assert [cast.up for cast in await votes_of(world, world.alice)] == [True]
    assert [cast.up for cast in await votes_of(world, world.bob)] == [False]


async def test_a_thumb_down_is_counted_though_its_form_is_never_sent(world: World) -> None:
    answer = await world.ask(QUESTION)

    result = await press(world, answer, DOWN)

    assert "What did you expect" in result.modal["title"]
    assert "read it" in result.modal["components"][0]["description"]
    assert [cast.up for cast in await votes_of(world, world.alice)] == [False]


async def test_what_a_member_expected_is_kept_only_from_the_form(world: World) -> None:
    answer = await world.ask(QUESTION)
    shown = await press(world, answer, DOWN)
    assert (await votes_of(world, world.alice))[0].expected is None

    result = await world.alice.submit_modal(shown, {"expected": "  the year,\nnot\u200b the founder "})

    assert "your words are kept" in result.response.content
    assert [cast.expected for cast in await votes_of(world, world.alice)] == ["the year, not the founder"]


async def test_an_empty_form_leaves_the_vote_without_words(world: World) -> None:
    answer = await world.ask(QUESTION)
    shown = await press(world, answer, DOWN)

    result = await world.alice.submit_modal(shown, {"expected": " "})

    assert "without words" in result.response.content
    assert [cast.expected for cast in await votes_of(world, world.alice)] == [None]


async def test_votes_and_forms_work_after_a_restart(world: World) -> None:
    answer = await world.ask(QUESTION)
    shown = await press(world, answer, DOWN)

    await world.env.restart_bot(world.composed.client(shard_count=1))
    await world.alice.submit_modal(shown, {"expected": "the year"})
    await press(world, answer, UP, world.bob)

    assert [cast.expected for cast in await votes_of(world, world.alice)] == ["the year"]
    assert [cast.up for cast in await votes_of(world, world.bob)] == [True]


async def test_after_a_reload_a_vote_names_the_revision_that_answered_or_says_that_the_words_are_gone(
    world: World,
) -> None:
    answer = await world.ask(QUESTION)
    (document,) = world.knowledge.documents
    world.swap(_with_text(world.knowledge, "A new first paragraph.\n\n" + document.text))
    await press(world, answer, UP)
    world.swap(_with_text(world.knowledge, document.text.replace("Oona Marrick", "somebody")))
    gone = await press(world, answer, UP, world.bob)

    assert [cast.revision for cast in await votes_of(world, world.alice)] == [world.knowledge.revision]
    assert "no longer stands" in gone.response.content
    assert await votes_of(world, world.bob) == ()


def _with_text(knowledge: Knowledge, text: str) -> Knowledge:
    (document,) = knowledge.documents
    paragraphs, passages = segment(document.name, text, ())
    changed = replace(document, text=text, paragraphs=paragraphs, passages=passages, quotations=())
    return Knowledge((changed,), (), "another")


async def test_while_the_database_is_away_votes_and_gaps_are_refused_and_answers_go_on(
    open_world: OpenWorld,
) -> None:
    database = Away()
    async with open_world(database=database) as world:
        answer = await world.ask(QUESTION)
        shown = await press(world, answer, DOWN)
        refusal = await world.ask(OFF_TOPIC)
        form = await world.alice.click(refusal, label="Report the gap")
        database.away = True
        refused = await press(world, answer, UP, world.bob)
        words = await world.alice.submit_modal(shown, {"expected": "the *year*"})
        gap = await world.alice.submit_modal(form, {"question": "how to bake"})
        stored = await world.alice.slash(world.channel, "privacy")
        still = await world.ask(QUESTION)
        database.away = False

        assert "not counted and nothing is kept" in refused.response.content
        assert "> the \\*year\\*" in words.response.content
        assert "> how to bake" in gap.response.content
        assert "cannot look up" in text_of(stored.response.components)
        assert "> Founded in 2023" in still.content
        assert await gaps_of(world, world.alice) == ()
        again = await world.alice.click(stored.response, label="Try again")
        assert "Your votes: 1" in text_of(again.response.components)


async def test_a_gap_is_kept_only_when_the_form_that_says_so_is_sent(world: World) -> None:
    refusal = await world.ask(OFF_TOPIC)

    shown = await world.alice.click(refusal, label="Report the gap")

    assert shown.modal["title"] == "Keep this question?"
    assert "read it" in shown.modal["components"][0]["description"]
    assert field(shown)["value"] == OFF_TOPIC
    assert await gaps_of(world, world.alice) == ()
    result = await world.alice.submit_modal(shown, {"question": f" {OFF_TOPIC} at home "})
    assert "is kept" in result.response.content
    (gap,) = await gaps_of(world, world.alice)
    assert (gap.question, gap.kind, gap.state) == (f"{OFF_TOPIC} at home", "reported", "open")
    assert (gap.guild, gap.revision) == (world.guild.id, world.knowledge.revision)


async def test_another_member_is_not_shown_the_askers_question_and_reports_in_their_own_words(
    world: World,
) -> None:
    refusal = await world.ask(OFF_TOPIC)

    shown = await world.bob.click(refusal, label="Report the gap")
    await world.bob.submit_modal(shown, {"question": "baking?"})

    assert "value" not in field(shown) or not field(shown)["value"]
    assert [gap.question for gap in await gaps_of(world, world.bob)] == ["baking?"]
    assert await gaps_of(world, world.alice) == ()


@pytest.mark.parametrize("private", [True, False])
async def test_a_gap_after_a_command_takes_the_question_that_the_reply_repeats(
    world: World, private: bool
) -> None:
    asked = "how do I bake *sourdough* bread_?"
    result = await world.alice.slash(world.channel, "ask", question=asked, private=private)

    shown = await world.alice.click(result.response, label="Report the gap")

    assert field(shown)["value"] == asked


async def test_a_gap_in_a_direct_message_and_after_a_restart_is_kept(world: World) -> None:
    await world.alice.send_dm(OFF_TOPIC)
    refusal = world.alice.user.dm_channel.history()[-1]
    await world.env.restart_bot(world.composed.client(shard_count=1))

    shown = await world.alice.user.click(refusal, label="Report the gap")
    assert field(shown)["value"] == OFF_TOPIC
    await world.alice.user.submit_modal(shown, {"question": OFF_TOPIC})

    assert [(gap.question, gap.guild) for gap in await gaps_of(world, world.alice)] == [(OFF_TOPIC, None)]


async def test_the_form_opens_empty_where_the_question_was_deleted(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} {OFF_TOPIC}")
    refusal = world.reply()
    world.composed.sent.forget(question.id)
    await world.alice.delete(question)

    shown = await world.alice.click(refusal, label="Report the gap")
    result = await world.alice.submit_modal(shown, {"question": " \u200b "})

    assert not field(shown).get("value")
    assert "nothing is kept" in result.response.content
    assert await gaps_of(world, world.alice) == ()


async def test_one_member_cannot_fill_the_list_of_gaps(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.gaps.MOST_OF_MEMBER", 1)
    refusal = await world.ask(OFF_TOPIC)
    for question in ("first", "second"):
        shown = await world.alice.click(refusal, label="Report the gap")
        result = await world.alice.submit_modal(shown, {"question": question})

    assert "nobody has dealt with yet" in result.response.content
    assert [gap.question for gap in await gaps_of(world, world.alice)] == ["first"]


async def test_a_known_gap_and_a_greeting_are_not_offered_to_be_reported(world: World) -> None:
    known = next(entry for entry in world.knowledge.entries if entry.gap)
    for question in (known.questions[0], "hello"):
        reply = await world.ask(question)

        assert "Report the gap" not in [item.label for row in reply.components for item in row.children]


async def test_privacy_shows_what_is_stored_about_the_one_who_asks_and_deletes_it_when_they_are_sure(
    world: World,
) -> None:
    answer = await world.ask(QUESTION)
    shown = await press(world, answer, DOWN)
    await world.alice.submit_modal(shown, {"expected": "the *year*"})
    await press(world, answer, UP, world.bob)
    form = await world.alice.click(await world.ask(OFF_TOPIC), label="Report the gap")
    await world.alice.submit_modal(form, {"question": OFF_TOPIC})

    result = await world.alice.slash(world.channel, "privacy")
    text = text_of(result.response.components)
    assert result.ephemeral
    assert "not stored and not logged" in text
    assert "Your votes: 1" in text
    assert "“Founded in 2023" in text
    assert "you expected: the \\*year\\*" in text
    assert OFF_TOPIC in text

    asked = await world.alice.click(result.response, label="Delete what is stored about me")
    assert "Delete 1 of your votes and 1 of your questions?" in text_of(asked.response.components)
    kept = await world.alice.click(asked.response, label="Keep them")
    assert "Your votes: 1" in text_of(kept.response.components)
    asked = await world.alice.click(kept.response, label="Delete what is stored about me")
    done = await world.alice.click(asked.response, label="Delete them")

    assert "Deleted: 1 of your votes and 1 of your questions" in text_of(done.response.components)
    assert (await votes_of(world, world.alice), await gaps_of(world, world.alice)) == ((), ())
    assert len(await votes_of(world, world.bob)) == 1
    empty = await world.alice.slash(world.channel, "privacy")
    assert "nothing is stored" in text_of(empty.response.components)
    assert labels_of(empty.response.components) == []


async def test_privacy_works_in_a_direct_message_and_its_buttons_after_a_restart(world: World) -> None:
    answer = await world.ask(QUESTION)
    await press(world, answer, UP)
    result = await world.alice.user.slash("privacy")
    await world.env.restart_bot(world.composed.client(shard_count=1))

    asked = await world.alice.user.click(result.response, label="Delete what is stored about me")
    await world.alice.user.click(asked.response, label="Delete them")

    assert await votes_of(world, world.alice) == ()


async def test_privacy_at_its_longest_stays_within_discords_limits(world: World) -> None:
    (document,) = world.knowledge.documents
    composed = world.composed
    for number, passage in enumerate(document.passages[:20]):
        await composed.votes.cast(
            vote(
                member=world.alice.id,
                document=document.name,
                start=passage.start,
                end=passage.end,
                words=digest(document.text[passage.start : passage.end]),
                revision=world.knowledge.revision,
                expected="*_`" * 160,
                when=float(number),
            )
        )
        await composed.gaps.report(
            f"{number}" + "~|" * 140,
            member=world.alice.id,
            guild=None,
            revision="r",
            kind="reported",
            when=1.0,
        )

    result = await world.alice.slash(world.channel, "privacy")

    text = text_of(result.response.components)
    assert "… and 12 more" in text
    assert len(text) <= 4000


@pytest.mark.parametrize("allowed", [True, False])
async def test_an_unanswered_question_is_kept_only_where_the_operator_allows_it_and_privacy_says_which(
    open_world: OpenWorld, allowed: bool
) -> None:
    async with open_world(keep_questions=allowed) as world:
        await world.ask(OFF_TOPIC)
        await world.ask(QUESTION)
        await world.ask("hello")
        await world.bob.slash(world.channel, "ask", question=f"{OFF_TOPIC} now")
        result = await world.alice.slash(world.channel, "privacy")
        kept = [*await gaps_of(world, world.alice), *await gaps_of(world, world.bob)]

        asked = [OFF_TOPIC, f"{OFF_TOPIC} now"] if allowed else []
        assert [gap.question for gap in kept] == asked
        assert all((gap.kind, gap.guild) == ("unanswered", world.guild.id) for gap in kept)
        text = text_of(result.response.components)
        assert ("whoever runs me chose that" in text) == allowed
        assert ("not stored and not logged" in text) != allowed


async def test_no_question_and_no_word_of_a_form_is_logged(open_world: OpenWorld) -> None:
    database = Away()
    with structlog.testing.capture_logs() as logged:
        async with open_world(database=database, keep_questions=True) as world:
            refusal = await world.ask("what of the xylophone")
            form = await world.alice.click(refusal, label="Report the gap")
            database.away = True
            await world.ask("and the second xylophone")
            await world.alice.submit_modal(form, {"question": "xylophone"})

    assert "xylophone" not in str(logged)


def test_the_longest_vote_fits_into_a_button_and_its_form() -> None:
    place = "0123456789ab" * 2, "0a1b2c3d", 10**7, 10**7, "0a1b2c3d", "0123456789ab"
    up = True

    assert len(encode(CastVote(up, *place))) <= 100
    assert len(encode(SayExpected(*place))) <= 100
    assert len(encode(ReportGap("0123456789ab" * 2, 2**64 - 1))) <= 100


@pytest.mark.parametrize("said", ["gap_title", "expected_title", "gap_label", "expected_label"])
def test_titles_and_labels_of_forms_are_short_enough(said: str) -> None:
    assert len(getattr(ENGLISH, said)()) <= 45


def test_descriptions_of_fields_are_short_enough() -> None:
    for said in (ENGLISH.gap_description(), ENGLISH.expected_description(), ENGLISH.expected_example()):
        assert len(said) <= 100
