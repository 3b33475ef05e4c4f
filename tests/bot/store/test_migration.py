"""The tables from one version of the bot to the next."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store.database import Database
from bot.store.failures import NotMigrated
from bot.store.marks import Marks
from bot.store.migration import steps
from bot.store.tables import marks, metadata

ROOT = Path(__file__).parents[3]
ALL = {*metadata.tables, "alembic_version"}


@asynccontextmanager
async def plainly(address: str) -> AsyncIterator[AsyncEngine]:
    """The database without anything of the bot's in between."""
    engine = create_async_engine(address)
    yield engine
    await engine.dispose()


async def tables(address: str) -> set[str]:
    async with plainly(address) as engine, engine.connect() as connection:
        return await connection.run_sync(lambda c: set(inspect(c).get_table_names()))


def described(connection: Connection) -> dict[str, object]:
    """All that the database says of its tables, with constraints, which Alembic's comparison leaves out."""
    inspector = inspect(connection)
    return {
        name: (
            [
                (c["name"], str(c["type"]), c["nullable"], c.get("autoincrement"))
                for c in inspector.get_columns(name)
            ],
            sorted(inspector.get_pk_constraint(name)["constrained_columns"]),
            sorted((c["name"], c["sqltext"]) for c in inspector.get_check_constraints(name)),
            [
                (f["name"], f["constrained_columns"], f["referred_table"], f["options"])
                for f in inspector.get_foreign_keys(name)
            ],
            sorted((i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(name)),
        )
        for name in metadata.tables
    }


async def test_the_steps_lead_to_the_tables_that_the_code_describes(address: str, database: Database) -> None:
    await database.ready()
    async with plainly(address) as engine:
        async with engine.connect() as connection:
            differences = await connection.run_sync(
                lambda c: compare_metadata(MigrationContext.configure(c), metadata)
            )
            by_steps = await connection.run_sync(described)
        async with engine.begin() as connection:
            await connection.execute(text("DROP TABLE alembic_version"))
            await connection.run_sync(metadata.drop_all)
            await connection.run_sync(metadata.create_all)
            at_once = await connection.run_sync(described)

    assert differences == []
    assert by_steps == at_once


async def test_every_step_can_be_taken_back_and_taken_again(address: str, database: Database) -> None:
    await database.ready()
    async with plainly(address) as engine:
        async with engine.connect() as connection:
            names = [
                step.revision
                for step in await connection.run_sync(
                    lambda c: list(ScriptDirectory.from_config(steps(c)).walk_revisions())
                )
            ]
        for _ in names:
            async with engine.begin() as connection:
                await connection.run_sync(lambda c: command.downgrade(steps(c), "-1"))
        assert await tables(address) == {"alembic_version"}
        for _ in names:
            async with engine.begin() as connection:
                await connection.run_sync(lambda c: command.upgrade(steps(c), "+1"))

    assert len(names) >= 2
    assert await tables(address) == ALL


async def test_a_database_of_a_version_without_steps_is_taken_over_with_what_it_remembers(
    address: str, database: Database
) -> None:
    async with plainly(address) as engine, engine.begin() as connection:
        await connection.run_sync(marks.create)
        await connection.execute(marks.insert().values(name="commands", value="kept"))

    assert await Marks(database).read("commands") == "kept"
    assert await tables(address) == ALL


async def test_a_second_start_changes_nothing(address: str, database: Database) -> None:
    await Marks(database).write("commands", "kept")
    again = Database(address)
    await again.ready()

    assert await Marks(again).read("commands") == "kept"
    await again.close()


async def test_what_a_newer_version_wrote_is_left_alone_and_said_so(address: str, database: Database) -> None:
    await database.ready()
    async with plainly(address) as engine, engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    older = Database(address)

    with pytest.raises(NotMigrated) as raised:
        await older.ready()
    assert raised.value.newer
    await older.close()


async def test_a_step_that_fails_leaves_the_tables_as_they_were(address: str, database: Database) -> None:
    async with plainly(address) as engine, engine.begin() as connection:
        await connection.execute(text("CREATE TABLE audit (somebody_elses INTEGER)"))

    with pytest.raises(NotMigrated) as raised:
        await database.ready()

    assert not raised.value.newer
    assert await tables(address) == {"audit"}
    async with plainly(address) as engine, engine.begin() as connection:
        await connection.execute(text("DROP TABLE audit"))
    await database.ready()
    assert await tables(address) == ALL


async def test_processes_that_start_at_once_take_their_turns(address: str) -> None:
    code = (
        "import asyncio, sys; from bot.store.database import Database; "
        "asyncio.run(Database(sys.argv[1]).ready())"
    )
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, address, cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(5)
    ]
    ended = [await process.communicate() for process in started]

    assert [process.returncode for process in started] == [0] * 5, ended
    assert await tables(address) == ALL


class Migrating:
    """The process that forks one process a migration."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def start(self, address: str, before: int | None = None) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{address} {before or ''}".strip().encode() + b"\n")
        await self._process.stdin.drain()
        return await self._number()

    async def ended(self) -> int:
        return await self._number()

    async def _number(self) -> int:
        assert self._process.stdout is not None
        return int(await self._process.stdout.readline())


@pytest.fixture
async def migrating() -> AsyncIterator[Migrating]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.store.migrating",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    yield Migrating(process)
    process.kill()
    await process.communicate()


async def emptied(address: str) -> str:
    """The address of an empty database of the same kind, or this one with only an old table in it."""
    async with plainly(address) as engine, engine.begin() as connection:
        if make_url(address).get_backend_name() == "postgresql":
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
        else:
            name = make_url(address).database
            assert name
            for path in Path(name).parent.glob("verbatim.db*"):
                path.unlink()
    async with plainly(address) as engine, engine.begin() as connection:
        await connection.run_sync(marks.create)
        await connection.execute(marks.insert().values(name="commands", value="kept"))
    return address


async def whole(address: str) -> bool:
    """Assert that the database is as before or as after, and that it can be used; tell whether as after."""
    found = await tables(address)
    assert found in ({"marks"}, ALL)
    database = Database(address, patience=20.0)
    assert await Marks(database).read("commands") == "kept"
    await database.close()
    assert await tables(address) == ALL
    return found == ALL


async def test_killed_before_any_statement_it_is_as_before_and_starts(
    address: str, migrating: Migrating, thorough: bool
) -> None:
    every, least = (1, 15) if thorough else (4, 3)
    seen: list[bool] = []
    code = -signal.SIGKILL
    while code == -signal.SIGKILL:
        await migrating.start(await emptied(address), before=1 + every * len(seen))
        code = await migrating.ended()
        seen.append(await whole(address))

    assert code == 0
    assert seen == sorted(seen)
    assert seen.count(False) > least


async def test_killed_at_any_moment_it_is_as_before_or_as_after_and_starts(
    address: str, migrating: Migrating, thorough: bool
) -> None:
    loop = asyncio.get_running_loop()
    await migrating.start(await emptied(address))
    started = loop.time()
    assert await migrating.ended() == 0
    whole_run = loop.time() - started
    moments = random.Random(20261126)  # noqa: S311 - moments, not secrets
    killed = 0
    while killed < (25 if thorough else 5):
        child = await migrating.start(await emptied(address))
        await asyncio.sleep(moments.uniform(0.0, whole_run))
        with contextlib.suppress(ProcessLookupError):  # it was faster
            os.kill(child, signal.SIGKILL)
        if await migrating.ended() == -signal.SIGKILL:
            killed += 1
        else:
            whole_run *= 0.9  # the machine has become faster: look for moments in a shorter time
        await whole(address)
