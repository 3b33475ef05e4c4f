"""Every action has a code of its own and one cog that listens for it."""

from __future__ import annotations

import dataclasses
from typing import get_args

from discord.ext import commands

from bot.actions import KNOWN, Action
from bot.app import composition
from bot.app.settings import Settings
from bot.store.database import MEMORY, Database
from knowledge import Knowledge


def test_no_two_actions_share_a_code() -> None:
    codes = [action.code for action in get_args(Action)]

    assert len(codes) == len(set(codes)) == len(KNOWN)
    assert all(codes)


def test_every_field_of_an_action_can_stand_in_a_custom_id() -> None:
    allowed = {"str", "int", "bool", "Places"}

    assert {field.type for action in get_args(Action) for field in dataclasses.fields(action)} <= allowed


async def test_one_cog_listens_for_each_press() -> None:
    settings = Settings(_env_file=None)
    async with composition.Composition(settings, Knowledge((), (), ""), Database(MEMORY)).client(
        shard_count=1
    ) as bot:
        await bot.add_cogs()
        heard = [name for cog in bot.cogs.values() for name, _ in commands.Cog.get_listeners(cog)]

    for event in {action.event for action in get_args(Action)}:
        assert heard.count(f"on_{event}") == 1, event
