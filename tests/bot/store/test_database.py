"""A database that is there, away, back, or not to be written."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import insert, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.app.doctor import examine
from bot.app.settings import Settings
from bot.store.database import MEMORY, Database
from bot.store.failures import StoreUnavailable
from bot.store.gaps import Gaps
from bot.store.marks import Marks
from bot.store.servers import Servers
from bot.store.tables import marks, server_channels
from bot.store.votes import Votes
from tests.bot.store.votes import vote
from tests.postgresql import Cluster, programs, running

SQLITE = "sqlite+aiosqlite:///"


def folders_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_dir()]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that the test may stop."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with running() as started:
        yield started


async def test_postgresql_stopped_and_started_again_is_used_again_by_itself(
    cluster: Cluster,
) -> None:
    database = Database(cluster.url)
    votes = Votes(database)
    await votes.cast(vote(member=1))
    cluster.stop()
    with structlog.testing.capture_logs() as logged:
        for _ in range(3):
            with pytest.raises(StoreUnavailable):
                await votes.cast(vote(member=2))
        assert await Marks(database).read("commands") is None
        cluster.start()
        await votes.cast(vote(member=3))

    assert [len(await votes.of_member(member)) for member in (1, 2, 3)] == [1, 0, 1]
    assert [line["event"] for line in logged] == [
        "the database does not answer; nothing is stored until it does",
        "the database answers again",
    ]
    await database.close()


async def test_postgresql_that_is_down_at_the_start_gets_its_tables_when_it_first_answers(
    cluster: Cluster,
) -> None:
    cluster.stop()
    database = Database(cluster.url)
    with pytest.raises(StoreUnavailable):
        await database.ready()
    cluster.start()

    assert await Gaps(database).open(5) == ()
    await database.close()


async def test_a_connection_that_breaks_in_use_is_replaced(cluster: Cluster) -> None:
    database = Database(cluster.url)

    async def break_off() -> None:
        async with database.writing() as connection:
            await connection.execute(insert(marks).values(name="half", value="done"))
            cluster.stop()
            await connection.execute(text("SELECT 1"))

    with pytest.raises(StoreUnavailable):
        await break_off()
    cluster.start()

    assert await Marks(database).read("half") is None
    await database.close()


@pytest.mark.parametrize("changed", [{"password": "opensesame"}, {"database": "nowhere"}])
async def test_a_refused_connection_is_a_database_that_does_not_answer(
    postgresql: str, settings: Settings, changed: dict[str, str]
) -> None:
    url = make_url(postgresql).set(**changed).render_as_string(hide_password=False)
    with pytest.raises(StoreUnavailable) as raised:
        await Database(url).ready()
    findings = await examine(settings.model_copy(update={"database_url": url, "preview_port": 0}))
    said = next(finding.sentence for finding in findings if finding.subject == "database")

    assert raised.value.kind in {"InvalidPasswordError", "InvalidCatalogNameError"}
    assert "check DATABASE_URL" in said
    assert "opensesame" not in f"{raised.value!r}{said}"


async def test_a_server_that_takes_the_connection_and_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        database = Database(f"postgresql+asyncpg://u:p@127.0.0.1:{port}/d", patience=0.2)
        with pytest.raises(StoreUnavailable) as raised:
            await Servers(database).all()
        await database.close()

    assert raised.value.kind == "TimeoutError"


async def test_whoever_gives_up_waiting_does_not_stop_the_tables_from_being_made(address: str) -> None:
    database = Database(address, patience=0.0)
    with pytest.raises(StoreUnavailable):
        await Gaps(database).open(1)
    await database.ready()
    await database.close()

    patient = Database(address, patience=20.0)
    assert await Gaps(patient).open(1) == ()
    await patient.close()


async def test_closing_while_it_is_opened_leaves_nothing_behind(address: str) -> None:
    database = Database(address, patience=0.0)
    with pytest.raises(StoreUnavailable):
        await Gaps(database).open(1)
    await database.close()


async def test_a_folder_that_cannot_be_made_is_used_as_soon_as_it_can(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    database = Database(f"{SQLITE}{tmp_path}/file/verbatim.db")
    with pytest.raises(StoreUnavailable):
        await Votes(database).cast(vote())
    (tmp_path / "file").unlink()

    assert await Votes(database).cast(vote()) is None
    await database.close()


async def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    path.write_text("my shopping list, which is longer than the head of a database\n" * 20, "utf-8")
    before = path.read_bytes()
    database = Database(f"{SQLITE}{path}")
    with pytest.raises(StoreUnavailable):
        await Votes(database).cast(vote())

    assert path.read_bytes() == before
    await database.close()


async def test_a_database_that_may_only_be_read_is_read_and_refuses_votes(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    writable = Database(f"{SQLITE}{path}")
    await Votes(writable).cast(vote(member=1))
    await writable.close()
    database = Database(f"{SQLITE}file:{path}?mode=ro&uri=true")

    assert len(await Votes(database).of_member(1)) == 1
    with pytest.raises(StoreUnavailable):
        await Votes(database).cast(vote(member=2))
    await database.close()


async def test_an_empty_database_that_may_only_be_read_is_told_by_doctor(
    tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "verbatim.db"
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE notes (text)")
    made.close()
    url = f"{SQLITE}file:{path}?mode=ro&uri=true"
    findings = await examine(settings.model_copy(update={"database_url": url, "preview_port": 0}))
    (finding,) = [finding for finding in findings if finding.subject == "database"]

    assert finding.state == "fault"
    assert "DATABASE_URL" in finding.sentence
    assert folders_in(tmp_path) == []


async def test_doctor_says_what_to_do_when_the_tables_cannot_be_brought_up_to_date(
    address: str, database: Database, settings: Settings
) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer = settings.model_copy(update={"database_url": address, "preview_port": 0})
    said_of_newer = [f for f in await examine(newer) if f.subject == "database"]
    engine = create_async_engine(address)
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM alembic_version"))
    await engine.dispose()
    said_of_foreign = [f for f in await examine(newer) if f.subject == "database"]

    assert [f.state for f in (*said_of_newer, *said_of_foreign)] == ["fault", "fault"]
    assert "update the bot" in said_of_newer[0].sentence
    assert "allowed to make and alter tables" in said_of_foreign[0].sentence
    assert "as they were" in said_of_foreign[0].sentence


async def test_a_database_that_another_process_writes_is_waited_for_in_bounds(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    database = Database(f"{SQLITE}{path}", patience=0.3)
    await database.ready()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable):
        await Votes(database).cast(vote())
    assert await Votes(database).of_member(1) == ()
    other.execute("COMMIT")
    other.close()

    assert await Votes(database).cast(vote()) is None
    await database.close()


async def test_sqlite_writes_ahead_and_holds_references(tmp_path: Path) -> None:
    database = Database(f"{SQLITE}{tmp_path}/verbatim.db")
    async with database.reading() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert await connection.scalar(text("PRAGMA busy_timeout")) == 1500
    await database.close()


async def test_a_mistake_of_the_program_is_no_database_that_is_away(database: Database) -> None:
    with pytest.raises(IntegrityError) as raised:
        async with database.writing() as connection:
            await connection.execute(insert(server_channels).values(guild=1, purpose="ask", channel=424242))

    assert "424242" not in str(raised.value).partition("DETAIL")[0]
    assert await Servers(database).all() == {}


async def test_what_was_written_before_an_error_is_taken_back(database: Database) -> None:
    async def half() -> None:
        async with database.writing() as connection:
            await connection.execute(insert(marks).values(name="half", value="done"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()
    assert await Marks(database).read("half") is None


async def test_what_belongs_together_is_stored_together_or_not_at_all(database: Database) -> None:
    votes, gaps = Votes(database), Gaps(database)

    async def both(*, break_off: bool) -> None:
        async with database.together():
            await votes.cast(vote())
            assert len(await votes.of_member(1)) == 1
            await gaps.report("why?", member=1, guild=None, revision="r", kind="reported", when=1.0)
            if break_off:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        await both(break_off=True)
    assert (await votes.of_member(1), await gaps.of_member(1)) == ((), ())
    await both(break_off=False)
    assert (len(await votes.of_member(1)), len(await gaps.of_member(1))) == (1, 1)


async def test_what_one_stores_together_is_no_part_of_what_another_stores_meanwhile(
    database: Database,
) -> None:
    votes, begun = Votes(database), asyncio.Event()

    async def first() -> None:
        async with database.together():
            begun.set()
            await votes.cast(vote(member=1))
            raise KeyError

    async def second() -> None:
        await begun.wait()
        await votes.cast(vote(member=2))

    broken_off, _ = await asyncio.gather(first(), second(), return_exceptions=True)
    assert isinstance(broken_off, KeyError)
    assert [len(await votes.of_member(member)) for member in (1, 2)] == [0, 1]


async def test_many_write_at_once_and_nothing_is_lost(database: Database) -> None:
    votes = Votes(database)
    await asyncio.gather(*(votes.cast(vote(member=member)) for member in range(40)))
    (tally,) = await votes.worst(5)

    assert (tally.up, tally.down) == (0, 40)


async def test_a_database_in_memory_remembers_as_long_as_it_is_open() -> None:
    database = Database(MEMORY)
    votes = Votes(database)
    await asyncio.gather(*(votes.cast(vote(member=member)) for member in range(10)))
    counted = await asyncio.gather(*(votes.of_member(member) for member in range(10)))

    assert [len(of) for of in counted] == [1] * 10
    await database.close()


@pytest.mark.parametrize("replaced", [False, True], ids=["removed", "replaced by a copy"])
async def test_a_file_that_is_taken_away_refuses_a_vote_once_and_what_is_there_then_is_used(
    tmp_path: Path, replaced: bool
) -> None:
    file, aside = tmp_path / "verbatim.db", tmp_path / "aside.db"
    earlier = Database(f"{SQLITE}{file}")
    await Votes(earlier).cast(vote(member=1))
    await earlier.close()
    aside.write_bytes(file.read_bytes())
    database = Database(f"{SQLITE}{file}")
    votes = Votes(database)
    await votes.cast(vote(member=2))
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"verbatim.db{ending}").unlink()
    if replaced:
        aside.rename(file)

    with structlog.testing.capture_logs() as logged:
        with pytest.raises(StoreUnavailable):
            await votes.cast(vote(member=3))
        await votes.cast(vote(member=4))
    await database.close()

    again = Database(f"{SQLITE}{file}")
    kept = [member for member in range(5) if await Votes(again).of_member(member)]
    await again.close()
    assert kept == ([1, 4] if replaced else [4])
    assert [line["log_level"] for line in logged] == ["warning", "info"]
