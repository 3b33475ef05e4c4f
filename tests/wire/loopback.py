"""A Discord of our own on 127.0.0.1, over real TCP, to which the unmodified discord.py connects.

    async with Loopback() as loopback:
        ...  # point a client at loopback.api_url and loopback.gateway_url
        question = await loopback.say(f"{loopback.mention} who started it")
        reply = await loopback.reply_to(question)

It knows one guild with one channel. A request to a route it does not know is answered with 404 and makes the
end of the block raise.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self, TypeVar

from aiohttp import web

from tests.wire.gateway import Gateway, Op
from tests.wire.payloads import Interaction, Message, Payload, interaction_payload, message_payload
from tests.wire.rest import API, Rest
from tests.wire.traffic import Fault, Request
from tests.wire.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from tests.wire.payloads import Channel, User

TOKEN = "loopback.TOKEN.that-must-never-be-shown"  # noqa: S105 - opens nothing but the loopback
SUBCOMMAND, STRING, INTEGER, BOOLEAN = 1, 3, 4, 5
_POLL = 0.005
T = TypeVar("T")


class Loopback:
    """The loopback Discord; enter it to have it listen on a free port.

    Args:
        token: the only token it lets in.
        granted: privileged intents (bits) that are switched on for the application.
        advertised: the gateway address that GET /gateway/bot gives, if not its own.
    """

    def __init__(self, *, token: str = TOKEN, granted: int = 0, advertised: str | None = None) -> None:
        self.token = token
        self.world = World()
        self.gateway = Gateway(self.world, token, granted)
        self._rest = Rest(self.world, token)
        self._advertised = advertised
        self._runner = web.AppRunner(self._rest.application(self.gateway.connected), shutdown_timeout=1)
        self._port = 0

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.url = self.gateway_url
        self._rest.advertise(self._advertised or self.gateway_url)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gateway.refusing = True
        self.gateway.reset()
        await self._runner.cleanup()
        if fault is None and self._rest.unexpected:
            asked = ", ".join(f"{request.method} {request.path}" for request in self._rest.unexpected)
            raise AssertionError(f"the loopback knows no such route: {asked}")

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._port}{API}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/"

    @property
    def mention(self) -> str:
        """How a member writes the bot's name."""
        return f"<@{self.world.me.id}>"

    # What members do.

    async def say(  # noqa: PLR0913 - one field of the message each
        self,
        content: str,
        *,
        author: User | None = None,
        channel: Channel | None = None,
        mentions: Iterable[User] | None = None,
        mention_everyone: bool = False,
        reference: Message | None = None,
    ) -> Message:
        """Let a member write into a channel (the guild's); mentions stand in the text unless given."""
        message = Message(
            self.world.snowflake(),
            channel or self.world.general,
            author or self.world.alice,
            content,
            mentions=tuple(dict.fromkeys(self.world.mentioned(content) if mentions is None else mentions)),
            mention_everyone=mention_everyone,
            reference=reference,
        )
        return await self.world.post(message)

    async def edit(self, message: Message, content: str) -> None:
        """Let the author change a message."""
        message.content = content
        message.mentions = tuple(dict.fromkeys(self.world.mentioned(content)))
        await self.world.change(message)

    async def delete(self, message: Message) -> None:
        await self.world.remove(message)

    async def slash(
        self,
        name: str,
        *,
        author: User | None = None,
        channel: Channel | None = None,
        expired: bool = False,
        **options: str | int | bool,
    ) -> Interaction:
        """Use a slash command, such as `knowledge reload`; `expired` makes each response too late."""
        return await self._use(2, name, _typed(options), author=author, channel=channel, expired=expired)

    async def autocomplete(
        self,
        name: str,
        *,
        author: User | None = None,
        channel: Channel | None = None,
        **options: str | int | bool,
    ) -> Interaction:
        """Type into a slash command; the last option is the one being typed."""
        typed = _typed(options)
        typed[-1]["focused"] = True
        return await self._use(4, name, typed, author=author, channel=channel)

    async def menu(self, name: str, message: Message, *, author: User | None = None) -> Interaction:
        """Choose a command from a message's menu."""
        interaction = self.world.begin(2, author or self.world.alice, message.channel)
        resolved = {"messages": {str(message.id): message_payload(message)}}
        about = {"id": self._command_id(name, 3), "name": name, "type": 3}
        await self._interact(interaction, about | {"target_id": str(message.id), "resolved": resolved})
        return interaction

    async def press(self, message: Message, custom_id: str, *, author: User | None = None) -> Interaction:
        """Press a button of a message."""
        interaction = self.world.begin(3, author or self.world.alice, message.channel, message)
        await self._interact(interaction, {"component_type": 2, "custom_id": custom_id})
        return interaction

    async def submit(
        self, message: Message, custom_id: str, texts: dict[str, str], *, author: User | None = None
    ) -> Interaction:
        """Submit a form that a press under a message had shown."""
        interaction = self.world.begin(5, author or self.world.alice, message.channel, message)
        fields = [
            {"type": 18, "component": {"type": 4, "custom_id": name, "value": value}}
            for name, value in texts.items()
        ]
        await self._interact(interaction, {"custom_id": custom_id, "components": fields})
        return interaction

    # What the bot did.

    @property
    def requests(self) -> list[Request]:
        """Every REST request so far, in the order of arrival."""
        return self._rest.requests

    async def wait_for(self, predicate: Callable[[], T], within: float = 60.0) -> T:
        """Wait until `predicate` returns something true, and return it.

        Raises:
            AssertionError: where it stays false; names what the bot asked for instead.
        """
        try:
            async with asyncio.timeout(within):
                while not (found := predicate()):  # noqa: ASYNC110 - predicates read any state, the client's too
                    await asyncio.sleep(_POLL)
        except TimeoutError:
            asked = [f"{request.method} {request.path} {request.status}" for request in self.requests]
            raise AssertionError(f"did not happen within {within} s; requests: {asked}") from None
        return found

    @property
    def online(self) -> bool:
        """True while a client that has identified holds a socket."""
        return any(session.socket for session in self.gateway.sessions.values())

    def replies_to(self, message: Message) -> list[Message]:
        """The bot's messages that reply to `message`."""
        written = self.world.messages.values()
        return [reply for reply in written if reply.reference is message and reply.author == self.world.me]

    async def reply_to(self, message: Message) -> Message:
        """Wait for the bot's reply to a message."""
        return (await self.wait_for(lambda: self.replies_to(message)))[0]

    async def response_to(self, interaction: Interaction) -> Message:
        """Wait for the message with which the bot answered an interaction."""
        message = await self.wait_for(lambda: interaction.original)
        assert message is not None
        return message

    async def choices_of(self, interaction: Interaction) -> list[Payload]:
        """Wait for what an autocomplete offers."""
        await self.wait_for(lambda: interaction.callback is not None)
        return interaction.choices

    # What goes wrong.

    def fail(self, method: str, path: str, *, status: int, times: int = 1, after_write: bool = False) -> None:
        """Answer the next `times` requests that match (`path` is an fnmatch pattern) with an error."""
        self._rest.faults.append(Fault(method, path, status, times, after_write))

    def drop_request(self, method: str, path: str, *, times: int = 1, after_write: bool = False) -> None:
        """Break the connection of the next `times` requests that match, without an answer."""
        self._rest.faults.append(Fault(method, path, None, times, after_write))

    def rate_limit(self, method: str, path: str, *, retry_after: float = 0.05, times: int = 1) -> None:
        """Answer the next `times` requests that match with 429, to be tried again after so many seconds."""
        self._rest.faults.append(Fault(method, path, 429, times, retry_after=retry_after))

    def forgive(self) -> None:
        """Forget the faults that no request has met yet."""
        self._rest.faults.clear()

    def drop_connection(self) -> None:
        """Reset every gateway connection."""
        self.gateway.reset()

    async def ask_to_reconnect(self) -> None:
        """Send op 7."""
        await self.gateway.send(Op.RECONNECT)

    async def invalidate(self, *, resumable: bool) -> None:
        """Send op 9; a session that is not resumable is forgotten."""
        if not resumable:
            self.gateway.sessions.clear()
        await self.gateway.send(Op.INVALID_SESSION, resumable)

    async def _use(  # noqa: PLR0913 - one field of the interaction each
        self,
        kind: int,
        name: str,
        options: list[Payload],
        *,
        author: User | None,
        channel: Channel | None,
        expired: bool = False,
    ) -> Interaction:
        interaction = self.world.begin(kind, author or self.world.alice, channel or self.world.general)
        interaction.expired = expired
        root, *deeper = name.split()
        for part in reversed(deeper):
            options = [{"type": SUBCOMMAND, "name": part, "options": options}]
        about = {"id": self._command_id(root, 1), "name": root, "type": 1, "options": options}
        await self._interact(interaction, about)
        return interaction

    async def _interact(self, interaction: Interaction, about: Payload) -> None:
        payload = interaction_payload(interaction, self.world.me.id, about)
        await self.world.dispatch("INTERACTION_CREATE", payload)

    def _command_id(self, name: str, kind: int) -> str:
        """The id Discord gave the command, or a made-up one where it was never registered."""
        for command in (command for commands in self.world.commands.values() for command in commands):
            if (command["name"], command["type"]) == (name, kind):
                return str(command["id"])
        return str(self.world.snowflake())


def _typed(options: dict[str, str | int | bool]) -> list[dict[str, Any]]:
    kinds = {str: STRING, bool: BOOLEAN, int: INTEGER}
    return [{"name": name, "type": kinds[type(value)], "value": value} for name, value in options.items()]
