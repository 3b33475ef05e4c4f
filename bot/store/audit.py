"""Every change that a moderator made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from bot.store.tables import audit

if TYPE_CHECKING:
    from sqlalchemy import Row

    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class AuditedChange:
    """One change.

    Args:
        id: its number.
        when: seconds since the epoch.
        member: who made it.
        member_name: their name then.
        guild: where, or None outside a server.
        what: what was changed, in a line.
        undo: what takes it back, written by and for the code that made it, or None.
    """

    id: int
    when: float
    member: int
    member_name: str
    guild: int | None
    what: str
    undo: str | None


class Audit:
    """Keeps every change for good: also when the member asks for their own things to be deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(  # noqa: PLR0913 - one a column
        self,
        *,
        when: float,
        member: int,
        member_name: str,
        guild: int | None,
        what: str,
        undo: str | None = None,
    ) -> int:
        """Store one change; arguments as in `AuditedChange`.

        Returns:
            Its number.

        Raises:
            StoreUnavailable: if it is not stored.
        """
        async with self._database.writing() as connection:
            made = await connection.execute(
                insert(audit)
                .values(at=when, member=member, member_name=member_name, guild=guild, what=what, undo=undo)
                .returning(audit.c.id)
            )
            return int(made.scalar_one())

    async def get(self, number: int) -> AuditedChange | None:
        """Return one change, or None where there is none of that number.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            row = (await connection.execute(select(audit).where(audit.c.id == number))).first()
        return _change(row) if row else None

    async def latest(self, guild: int | None, limit: int) -> tuple[AuditedChange, ...]:
        """Return the latest changes in a server, or everywhere for None; newest first.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        wanted = select(audit).order_by(audit.c.id.desc()).limit(limit)
        if guild is not None:
            wanted = wanted.where(audit.c.guild == guild)
        async with self._database.reading() as connection:
            return tuple(_change(row) for row in await connection.execute(wanted))

    async def of_member(self, member: int) -> tuple[AuditedChange, ...]:
        """Return all changes that a member made, newest first.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            found = await connection.execute(
                select(audit).where(audit.c.member == member).order_by(audit.c.id.desc())
            )
            return tuple(_change(row) for row in found)


def _change(row: Row[tuple[object, ...]]) -> AuditedChange:
    return AuditedChange(row.id, row.at, row.member, row.member_name, row.guild, row.what, row.undo)
