"""A home server with a moderator, a small article, and everything that moderators can change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.app import composition, services
from bot.app.settings import Settings
from bot.store.database import MEMORY, Database
from tests.bodies import violations
from tests.bot.conftest import World

HOME = 424242424242424242
MUSEUM = """The museum

The museum opened in 1908 beside the harbour. Its tower was added a decade later.

“It is a house for everybody,” said Ada Brandt, who planned it.

The hall holds four hundred people. A ticket costs two crowns.
"""
SIDECAR = """# A remark that stays.
title = "The museum by the harbour"

[[entries]]
questions = ["When did the museum open?", "opening year"]
quotes = ["The museum opened in 1908 beside the harbour."]
"""


@dataclass(frozen=True)
class Home(World):
    """The home server; carol moderates it.

    Args:
        carol: a moderator.
        folder: where the seeds and what is added stand.
    """

    carol: simcord.MemberActor
    folder: Path

    def documents(self) -> dict[str, str]:
        return {one.name: one.text for one in self.composed.live.now.knowledge.documents}


OpenHome = Callable[..., AbstractAsyncContextManager[Home]]


def shown(message: simcord.results.ResponseMessage) -> str:
    """All text of a response, whichever kind it is."""
    return "\n".join([message.content, *(part["content"] for part in _parts(message) if "content" in part)])


def buttons(message: simcord.results.ResponseMessage) -> dict[str, str]:
    """Labels to custom_ids of all buttons, the first of each label."""
    found = [(part["label"], part["custom_id"]) for part in _parts(message) if part.get("label")]
    return dict(reversed(found))


def choices(message: simcord.results.ResponseMessage) -> dict[str, str]:
    """Labels to values of all lines of all menus."""
    return {
        option["label"]: option["value"] for part in _parts(message) for option in part.get("options", ())
    }


def _parts(message: simcord.results.ResponseMessage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    todo = list(message.components)
    while todo:
        part = todo.pop(0)
        found.append(part)
        accessory = [part["accessory"]] if part.get("accessory") else []
        todo = [*part.get("components", []), *accessory, *todo]
    return found


@pytest.fixture
def open_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, openapi: Path | None) -> OpenHome:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "museum.txt").write_text(MUSEUM, "utf-8")
    (seeds / "museum.toml").write_text(SIDECAR, "utf-8")
    settings = Settings(seeds_dir=seeds, data_dir=tmp_path / "data", home_guild_ids=(HOME,))

    @asynccontextmanager
    async def opened(faults: int = 0, database: Database | None = None) -> AsyncIterator[Home]:
        knowledge = services.loaded_knowledge(settings)
        stored = database or Database(MEMORY, patience=30.0)
        composed = composition.Composition(settings, knowledge, stored)
        bot = composed.client(shard_count=1)
        env = simcord.Env(bot, settle_timeout=30.0)
        await env.start()
        try:
            with env.time_context():
                guild = env.create_guild("Readers", id=HOME)
                await bot.tree.sync(guild=discord.Object(HOME))
                channel = guild.create_text_channel("general")
                curators = guild.create_role("Curators", permissions=discord.Permissions(manage_guild=True))
                alice = guild.add_member(env.create_user("alice"))
                bob = guild.add_member(env.create_user("bob"))
                carol = guild.add_member(env.create_user("carol"), roles=[curators])
                yield Home(env, bot, composed, guild, channel, alice, bob, knowledge, carol, tmp_path)
        finally:
            await env.shutdown()
            await stored.close()
        assert violations(env.http_requests, openapi) == []
        if len(env.errors) > faults:
            env.raise_errors()
        assert len(env.errors) == faults

    return opened
