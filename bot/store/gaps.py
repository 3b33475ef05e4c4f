"""Questions that were not answered: only those whose text may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import delete, func, insert, select, update

from bot.store.failures import TooManyGaps
from bot.store.tables import gaps

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.database import Database

Kind = Literal["reported", "unanswered"]
"""Reported by a member, or kept because the operator set KEEP_QUESTIONS."""
State = Literal["open", "answered", "known", "ignored"]
MOST_OF_MEMBER = 50
"""Open gaps that one member may have reported: beyond it one member would fill the moderators' list."""
MOST_UNANSWERED = 5000
"""Unanswered questions kept; the oldest of them are forgotten first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that was not answered.

    Args:
        id: its number.
        question: as the member agreed to have it kept.
        member: who asked, so that `/privacy` can show and delete it; None where that is not known.
        guild: where, or None in a direct message.
        revision: the knowledge's revision that had no answer.
        kind: how it came here.
        when: seconds since the epoch.
        state: what a moderator made of it.
    """

    id: int
    question: str
    member: int | None
    guild: int | None
    revision: str
    kind: Kind
    when: float
    state: State


class Gaps:
    """Keeps questions without an answer until a moderator has dealt with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def report(  # noqa: PLR0913 - one a column
        self,
        question: str,
        *,
        member: int | None,
        guild: int | None,
        revision: str,
        kind: Kind,
        when: float,
    ) -> int:
        """Store a question; the same one of the same member is stored once as long as it is open.

        Returns:
            Its number.

        Raises:
            TooManyGaps: if the member has as many open ones as one may have.
            StoreUnavailable: if it is not stored.
        """
        async with self._database.writing() as connection:
            mine = (gaps.c.member == member, gaps.c.state == "open", gaps.c.kind == kind)
            there = await connection.scalar(select(gaps.c.id).where(*mine, gaps.c.question == question))
            if there is not None:
                return int(there)
            if kind == "reported":
                counted = await connection.scalar(select(func.count()).select_from(gaps).where(*mine))
                if member is not None and (counted or 0) >= MOST_OF_MEMBER:
                    raise TooManyGaps
            made = await connection.execute(
                insert(gaps)
                .values(
                    question=question,
                    member=member,
                    guild=guild,
                    revision=revision,
                    kind=kind,
                    state="open",
                    at=when,
                )
                .returning(gaps.c.id)
            )
            number = int(made.scalar_one())
            if kind == "unanswered":
                await _forget_oldest(connection)
        return number

    async def open(self, limit: int) -> tuple[Gap, ...]:
        """Return open gaps, newest first.

        Args:
            limit: how many at most.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            found = await connection.execute(
                select(gaps).where(gaps.c.state == "open").order_by(gaps.c.id.desc()).limit(limit)
            )
            return tuple(_gap(row) for row in found)

    async def get(self, number: int) -> Gap | None:
        """Return one gap, or None where there is none of that number (any more).

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            row = (await connection.execute(select(gaps).where(gaps.c.id == number))).first()
        return _gap(row) if row else None

    async def close(self, numbers: Collection[int], state: State, by: int, when: float) -> tuple[int, ...]:
        """Say what became of open gaps; those that are not open any more stay as they are.

        Returns:
            The numbers of those that this closed, for the undo.

        Raises:
            ValueError: if the state is not one that closes.
            StoreUnavailable: if nothing is changed.
        """
        if state not in get_args(State) or state == "open":
            raise ValueError(f"{state} closes nothing")
        async with self._database.writing() as connection:
            closed = await connection.execute(
                update(gaps)
                .where(gaps.c.id.in_(numbers), gaps.c.state == "open")
                .values(state=state, closed_by=by, closed_at=when)
                .returning(gaps.c.id)
            )
            return tuple(sorted(closed.scalars()))

    async def reopen(self, numbers: Collection[int]) -> tuple[int, ...]:
        """Undo `close`.

        Returns:
            The numbers of those that were closed and are open now.

        Raises:
            StoreUnavailable: if nothing is changed.
        """
        async with self._database.writing() as connection:
            opened = await connection.execute(
                update(gaps)
                .where(gaps.c.id.in_(numbers), gaps.c.state != "open")
                .values(state="open", closed_by=None, closed_at=None)
                .returning(gaps.c.id)
            )
            return tuple(sorted(opened.scalars()))

    async def of_member(self, member: int) -> tuple[Gap, ...]:
        """Return all gaps of a member, newest first.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            found = await connection.execute(
                select(gaps).where(gaps.c.member == member).order_by(gaps.c.id.desc())
            )
            return tuple(_gap(row) for row in found)

    async def forget_member(self, member: int) -> int:
        """Delete all gaps of a member, whatever became of them.

        Returns:
            How many there were.

        Raises:
            StoreUnavailable: if they are not deleted.
        """
        async with self._database.writing() as connection:
            return (await connection.execute(delete(gaps).where(gaps.c.member == member))).rowcount


async def _forget_oldest(connection: AsyncConnection) -> None:
    last = (
        select(gaps.c.id)
        .where(gaps.c.kind == "unanswered")
        .order_by(gaps.c.id.desc())
        .offset(MOST_UNANSWERED)
        .limit(1)
        .scalar_subquery()
    )
    await connection.execute(delete(gaps).where(gaps.c.kind == "unanswered", gaps.c.id <= last))


def _gap(row: Row[tuple[object, ...]]) -> Gap:
    return Gap(row.id, row.question, row.member, row.guild, row.revision, row.kind, row.at, row.state)
