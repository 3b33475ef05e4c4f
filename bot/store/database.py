"""The connection to the database: opened, and its tables brought up to date, when it is first needed."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import structlog
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.store.failures import NotMigrated, StoreUnavailable, kind_of
from bot.store.migration import is_current, upgrade

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sqlalchemy import Connection
    from sqlalchemy.pool import PoolProxiedConnection

MEMORY = "sqlite+aiosqlite:///:memory:"
"""The address of a database that lasts as long as the process: for the preview, and for tests."""
_PATIENCE = 2.0
"""Seconds for one use of the database: Discord wants an answer within three."""
_BUSY = 1500
"""Milliseconds that SQLite waits for another process's writing; its driver cannot be stopped before."""
_BUSY_OPENING = 30_000
"""The same where that process brings the tables up to date."""
_CLOSING = 2.0
"""Seconds that opening may still take when the bot ends: a driver stopped in between leaves things behind."""
_CONNECTING = 10.0
"""Seconds that a connection to PostgreSQL may take; whoever waits for it gave up before."""
_AWAY = (DBAPIError, PoolTimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
"""What a database raises that does not answer; asyncpg's own come through while it connects."""
_OURS = (IntegrityError, DataError)
"""What a mistake of this program raises: not a reason to try again later."""


class FileTakenAway(OSError):  # noqa: N818 - a state of the world, not a mistake
    """SQLite's file was removed, or another was put in its place, while it was open."""


class Database:
    """One database for the whole bot.

    While it does not answer every use raises `StoreUnavailable`; the next use tries again, so that it is
    used again as soon as it is back. That is logged once each way. SQLite's file counts as away once where it
    was removed or replaced under the running bot; what is at its place then is opened, or made anew.

    Args:
        url: `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`.
        patience: seconds that one use may take.
    """

    def __init__(self, url: str, patience: float = _PATIENCE) -> None:
        self._url = url
        self._patience = patience
        self._engine: AsyncEngine | None = None
        self._opening: asyncio.Task[AsyncEngine] | None = None
        self._file: tuple[int, int] | None = None
        self._away = False
        # SQLite has one writer at a time and lets those who wait pass each other; here they keep their order.
        self._turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if url.startswith("sqlite") else nullcontext()
        )
        # Seen by the task that opened the transaction and by nobody else.
        self._joined: ContextVar[AsyncConnection | None] = ContextVar("joined", default=None)
        self._log = structlog.get_logger("database")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection to read with.

        Raises:
            StoreUnavailable: if the database does not answer in time.
        """
        joined = self._joined.get()
        if joined is not None:
            yield joined
            return
        async with self._answering(), (await self._opened()).connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a transaction, which is committed at the end unless something was raised.

        Raises:
            StoreUnavailable: if the database does not answer in time, or cannot be written.
        """
        joined = self._joined.get()
        if joined is not None:
            yield joined
            return
        async with (
            self._answering(),
            self._turn,
            _immediate(await self._opened()).begin() as connection,
        ):
            yield connection

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        """Put every use of the database in this block into one transaction: all of it is stored, or nothing.

        Raises:
            StoreUnavailable: as in `writing`.
        """
        async with self.writing() as connection:
            token = self._joined.set(connection)
            try:
                yield
            finally:
                self._joined.reset(token)

    async def ready(self) -> None:
        """Connect and bring the tables up to date, however long that takes.

        Raises:
            StoreUnavailable: if the database does not answer.
            NotMigrated: if its tables cannot be brought up to date.
        """
        with self._told():
            engine = await self._opened()
            async with engine.connect() as connection:
                await connection.execute(text("SELECT 1"))

    async def aclose(self) -> None:
        """Close every connection, as `contextlib.aclosing` asks for it."""
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        if self._opening is not None:
            opening = self._opening
            await asyncio.wait({opening}, timeout=_CLOSING)
            opening.cancel()
            await asyncio.wait({opening})
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        with self._told():
            async with asyncio.timeout(self._patience):
                yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise `StoreUnavailable` for what means it, and log once that it went or came back."""
        try:
            yield
        except _OURS:
            raise
        except NotMigrated as error:
            self._note(error.kind, migrated=False)
            raise
        except _AWAY as error:
            kind = kind_of(error)
            self._note(kind)
            raise StoreUnavailable(kind) from error
        self._note(None)

    def _note(self, kind: str | None, *, migrated: bool = True) -> None:
        if kind is not None and not self._away:
            if migrated:
                self._log.warning("the database does not answer; nothing is stored until it does", error=kind)
            else:
                self._log.error("the tables cannot be brought up to date; ask doctor", error=kind)
        elif kind is None and self._away:
            self._log.info("the database answers again")
        self._away = kind is not None

    async def _opened(self) -> AsyncEngine:
        if self._engine is not None:
            if _identity(self._url) != self._file:
                # SQLite would go on writing into the file that has no name any more, and all of it be lost.
                # Closed before another is opened: closing removes the log that lies beside the name.
                engine = self._engine
                await engine.dispose()
                self._engine = None if self._engine is engine else self._engine
                raise FileTakenAway
            return self._engine
        if self._opening is None:
            # A task of its own: whoever waits for it may give up, and bringing the tables up to date goes on.
            self._opening = asyncio.create_task(_open(self._url), name="opening")
            self._opening.add_done_callback(self._settle)
        return await asyncio.shield(self._opening)

    def _settle(self, opening: asyncio.Task[AsyncEngine]) -> None:
        self._opening = None
        if not opening.cancelled() and opening.exception() is None:
            self._engine = opening.result()
            self._file = _identity(self._url)


def _identity(url: str) -> tuple[int, int] | None:
    """Return what tells SQLite's file from any other at its place; None where there is none."""
    parsed = make_url(url)
    name = parsed.database or ":memory:"
    if parsed.get_backend_name() != "sqlite" or name == ":memory:" or name.startswith("file:"):
        return None
    try:
        found = Path(name).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


async def _open(url: str) -> AsyncEngine:
    engine = _created(url)
    try:
        async with engine.connect() as connection:
            current = await connection.run_sync(is_current)
        if not current:
            async with engine.execution_options(busy=_BUSY_OPENING, immediate=True).begin() as connection:
                await connection.run_sync(upgrade)
    except BaseException:
        await engine.dispose()
        raise
    return engine


def _created(url: str) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(
            parsed, pool_pre_ping=True, hide_parameters=True, connect_args={"timeout": _CONNECTING}
        )
    if not parsed.database or parsed.database == ":memory:":
        # One connection that is never closed: the database would end with it.
        engine = create_async_engine(
            parsed, hide_parameters=True, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0
        )
    else:
        if not parsed.database.startswith("file:"):
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(parsed, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: PoolProxiedConnection, _record: object) -> None:
    """Set up a connection to SQLite, whose driver else begins transactions at moments of its own."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # the driver's own connection
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_OPENING}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin a transaction on SQLite: one that will write asks for that at once, and waits its turn there."""
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA busy_timeout={options.get('busy', _BUSY)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("immediate", False) else "BEGIN")


def _immediate(engine: AsyncEngine) -> AsyncEngine:
    return engine.execution_options(immediate=True)
