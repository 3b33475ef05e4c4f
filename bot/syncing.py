"""Telling Discord of the commands: only when they have changed, never on every connection."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from discord import app_commands

    from bot.store.marks import Marks

_MARK = "commands"


async def sync_if_changed(tree: app_commands.CommandTree[Any], marks: Marks) -> bool:
    """Sync the tree if it differs from what was synced last.

    Returns:
        True if it was synced.
    """
    written = await fingerprint(tree)
    if await marks.read(_MARK) == written:
        return False
    synced = await tree.sync()
    await marks.write(_MARK, written)
    structlog.get_logger("syncing").info("commands synced", commands=len(synced))
    return True


async def forget(marks: Marks) -> None:
    """Forget what was synced last, so that the next start syncs in any case."""
    await marks.write(_MARK, "")


async def fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """Return a hash of all that Discord is told of the commands, and of the application they are for."""
    application = tree.client.application_id
    translator = tree.translator
    commands = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    described = sorted(json.dumps(command, sort_keys=True) for command in commands)
    return hashlib.sha256(json.dumps([application, described]).encode()).hexdigest()
