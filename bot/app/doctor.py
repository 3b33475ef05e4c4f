"""What an operator can get wrong, looked at one by one, each with what to do about it."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import aiohttp
import discord
from sqlalchemy.engine import make_url

from bot.app import services
from bot.app.client import intents
from bot.app.running import use_addresses
from bot.snapshots.builder import golden_questions
from bot.store.database import Database
from bot.store.failures import NotMigrated, StoreUnavailable
from bot.store.servers import Servers
from knowledge import KnowledgeError, KnowledgeErrors, load

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from bot.app.settings import Settings
    from bot.store.servers import ServerSettings
    from knowledge import Knowledge

_PATIENCE = 15.0
_PORTAL = "https://discord.com/developers/applications"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look showed.

    Args:
        subject: what was looked at.
        state: "ok", "note" (works, but something is off), or "fault" (does not work).
        sentence: what was seen, and what to do about it.
    """

    subject: str
    state: Literal["ok", "note", "fault"]
    sentence: str


async def examine(settings: Settings) -> list[Finding]:
    """Look at the token, the intents, the servers, the seeds, the data folder, the database and the ports.

    Returns:
        One finding or more a subject, in that order; never raises for what an operator can get wrong.
    """
    looks: tuple[Callable[[Settings], Awaitable[list[Finding]]], ...] = (
        _discord,
        _seeds,
        _data,
        _database,
        _ports,
    )
    return [finding for look in looks for finding in await look(settings)]


async def _discord(settings: Settings) -> list[Finding]:
    if settings.discord_token is None:
        sentence = (
            f"DISCORD_TOKEN is not set; create an application at {_PORTAL} and copy its token from Bot."
        )
        return [Finding("token", "note", sentence + " Without it, `python -m bot preview` works.")]
    use_addresses(settings)
    client = discord.Client(intents=intents(message_content=False))
    try:
        async with client, asyncio.timeout(_PATIENCE):
            await client.login(settings.discord_token.get_secret_value())
            application = await client.application_info()
            return [
                Finding("token", "ok", f"Discord knows it as {client.user}."),
                _intents(settings, application.flags, await _chosen(settings)),
                *await _servers(settings, client),
            ]
    except discord.LoginFailure:
        return [
            Finding("token", "fault", f"Discord does not accept it; copy it anew from {_PORTAL}, under Bot.")
        ]
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        kind = type(error).__name__
        return [
            Finding("token", "fault", f"Discord cannot be reached ({kind}); check the network and the proxy.")
        ]


def _intents(
    settings: Settings, flags: discord.ApplicationFlags, servers: Collection[ServerSettings]
) -> Finding:
    asking = any(one.ask_channels for one in servers)
    helping = any(one.help_forums for one in servers)
    needing = [
        name
        for name, wanted in (
            ("ASK_CHANNEL_IDS", settings.ask_channel_ids),
            ("HELP_FORUM_IDS", settings.help_forum_ids),
            ("what servers chose with /settings", asking or helping),
        )
        if wanted
    ]
    if not needing:
        return Finding("intents", "ok", "No privileged intent is needed.")
    names = " and ".join(needing)
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return Finding("intents", "ok", f"Message Content is granted, for {names}.")
    missing = ["the ask channels are off"] if settings.ask_channel_ids or asking else []
    if settings.help_forum_ids or helping:
        missing.append("of posts in help forums the title alone is read")
    sentence = f"Message Content is needed for {names}; switch that intent on at {_PORTAL}, under Bot."
    return Finding(
        "intents", "note", f"{sentence} Until then {', and '.join(missing)}; everything else works."
    )


async def _chosen(settings: Settings) -> Collection[ServerSettings]:
    """Return what servers have set; nothing where the database does not answer, which is another finding."""
    database = Database(settings.database_url)
    try:
        return tuple((await Servers(database).all()).values())
    except StoreUnavailable:
        return ()
    finally:
        await database.close()


async def _servers(settings: Settings, client: discord.Client) -> list[Finding]:
    wanted = set(settings.home_guild_ids)
    present = {guild.id async for guild in client.fetch_guilds(limit=200)} if wanted else set()
    missing = ", ".join(str(guild) for guild in sorted(wanted - present))
    if missing:
        return [
            Finding(
                "servers", "note", f"The bot is not in these of HOME_GUILD_IDS: {missing}; invite it there."
            )
        ]
    if not wanted:
        sentence = (
            "HOME_GUILD_IDS is not set, so nobody has /knowledge; seeds are reloaded by the operator alone."
        )
        return [Finding("servers", "note", sentence)]
    return [Finding("servers", "ok", "The bot is in every server of HOME_GUILD_IDS.")]


