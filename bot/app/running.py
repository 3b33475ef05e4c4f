"""The bot on Discord: connecting, what can go wrong with that, and a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import composition, health
from bot.curation.announcer import record_start
from bot.delivery import command_sync as syncing
from bot.store.database import Database
from bot.store.failures import StoreUnavailable
from knowledge import Knowledge

if TYPE_CHECKING:
    from bot.app.client import Verbatim
    from bot.app.composition import Composition
    from bot.app.settings import Settings

MISCONFIGURED = 78
"""EX_CONFIG of sysexits.h: starting again would not help; a supervisor should not."""
_PATIENCE = 5.0
"""Seconds that a connection may take to end."""
UNAVAILABLE = 75
"""EX_TEMPFAIL of sysexits.h: starting again later may help."""
_WRONG_TOKEN = 4004
_FOR_GOOD = range(4010, 4015)
"""Close codes after which Discord asks not to reconnect
(https://discord.com/developers/docs/topics/opcodes-and-status-codes)."""
_TOKEN_REFUSED = "Discord does not accept DISCORD_TOKEN; copy it anew from the Developer Portal."  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    Args:
        code: the exit code; 0 after SIGINT or SIGTERM.
        sentence: what the operator is told, or None.
    """

    code: int
    sentence: str | None = None


def use_addresses(settings: Settings) -> None:
    """Point discord.py to other addresses where the operator set them; it has no argument for this."""
    if settings.discord_api_url:
        Route.BASE = settings.discord_api_url.rstrip("/")
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def run(settings: Settings, knowledge: Knowledge) -> Ended:
    """Run until SIGINT or SIGTERM, or until Discord turns the bot away.

    Args:
        settings: with a token.
        knowledge: the loaded snapshot.
    """
    stopping = _signals()
    use_addresses(settings)
    database = Database(settings.database_url)
    composed = composition.Composition(settings, knowledge, database)
    try:
        with contextlib.suppress(StoreUnavailable):
            await database.ready()
        await composed.servers.load()
        await record_start(composed.reloads, composed.live.now, composed.languages.default)
        # A privileged intent is asked for only where somebody wants what it is for.
        wanted = settings.reads_messages or composed.servers.read_messages
        bot = composed.client(settings.ask_channel_ids if wanted else None)
        ended = await _serve(composed, bot, settings, stopping)
        if ended is None:
            structlog.get_logger("running").warning(
                "the ask channels are off, and of posts in help forums the title alone is read: "
                "Discord does not grant the Message Content intent; switch it on in the Developer Portal "
                "under Bot, or empty ASK_CHANNEL_IDS, HELP_FORUM_IDS and what the servers chose"
            )
            ended = await _serve(composed, composed.client(), settings, stopping)
        return ended or Ended(MISCONFIGURED, "Discord refuses the intents this bot asks for.")
    finally:
        composed.reloader.stop()
        await database.close()


async def _serve(
    composed: Composition, bot: Verbatim, settings: Settings, stopping: asyncio.Event
) -> Ended | None:
    """Run one client; None if Discord refused its privileged intent."""
    try:
        async with (
            bot,
            health.serving(bot, composed.metrics, settings.http_host, settings.http_port),
            composed.outside(bot).listening(),
        ):
            return await _connected(bot, settings, stopping)
    except OSError as error:
        address = f"{settings.http_host}:{settings.http_port}"
        return Ended(
            MISCONFIGURED, f"HTTP_HOST and HTTP_PORT name {address}, which cannot be used: {error.strerror}."
        )


async def _connected(bot: Verbatim, settings: Settings, stopping: asyncio.Event) -> Ended | None:
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    connection = asyncio.create_task(bot.start(token), name="connection")
    stopped = asyncio.create_task(stopping.wait(), name="stopped")
    await asyncio.wait({connection, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not connection.done():
        structlog.get_logger("running").info("stopping")
        # Cancelled before it is closed: a client that is still looking for its gateway would go on for ever.
        connection.cancel()
        await asyncio.wait({connection}, timeout=_PATIENCE)
        await bot.close()
        if connection.done() and not connection.cancelled():
            connection.exception()  # looked at, or asyncio complains that nobody did
        return Ended(0)
    return _reason(connection)


def _reason(connection: asyncio.Task[None]) -> Ended | None:
    """Return how a connection that ended by itself did so; None if Discord refused its privileged intent."""
    error = connection.exception()
    return None if isinstance(error, discord.PrivilegedIntentsRequired) else _ended(error)


def _ended(error: BaseException | None) -> Ended:
    match error:
        case None:
            return Ended(0)
        case discord.LoginFailure():
            return Ended(MISCONFIGURED, _TOKEN_REFUSED)
        case discord.ConnectionClosed(code=code):
            return _closed(code)
        case discord.DiscordException() | aiohttp.ClientError() | OSError():
            return Ended(UNAVAILABLE, f"{_away(error)}; start again later.")
        case _:
            raise error


def _away(error: Exception) -> str:
    match error:
        case discord.RateLimited(retry_after=seconds):
            return f"Discord asks to wait {seconds:.0f} seconds"
        case discord.HTTPException(status=status):
            return f"Discord answers with HTTP status {status}"
        case discord.GatewayNotFound():
            return "Discord does not say where its gateway is"
        case _:
            return f"Discord cannot be reached ({type(error).__name__}); check the network"


def _closed(code: int) -> Ended:
    if code == _WRONG_TOKEN:
        return Ended(MISCONFIGURED, _TOKEN_REFUSED)
    if code in _FOR_GOOD:
        return Ended(MISCONFIGURED, f"Discord turns this bot away for good (code {code}); update it.")
    return Ended(UNAVAILABLE, f"Discord closed the connection with code {code}; start again later.")


def _signals() -> asyncio.Event:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C raises there
            loop.add_signal_handler(number, stopping.set)
    return stopping


async def sync(settings: Settings) -> Ended:
    """Tell Discord of the commands, changed or not, without connecting to the gateway."""
    use_addresses(settings)
    database = Database(settings.database_url)
    composed = composition.Composition(settings, Knowledge((), (), ""), database)
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    try:
        await syncing.forget(composed.marks)
        async with composed.client() as bot:
            login = asyncio.create_task(bot.login(token), name="login")
            await asyncio.wait({login})
            ended = _reason(login) or Ended(MISCONFIGURED)
            return (
                ended if ended.code else Ended(0, f"Discord knows {len(bot.tree.get_commands())} commands.")
            )
    finally:
        await database.close()
