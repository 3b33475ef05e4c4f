"""Members' votes on what was quoted to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, delete, func, insert, select

from bot.store.tables import votes

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

    from bot.store.database import Database

_MOST_TEXTS = 10
"""Texts of the form shown for one place, the newest: more than a moderator reads there."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one member holds of one answer.

    Args:
        member: who votes.
        guild: where, or None in a direct message.
        document: the name of the document quoted from.
        start: first code point of the quotation, in the revision that was voted on.
        end: one past its last code point.
        words: digest of its exact words, which another revision may have at another place.
        entry: the id of the entry that answered, or None for a passage found by itself.
        revision: the knowledge's revision when the answer was given.
        up: True for 👍, False for 👎.
        expected: what the member expected instead, if they wrote it into the form.
        when: seconds since the epoch.
    """

    member: int
    guild: int | None
    document: str
    start: int
    end: int
    words: str
    entry: str | None
    revision: str
    up: bool
    expected: str | None
    when: float


@dataclass(frozen=True, slots=True)
class VoteTally:
    """The votes of all members on the same answer.

    Args:
        document: as in `Vote`, as are `words` and `entry`.
        start: where the latest vote saw the quotation begin …
        end: … and end.
        revision: the revision that the latest vote was on.
        up: how many hold it good.
        down: how many do not.
        expected: what members wrote into the form, newest first; at most ten.
    """

    document: str
    words: str
    entry: str | None
    start: int
    end: int
    revision: str
    up: int
    down: int
    expected: tuple[str, ...]


class Votes:
    """Keeps one vote for each member and answer: the document, the words, and the entry if one answered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, vote: Vote) -> Vote | None:
        """Store a vote in place of the member's earlier one on the same answer.

        Returns:
            The earlier one, or None.

        Raises:
            StoreUnavailable: if it is not stored.
        """
        same = _is(vote.member, vote.document, vote.words, vote.entry)
        async with self._database.writing() as connection:
            before = (await connection.execute(select(votes).where(*same))).first()
            await connection.execute(delete(votes).where(*same))
            await connection.execute(
                insert(votes).values(
                    member=vote.member,
                    guild=vote.guild,
                    document=vote.document,
                    start=vote.start,
                    end=vote.end,
                    words=vote.words,
                    entry=vote.entry or "",
                    revision=vote.revision,
                    up=vote.up,
                    expected=vote.expected,
                    at=vote.when,
                )
            )
        return _vote(before) if before else None

    async def toggle(self, vote: Vote) -> Vote | None:
        """Store a vote, or take it back where the member's vote on the same answer is that one already.

        Returns:
            The earlier one, or None; if it says the same, it is taken back.

        Raises:
            StoreUnavailable: if nothing is changed.
        """
        async with self._database.together():
            before = await self.of(vote.member, vote.document, vote.words, vote.entry)
            if before is not None and before.up == vote.up:
                await self.withdraw(vote.member, vote.document, vote.words, vote.entry)
            else:
                await self.cast(vote)
        return before

    async def of(self, member: int, document: str, words: str, entry: str | None) -> Vote | None:
        """Return a member's vote on an answer, or None.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            same = _is(member, document, words, entry)
            found = (await connection.execute(select(votes).where(*same))).first()
        return _vote(found) if found else None

    async def withdraw(self, member: int, document: str, words: str, entry: str | None) -> bool:
        """Take a member's vote on an answer back.

        Returns:
            True if there was one.

        Raises:
            StoreUnavailable: if it is not taken back.
        """
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(votes).where(*_is(member, document, words, entry)))
        return gone.rowcount > 0

    async def of_member(self, member: int) -> tuple[Vote, ...]:
        """Return all votes of a member, newest first.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            found = await connection.execute(
                select(votes).where(votes.c.member == member).order_by(votes.c.at.desc(), votes.c.words)
            )
            return tuple(_vote(row) for row in found)

    async def forget_member(self, member: int) -> int:
        """Delete all votes of a member, with what they wrote into the form.

        Returns:
            How many there were.

        Raises:
            StoreUnavailable: if they are not deleted.
        """
        async with self._database.writing() as connection:
            return (await connection.execute(delete(votes).where(votes.c.member == member))).rowcount

    async def worst(self, limit: int) -> tuple[VoteTally, ...]:
        """Return what most members held bad, as far as anybody did: by 👎 less 👍, then by 👎.

        Args:
            limit: how many at most.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        up, down = func.sum(case((votes.c.up, 1), else_=0)), func.sum(case((votes.c.up, 0), else_=1))
        answer = (votes.c.document, votes.c.words, votes.c.entry)
        counted = (
            select(*answer, up.label("ups"), down.label("downs"))
            .group_by(*answer)
            .having(down > 0)
            .order_by((down - up).desc(), down.desc(), *answer)
            .limit(limit)
        )
        async with self._database.reading() as connection:
            tallies = []
            for row in (await connection.execute(counted)).all():
                cast = await connection.execute(
                    select(votes)
                    .where(
                        votes.c.document == row.document,
                        votes.c.words == row.words,
                        votes.c.entry == row.entry,
                    )
                    .order_by(votes.c.at.desc(), votes.c.member)
                )
                tallies.append(_tally([_vote(vote) for vote in cast]))
        return tuple(tallies)


def _is(member: int, document: str, words: str, entry: str | None) -> tuple[ColumnElement[bool], ...]:
    return (
        votes.c.member == member,
        votes.c.document == document,
        votes.c.words == words,
        votes.c.entry == (entry or ""),
    )


def _tally(cast: list[Vote]) -> VoteTally:
    """Return the tally of votes on the same answer, newest first."""
    latest = cast[0]
    up = sum(vote.up for vote in cast)
    texts = tuple(vote.expected for vote in cast if vote.expected)[:_MOST_TEXTS]
    return VoteTally(
        document=latest.document,
        words=latest.words,
        entry=latest.entry,
        start=latest.start,
        end=latest.end,
        revision=latest.revision,
        up=up,
        down=len(cast) - up,
        expected=texts,
    )


def _vote(row: Row[tuple[object, ...]]) -> Vote:
    return Vote(
        member=row.member,
        guild=row.guild,
        document=row.document,
        start=row.start,
        end=row.end,
        words=row.words,
        entry=row.entry or None,
        revision=row.revision,
        up=bool(row.up),
        expected=row.expected,
        when=row.at,
    )
