"""A Discord with one server, two members and the bot, for tests that act as a member."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import simcord

from bot.app import composition
from bot.app.client import Verbatim
from bot.app.settings import Settings
from bot.guild.languages import Languages
from bot.snapshots.live import Snapshot
from bot.store.database import MEMORY, Database
from knowledge import Knowledge, Matcher, load
from tests.articles import NEWS
from tests.bodies import violations


@dataclass(frozen=True)
class World:
    env: simcord.Env
    bot: Verbatim
    composed: composition.Composition
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor
    knowledge: Knowledge

    @property
    def mention(self) -> str:
        return self.bot.user.mention

    def replies(self) -> list[discord.Message]:
        """The bot's messages in the channel that everybody sees, oldest first."""
        return [
            m for m in self.channel.history() if m.author.id == self.bot.user.id and not m.flags.ephemeral
        ]

    def reply(self) -> discord.Message:
        """The bot's last message in the channel."""
        return self.replies()[-1]

    def swap(self, knowledge: Knowledge) -> None:
        """Let other knowledge answer from now on."""
        live = self.composed.live
        live.swap(Snapshot.over(Matcher(knowledge), live.now.thresholds, time.time()))

    async def ask(self, question: str, who: simcord.MemberActor | None = None) -> discord.Message:
        """Ask as a member who mentions the bot, and return the bot's last message."""
        await (who or self.alice).send(self.channel, f"{self.mention} {question}")
        return self.reply()


def labels(message: discord.Message) -> list[str]:
    return [item.label or str(item.emoji) for row in message.components for item in row.children]


OpenWorld = Callable[..., AbstractAsyncContextManager[World]]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run the test on the simulated clock, as simcord's own plugin does for its own fixture."""
    worlds = [value for value in getattr(item, "funcargs", {}).values() if isinstance(value, World)]
    with worlds[0].env.time_context() if worlds else contextlib.nullcontext():
        return (yield)


@pytest.fixture(scope="session")
def article() -> Knowledge:
    """The news article of our own, with all it has besides its text."""
    return load(NEWS)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return Settings(seeds_dir=NEWS)


@pytest.fixture
def open_world(settings: Settings, article: Knowledge, openapi: Path | None) -> OpenWorld:
    @asynccontextmanager
    async def opened(  # noqa: PLR0913 - one argument a thing that a server may differ in
        knowledge: Knowledge = article,
        *,
        ask_channels: set[int] | None = None,
        on_its_clock: bool = True,
        faults: int = 0,
        languages: Languages | None = None,
        help_forums: set[int] | None = None,
        database: Database | None = None,
        **changed: object,
    ) -> AsyncIterator[World]:
        store = database or Database(MEMORY, patience=30.0)
        composed = composition.Composition(
            settings.model_copy(update=changed),
            knowledge,
            store,
            languages=languages,
            help_forums=None if help_forums is None else lambda _server: help_forums,
        )
        bot = composed.client(ask_channels, shard_count=1)
        env = simcord.Env(bot, settle_timeout=30.0)
        await env.start()
        try:
            with env.time_context() if on_its_clock else contextlib.nullcontext():
                guild = env.create_guild("Readers")
                channel = guild.create_text_channel("general")
                alice = guild.add_member(env.create_user("alice"))
                bob = guild.add_member(env.create_user("bob"))
                yield World(env, bot, composed, guild, channel, alice, bob, knowledge)
        finally:
            await env.shutdown()
            await store.close()
        assert violations(env.http_requests, openapi) == []
        if len(env.errors) > faults:
            env.raise_errors()
        assert len(env.errors) == faults

    return opened


@pytest.fixture
async def world(open_world: OpenWorld) -> AsyncIterator[World]:
    # Its clock is set by pytest_runtest_call: a fixture runs in a task of its own.
    async with open_world(on_its_clock=False) as opened:
        yield opened
