"""The socket in DATA_DIR through which another process asks the running bot to reload."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING, Final

from bot.snapshots.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REQUEST: Final = b"reload\n"
_LONGEST: Final = 100
"""Bytes that the address of a Unix socket may have on every system (Linux takes 107, macOS 103)."""


def socket_path(data: Path) -> str | None:
    """Return the address of the bot's socket; None where the folder's own is too long for one."""
    path = data / "bot.sock"
    candidates = (str(path.absolute()), os.path.relpath(path))
    return next((one for one in candidates if len(os.fsencode(one)) <= _LONGEST), None)


async def somebody_listens(path: str) -> bool:
    """Return whether a bot answers at this address."""
    try:
        _, writer = await asyncio.open_unix_connection(path)
    except OSError:
        return False
    writer.close()
    return True


async def ask_to_reload(data: Path, tell: Callable[[str], None]) -> Outcome:
    """Ask the bot that uses a data folder to reload.

    Args:
        data: the folder.
        tell: is told how far it has come.
    """
    path = socket_path(data)
    if path is None or not hasattr(asyncio, "open_unix_connection"):
        return Outcome("unreachable", f"{data} cannot hold a socket; send SIGHUP to the bot instead.")
    try:
        reader, writer = await asyncio.open_unix_connection(path)
    except (FileNotFoundError, ConnectionRefusedError):
        return Outcome("unreachable", f"No bot runs with {data} as its DATA_DIR; start it with make run.")
    except OSError as error:
        return Outcome("unreachable", f"{path} cannot be used: {error.strerror}.")
    try:
        writer.write(REQUEST)
        async for line in reader:
            said = json.loads(line)
            if "kind" in said:
                return Outcome(said["kind"], said["sentence"], tuple(said["faults"]))
            tell(f"{said['step']} {said['done']}/{said['total']}" if said["total"] else said["step"])
    except ConnectionError:
        pass
    finally:
        writer.close()
    return Outcome("unreachable", "The bot ended before it said what came of it; look at its log.")
