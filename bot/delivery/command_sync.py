"""Telling Discord of the commands: only when they have changed, never on every connection."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import discord
import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import app_commands

    from bot.store.marks import Marks

_MARK = "commands"


async def sync_if_changed(
    tree: app_commands.CommandTree[Any], marks: Marks, guilds: Iterable[discord.abc.Snowflake] = ()
) -> bool:
    """Sync the tree if it differs from what was synced last.

    Args:
        tree: the commands.
        marks: remember what was synced.
        guilds: servers that have commands of their own.

    Returns:
        True if it was synced.
    """
    guilds = tuple(guilds)
    written = await fingerprint(tree, guilds)
    if await marks.read(_MARK) == written:
        return False
    synced = await tree.sync()
    for guild in guilds:
        synced += await _synced_for(tree, guild)
    await marks.write(_MARK, written)
    structlog.get_logger("syncing").info("commands synced", commands=len(synced))
    return True


async def forget(marks: Marks) -> None:
    """Forget what was synced last, so that the next start syncs in any case."""
    await marks.write(_MARK, "")


async def _synced_for(
    tree: app_commands.CommandTree[Any], guild: discord.abc.Snowflake
) -> list[app_commands.AppCommand]:
    try:
        return await tree.sync(guild=guild)
    except discord.Forbidden:
        # Named in the settings and not joined yet; `python -m bot sync` tells it the commands later.
        structlog.get_logger("syncing").warning("a home server does not know the bot", guild=guild.id)
        return []


async def fingerprint(
    tree: app_commands.CommandTree[Any], guilds: Iterable[discord.abc.Snowflake] = ()
) -> str:
    """Return a hash of all that Discord is told of the commands, and of the application they are for."""
    application = tree.client.application_id
    translator = tree.translator
    all_commands = [command for guild in (None, *guilds) for command in tree.get_commands(guild=guild)]
    commands = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in all_commands
    ]
    described = sorted(json.dumps(command, sort_keys=True) for command in commands)
    homes = [guild.id for guild in guilds]
    return hashlib.sha256(json.dumps([application, described, homes]).encode()).hexdigest()
