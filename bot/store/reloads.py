"""The history of the knowledge: what became of it when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from bot.store.tables import reloads

if TYPE_CHECKING:
    from sqlalchemy import Row

    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Reload:
    """One change of the knowledge that answers.

    Args:
        id: its number.
        when: seconds since the epoch.
        by: the member who asked for it, or None where it came from outside.
        by_name: their name then, or what asked for it from outside.
        kind: what it was, such as "start", "reload", "rollback", "add"; at most 20 characters.
        before: the revision before; empty at a start.
        after: the revision since.
        summary: what changed, in a line.
    """

    id: int
    when: float
    by: int | None
    by_name: str
    kind: str
    before: str
    after: str
    summary: str


class Reloads:
    """Keeps what became of the knowledge."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(  # noqa: PLR0913 - one a column
        self, *, when: float, by: int | None, by_name: str, kind: str, before: str, after: str, summary: str
    ) -> int:
        """Store one change of the knowledge; arguments as in `Reload`.

        Returns:
            Its number.

        Raises:
            StoreUnavailable: if it is not stored.
        """
        async with self._database.writing() as connection:
            made = await connection.execute(
                insert(reloads)
                .values(
                    at=when,
                    by=by,
                    by_name=by_name,
                    kind=kind,
                    before=before,
                    after=after,
                    summary=summary,
                )
                .returning(reloads.c.id)
            )
            return int(made.scalar_one())

    async def latest(self, limit: int) -> tuple[Reload, ...]:
        """Return the latest changes, newest first.

        Args:
            limit: how many at most.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            found = await connection.execute(select(reloads).order_by(reloads.c.id.desc()).limit(limit))
            return tuple(_reload(row) for row in found)


def _reload(row: Row[tuple[object, ...]]) -> Reload:
    return Reload(row.id, row.at, row.by, row.by_name, row.kind, row.before, row.after, row.summary)
