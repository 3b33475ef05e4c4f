"""The gateway half of the loopback: sockets, sessions, events that can be replayed."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import struct
import zlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.wire.payloads import APPLICATION_FLAGS, Payload, guild_payload, own_user_payload

if TYPE_CHECKING:
    from tests.wire.world import World

HEARTBEAT_INTERVAL = 41_250
"""Milliseconds, as Discord usually says; no test lasts that long."""


class Op(IntEnum):
    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Intent(IntEnum):
    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.MEMBERS | Intent.PRESENCES | Intent.MESSAGE_CONTENT


class Socket:
    """One connection, with one compression context for its whole life if the client asked for zlib."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws = ws
        self.closing: int | None = None
        self._request = request
        # zstd, which discord.py asks for on Python 3.14, is answered in plain text; it reads both.
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(
        self, op: Op, payload: Any = None, *, event: str | None = None, number: int | None = None
    ) -> None:
        text = json.dumps({"op": op, "d": payload, "t": event, "s": number})
        if self._zlib is None:
            await self.ws.send_str(text)
        else:
            written = self._zlib.compress(text.encode())
            await self.ws.send_bytes(written + self._zlib.flush(zlib.Z_SYNC_FLUSH))

    async def close(self, code: int) -> None:
        self.closing = code
        await self.ws.close(code=code)

    def reset(self) -> None:
        """Break the TCP connection with a reset, without a closing handshake."""
        transport = self._request.transport
        if transport is not None:
            connection = transport.get_extra_info("socket")
            # Lingering for zero seconds turns the close into a RST.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()


@dataclass(slots=True)
class Session:
    """What survives a lost socket; event number n is `events[n - 1]`."""

    id: str
    intents: int
    events: list[tuple[str, Payload]] = field(default_factory=list)
    socket: Socket | None = None


class Gateway:
    """Sessions and sockets; `refusing` makes it answer 503 to every new connection.

    `closes` lists the codes with which clients ended their sockets, `heard` every packet they sent.

    Args:
        world: what is dispatched to the sessions.
        token: the only token that may identify.
        granted: privileged intents that are switched on for the application.
    """

    def __init__(self, world: World, token: str, granted: int = 0) -> None:
        self._world = world
        self._token = token
        self._granted = granted
        self.url = ""
        self.refusing = False
        self.refused = 0
        self.sessions: dict[str, Session] = {}
        self.sockets: list[Socket] = []
        self.heard: list[Payload] = []
        self.closes: list[int | None] = []
        world.listen(self.dispatch)

    async def connected(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket until it closes."""
        if self.refusing:
            self.refused += 1
            return web.Response(status=503)
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        current = Socket(ws, request)
        self.sockets.append(current)
        try:
            await current.send(Op.HELLO, {"heartbeat_interval": HEARTBEAT_INTERVAL})
            async for message in ws:
                if message.type is WSMsgType.TEXT:
                    await self._heard(current, json.loads(message.data))
        except ConnectionError:
            pass  # a socket that a test has reset
        finally:
            self._gone(current)
        return ws

    async def dispatch(self, event: str, payload: Payload) -> None:
        """Send an event to every session that asked for its kind, and keep it for a replay."""
        for session in list(self.sessions.values()):
            visible = self._visible(event, payload, session.intents)
            if visible is not None:
                await self._send_event(session, event, visible)

    async def send(self, op: Op, payload: Any = None) -> None:
        """Send an op other than an event over every socket."""
        for current in list(self.sockets):
            await current.send(op, payload)

    async def close(self, code: int) -> None:
        """Close every socket with a code."""
        await asyncio.gather(*(current.close(code) for current in list(self.sockets)))

    def reset(self) -> None:
        """Break every connection; from this moment on events are only kept for a replay."""
        for session in self.sessions.values():
            session.socket = None
        for current in list(self.sockets):
            current.reset()

    async def _heard(self, current: Socket, packet: Payload) -> None:
        self.heard.append(packet)
        match packet["op"]:
            case Op.HEARTBEAT:
                await current.send(Op.HEARTBEAT_ACK)
            case Op.IDENTIFY:
                await self._identified(current, packet["d"])
            case Op.RESUME:
                await self._resumed(current, packet["d"])
            case Op.PRESENCE:
                pass
            case _:
                await current.close(4001)

    async def _identified(self, current: Socket, asked: Payload) -> None:
        if asked["token"] != self._token:
            await current.close(4004)
            return
        if asked["intents"] & PRIVILEGED & ~self._granted:
            await current.close(4014)
            return
        session = Session(secrets.token_hex(16), asked["intents"], socket=current)
        self.sessions[session.id] = session
        world = self._world
        ready = {
            "v": 10,
            "user": own_user_payload(world.me),
            "guilds": [{"id": str(world.guild), "unavailable": True}],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": asked.get("shard", [0, 1]),
            "application": {"id": str(world.me.id), "flags": APPLICATION_FLAGS},
        }
        await self._send_event(session, "READY", ready)
        await self._send_event(
            session, "GUILD_CREATE", guild_payload(world.guild, world.general, world.members)
        )

    async def _resumed(self, current: Socket, asked: Payload) -> None:
        if asked["token"] != self._token:
            await current.close(4004)
            return
        session = self.sessions.get(asked["session_id"])
        if session is None:
            await current.send(Op.INVALID_SESSION, payload=False)
            return
        number = asked["seq"]
        while number < len(session.events):  # more may happen while this is sent
            event, payload = session.events[number]
            number += 1
            await current.send(Op.DISPATCH, payload, event=event, number=number)
        session.socket = current
        await self._send_event(session, "RESUMED", {})

    async def _send_event(self, session: Session, event: str, payload: Payload) -> None:
        session.events.append((event, payload))
        if session.socket is not None and not session.socket.ws.closed:
            await session.socket.send(Op.DISPATCH, payload, event=event, number=len(session.events))

    def _gone(self, current: Socket) -> None:
        self.sockets.remove(current)
        code = current.ws.close_code
        if current.closing is None:
            self.closes.append(code)
        for session in list(self.sessions.values()):
            if session.socket is current:
                session.socket = None
                # A client that closes with 1000 or 1001 ends its session; see "Disconnecting" in Discord's
                # documentation of the gateway.
                if current.closing is None and code in {1000, 1001}:
                    del self.sessions[session.id]

    def _visible(self, event: str, payload: Payload, intents: int) -> Payload | None:
        if not event.startswith("MESSAGE_"):
            return payload
        if not intents & (Intent.GUILD_MESSAGES if "guild_id" in payload else Intent.DIRECT_MESSAGES):
            return None
        if event == "MESSAGE_DELETE" or intents & Intent.MESSAGE_CONTENT or "guild_id" not in payload:
            return payload
        me = str(self._world.me.id)
        if me in {payload["author"]["id"], *(user["id"] for user in payload["mentions"])}:
            return payload
        return payload | {"content": "", "embeds": [], "components": []}
