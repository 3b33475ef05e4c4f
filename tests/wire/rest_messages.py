"""REST: channels and the messages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.payloads import COMPONENTS_V2, EPHEMERAL, Message, channel_payload, message_payload
from tests.wire.traffic import Refusal, answer

if TYPE_CHECKING:
    from tests.wire.payloads import Channel, Payload
    from tests.wire.world import World

MOST_CONTENT = 2000
SUPPRESS_EMBEDS = 1 << 2


class MessageRoutes:
    """Routes under /channels; a nonce that is enforced makes a message only once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_nonce: dict[tuple[int, str], Message] = {}

    def routes(self, api: str) -> list[web.RouteDef]:
        channel = f"{api}/channels/{{channel}}"
        return [
            web.get(channel, self._show_channel),
            web.post(f"{channel}/typing", self._typing),
            web.get(f"{channel}/messages", self._history),
            web.post(f"{channel}/messages", self._send),
            web.get(f"{channel}/messages/{{message}}", self._show),
            web.patch(f"{channel}/messages/{{message}}", self._edit),
            web.delete(f"{channel}/messages/{{message}}", self._delete),
        ]

    async def _show_channel(self, request: web.Request) -> web.Response:
        return answer(channel_payload(self._channel(request)))

    async def _typing(self, request: web.Request) -> web.Response:
        self._channel(request)
        return web.Response(status=204)

    async def _history(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        newest = sorted(self._world.messages.values(), key=lambda message: -message.id)
        shown = [message for message in newest if message.channel == channel and not message.ephemeral]
        return answer(
            [message_payload(message) for message in shown[: int(request.query.get("limit", "50"))]]
        )

    async def _send(self, request: web.Request) -> web.Response:
        channel = self._channel(request)
        body = await request.json()
        nonce = (channel.id, str(body.get("nonce")))
        message = self._by_nonce.get(nonce) if body.get("enforce_nonce") else None
        if message is None:
            message = self._by_nonce[nonce] = write(self._world, channel, body)
            await self._world.post(message)
        return answer(message_payload(message) | {"nonce": body.get("nonce")})

    async def _show(self, request: web.Request) -> web.Response:
        return answer(message_payload(self._message(request)))

    async def _edit(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.author != self._world.me:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        rewrite(message, await request.json())
        await self._world.change(message)
        return answer(message_payload(message))

    async def _delete(self, request: web.Request) -> web.Response:
        await self._world.remove(self._message(request))
        return web.Response(status=204)

    def _channel(self, request: web.Request) -> Channel:
        channel = self._world.channels.get(int(request.match_info["channel"]))
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        return channel

    def _message(self, request: web.Request) -> Message:
        message = self._world.messages.get(int(request.match_info["message"]))
        if message is None or message.ephemeral or message.channel != self._channel(request):
            raise Refusal(404, 10008, "Unknown Message")
        return message


def write(world: World, channel: Channel, body: Payload, **about: Any) -> Message:
    """Make the bot's message that a request body describes, or refuse it as Discord would."""
    reference = _referenced(world, channel, body.get("message_reference"))
    flags = (body.get("flags") or 0) & (EPHEMERAL | COMPONENTS_V2 | SUPPRESS_EMBEDS)
    message = Message(world.snowflake(), channel, world.me, flags=flags, reference=reference, **about)
    rewrite(message, body)
    return message


def rewrite(message: Message, body: Payload) -> None:
    """Change what `body` names, or refuse it as Discord would and change nothing."""
    content = (body.get("content") or "") if "content" in body else message.content
    embeds = (body.get("embeds") or []) if "embeds" in body else message.embeds
    components = (body.get("components") or []) if "components" in body else message.components
    if len(content) > MOST_CONTENT:
        raise Refusal(400, 50035, "Invalid Form Body: content must be 2000 or fewer in length")
    if not (content or embeds or (components and (message.flags | (body.get("flags") or 0)) & COMPONENTS_V2)):
        raise Refusal(400, 50006, "Cannot send an empty message")
    message.content, message.embeds, message.components = content, embeds, components
    message.flags |= (body.get("flags") or 0) & COMPONENTS_V2
    message.allowed_mentions = body.get("allowed_mentions")


def _referenced(world: World, channel: Channel, written: Payload | None) -> Message | None:
    if written is None:
        return None
    found = world.messages.get(int(written["message_id"]))
    if (found is None or found.channel != channel) and written.get("fail_if_not_exists", True):
        raise Refusal(400, 50035, "Invalid Form Body: message_reference: Unknown message")
    return found
