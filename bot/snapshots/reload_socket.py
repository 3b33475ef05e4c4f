"""The socket in DATA_DIR through which another process asks the running bot to reload: both its ends."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from bot.snapshots.proposals import Progress, ReloadResult

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    Reload = Callable[[Callable[[Progress], None]], Awaitable[ReloadResult]]
    Connected = Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]

_REQUEST: Final = b"reload\n"
_PATIENCE: Final = 10.0
"""Seconds that whoever connects may take to say what they want."""
_LONGEST: Final = 100
"""Bytes that the address of a Unix socket may have on every system (Linux takes 107, macOS 103)."""
_log = structlog.get_logger("outside")


@asynccontextmanager
async def bound(data: Path, connected: Connected) -> AsyncIterator[None]:
    """Listen while entered; where no socket can be had the log says so, and nothing is listened to.

    Args:
        data: the folder the socket is made in.
        connected: is given the streams of whoever connects.
    """
    path = _address(data)
    server = await _server(path, connected)
    if server is None or path is None:
        yield
        return
    try:
        async with server:
            yield
    finally:
        _unlink(path)


async def answer_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, reload: Reload) -> None:
    """Reload for whoever connected, and tell them line by line how far it has come and what came of it."""

    def said(**what: object) -> None:
        writer.write(json.dumps(what).encode() + b"\n")

    try:
        if await asyncio.wait_for(reader.readline(), _PATIENCE) == _REQUEST:
            result = await reload(lambda at: said(step=at.step, done=at.done, total=at.total))
            said(kind=result.kind, sentence=result.sentence, faults=result.faults)
            await writer.drain()
    except (ConnectionError, TimeoutError, ValueError) as error:
        _log.warning("whoever asked for a reload is gone", error=str(error))
    finally:
        writer.close()


async def ask_to_reload(data: Path, tell: Callable[[str], None]) -> ReloadResult:
    """Ask the bot that uses a data folder to reload.

    Args:
        data: the folder.
        tell: is told how far it has come.
    """
    path = _address(data)
    if path is None or not hasattr(asyncio, "open_unix_connection"):
        return ReloadResult("unreachable", f"{data} cannot hold a socket; send SIGHUP to the bot instead.")
    try:
        reader, writer = await asyncio.open_unix_connection(path)
    except (FileNotFoundError, ConnectionRefusedError):
        sentence = f"No bot runs with {data} as its DATA_DIR; start it with make run."
        return ReloadResult("unreachable", sentence)
    except OSError as error:
        return ReloadResult("unreachable", f"{path} cannot be used: {error.strerror}.")
    try:
        writer.write(_REQUEST)
        async for line in reader:
            said = json.loads(line)
            if "kind" in said:
                return ReloadResult(said["kind"], said["sentence"], tuple(said["faults"]))
            tell(f"{said['step']} {said['done']}/{said['total']}" if said["total"] else said["step"])
    except ConnectionError:
        pass
    finally:
        writer.close()
    return ReloadResult("unreachable", "The bot ended before it said what came of it; look at its log.")


def _address(data: Path) -> str | None:
    """Return the address of the bot's socket; None where the folder's own is too long for one."""
    path = data / "bot.sock"
    candidates = (str(path.absolute()), os.path.relpath(path))
    return next((one for one in candidates if len(os.fsencode(one)) <= _LONGEST), None)


async def _server(path: str | None, connected: Connected) -> asyncio.Server | None:
    if path is None or not hasattr(asyncio, "start_unix_server"):
        _log.warning("python -m bot reload cannot reach this bot; SIGHUP does the same")
        return None
    if await _somebody_listens(path):
        _log.warning("another bot uses this DATA_DIR; give each bot its own", path=path)
        return None
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _unlink(path)
        server = await asyncio.start_unix_server(connected, path)
        _close_to_others(path)
    except OSError as error:
        _log.warning("python -m bot reload cannot reach this bot", error=str(error))
        return None
    return server


async def _somebody_listens(path: str) -> bool:
    try:
        _, writer = await asyncio.open_unix_connection(path)
    except OSError:
        return False
    writer.close()
    return True


def _unlink(path: str) -> None:
    Path(path).unlink(missing_ok=True)


def _close_to_others(path: str) -> None:
    Path(path).chmod(0o600)
