"""The bot as a process of its own: signals, starts, lost sessions, and what it writes."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from bot.store.servers import Servers, ServerSettings
from tests.wire.gateway import Intent
from tests.wire.loopback import Loopback
from tests.wire.process import BotProcess, nowhere, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.payloads import Message

QUESTION = "who started tidewell"
FOUNDER = "Oona Marrick"


async def answer_of(loopback: Loopback, question: str = QUESTION) -> Message:
    return await loopback.reply_to(await loopback.say(f"{loopback.mention} {question}"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_the_gateway_and_ends_it_with_exit_code_0(
    loopback: Loopback, bot: BotProcess, number: signal.Signals
) -> None:
    assert FOUNDER in (await answer_of(loopback)).content
    assert await bot.stopped(number) == 0
    assert bot.told == []
    await loopback.wait_for(lambda: loopback.gateway.closes == [1000])


async def test_a_signal_while_the_gateway_refuses_it_ends_it_too(loopback: Loopback, tmp_path: Path) -> None:
    loopback.gateway.refusing = True
    async with BotProcess(tmp_path, settings_for(loopback)) as bot:
        await loopback.wait_for(lambda: loopback.gateway.refused)
        assert await bot.stopped() == 0


async def test_a_second_start_does_not_tell_discord_the_commands_again_and_knows_its_old_buttons(
    loopback: Loopback, bot: BotProcess, tmp_path: Path
) -> None:
    reply = await answer_of(loopback)
    assert await bot.stopped() == 0
    async with BotProcess(tmp_path, settings_for(loopback)) as again:
        await again.connected_to(loopback)
        buttons = [button for row in reply.components for button in row["components"]]
        in_context = next(button for button in buttons if "context" in button["label"])
        paragraph = await loopback.response_to(await loopback.press(reply, in_context["custom_id"]))
        assert FOUNDER in f"{paragraph.content} {paragraph.components}"
    puts = [request.path for request in loopback.requests if request.method == "PUT"]
    assert puts == [f"/applications/{loopback.world.me.id}/commands"]


async def test_a_gateway_that_refuses_is_tried_again_until_it_takes_the_bot(
    loopback: Loopback, tmp_path: Path
) -> None:
    loopback.gateway.refusing = True
    async with BotProcess(tmp_path, settings_for(loopback)) as bot:
        await loopback.wait_for(lambda: loopback.gateway.refused)
        loopback.gateway.refusing = False
        await bot.connected_to(loopback)
        assert FOUNDER in (await answer_of(loopback)).content


async def test_the_gateway_address_that_was_set_counts_not_the_one_that_rest_names(
    tmp_path: Path,
) -> None:
    async with (
        Loopback(advertised=f"ws://{nowhere()}/") as loopback,
        BotProcess(tmp_path, settings_for(loopback)) as bot,
    ):
        await bot.connected_to(loopback)
        assert FOUNDER in (await answer_of(loopback)).content


async def test_after_a_lost_session_it_identifies_anew_and_answers(
    loopback: Loopback, bot: BotProcess
) -> None:
    await loopback.invalidate(resumable=False)
    await bot.connected_to(loopback)
    assert FOUNDER in (await answer_of(loopback)).content
    assert len([request for request in loopback.requests if request.method == "PUT"]) == 1


async def test_a_channel_set_aside_for_asking_needs_no_mention(tmp_path: Path) -> None:
    async with Loopback(granted=Intent.MESSAGE_CONTENT) as loopback:
        channel = {"ASK_CHANNEL_IDS": str(loopback.world.general.id)}
        async with BotProcess(tmp_path, settings_for(loopback) | channel) as bot:
            await bot.connected_to(loopback)
            assert FOUNDER in (await loopback.reply_to(await loopback.say(QUESTION))).content


async def test_without_the_intent_for_it_the_bot_starts_and_says_that_the_channel_is_off(
    loopback: Loopback, tmp_path: Path
) -> None:
    channel = {"ASK_CHANNEL_IDS": str(loopback.world.general.id)}
    async with BotProcess(tmp_path, settings_for(loopback) | channel) as bot:
        await bot.connected_to(loopback)
        assert FOUNDER in (await answer_of(loopback)).content
        assert "Message Content" in bot.stderr
        assert "ASK_CHANNEL_IDS" in bot.stderr


@pytest.mark.parametrize("granted", [True, False])
async def test_an_ask_channel_that_a_server_has_set_is_one_after_a_restart_as_far_as_discord_grants_it(
    tmp_path: Path, granted: bool
) -> None:
    async with Loopback(granted=Intent.MESSAGE_CONTENT) if granted else Loopback() as loopback:
        general = loopback.world.general
        database = Database(f"sqlite+aiosqlite:///{tmp_path}/data/verbatim.db", patience=20.0)
        await Servers(database).write(general.guild, ServerSettings(ask_channels=(general.id,)), 1, 1.0)
        await database.close()
        async with BotProcess(tmp_path, settings_for(loopback)) as bot:
            await bot.connected_to(loopback)
            asked = await loopback.say(QUESTION)
            if granted:
                assert FOUNDER in (await loopback.reply_to(asked)).content
            else:
                assert FOUNDER in (await answer_of(loopback)).content
                assert loopback.replies_to(asked) == []
            assert ("what the servers chose" in bot.stderr) != granted


async def test_without_its_database_it_starts_and_answers_and_says_that_a_vote_is_not_stored(
    loopback: Loopback, tmp_path: Path
) -> None:
    away = {"DATABASE_URL": f"postgresql+asyncpg://bot:opensesame@{nowhere()}/verbatim"}
    async with BotProcess(tmp_path, settings_for(loopback) | away) as bot:
        await bot.connected_to(loopback)
        answer = await answer_of(loopback)
        buttons = [button for row in answer.components for button in row["components"]]
        up = next(button["custom_id"] for button in buttons if button["custom_id"].startswith("v1:v:1:"))
        refused = await loopback.response_to(await loopback.press(answer, up))
        assert FOUNDER in answer.content
        assert "nothing is kept" in refused.content
        assert await bot.stopped() == 0
        assert bot.stderr.count("the database does not answer") == 1
        assert "opensesame" not in bot.stderr + bot.stdout


@pytest.mark.parametrize("form", ["console", "json"])
async def test_neither_the_token_nor_a_question_stands_in_what_it_writes(
    loopback: Loopback, tmp_path: Path, form: str
) -> None:
    word = "xylophone"
    loud = settings_for(loopback) | {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": form}
    async with BotProcess(tmp_path, loud) as bot:
        await bot.connected_to(loopback)
        loopback.fail("POST", "/channels/*/messages", status=400)
        await loopback.say(f"{loopback.mention} who plays the {word}")
        await loopback.slash("ask", question=f"who plays the {word}", expired=True)
        await loopback.wait_for(lambda: {400, 404} <= {request.status for request in loopback.requests})
        await answer_of(loopback, f"who plays the {word}")
        assert await bot.stopped() == 0
        assert bot.stderr
        assert word not in bot.stdout + bot.stderr
        assert loopback.token not in bot.stdout + bot.stderr
