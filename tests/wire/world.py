"""What the loopback Discord knows: one guild, one channel, its members, and what was said."""

from __future__ import annotations

import itertools
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator

from tests.wire.payloads import Channel, Interaction, Message, Payload, User, message_payload, now

DISCORD_EPOCH = 1_420_070_400_000
"""Milliseconds since 1970 from which snowflakes count (https://discord.com/developers/docs/reference#snowflakes)."""
_MENTION = re.compile(r"<@!?(\d+)>")
Listener = Callable[[str, Payload], Awaitable[None]]


class World:
    """The state behind REST and gateway; every change to a message is dispatched as an event."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._count = itertools.count()
        self.me = User(self.snowflake(), "Verbatim", bot=True)
        self.alice = User(self.snowflake(), "alice")
        self.members = [self.me, self.alice]
        self.guild = self.snowflake()
        self.general = Channel(self.snowflake(), self.guild)
        self.channels = {self.general.id: self.general}
        self.messages: dict[int, Message] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[int | None, list[Payload]] = {}

    def listen(self, listener: Listener) -> None:
        """Have `listener` told of every event, by its name and payload."""
        self._listeners.append(listener)

    async def dispatch(self, event: str, payload: Payload) -> None:
        for listener in self._listeners:
            await listener(event, payload)

    def snowflake(self) -> int:
        """A new id, later than every one before it."""
        return (int(time.time() * 1000) - DISCORD_EPOCH << 22) + next(self._count)

    def member(self, name: str, *, bot: bool = False) -> User:
        """Let somebody join the guild."""
        user = User(self.snowflake(), name, bot=bot)
        self.members.append(user)
        return user

    def direct(self, user: User) -> Channel:
        """The direct channel between the bot and a member."""
        for channel in self.channels.values():
            if channel.recipient == user:
                return channel
        channel = Channel(self.snowflake(), recipient=user)
        self.channels[channel.id] = channel
        return channel

    def user(self, user_id: int) -> User | None:
        return next((user for user in self.members if user.id == user_id), None)

    def mentioned(self, content: str) -> Iterator[User]:
        """The members whose mention stands in `content`."""
        for written in _MENTION.findall(content):
            if user := self.user(int(written)):
                yield user

    def begin(self, kind: int, user: User, channel: Channel, source: Message | None = None) -> Interaction:
        """Remember a new interaction under a token of its own."""
        interaction = Interaction(
            self.snowflake(), f"interaction-{secrets.token_hex(16)}", kind, user, channel, source
        )
        self.interactions[interaction.token] = interaction
        return interaction

    async def post(self, message: Message) -> Message:
        self.messages[message.id] = message
        await self._tell("MESSAGE_CREATE", message)
        return message

    async def change(self, message: Message) -> None:
        message.edited = now()
        await self._tell("MESSAGE_UPDATE", message)

    async def remove(self, message: Message) -> None:
        message.deleted = True
        del self.messages[message.id]
        gone = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            gone["guild_id"] = str(message.channel.guild)
        if not message.ephemeral:
            await self.dispatch("MESSAGE_DELETE", gone)

    async def _tell(self, event: str, message: Message) -> None:
        if not message.ephemeral:
            await self.dispatch(event, message_payload(message))
