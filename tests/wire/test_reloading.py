"""Reloads from outside Discord, with the bot as a process of its own."""

from __future__ import annotations

import signal
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.wire.process import BotProcess, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.wire.loopback import Loopback

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n"
QUESTION = "where was the lamp made"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "lamp.txt").write_text(TEXT, "utf-8")
    return folder


@asynccontextmanager
async def running(loopback: Loopback, seeds: Path, **more: str) -> AsyncIterator[BotProcess]:
    settings = settings_for(loopback) | {"SEEDS_DIR": str(seeds)} | more
    async with BotProcess(seeds.parent, settings) as bot:
        await bot.connected_to(loopback)
        yield bot


async def reload(seeds: Path) -> tuple[int, str, str]:
    """Run `python -m bot reload` where the bot runs, and return its exit code and its streams."""
    folder = seeds.parent / "caller"
    folder.mkdir(exist_ok=True)
    settings = {"SEEDS_DIR": str(seeds), "DATA_DIR": str(seeds.parent / "data")}
    async with BotProcess(folder, settings, "reload") as caller:
        return await caller.ended(), caller.stdout, caller.stderr


async def answer_of(loopback: Loopback) -> str:
    return (await loopback.reply_to(await loopback.say(f"{loopback.mention} {QUESTION}"))).content


def write(seeds: Path, town: str) -> None:
    (seeds / "lamp.txt").write_text(TEXT.replace("Ghent", town), "utf-8")


async def test_the_command_reloads_the_running_bot_and_says_what_changed(
    loopback: Loopback, seeds: Path
) -> None:
    async with running(loopback, seeds) as bot:
        assert "Ghent" in await answer_of(loopback)
        write(seeds, "Delft")

        code, told, _ = await reload(seeds)

        assert code == 0
        assert "answers now (documents +0 -0 ~1, passages +0 -0 ~1" in told
        assert "Delft" in await answer_of(loopback)
        assert (await reload(seeds))[1].startswith("Nothing has changed")
        assert await bot.stopped() == 0
        assert bot.told == []


async def test_the_command_lists_faults_and_the_bot_answers_on(loopback: Loopback, seeds: Path) -> None:
    async with running(loopback, seeds) as bot:
        (seeds / "lamp.toml").write_text('titel = "Lamp"\n', "utf-8")

        code, _, told = await reload(seeds)

        assert code == 1
        assert f"{seeds}/lamp.toml:1: titel: there is no such key" in told
        assert "Traceback" not in told
        assert "Ghent" in await answer_of(loopback)
        assert "lamp.toml:1" in bot.stderr


async def test_the_command_says_that_no_bot_runs(seeds: Path) -> None:
    code, _, told = await reload(seeds)

    assert code == 75
    assert f"No bot runs with {seeds.parent / 'data'} as its DATA_DIR" in told


async def test_the_socket_of_a_bot_that_was_killed_does_not_hinder_the_next(
    loopback: Loopback, seeds: Path
) -> None:
    async with running(loopback, seeds) as bot:
        await bot.stopped(signal.SIGKILL)
    assert (seeds.parent / "data" / "bot.sock").exists()
    assert (await reload(seeds))[0] == 75

    async with running(loopback, seeds):
        assert (await reload(seeds))[0] == 0


async def test_a_hangup_reloads_and_a_faulty_file_changes_nothing(loopback: Loopback, seeds: Path) -> None:
    async with running(loopback, seeds) as bot:
        write(seeds, "Delft")
        bot.hang_up()
        await loopback.wait_for(lambda: "answers now" in bot.stderr)
        assert "Delft" in await answer_of(loopback)

        (seeds / "lamp.toml").write_text("[[entries]\n", "utf-8")
        bot.hang_up()
        await loopback.wait_for(lambda: "lamp.toml:1: is not TOML" in bot.stderr)
        assert "Delft" in await answer_of(loopback)
        assert await bot.stopped() == 0
        assert bot.told == []


async def test_watched_seeds_are_reloaded_by_themselves_and_a_faulty_file_changes_nothing(
    loopback: Loopback, seeds: Path
) -> None:
    async with running(loopback, seeds, WATCH_SEEDS="true") as bot:
        write(seeds, "Delft")
        await loopback.wait_for(lambda: "answers now" in bot.stderr)
        assert "Delft" in await answer_of(loopback)

        (seeds / "lamp.toml").write_text("[[entries]\n", "utf-8")
        await loopback.wait_for(lambda: "lamp.toml:1: is not TOML" in bot.stderr)
        assert "Delft" in await answer_of(loopback)
        assert await bot.stopped() == 0
        assert bot.told == []


async def test_a_second_bot_with_the_same_data_folder_is_warned_of_and_leaves_the_socket_alone(
    loopback: Loopback, seeds: Path
) -> None:
    second = seeds.parent / "second"
    second.mkdir()
    settings = settings_for(loopback) | {"SEEDS_DIR": str(seeds), "DATA_DIR": str(seeds.parent / "data")}
    async with running(loopback, seeds):
        async with BotProcess(second, settings) as other:
            await loopback.wait_for(lambda: "another bot uses this DATA_DIR" in other.stderr)
            assert await other.stopped() == 0
        assert (await reload(seeds))[0] == 0
