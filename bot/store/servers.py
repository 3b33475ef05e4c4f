"""What the moderators of a server have set for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from bot.store.tables import server_channels, servers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.store.database import Database

_ASK, _ALLOWED, _HELP = "ask", "allowed", "help"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of one server; as constructed they are the defaults.

    Args:
        ask_channels: ids of channels in which every message is a question, in ascending order.
        allowed_channels: ids of channels in which the bot answers; empty for all of them.
        help_forums: ids of forums whose new posts get one first answer.
        cooldown_questions: how many questions a member may ask …
        cooldown_seconds: … within this time; None for the operator's settings.
        private: True where answers to commands are shown to the asker alone unless asked for otherwise.
        language: the language of the bot's own sentences, or None for each member's.
        log_channel: id of the channel in which changes are told, or None.
    """

    ask_channels: tuple[int, ...] = ()
    allowed_channels: tuple[int, ...] = ()
    help_forums: tuple[int, ...] = ()
    cooldown_questions: int | None = None
    cooldown_seconds: float | None = None
    private: bool = False
    language: str | None = None
    log_channel: int | None = None


class Servers:
    """Keeps the settings of each server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, guild: int) -> ServerSettings:
        """Return the settings of a server; the defaults where nothing is stored.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            return await _read(connection, guild)

    async def write(self, guild: int, settings: ServerSettings, by: int, when: float) -> ServerSettings:
        """Store the settings of a server.

        Args:
            guild: the server's id.
            settings: all of them.
            by: who changes them.
            when: seconds since the epoch.

        Returns:
            Those before, for the undo.

        Raises:
            StoreUnavailable: if nothing is changed.
        """
        async with self._database.writing() as connection:
            before = await _read(connection, guild)
            # The channels go along: their table points to this one.
            await connection.execute(delete(servers).where(servers.c.guild == guild))
            await connection.execute(
                insert(servers).values(
                    guild=guild,
                    cooldown_questions=settings.cooldown_questions,
                    cooldown_seconds=settings.cooldown_seconds,
                    private=settings.private,
                    language=settings.language,
                    log_channel=settings.log_channel,
                    changed_by=by,
                    changed_at=when,
                )
            )
            channels = _rows(guild, settings)
            if channels:
                await connection.execute(insert(server_channels), channels)
        return before

    async def all(self) -> dict[int, ServerSettings]:
        """Return the settings of every server that has some stored, by its id.

        Raises:
            StoreUnavailable: if the database does not answer.
        """
        async with self._database.reading() as connection:
            stored = (await connection.execute(select(servers))).all()
            channels = (await connection.execute(select(server_channels))).all()
        by_guild: dict[int, list[Row[tuple[object, ...]]]] = defaultdict(list)
        for channel in channels:
            by_guild[channel.guild].append(channel)
        return {row.guild: _settings(row, by_guild[row.guild]) for row in stored}


async def _read(connection: AsyncConnection, guild: int) -> ServerSettings:
    row = (await connection.execute(select(servers).where(servers.c.guild == guild))).first()
    if row is None:
        return ServerSettings()
    channels = await connection.execute(select(server_channels).where(server_channels.c.guild == guild))
    return _settings(row, channels)


def _rows(guild: int, settings: ServerSettings) -> list[Mapping[str, object]]:
    listed = (
        (_ASK, settings.ask_channels),
        (_ALLOWED, settings.allowed_channels),
        (_HELP, settings.help_forums),
    )
    return [
        {"guild": guild, "purpose": purpose, "channel": channel}
        for purpose, channels in listed
        for channel in dict.fromkeys(channels)
    ]


def _settings(row: Row[tuple[object, ...]], channels: Iterable[Row[tuple[object, ...]]]) -> ServerSettings:
    listed: dict[str, list[int]] = defaultdict(list)
    for channel in channels:
        listed[channel.purpose].append(channel.channel)
    return ServerSettings(
        ask_channels=tuple(sorted(listed[_ASK])),
        allowed_channels=tuple(sorted(listed[_ALLOWED])),
        help_forums=tuple(sorted(listed[_HELP])),
        cooldown_questions=row.cooldown_questions,
        cooldown_seconds=row.cooldown_seconds,
        private=bool(row.private),
        language=row.language,
        log_channel=row.log_channel,
    )
