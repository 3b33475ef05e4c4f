"""What an operator meets: doctor, health, the database, the log."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
import simcord
import structlog
from pydantic import SecretStr

from bot.app import composition, health, logs, preview, services
from bot.app.doctor import Finding, examine
from bot.app.settings import Settings
from bot.delivery.command_sync import fingerprint
from bot.delivery.replies_sent import RepliesSent
from bot.guild.cooldowns import Cooldowns
from bot.snapshots.moderator_changes import AddDocument
from bot.snapshots.shelf import Stamp
from bot.store.database import MEMORY, Database
from bot.store.marks import Marks
from knowledge import Knowledge
from tests.articles import NEWS

ROOT = Path(__file__).parents[3]


def states(findings: list[Finding]) -> dict[str, str]:
    return {finding.subject: finding.state for finding in findings}


async def test_doctor_finds_all_well_but_the_token_on_a_new_machine(settings: Settings) -> None:
    findings = await examine(settings.model_copy(update={"preview_port": 0}))

    assert states(findings) == {"token": "note", "seeds": "ok", "data": "ok", "database": "ok", "ports": "ok"}
    assert "copy its token from Bot" in findings[0].sentence


async def test_doctor_names_every_fault_of_the_seeds(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "faulty"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\xff")
    (folder / "b.toml").write_text("", "utf-8")
    findings = await examine(settings.model_copy(update={"seeds_dir": folder}))

    named = [Path(f.sentence.split(": ")[0]).name for f in findings if f.subject == "seeds"]
    assert named == ["a.txt:1", "b.toml:1"]


async def test_doctor_says_which_setting_frees_a_taken_port(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        findings = await examine(settings.model_copy(update={"http_host": "127.0.0.1", "http_port": port}))
    ports = [finding for finding in findings if finding.subject == "ports"]

    assert ports[0].state == "fault"
    assert "set HTTP_PORT to a free port" in ports[0].sentence


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
async def test_doctor_says_which_setting_names_an_address_of_another_machine(
    settings: Settings, host: str
) -> None:
    findings = await examine(settings.model_copy(update={"http_host": host}))
    ports = [finding for finding in findings if finding.subject == "ports"]

    assert ports[0].state == "fault"
    assert "set HTTP_HOST to" in ports[0].sentence


@pytest.mark.parametrize(
    ("written", "said"), [(None, "check GOLDEN_FILE"), ("{}\n", "golden.jsonl:1: write")]
)
async def test_doctor_looks_at_the_golden_questions_that_would_stop_a_reload(
    settings: Settings, tmp_path: Path, written: str | None, said: str
) -> None:
    golden = tmp_path / "golden.jsonl"
    if written is not None:
        golden.write_text(written, "utf-8")
    findings = await examine(settings.model_copy(update={"golden_file": golden}))
    (found,) = [finding for finding in findings if finding.subject == "golden"]

    assert found.state == "fault"
    assert said in found.sentence


async def test_doctor_says_that_a_database_is_away_without_its_password(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    url = f"postgresql+asyncpg://bot:opensesame@127.0.0.1:{port}/verbatim"
    findings = await examine(settings.model_copy(update={"database_url": url}))
    (database,) = [finding for finding in findings if finding.subject == "database"]

    assert database.state == "fault"
    assert "check DATABASE_URL" in database.sentence
    assert "opensesame" not in database.sentence


async def test_doctor_says_that_discord_cannot_be_reached(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.http.Route.BASE", "")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    changed = {
        "discord_token": SecretStr("opensesame"),
        "discord_api_url": f"http://127.0.0.1:{port}/api/v10",
    }
    findings = await examine(settings.model_copy(update=changed))

    assert findings[0].state == "fault"
    assert "cannot be reached" in findings[0].sentence
    assert not any("opensesame" in finding.sentence for finding in findings)


async def test_marks_last_over_a_restart_and_their_folder_is_made(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new/folder/verbatim.db"
    for value in ("one", "two"):
        database = Database(url)
        await Marks(database).write("commands", value)
        await database.close()
    database = Database(url)

    assert await Marks(database).read("commands") == "two"
    assert await Marks(database).read("nothing") is None
    await database.close()


async def test_marks_on_a_broken_database_are_forgotten_without_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    marks = Marks(Database(f"sqlite+aiosqlite:///{tmp_path}/file/verbatim.db"))
    await marks.write("commands", "one")

    assert await marks.read("commands") is None


async def test_health_tells_a_supervisor_whether_it_lives_and_is_connected(
    settings: Settings, article: Knowledge
) -> None:
    composed = composition.Composition(settings, article, Database(MEMORY))
    bot = composed.client(shard_count=1)
    async with (
        bot,
        health.serving(bot, composed.metrics, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
    ):
        base = f"http://127.0.0.1:{port}"
        async with session.get(f"{base}/healthz") as lives:
            assert (lives.status, await lives.text()) == (200, "ok\n")
        async with session.get(f"{base}/readyz") as ready:
            assert ready.status == 503
        async with session.get(f"{base}/metrics") as metrics:
            assert "verbatim_documents 1.0" in await metrics.text()


async def test_health_is_off_unless_an_address_is_set(settings: Settings, article: Knowledge) -> None:
    composed = composition.Composition(settings, article, Database(MEMORY))
    bot = composed.client(shard_count=1)

    async with bot, health.serving(bot, composed.metrics, None, 8080) as port:
        assert port is None


async def test_commands_are_synced_only_when_they_have_changed(
    settings: Settings, article: Knowledge
) -> None:
    database = Database(MEMORY)
    counts = []
    for _ in range(2):
        bot = composition.Composition(settings, article, database).client(shard_count=1)
        async with simcord.run(bot) as env:
            counts.append(sum(r.method == "PUT" and "commands" in r.path for r in env.http_requests))
            written = await fingerprint(bot.tree)

    assert counts == [1, 0]
    assert await Marks(database).read("commands") == written
    await database.close()


def test_the_token_is_struck_out_of_the_log(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config(), logging.getLogger().handlers[:], logging.getLogger().level
    try:
        logs.configure(
            settings.model_copy(update={"discord_token": SecretStr("opensesame"), "log_format": "json"})
        )
        structlog.get_logger("test").warning("it is opensesame", header="Bot opensesame")
        structlog.get_logger("test").error("fault", exc_info=RuntimeError("opensesame"))
        written = capfd.readouterr().err
    finally:
        structlog.configure(**before[0])
        logging.getLogger().handlers[:], logging.getLogger().level = before[1], before[2]

    assert "opensesame" not in written
    assert written.count("[token]") >= 3
    assert json.loads(written.splitlines()[0])["level"] == "warning"


def test_a_cooldown_ends_and_is_told_once_each_time() -> None:
    now = 1.0
    cooldowns = Cooldowns(2, 10.0, clock=lambda: now)
    assert [cooldowns.spend(1) for _ in range(2)] == [None, None]
    assert cooldowns.spend(1) == 10
    assert [cooldowns.tell(1), cooldowns.tell(1)] == [True, False]
    assert cooldowns.spend(2) is None
    now = 11.5

    assert cooldowns.spend(1) is None
    assert cooldowns.tell(1)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DISCORD_TOKEN", "two words", "not a token"),
        ("DATABASE_URL", "postgresql+asyncpg://u@h:port/db", "not a database address"),
        ("DATABASE_URL", "mysql://h/db", "has to begin with sqlite+aiosqlite or postgresql+asyncpg"),
        ("HTTP_HOST", "a..b", "not the name or the address of a host"),
        ("DISCORD_API_URL", "http://", "does not look like"),
        ("DISCORD_GATEWAY_URL", "ws://", "does not look like"),
        ("HOME_GUILD_IDS", "12, -7", "'-7' is not an id"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("HTTP_PORT", "many", "HTTP_PORT"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence_and_exit_code_78(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    done = run_bot(tmp_path, {name: value}, "doctor")

    assert done.returncode == 78
    assert said in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "opensesame" not in done.stderr


def test_thresholds_in_the_wrong_order_and_an_env_file_in_another_encoding_are_told(tmp_path: Path) -> None:
    order = run_bot(tmp_path, {"THRESHOLD_QUOTED": "0.1", "THRESHOLD_UNSURE": "0.9"}, "doctor")
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\n")
    encoding = run_bot(tmp_path, {}, "doctor")

    assert (order.returncode, encoding.returncode) == (78, 78)
    assert "at most THRESHOLD_QUOTED" in order.stderr
    assert ".env is not UTF-8" in encoding.stderr


def test_a_taken_preview_port_is_told_with_the_setting_that_frees_it(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run_bot(tmp_path, {"PREVIEW_PORT": str(taken.getsockname()[1])}, "preview")

    assert done.returncode == 78
    assert "set PREVIEW_PORT=0" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_log_level_may_be_written_in_any_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOG_LEVEL", "debug")

    assert Settings().log_level == "DEBUG"


def run_bot(folder: Path, settings: dict[str, str], command: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SEEDS_DIR": str(NEWS)}
    return subprocess.run(
        [sys.executable, "-m", "bot", command],
        cwd=folder,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_memory_for_members_and_replies_is_bounded() -> None:
    cooldowns = Cooldowns(1, 10.0, clock=lambda: 1.0, most=3)
    for member in range(10):
        cooldowns.spend(member)
    sent = RepliesSent(most=3)

    async def fill() -> None:
        for message in range(10):
            sent.begin(message, "q")

    asyncio.run(fill())

    assert cooldowns.spend(0) is None
    assert [sent.get(message) is not None for message in (6, 7, 9)] == [False, True, True]


async def test_doctor_loads_what_moderators_added_and_names_its_folder(settings: Settings) -> None:
    kept = services.shelf(settings)
    generation = kept.stage(AddDocument("urn", "An urn is old.\n"), kept.seeds)
    kept.apply(generation, Stamp(generation.number, "r", 1.0, 7, "mod"))

    found = {finding.subject: finding.sentence for finding in await examine(settings)}

    assert found["seeds"].startswith("Documents: 2")
    assert "What moderators add goes to data" in found["data"]


async def test_doctor_says_that_the_data_folder_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    found = await examine(settings.model_copy(update={"data_dir": tmp_path / "file" / "data"}))

    assert any(
        finding.state == "fault" and "set DATA_DIR to a folder that the bot may write" in finding.sentence
        for finding in found
    )


def test_the_preview_is_at_home_on_its_own_page_and_keeps_what_is_added_apart(settings: Settings) -> None:
    local = preview.local(settings)

    assert local.home_guild_ids != ()
    assert local.data_dir == settings.data_dir / "preview"
