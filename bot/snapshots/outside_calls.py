"""Reloads asked for from outside Discord: by a signal, over a socket in DATA_DIR, by watching the seeds."""

from __future__ import annotations

import asyncio
import json
import signal
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from bot.snapshots.outcome import COMMAND, SIGNAL, WATCH, Outcome, reload_now
from bot.snapshots.reload_socket import REQUEST, socket_path, somebody_listens

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from bot.snapshots.proposals import Progress, Who
    from bot.snapshots.reloader import Reloader

_DEBOUNCE: Final = 1000
"""Milliseconds for which changed files are collected: an editor or a deployment writes several."""
_PAUSE: Final = 5.0
"""Seconds until a watch that failed, since the folder was away, is tried again."""
_PATIENCE: Final = 10.0
"""Seconds that whoever connects may take to say what they want."""


class Outside:
    """Listens for reloads from outside while entered.

    Args:
        reloader: does them.
        data: the folder the socket is made in.
        watched: the folder of the seeds if it is to be watched, or None.
        report: is told every outcome but "unchanged", with who asked; the log is told anyway.
    """

    def __init__(
        self,
        reloader: Reloader,
        data: Path,
        watched: Path | None,
        report: Callable[[Outcome, Who], Awaitable[None]] | None = None,
    ) -> None:
        self._reloader = reloader
        self._data = data
        self._watched = watched
        self._report = report
        self._tasks: set[asyncio.Task[object]] = set()
        self._log = structlog.get_logger("outside")

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen while entered."""
        loop = asyncio.get_running_loop()
        hangup = getattr(signal, "SIGHUP", None)
        if hangup is not None:
            loop.add_signal_handler(hangup, lambda: self._spawn(self.reload(SIGNAL)))
        if self._watched is not None:
            self._spawn(self._watch(self._watched))
        async with self._socket():
            try:
                yield
            finally:
                if hangup is not None:
                    loop.remove_signal_handler(hangup)
                tasks = set(self._tasks)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def reload(self, who: Who, progress: Callable[[Progress], None] | None = None) -> Outcome:
        """Reload, tell the log and whoever is to know, and return what came of it."""
        outcome = await reload_now(self._reloader, who, progress)
        if outcome.kind in {"applied", "unchanged"}:
            self._log.info(outcome.sentence, by=who.name)
        else:
            self._log.error(outcome.sentence, by=who.name, faults=outcome.faults)
        if outcome.kind != "unchanged" and self._report is not None:
            await self._report(outcome, who)
        return outcome

    @asynccontextmanager
    async def _socket(self) -> AsyncIterator[None]:
        server = await self._bound()
        if server is None:
            yield
            return
        try:
            async with server:
                yield
        finally:
            _unlink(socket_path(self._data))

    async def _bound(self) -> asyncio.Server | None:
        path = socket_path(self._data)
        if path is None or not hasattr(asyncio, "start_unix_server"):
            self._log.warning("python -m bot reload cannot reach this bot; SIGHUP does the same")
            return None
        if await somebody_listens(path):
            self._log.warning("another bot uses this DATA_DIR; give each bot its own", path=path)
            return None
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            _unlink(path)
            server = await asyncio.start_unix_server(self._served, path)
            _close_to_others(path)
        except OSError as error:
            self._log.warning("python -m bot reload cannot reach this bot", error=str(error))
            return None
        return server

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._spawn(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def tell(at: Progress) -> None:
            _line(writer, {"step": at.step, "done": at.done, "total": at.total})

        try:
            if await asyncio.wait_for(reader.readline(), _PATIENCE) == REQUEST:
                outcome = await self.reload(COMMAND, tell)
                _line(writer, {"kind": outcome.kind, "sentence": outcome.sentence, "faults": outcome.faults})
                await writer.drain()
        except (ConnectionError, TimeoutError, ValueError) as error:
            self._log.warning("whoever asked for a reload is gone", error=str(error))
        finally:
            writer.close()

    async def _watch(self, seeds: Path) -> None:
        from watchfiles import awatch  # noqa: PLC0415 - comes with the extra `watch` alone

        while True:
            try:
                async for _ in awatch(seeds, recursive=False, debounce=_DEBOUNCE):
                    await self.reload(WATCH)
            except OSError as error:
                self._log.warning("the seeds cannot be watched; trying again", error=str(error))
            await asyncio.sleep(_PAUSE)

    def _spawn(self, work: Coroutine[object, object, object]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._log.error("a reload from outside failed", exc_info=task.exception())


def _unlink(path: str | None) -> None:
    if path is not None:
        Path(path).unlink(missing_ok=True)


def _close_to_others(path: str) -> None:
    Path(path).chmod(0o600)


def _line(writer: asyncio.StreamWriter, said: dict[str, object]) -> None:
    writer.write(json.dumps(said).encode() + b"\n")
