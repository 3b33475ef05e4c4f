"""The bot as a process of its own: what an operator reads, and what a supervisor sees."""

from __future__ import annotations

import re
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from tests.wire.gateway import Intent
from tests.wire.loopback import Loopback
from tests.wire.process import BotProcess, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.payloads import Message

QUESTION = "who started deepseek"
FOUNDER = "Liang Wenfeng"


async def answer_of(loopback: Loopback, question: str = QUESTION) -> Message:
    return await loopback.reply_to(await loopback.say(f"{loopback.mention} {question}"))


def nowhere() -> str:
    """An address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def told(bot: BotProcess) -> list[str]:
    """What stderr says besides log lines; a traceback would be many lines."""
    logged = re.compile(r"\d{4}-\d\d-\d\dT\S+ \[(debug|info|warning|error) *\]")
    return [line for line in bot.stderr.splitlines() if line.strip() and not logged.match(line)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_the_gateway_and_ends_it_with_exit_code_0(
    loopback: Loopback, bot: BotProcess, number: signal.Signals
) -> None:
    assert FOUNDER in (await answer_of(loopback)).content
    assert await bot.stopped(number) == 0
    assert told(bot) == []
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


async def test_without_a_token_it_says_how_to_get_one_and_names_the_preview(tmp_path: Path) -> None:
    async with BotProcess(tmp_path, {}) as bot:
        assert await bot.ended() != 0
        assert "DISCORD_TOKEN" in bot.stderr
        assert "Developer Portal" in bot.stderr
        assert "python -m bot preview" in bot.stderr
        assert "Traceback" not in bot.stderr


async def test_a_wrong_token_is_one_sentence_and_an_exit_code_other_than_0(
    loopback: Loopback, tmp_path: Path
) -> None:
    wrong = "wrong.TOKEN.wrong"
    async with BotProcess(tmp_path, settings_for(loopback) | {"DISCORD_TOKEN": wrong}) as bot:
        assert await bot.ended() != 0
        (sentence,) = told(bot)
        assert "DISCORD_TOKEN" in sentence
        assert wrong not in bot.stdout + bot.stderr


async def test_a_gateway_that_refuses_the_token_ends_it_with_one_sentence(
    loopback: Loopback, bot: BotProcess
) -> None:
    await loopback.gateway.close(4004)
    assert await bot.ended() != 0
    (sentence,) = told(bot)
    assert "4004" in sentence or "DISCORD_TOKEN" in sentence


async def test_discord_away_at_the_start_is_one_sentence(tmp_path: Path) -> None:
    settings = {"DISCORD_TOKEN": "some.TOKEN", "DISCORD_API_URL": f"http://{nowhere()}/api/v10"}
    async with BotProcess(tmp_path, settings) as bot:
        assert await bot.ended() != 0
        (sentence,) = told(bot)
        assert "reach" in sentence


async def test_rest_answering_503_at_the_login_is_one_sentence(loopback: Loopback, tmp_path: Path) -> None:
    loopback.fail("GET", "/users/@me", status=503)
    async with BotProcess(tmp_path, settings_for(loopback)) as bot:
        assert await bot.ended() != 0
        (sentence,) = told(bot)
        assert "503" in sentence


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


async def test_sync_tells_discord_the_commands_without_connecting(loopback: Loopback, tmp_path: Path) -> None:
    async with BotProcess(tmp_path, settings_for(loopback), "sync") as bot:
        assert await bot.ended() == 0
    assert [request.method for request in loopback.requests if "commands" in request.path] == ["PUT"]
    assert loopback.gateway.heard == []


async def test_doctor_finds_nothing_wrong_where_nothing_is(loopback: Loopback, tmp_path: Path) -> None:
    healthy = settings_for(loopback) | {"PREVIEW_PORT": "0", "HOME_GUILD_IDS": str(loopback.world.guild)}
    async with BotProcess(tmp_path, healthy, "doctor") as bot:
        assert await bot.ended() == 0
        assert {line.split()[0] for line in bot.stdout.splitlines()} == {"ok"}
        assert loopback.token not in bot.stdout + bot.stderr


async def test_doctor_says_what_to_do_about_a_wrong_token_and_looks_at_the_rest(
    loopback: Loopback, tmp_path: Path
) -> None:
    ill = settings_for(loopback) | {"DISCORD_TOKEN": "wrong.TOKEN", "PREVIEW_PORT": "0"}
    async with BotProcess(tmp_path, ill, "doctor") as bot:
        assert await bot.ended() == 1
        faults = [line for line in bot.stdout.splitlines() if line.startswith("fault")]
        assert len(faults) == 1
        assert "token" in faults[0]
        assert "seeds" in bot.stdout
        assert "wrong.TOKEN" not in bot.stdout + bot.stderr


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
