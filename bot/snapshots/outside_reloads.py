"""Reloads asked for from outside Discord: by a signal, over a socket in DATA_DIR, by watching the seeds."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import structlog

from bot.snapshots.proposals import (
    AlreadyRunning,
    Applied,
    Faulty,
    NotProposed,
    Progress,
    Proposal,
    ReloadResult,
    Who,
)
from bot.snapshots.reload_socket import answer_request, bound

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
    from pathlib import Path

    from bot.snapshots.reloader import Reloader
    from knowledge.review.comparison import Changes

SIGNAL: Final = Who(None, "SIGHUP")
COMMAND: Final = Who(None, "python -m bot reload")
WATCH: Final = Who(None, "WATCH_SEEDS")
"""Who asks from outside."""
_TRIES: Final = 3
_DEBOUNCE: Final = 1000
"""Milliseconds for which changed files are collected: an editor or a deployment writes several."""
_PAUSE: Final = 5.0
"""Seconds until a watch that failed, since the folder was away, is tried again."""


class OutsideReloads:
    """Listens for reloads from outside while entered.

    Args:
        reloader: does them.
        data: the folder the socket is made in.
        watched: the folder of the seeds if it is to be watched, or None.
        report: is told every result but "unchanged", with who asked; the log is told anyway.
    """

    def __init__(
        self,
        reloader: Reloader,
        data: Path,
        watched: Path | None,
        report: Callable[[ReloadResult, Who], Awaitable[None]],
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
            loop.add_signal_handler(hangup, lambda: self._spawn(self._reload(SIGNAL)))
        if self._watched is not None:
            self._spawn(self._watch(self._watched))
        async with bound(self._data, self._connected):
            try:
                yield
            finally:
                if hangup is not None:
                    loop.remove_signal_handler(hangup)
                tasks = set(self._tasks)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _reload(self, who: Who, progress: Callable[[Progress], None] | None = None) -> ReloadResult:
        result = await reload_now(self._reloader, who, progress)
        if result.kind in {"applied", "unchanged"}:
            self._log.info(result.sentence, by=who.name)
        else:
            self._log.error(result.sentence, by=who.name, faults=result.faults)
        if result.kind != "unchanged":
            await self._report(result, who)
        return result

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._spawn(answer_request(reader, writer, lambda tell: self._reload(COMMAND, tell)))

    async def _watch(self, seeds: Path) -> None:
        from watchfiles import awatch  # noqa: PLC0415 - comes with the extra `watch` alone

        while True:
            try:
                async for _ in awatch(seeds, recursive=False, debounce=_DEBOUNCE):
                    await self._reload(WATCH)
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


async def reload_now(
    reloader: Reloader, who: Who, progress: Callable[[Progress], None] | None = None
) -> ReloadResult:
    """Load the seeds anew and apply them at once; faulty ones change nothing."""
    for _ in range(_TRIES):
        proposed = await reloader.propose(None, who, progress)
        if not isinstance(proposed, Proposal):
            return _not_applied(proposed)
        if proposed.changes.nothing and not await _pinned(reloader):
            await reloader.cancel(proposed.id)
            revision = proposed.changes.after
            return ReloadResult("unchanged", f"Nothing has changed; revision {revision} answers on.")
        applied = await reloader.apply(proposed.id, who)
        if isinstance(applied, Applied):
            sentence = f"Revision {applied.stamp.revision} answers now ({_counted(proposed.changes)})."
            return ReloadResult("applied", sentence, applied=applied)
        if isinstance(applied, Faulty):
            return _not_applied(applied)
    return ReloadResult("overtaken", "Others loaded something at the same time; try again.")


async def _pinned(reloader: Reloader) -> bool:
    """Return whether the seeds are set aside, which a reload ends even where it changes nothing."""
    pointer = await reloader.pointer()
    return pointer is not None and pointer.set_aside is not None


def _not_applied(why: NotProposed) -> ReloadResult:
    match why:
        case Faulty(faults):
            return ReloadResult("faulty", "Nothing was changed, for these have to be mended first:", faults)
        case AlreadyRunning(who, _):
            sentence = f"A reload is already running, started by {who.name}; try again later."
            return ReloadResult("running", sentence)
        case _:
            return ReloadResult("faulty", f"Nothing was changed: {why}")


def _counted(changes: Changes) -> str:
    """Return in a few words what changed."""
    counts = {
        "documents": (changes.documents_added, changes.documents_removed, changes.documents_changed),
        "passages": (changes.passages_added, changes.passages_removed, changes.passages_changed),
        "entries": (changes.entries_added, changes.entries_removed, changes.entries_changed),
    }
    parts = [
        f"{name} +{len(added)} -{len(removed)} ~{len(rewritten)}"
        for name, (added, removed, rewritten) in counts.items()
        if added or removed or rewritten
    ]
    return ", ".join([*parts, f"answers that flip: {len(changes.flips)} of {changes.asked}"])
