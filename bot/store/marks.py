"""Small values remembered by name, such as which commands Discord was told of."""

from __future__ import annotations

from typing import Protocol

import structlog
from sqlalchemy import Column, String, Table, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot.store.database import Database, metadata

marks = Table("marks", metadata, Column("name", String(40), primary_key=True), Column("value", String(200)))


class Marks(Protocol):
    """Remembers small values by name."""

    async def read(self, name: str) -> str | None:
        """Return the value last written under a name, or None."""

    async def write(self, name: str, value: str) -> None:
        """Remember a value under a name."""


class StoredMarks:
    """Marks in the database; while that is down nothing is remembered, and nothing fails for it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._log = structlog.get_logger("marks")

    async def read(self, name: str) -> str | None:
        """Return the value, or None where there is none or the database does not answer."""
        try:
            async with (await self._database.engine()).connect() as connection:
                found = await connection.scalar(select(marks.c.value).where(marks.c.name == name))
        except (SQLAlchemyError, OSError) as error:
            self._log.warning("the database does not answer", error=type(error).__name__)
            return None
        return str(found) if found is not None else None

    async def write(self, name: str, value: str) -> None:
        """Remember the value; logged and left undone where the database does not answer."""
        try:
            async with (await self._database.engine()).begin() as connection:
                await connection.execute(delete(marks).where(marks.c.name == name))
                await connection.execute(insert(marks).values(name=name, value=value))
        except (SQLAlchemyError, OSError) as error:
            self._log.warning("the database does not answer", error=type(error).__name__)


class MemoryMarks:
    """Marks that last as long as the process: for the preview, and for tests."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    async def read(self, name: str) -> str | None:
        """Return the value, or None."""
        return self._values.get(name)

    async def write(self, name: str, value: str) -> None:
        """Remember the value."""
        self._values[name] = value
