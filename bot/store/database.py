"""The connection to the database, opened when first needed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import MetaData, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

metadata = MetaData()


class Database:
    """One engine for the whole bot.

    Args:
        url: `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: AsyncEngine | None = None

    async def engine(self) -> AsyncEngine:
        """Return the engine, with the tables there; makes the folder of a SQLite file.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: if the database cannot be reached.
            OSError: if the folder cannot be made, or the server refuses.
        """
        if self._engine is None:
            engine = _created(self._url)
            try:
                async with engine.begin() as connection:
                    await connection.run_sync(metadata.create_all)
            except BaseException:
                await engine.dispose()
                raise
            self._engine = engine
        return self._engine

    async def ping(self) -> None:
        """Ask the database for one number.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: if it does not answer.
            OSError: as in `engine`.
        """
        async with (await self.engine()).connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close every connection."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None


def _created(url: str) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(parsed)

    @event.listens_for(engine.sync_engine, "connect")
    def _pragmas(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    return engine
