"""REST: the first response to an interaction, and everything after it by the interaction's token."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire.payloads import message_payload
from tests.wire.rest_messages import rewrite, write
from tests.wire.traffic import Refusal, answer

if TYPE_CHECKING:
    from tests.wire.payloads import Interaction, Message, Payload
    from tests.wire.world import World


class Callback(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


class InteractionRoutes:
    """Routes that a token in their path opens instead of the bot's."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, api: str) -> list[web.RouteDef]:
        webhook = f"{api}/webhooks/{{application}}/{{token}}"
        return [
            web.post(f"{api}/interactions/{{interaction}}/{{token}}/callback", self._respond),
            web.post(webhook, self._follow_up),
            web.get(f"{webhook}/messages/{{message}}", self._show),
            web.patch(f"{webhook}/messages/{{message}}", self._edit),
            web.delete(f"{webhook}/messages/{{message}}", self._delete),
        ]

    async def _respond(self, request: web.Request) -> web.Response:
        interaction = self._world.interactions.get(request.match_info["token"])
        if interaction is None or interaction.expired:
            raise Refusal(404, 10062, "Unknown interaction")
        if interaction.callback is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        body = await request.json()
        message = await self._carry_out(interaction, body)
        interaction.callback = body
        if request.query.get("with_response") not in {"1", "true"}:
            return web.Response(status=204)
        return answer(_response(interaction, body["type"], message))

    async def _carry_out(self, interaction: Interaction, body: Payload) -> Message | None:
        """Do what a first response asks, and return the message it made or changed."""
        written = body.get("data") or {}
        match body["type"]:
            case Callback.MESSAGE:
                interaction.original = self._write(interaction, written)
                return await self._world.post(interaction.original)
            case Callback.DEFERRED_MESSAGE:
                interaction.loading = True
            case Callback.UPDATE if interaction.source is not None:
                rewrite(interaction.source, written)
                interaction.original = interaction.source
                await self._world.change(interaction.source)
                return interaction.source
            case Callback.DEFERRED_UPDATE if interaction.source is not None:
                interaction.original = interaction.source
            case Callback.CHOICES | Callback.MODAL:
                pass
            case _:
                raise Refusal(400, 50035, "Invalid Form Body: type")
        return None

    async def _follow_up(self, request: web.Request) -> web.Response:
        interaction = self._acknowledged(request)
        body = await request.json()
        if interaction.loading:
            return answer(message_payload(await self._finish(interaction, body)))
        message = await self._world.post(self._write(interaction, body))
        interaction.followups.append(message)
        return answer(message_payload(message))

    async def _show(self, request: web.Request) -> web.Response:
        return answer(message_payload(self._message(request)))

    async def _edit(self, request: web.Request) -> web.Response:
        interaction = self._acknowledged(request)
        body = await request.json()
        if interaction.loading and request.match_info["message"] == "@original":
            return answer(message_payload(await self._finish(interaction, body)))
        message = self._message(request)
        rewrite(message, body)
        await self._world.change(message)
        return answer(message_payload(message))

    async def _delete(self, request: web.Request) -> web.Response:
        await self._world.remove(self._message(request))
        return web.Response(status=204)

    async def _finish(self, interaction: Interaction, body: Payload) -> Message:
        """Give a deferred response its content; whether it is ephemeral was fixed when it was deferred."""
        deferred = ((interaction.callback or {}).get("data") or {}).get("flags", 0)
        interaction.original = self._write(interaction, body | {"flags": (body.get("flags") or 0) | deferred})
        interaction.loading = False
        return await self._world.post(interaction.original)

    def _write(self, interaction: Interaction, body: Payload) -> Message:
        return write(self._world, interaction.channel, body, webhook=self._world.me.id)

    def _acknowledged(self, request: web.Request) -> Interaction:
        interaction = self._world.interactions.get(request.match_info["token"])
        if interaction is None or interaction.callback is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return interaction

    def _message(self, request: web.Request) -> Message:
        interaction, named = self._acknowledged(request), request.match_info["message"]
        for message in (interaction.original, *interaction.followups):
            if message is None or message.deleted:
                continue
            if str(message.id) == named or (named == "@original" and message is interaction.original):
                return message
        raise Refusal(404, 10008, "Unknown Message")


def _response(interaction: Interaction, kind: int, message: Message | None) -> Payload:
    about: Payload = {"id": str(interaction.id), "type": interaction.kind}
    if kind == Callback.DEFERRED_MESSAGE:
        about["response_message_loading"] = True
    if message is None:
        return {"interaction": about}
    about |= {"response_message_id": str(message.id), "response_message_ephemeral": message.ephemeral}
    return {"interaction": about, "resource": {"type": kind, "message": message_payload(message)}}
