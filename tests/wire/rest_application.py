"""REST: who the application is, its commands, where its gateway is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire.payloads import (
    EVERYTHING,
    application_payload,
    channel_payload,
    own_user_payload,
    user_payload,
)
from tests.wire.traffic import Refusal, answer

if TYPE_CHECKING:
    from tests.wire.payloads import Payload
    from tests.wire.world import World


class ApplicationRoutes:
    """Routes about the application; `gateway` is the address they name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.gateway = ""

    def routes(self, api: str) -> list[web.RouteDef]:
        application = f"{api}/applications/{{application}}"
        return [
            web.get(f"{api}/gateway", self._gateway),
            web.get(f"{api}/gateway/bot", self._gateway),
            web.get(f"{api}/users/@me", self._me),
            web.get(f"{api}/users/@me/guilds", self._guilds),
            web.post(f"{api}/users/@me/channels", self._direct),
            web.get(f"{api}/users/{{user}}", self._user),
            web.get(f"{api}/oauth2/applications/@me", self._application),
            web.get(f"{api}/applications/@me", self._application),
            web.get(f"{application}/commands", self._commands),
            web.put(f"{application}/commands", self._replace),
            web.get(f"{application}/guilds/{{guild}}/commands", self._commands),
            web.put(f"{application}/guilds/{{guild}}/commands", self._replace),
        ]

    async def _gateway(self, _request: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": self.gateway, "shards": 1, "session_start_limit": starts})

    async def _me(self, _request: web.Request) -> web.Response:
        return answer(own_user_payload(self._world.me))

    async def _guilds(self, _request: web.Request) -> web.Response:
        about: Payload = {
            "name": "Loopback",
            "icon": None,
            "owner": False,
            "permissions": EVERYTHING,
            "features": [],
        }
        return answer([{"id": str(self._world.guild), **about}])

    async def _direct(self, request: web.Request) -> web.Response:
        user = self._world.user(int((await request.json())["recipient_id"]))
        if user is None or user.bot:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        return answer(channel_payload(self._world.direct(user)))

    async def _user(self, request: web.Request) -> web.Response:
        user = self._world.user(int(request.match_info["user"]))
        if user is None:
            raise Refusal(404, 10013, "Unknown User")
        return answer(user_payload(user))

    async def _application(self, _request: web.Request) -> web.Response:
        return answer(application_payload(self._world.me))

    async def _commands(self, request: web.Request) -> web.Response:
        return answer(self._world.commands.get(_guild(request), []))

    async def _replace(self, request: web.Request) -> web.Response:
        guild = _guild(request)
        before = {_kind(command): command["id"] for command in self._world.commands.get(guild, [])}
        commands = []
        for written in await request.json():
            command: Payload = {"type": 1, "description": "", **written}
            command["id"] = before.get(_kind(command)) or str(self._world.snowflake())
            command |= {"application_id": str(self._world.me.id), "version": "1"}
            commands.append(command if guild is None else command | {"guild_id": str(guild)})
        self._world.commands[guild] = commands
        return answer(commands)


def _guild(request: web.Request) -> int | None:
    guild = request.match_info.get("guild")
    return None if guild is None else int(guild)


def _kind(command: Payload) -> tuple[str, int]:
    return command["name"], command["type"]
