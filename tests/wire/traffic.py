"""What the bot asked of the loopback's REST half, and the faults a test has in store for it."""

from __future__ import annotations

import fnmatch
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.wire.payloads import Payload


def answer(payload: Any, status: int = 200) -> web.Response:
    """A JSON answer; discord.py parses it only under exactly this Content-Type, without a charset."""
    body = json.dumps(payload).encode()
    return web.Response(body=body, status=status, headers={"Content-Type": "application/json"})


@dataclass(slots=True)
class Request:
    """One REST request as it arrived.

    Args:
        path: below the API's address, such as `/channels/1/messages`.
        status: how it was answered; None while it is being answered or where the connection was dropped.
    """

    method: str
    path: str
    params: dict[str, str]
    json: Any
    status: int | None = None


class Refusal(Exception):  # noqa: N818 - Discord refuses; nothing is wrong with the loopback
    """An answer other than success, with Discord's own error code in the body."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def response(self) -> web.Response:
        return answer({"message": self.message, "code": self.code}, self.status)


@dataclass(slots=True)
class Fault:
    """What goes wrong for the next `times` matching requests.

    Args:
        path: an fnmatch pattern over `Request.path`.
        status: the answer; None drops the connection without one.
        after_write: True if the request does its work before the fault shows.
        retry_after: seconds, for a rate limit.
    """

    method: str
    path: str
    status: int | None
    times: int = 1
    after_write: bool = False
    retry_after: float | None = None

    def strikes(self, request: Request) -> bool:
        return self.times > 0 and self.method == request.method and fnmatch.fnmatch(request.path, self.path)

    def response(self) -> web.Response:
        """The faulty answer; `Via` tells discord.py that Discord itself answers, not a firewall before it."""
        body: Payload = {"message": "a fault of the test's making", "code": 0}
        headers: dict[str, str] = {}
        if self.retry_after is not None:
            body |= {"retry_after": self.retry_after, "global": False}
            headers = {"Via": "1.1 loopback", "Retry-After": str(self.retry_after)}
        spoiled = answer(body, self.status or 500)
        spoiled.headers.update(headers)
        return spoiled
