"""A database that can be away for a while; what a real one does then, `tests/bot/store` shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import MEMORY, Database
from bot.store.failures import StoreUnavailable


class Away(Database):
    """In memory, and away as long as `away` is set."""

    def __init__(self) -> None:
        super().__init__(MEMORY, patience=30.0)
        self.away = False

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        self._refuse()
        async with super().reading() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        self._refuse()
        async with super().writing() as connection:
            yield connection

    def _refuse(self) -> None:
        if self.away:
            raise StoreUnavailable("Test")
