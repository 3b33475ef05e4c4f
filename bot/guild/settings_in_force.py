"""The settings of every server, in memory: each message asks for them, and cannot wait for a database."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import TYPE_CHECKING

from bot.store.failures import StoreUnavailable
from bot.store.servers import ServerSettings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.store.database import Database
    from bot.store.servers import Servers

    Edit = Callable[[ServerSettings], ServerSettings]
    Recording = Callable[[ServerSettings, ServerSettings], Awaitable[object]]

_DEFAULTS = ServerSettings()


class SettingsInForce:
    """What is in force in each server: what is stored, as far as that was read.

    While the database is away what was read last stays in force, and nothing can be changed. Where it was
    away at the start the defaults are in force until `load` succeeds.

    Args:
        stored: where the settings are kept.
        database: the database of `stored`.
    """

    def __init__(self, stored: Servers, database: Database) -> None:
        self._stored = stored
        self._database = database
        self._servers: dict[int, ServerSettings] = {}
        self._asking: frozenset[int] = frozenset()
        self._changing = asyncio.Lock()
        self.loaded = False

    async def load(self) -> bool:
        """Read the settings of every server; do nothing where they are read already.

        Returns:
            True if they are read, False if the database does not answer.
        """
        async with self._changing:
            if not self.loaded:
                try:
                    self._put(await self._stored.all())
                except StoreUnavailable:
                    return False
                self.loaded = True
        return True

    def of(self, guild: int | None) -> ServerSettings:
        """Return the settings of a server; the defaults where nothing is set, and in direct messages."""
        return self._servers.get(guild, _DEFAULTS) if guild is not None else _DEFAULTS

    async def change(
        self, guild: int, edit: Edit, by: int, when: float, record: Recording
    ) -> tuple[ServerSettings, ServerSettings]:
        """Change the settings of a server; one change at a time, each on top of the one before.

        Args:
            guild: the server's id.
            edit: given the settings, returns them changed.
            by: who changes them.
            when: seconds since the epoch.
            record: given the settings before and now, records the change; both are stored, or neither is.

        Returns:
            The settings before, and those in force now; the same where `edit` changed nothing.

        Raises:
            StoreUnavailable: if nothing is changed.
        """
        async with self._changing:
            async with self._database.together():
                before = await self._stored.read(guild)
                await self._stored.write(guild, edit(before), by, when)
                now = await self._stored.read(guild)
                if now != before:
                    await record(before, now)
            self._put({**self._servers, guild: now})
        return before, now

    @property
    def ask_channels(self) -> Collection[int]:
        """The ids of all channels in which every message is a question."""
        return self._asking

    @property
    def read_messages(self) -> bool:
        """Whether a server has chosen something that reads messages which do not address the bot."""
        return any(one.ask_channels or one.help_forums for one in self._servers.values())

    def help_forums_of(self, operators: Collection[int]) -> Callable[[int], Collection[int]]:
        """Return by the id of a server the ids of its help forums, as they are chosen when it is asked.

        Args:
            operators: ids from HELP_FORUM_IDS.
        """
        return lambda guild: {*operators, *self.of(guild).help_forums}

    def answers_in(self, guild: int | None, channel: int, parent: int | None = None) -> bool:
        """Tell whether the bot may answer in a channel.

        Args:
            guild: the server's id; None for a direct message, where it always may.
            channel: the channel's id.
            parent: the id of the channel that it is a thread of, if it is one.
        """
        settings = self.of(guild)
        # A channel set aside for asking is meant for answers as well, whatever else is allowed.
        allowed = {*settings.allowed_channels, *settings.ask_channels, *settings.help_forums}
        return not settings.allowed_channels or channel in allowed or parent in allowed

    def limits(self, guild: int | None) -> tuple[int, float] | None:
        """Return how many questions within how many seconds a member may ask, or None for the operator's."""
        settings = self.of(guild)
        if settings.cooldown_questions is None or settings.cooldown_seconds is None:
            return None
        return settings.cooldown_questions, settings.cooldown_seconds

    def is_private(self, guild: int | None, chosen: bool | None) -> bool:  # noqa: FBT001 - the member's option
        """Tell whether the answer to a command is for its member alone.

        Args:
            guild: the server's id, or None.
            chosen: what the member chose, or None where they left it to the server.
        """
        return self.of(guild).private if chosen is None else chosen

    def _put(self, servers: dict[int, ServerSettings]) -> None:
        self._servers = servers
        self._asking = frozenset(id_ for settings in servers.values() for id_ in settings.ask_channels)


class AskChannels(Collection[int]):
    """The channels in which every message is a question: the operator's, and the servers' as they change.

    Args:
        operators: ids from ASK_CHANNEL_IDS; read anew each time.
        servers: the servers' settings.
    """

    def __init__(self, operators: Collection[int], servers: SettingsInForce) -> None:
        self._operators = operators
        self._servers = servers

    def __contains__(self, channel: object) -> bool:
        return channel in self._operators or channel in self._servers.ask_channels

    def __iter__(self) -> Iterator[int]:
        return iter({*self._operators, *self._servers.ask_channels})

    def __len__(self) -> int:
        return len({*self._operators, *self._servers.ask_channels})
