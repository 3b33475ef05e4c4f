"""Health and metrics over HTTP, for a supervisor; off unless an address is set."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import generate_latest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.app.client import Verbatim
    from bot.snapshots.metrics import Metrics


@asynccontextmanager
async def serving(bot: Verbatim, metrics: Metrics, host: str | None, port: int) -> AsyncIterator[int | None]:
    """Serve /healthz (the process lives), /readyz (it is connected) and /metrics while entered.

    Args:
        bot: the bot that is asked.
        metrics: its counts.
        host: address to listen on; None serves nothing.
        port: port to listen on; 0 takes a free one.

    Yields:
        The port that is listened on, or None.

    Raises:
        OSError: if the address is taken.
    """
    if host is None:
        yield None
        return
    runner = web.AppRunner(_application(bot, metrics), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _application(bot: Verbatim, counts: Metrics) -> web.Application:
    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        # is_ready() stays true while discord.py looks for a lost gateway; its shards know better.
        connected = all(not shard.is_closed() for shard in bot.shards.values())
        ready = bot.is_ready() and not bot.is_closed() and connected
        return web.Response(text="ready\n" if ready else "not ready\n", status=200 if ready else 503)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(counts.registry),
            headers={"Content-Type": "text/plain; version=0.0.4"},
        )

    application = web.Application()
    application.add_routes(
        [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]
    )
    return application
