"""What an operator can set up wrongly, as a process tells it: a sentence, an exit code, no traceback."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.wire.process import PATIENCE, BotProcess, nowhere, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.wire.loopback import Loopback

LATER, NEVER = 75, 78
"""EX_TEMPFAIL and EX_CONFIG of sysexits.h: whether starting again can help."""


async def test_without_a_token_it_says_how_to_get_one_and_names_the_preview(tmp_path: Path) -> None:
    async with BotProcess(tmp_path, {}) as bot:
        assert await bot.ended() == NEVER
        assert "DISCORD_TOKEN" in bot.stderr
        assert "Developer Portal" in bot.stderr
        assert "python -m bot preview" in bot.stderr
        assert "Traceback" not in bot.stderr


async def test_a_wrong_token_is_one_sentence_and_starting_again_cannot_help(
    loopback: Loopback, tmp_path: Path
) -> None:
    wrong = "wrong.TOKEN.wrong"
    async with BotProcess(tmp_path, settings_for(loopback) | {"DISCORD_TOKEN": wrong}) as bot:
        assert await bot.ended() == NEVER
        (sentence,) = bot.told
        assert "DISCORD_TOKEN" in sentence
        assert wrong not in bot.stdout + bot.stderr


async def test_a_gateway_that_refuses_the_token_says_the_same(loopback: Loopback, bot: BotProcess) -> None:
    await loopback.gateway.close(4004)
    assert await bot.ended() == NEVER
    (sentence,) = bot.told
    assert "DISCORD_TOKEN" in sentence


async def test_discord_away_at_the_start_is_one_sentence_and_starting_again_may_help(tmp_path: Path) -> None:
    settings = {"DISCORD_TOKEN": "some.TOKEN", "DISCORD_API_URL": f"http://{nowhere()}/api/v10"}
    async with BotProcess(tmp_path, settings) as bot:
        assert await bot.ended() == LATER
        (sentence,) = bot.told
        assert "reach" in sentence


async def test_rest_answering_503_at_the_login_is_one_sentence_and_starting_again_may_help(
    loopback: Loopback, tmp_path: Path
) -> None:
    loopback.fail("GET", "/users/@me", status=503)
    async with BotProcess(tmp_path, settings_for(loopback)) as bot:
        assert await bot.ended() == LATER
        (sentence,) = bot.told
        assert "503" in sentence


async def test_seeds_that_are_wrong_are_all_named_with_their_place(
    loopback: Loopback, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "walk.txt").write_text("Ada walked home.\n", "utf-8")
    (seeds / "walk.toml").write_text('titel = "A walk"\n', "utf-8")
    (seeds / "noise.txt").write_bytes(b"\xff\xfe\xff")
    async with BotProcess(tmp_path, settings_for(loopback) | {"SEEDS_DIR": str(seeds)}) as bot:
        assert await bot.ended() == NEVER
        assert [line.split(": ")[0].split("/")[-1] for line in bot.told] == ["noise.txt:1", "walk.toml:1"]
    assert loopback.requests == []


@pytest.mark.parametrize(
    "database", ["sqlite+aiosqlite:///file/below.db", "postgresql+asyncpg://me:SECRET@HOST/bot"]
)
async def test_a_database_that_does_not_answer_is_a_warning_and_questions_are_answered_all_the_same(
    loopback: Loopback, tmp_path: Path, database: str
) -> None:
    (tmp_path / "file").touch()
    away = {"DATABASE_URL": database.replace("HOST", nowhere())}
    async with BotProcess(tmp_path, settings_for(loopback) | away) as bot:
        await bot.connected_to(loopback)
        await loopback.reply_to(await loopback.say(f"{loopback.mention} who started tidewell"))
        assert await bot.stopped() == 0
        assert bot.told == []
        assert "database does not answer" in bot.stderr
        assert "SECRET" not in bot.stdout + bot.stderr


async def test_a_port_that_is_taken_is_one_sentence(loopback: Loopback, tmp_path: Path) -> None:
    taken = loopback.api_url.split(":")[2].split("/")[0]
    async with BotProcess(
        tmp_path, settings_for(loopback) | {"HTTP_HOST": "127.0.0.1", "HTTP_PORT": taken}
    ) as bot:
        assert await bot.ended() == NEVER
        (sentence,) = bot.told
        assert "HTTP_PORT" in sentence


async def test_a_setting_that_cannot_be_read_is_named_without_its_value(tmp_path: Path) -> None:
    async with BotProcess(tmp_path, {"DISCORD_TOKEN": "some.TOKEN", "HTTP_PORT": "eleven"}) as bot:
        assert await bot.ended() == NEVER
        assert "HTTP_PORT" in bot.stderr
        assert "eleven" not in bot.stderr
        assert "Traceback" not in bot.stderr


async def test_readyz_says_whether_the_gateway_is_connected(loopback: Loopback, tmp_path: Path) -> None:
    host, port = nowhere().split(":")
    served, address = {"HTTP_HOST": host, "HTTP_PORT": port}, f"http://{host}:{port}"
    async with (
        BotProcess(tmp_path, settings_for(loopback) | served) as bot,
        aiohttp.ClientSession() as session,
    ):

        async def becomes(expected: int) -> None:
            async with asyncio.timeout(PATIENCE):
                while await status(session, f"{address}/readyz") != expected:  # noqa: ASYNC110 - it is in another process
                    await asyncio.sleep(0.05)

        await bot.connected_to(loopback)
        await becomes(200)
        loopback.gateway.refusing = True
        loopback.drop_connection()
        await becomes(503)
        assert await status(session, f"{address}/healthz") == 200


async def status(session: aiohttp.ClientSession, url: str) -> int:
    async with session.get(url) as answered:
        return answered.status


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
