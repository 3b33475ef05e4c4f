"""`python -m bot run` as an operator starts it: a process with an environment, streams and an exit code."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.articles import NEWS

if TYPE_CHECKING:
    from types import TracebackType

    from tests.wire.loopback import Loopback

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 45.0
"""Seconds after which a process counts as hanging; none of them is needed."""
MOST = 4000
"""Characters of a stream that a failing test shows: its end."""
_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "COVERAGE_PROCESS_START")

_LOGGED = re.compile(r"\d{4}-\d\d-\d\dT\S+ \[(debug|info|warning|error) *\]")


class BotProcess:
    """The bot as a process of its own, in a folder of its own; leaving the block ends it.

    Args:
        folder: its working directory, and where its streams are kept.
        settings: its whole environment, besides what any program needs.
        arguments: what follows `python -m bot`.
    """

    def __init__(self, folder: Path, settings: dict[str, str], *arguments: str) -> None:
        self._folder = folder
        self._arguments = arguments or ("run",)
        passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._environment = passed | {"PYTHONPATH": str(ROOT), "SEEDS_DIR": str(NEWS)} | settings
        self._process: asyncio.subprocess.Process

    async def __aenter__(self) -> Self:
        with self._stream("stdout").open("wb") as stdout, self._stream("stderr").open("wb") as stderr:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", *self._arguments),
                cwd=self._folder,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if fault is not None:
            fault.add_note(f"stdout of the bot:\n{self.stdout[-MOST:]}\nits stderr:\n{self.stderr[-MOST:]}")

    @property
    def stdout(self) -> str:
        return self._stream("stdout").read_text("utf-8")

    @property
    def stderr(self) -> str:
        return self._stream("stderr").read_text("utf-8")

    @property
    def told(self) -> list[str]:
        """What stderr says besides log lines; a traceback would be many lines."""
        return [line for line in self.stderr.splitlines() if line.strip() and not _LOGGED.match(line)]

    async def connected_to(self, loopback: Loopback) -> None:
        """Wait until the bot is online.

        Raises:
            AssertionError: if it ends instead.
        """
        await loopback.wait_for(lambda: loopback.online or self._process.returncode is not None, PATIENCE)
        assert self._process.returncode is None, f"the bot ended with {self._process.returncode}"

    async def ended(self) -> int:
        """Wait for the process to end by itself, and return its exit code."""
        try:
            return await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            raise AssertionError(f"the bot still runs after {PATIENCE} s") from None

    async def stopped(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask the process to stop, as a supervisor does, and return its exit code."""
        self._process.send_signal(number)
        return await self.ended()

    def hang_up(self) -> None:
        """Send SIGHUP, which lets the bot reload and go on."""
        self._process.send_signal(signal.SIGHUP)

    def _stream(self, name: str) -> Path:
        return self._folder / f"bot.{name}"


def settings_for(loopback: Loopback) -> dict[str, str]:
    """The environment of a bot that talks to `loopback`."""
    return {
        "DISCORD_TOKEN": loopback.token,
        "DISCORD_API_URL": loopback.api_url,
        "DISCORD_GATEWAY_URL": loopback.gateway_url,
    }


def nowhere() -> str:
    """An address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"