async def _seeds(settings: Settings) -> list[Finding]:
    try:
        knowledge = await asyncio.to_thread(_loaded, settings)
    except KnowledgeErrors as errors:
        return [Finding("seeds", "fault", str(fault)) for fault in errors.faults]
    except KnowledgeError as fault:
        return [Finding("data", "fault", str(fault))]
    passages = sum(len(document.passages) for document in knowledge.documents)
    counted = (
        f"Documents: {len(knowledge.documents)}, passages: {passages}, entries: {len(knowledge.entries)}."
    )
    noted = [Finding("seeds", "note", text) for text in knowledge.warnings]
    return [Finding("seeds", "ok", counted), *noted, *await asyncio.to_thread(_golden, settings)]


def _golden(settings: Settings) -> list[Finding]:
    """Look at the golden questions, which every reload would stop at."""
    try:
        golden_questions(services.golden(settings)())
    except KnowledgeErrors as errors:
        return [Finding("golden", "fault", str(fault)) for fault in errors.faults]
    except KnowledgeError as fault:
        return [Finding("golden", "fault", f"{fault}; check GOLDEN_FILE")]
    return []


def _loaded(settings: Settings) -> Knowledge:
    """Load the seeds with what moderators added, writing nothing."""
    current = services.shelf(settings).current()
    return load(settings.seeds_dir, current.folder if current else None)


async def _data(settings: Settings) -> list[Finding]:
    folder = settings.data_dir.absolute()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        sentence = f"{existing} cannot be written; set DATA_DIR to a folder that the bot may write."
        return [Finding("data", "fault", sentence + " Until then nothing can be added or gone back to.")]
    findings = [Finding("data", "ok", f"What moderators add goes to {settings.data_dir}.")]
    if settings.watch_seeds and find_spec("watchfiles") is None:
        sentence = "WATCH_SEEDS needs one package more: pip install 'verbatim-bot[watch]'."
        findings.append(Finding("data", "fault", sentence))
    return findings


async def _database(settings: Settings) -> list[Finding]:
    shown = make_url(settings.database_url).render_as_string(hide_password=True)
    database = Database(settings.database_url)
    try:
        async with asyncio.timeout(_PATIENCE):
            await database.ready()
    except NotMigrated as error:
        return [Finding("database", "fault", _not_migrated(shown, error))]
    except (StoreUnavailable, TimeoutError) as error:
        kind = error.kind if isinstance(error, StoreUnavailable) else type(error).__name__
        return [Finding("database", "fault", f"{shown} does not answer ({kind}); check DATABASE_URL.")]
    finally:
        await database.close()
    return [Finding("database", "ok", f"{shown} answers.")]


def _not_migrated(shown: str, error: NotMigrated) -> str:
    if error.newer:
        return (
            f"{shown} was written by a newer version of this bot; update the bot, "
            "or go back to a copy of the database from before that update."
        )
    return (
        f"{shown} answers, but its tables cannot be brought up to date ({error.kind}) and are as they were; "
        "its user must be allowed to make and alter tables there. "
        "To begin with an empty database, set DATABASE_URL to another one."
    )


async def _ports(settings: Settings) -> list[Finding]:
    findings = []
    if settings.http_host:
        findings.append(_port("HTTP_PORT", settings.http_host, settings.http_port))
    findings.append(_port("PREVIEW_PORT", "127.0.0.1", settings.preview_port, taken="note"))
    return findings


def _port(setting: str, host: str, port: int, taken: Literal["note", "fault"] = "fault") -> Finding:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        sentence = f"{host} is no address of this machine ({error.strerror}); set HTTP_HOST to one."
        return Finding("ports", taken, sentence)
    try:
        with socket.socket(family, socket.SOCK_STREAM) as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
    except OSError as error:
        mend = f"set {setting} to a free port, or to 0"
        if error.errno == errno.EADDRNOTAVAIL:
            mend = "set HTTP_HOST to an address of this machine"
        sentence = f"{host}:{port} cannot be used ({error.strerror}); {mend}."
        return Finding("ports", taken, sentence)
    return Finding("ports", "ok", f"{host}:{port} is free for {setting}.")
