"""Reading an upload in a process of its own, which is ended with everything it started."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import bot
from bot.uploads.values import MAX_BYTES, Read, Refused, UploadRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ROOT: Final = str(Path(bot.__file__).parents[1])
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""Of the environment only this reaches the process; the token does not."""

_AT_ONCE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one upload may cost.

    Args:
        memory: bytes of address space.
        cpu: seconds of processor time.
        wall: seconds by the clock.
        output: bytes that the process may write; JSON may escape a character as twelve.
    """

    memory: int = 1024 * 1024 * 1024
    cpu: int = 12
    wall: float = 60.0
    output: int = 24 * 1024 * 1024


class UploadReader:
    """Reads uploads one at a time, each in a process with limits; further ones wait for their turn."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Start nothing yet.

        Args:
            limits: what one upload may cost.
        """
        self._limits = limits or Limits()
        self._turn = asyncio.Lock()

    async def read(self, name: str, content: bytes, taken: Collection[str] = ()) -> Read | Refused:
        """Read an upload.

        Args:
            name: its file's name, whatever that is.
            content: the whole file.
            taken: names that documents have already.
        """
        if len(content) > MAX_BYTES:
            return Refused(UploadRefusal.TOO_LARGE)
        async with self._turn:
            return await self._in_a_process(name, content, taken)

    async def _in_a_process(self, name: str, content: bytes, taken: Collection[str]) -> Read | Refused:
        wanted = {
            # A lone surrogate in a name cannot be written as UTF-8; it says nothing either.
            "name": name.encode("utf-8", "replace").decode("utf-8"),
            "taken": sorted(taken),
            "memory": self._limits.memory,
            "cpu": self._limits.cpu,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "bot.uploads.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment(os.environ),
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(self._limits.wall):
                written = await self._exchanged(process, json.dumps(wanted).encode() + b"\n" + content)
                if written is not None:
                    await process.wait()
        except TimeoutError:
            written = None
        finally:
            await _ended(process)
        return _outcome(written, process.returncode or 0)

    async def _exchanged(self, process: asyncio.subprocess.Process, sent: bytes) -> bytes | None:
        """Send the file and collect the answer; None if it is larger than allowed."""
        writing = asyncio.create_task(_sent(process, sent))
        try:
            collected = bytearray()
            assert process.stdout is not None  # noqa: S101 - asked for as a pipe above
            while part := await process.stdout.read(_AT_ONCE):
                collected += part
                if len(collected) > self._limits.output:
                    return None
            return bytes(collected)
        finally:
            writing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writing


async def _sent(process: asyncio.subprocess.Process, sent: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - asked for as a pipe
    # A process that ended early reads no further; its answer, or the lack of one, says why.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(sent)
        await process.stdin.drain()
        process.stdin.close()
        await process.stdin.wait_closed()


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End the process, if it still runs, and whatever it started."""
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    await process.wait()


def environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return what of the bot's own environment reaches the process."""
    # One thread is enough, and every further one of numpy's reserves address space.
    kept = {name: own[name] for name in _PASSED_ON if name in own}
    return {**kept, "PYTHONPATH": _ROOT, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _outcome(written: bytes | None, code: int) -> Read | Refused:
    if not written:
        # Cut off here, or ended by a limit's signal. Anything else is a failure of the reading itself.
        return Refused(UploadRefusal.TOO_COSTLY if written is None or code < 0 else UploadRefusal.BROKEN)
    answer = json.loads(written)
    if "refused" in answer:
        return Refused(UploadRefusal(answer["refused"]))
    found = answer["read"]
    return Read(**{**found, "left_out": tuple(found["left_out"])})
