"""Small values remembered by name, such as which commands Discord was told of."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from bot.store.failures import StoreUnavailable
from bot.store.tables import marks

if TYPE_CHECKING:
    from bot.store.database import Database


class Marks:
    """Small values by name; while the database is down nothing is remembered, and nothing fails for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, name: str) -> str | None:
        """Return the value, or None where there is none or the database does not answer."""
        try:
            async with self._database.reading() as connection:
                found = await connection.scalar(select(marks.c.value).where(marks.c.name == name))
        except StoreUnavailable:
            return None
        return str(found) if found is not None else None

    async def write(self, name: str, value: str) -> None:
        """Remember the value; left undone where the database does not answer."""
        with contextlib.suppress(StoreUnavailable):
            async with self._database.writing() as connection:
                await connection.execute(delete(marks).where(marks.c.name == name))
                await connection.execute(insert(marks).values(name=name, value=value))
