"""The door every REST request passes: recorded, authorised, spoiled where a test wants it, answered."""

from __future__ import annotations

import hashlib
import json
import time
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.rest_application import ApplicationRoutes
from tests.wire.rest_interactions import InteractionRoutes
from tests.wire.rest_messages import MessageRoutes
from tests.wire.traffic import Fault, Refusal, Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.wire.world import World

API = "/api/v10"
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")
"""Routes whose path carries a token of its own."""


class Rest:
    """Records, authorises, spoils and answers requests.

    Args:
        world: what the routes read and change.
        token: the only token that is let in.
    """

    def __init__(self, world: World, token: str) -> None:
        self._token = token
        self._routes = (ApplicationRoutes(world), MessageRoutes(world), InteractionRoutes(world))
        self.requests: list[Request] = []
        self.unexpected: list[Request] = []
        self.faults: list[Fault] = []

    def application(self, gateway: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> web.Application:
        """The aiohttp application, with the gateway at its root."""
        application = web.Application(middlewares=[self._door], client_max_size=32 * 1024 * 1024)
        application.router.add_get("/", gateway)
        for group in self._routes:
            application.add_routes(group.routes(API))
        return application

    def advertise(self, gateway: str) -> None:
        """Let GET /gateway/bot name this address."""
        self._routes[0].gateway = gateway

    @web.middleware
    async def _door(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if not request.path.startswith(API):
            response: web.StreamResponse = await handler(request)
            return response
        arrived = await _arrival(request)
        self.requests.append(arrived)
        fault = next((fault for fault in self.faults if fault.strikes(arrived)), None)
        if fault is None:
            response = await self._answer(request, arrived, handler)
        else:
            fault.times -= 1
            if fault.after_write:
                await self._answer(request, arrived, handler)
            if fault.status is None:
                return _dropped(request)
            response = fault.response()
        arrived.status = response.status
        response.headers.update(_rate_limit(request))
        return response

    async def _answer(self, request: web.Request, arrived: Request, handler: Any) -> web.StreamResponse:
        if request.match_info.http_exception is not None:
            self.unexpected.append(arrived)
            return Refusal(404, 0, "404: Not Found").response()
        authorised = request.headers.get("Authorization") == f"Bot {self._token}"
        if not authorised and not arrived.path.startswith(_WITHOUT_TOKEN):
            return Refusal(401, 0, "401: Unauthorized").response()
        try:
            response: web.StreamResponse = await handler(request)
        except Refusal as refusal:
            return refusal.response()
        return response


async def _arrival(request: web.Request) -> Request:
    body = await request.read()
    written = json.loads(body) if body and request.content_type == "application/json" else None
    return Request(request.method, request.path.removeprefix(API), dict(request.query), written)


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()  # nobody is there to read it


def _rate_limit(request: web.Request) -> dict[str, str]:
    """Headers of a limit that is never reached; one bucket a route."""
    route = f"{request.method} {getattr(request.match_info.route.resource, 'canonical', '')}"
    return {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
        "X-RateLimit-Reset-After": "1.000",
        "X-RateLimit-Bucket": hashlib.blake2s(route.encode(), digest_size=16).hexdigest(),
    }
