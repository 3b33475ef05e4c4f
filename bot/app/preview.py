"""The bot on a local Discord-like page: no token, no network, the same callbacks."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
import simcord

from bot.app import composition
from bot.store.database import MEMORY, Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.app.settings import Settings
    from knowledge import Knowledge

_NAME = "Verbatim"
_CURATORS = "Curators"
_HOME = 100_000_000_000_000_000
"""The id of the page's only server, whose first member may look after the knowledge."""
_CHANNEL = "ask-the-article"
_OFF_TOPIC = "how do i bake sourdough bread"


@dataclass(frozen=True, slots=True)
class Page:
    """The running page.

    Args:
        url: its address; whoever has it can drive the page.
        env: the simulated Discord behind it.
        wait: returns when the page is closed.
    """

    url: str
    env: simcord.Env
    wait: Callable[[], object]


def local(settings: Settings) -> Settings:
    """Return the settings for a page: at home there, and what is added stays apart from the bot's own."""
    return settings.model_copy(
        update={"home_guild_ids": (_HOME,), "data_dir": settings.data_dir / "preview", "watch_seeds": False}
    )


@asynccontextmanager
async def serving(settings: Settings, knowledge: Knowledge) -> AsyncIterator[Page]:
    """Serve the page while entered, with a channel in which some questions have been answered.

    Args:
        settings: as `local` returns them; only the port, the folders and the thresholds matter here.
        knowledge: the loaded snapshot.

    Raises:
        OSError: if the port is taken.
    """
    ask_channels: set[int] = set()
    database = Database(MEMORY)
    composed = composition.Composition(settings, knowledge, database)
    bot = composed.client(ask_channels, shard_count=1)
    async with (
        contextlib.aclosing(database),
        simcord.run(bot, check_errors=False, settle_timeout=120.0) as env,
    ):
        if bot.user is not None:
            await bot.user.edit(username=_NAME)
        guild = env.create_guild(_NAME, id=_HOME)
        await bot.tree.sync(guild=discord.Object(_HOME))
        curators = guild.create_role(_CURATORS, permissions=discord.Permissions(manage_guild=True))
        channel = guild.create_text_channel(_CHANNEL, topic=composed.languages.default.preview_topic())
        ask_channels.add(channel.id)
        member = guild.add_member(env.create_user("you"), roles=[curators])
        other = guild.add_member(env.create_user("another-member"))
        questions = [*composed.answerer.examples(), _OFF_TOPIC]
        for number, question in enumerate(questions):
            await (member, other)[number % 2].send(channel, question)
        shown = env.preview(channel, viewers=[member, other], layout="channel", port=settings.preview_port)
        try:
            page = await shown.__aenter__()
        except simcord.SetupError as error:
            if isinstance(error.__cause__, OSError):
                raise error.__cause__ from error
            raise
        try:
            yield Page(page.url, env, page.wait_closed)
        finally:
            await shown.close()


async def serve(settings: Settings, knowledge: Knowledge, announce: Callable[[str], None]) -> None:
    """Serve the page until SIGINT or SIGTERM.

    Args:
        settings: as in `serving`.
        knowledge: as in `serving`.
        announce: is told the address once.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C raises there
            loop.add_signal_handler(number, stop.set)
    async with serving(settings, knowledge) as page:
        announce(page.url)
        await stop.wait()
