"""Another knowledge in place of the live one: proposed, applied, cancelled, or gone back to."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot.snapshots.builder import Builder, RestlessError
from bot.snapshots.moderator_changes import ChangeRefused
from bot.snapshots.proposals import (
    AlreadyRunning,
    Applied,
    Faulty,
    Gone,
    NotProposed,
    OpenProposals,
    Progress,
    Proposal,
    Who,
)
from bot.snapshots.shelf import Stamp
from knowledge import KnowledgeError, KnowledgeErrors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.snapshots.builder import Tell
    from bot.snapshots.live import Live, Snapshot
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.shelf import Pointer, Shelf

    Build = Callable[[Snapshot, Tell], Proposal | Gone]

_EVERY: Final = 0.5
"""Seconds between two tellings of progress."""
_SWITCH: Final = 0.0
"""Seconds for which a worker sleeps at each telling: none, but the event loop's thread may take its turn."""


class Stopped(Exception):  # noqa: N818 - no fault: the bot is being ended
    """A build was given up since the bot is being stopped."""


class Reloader:
    """Builds a snapshot in a worker thread while the live one answers, and swaps it in one assignment.

    Args:
        live: what answers.
        shelf: where generations are kept over a restart.
        golden: the file with golden questions, looked for at each build.
        clock: gives the time in seconds since the epoch.
    """

    def __init__(
        self,
        live: Live,
        shelf: Shelf,
        golden: Callable[[], Path | None] = lambda: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._live = live
        self._shelf = shelf
        self._builder = Builder(shelf, golden)
        self._clock = clock
        self._running: AlreadyRunning | None = None
        self._open = OpenProposals(shelf)
        self._applying = asyncio.Lock()
        self._stopping = threading.Event()
        self._log = structlog.get_logger("reloading")

    async def propose(
        self, change: Change | None, who: Who, progress: Callable[[Progress], None] | None = None
    ) -> Proposal | NotProposed:
        """Build what the seeds and the change give, beside the live snapshot.

        Args:
            change: what to change of what moderators added; None loads the seeds anew.
            who: who asks.
            progress: is told on the event loop how far it has come, twice a second at most.

        Returns:
            The proposal, or why there is none; nothing has been changed in either case.
        """
        return await self._build(partial(self._builder.build, change), who, progress)

    async def propose_rollback(
        self, revision: str, who: Who, progress: Callable[[Progress], None] | None = None
    ) -> Proposal | NotProposed:
        """Prepare to go back to what was live before; arguments as in `propose`."""
        return await self._build(partial(self._builder.go_back, revision), who, progress)

    async def apply(self, proposal_id: str, who: Who) -> Applied | Faulty | Gone:
        """Let a proposal answer from now on.

        Returns:
            What was applied; or why it could not be, with nothing changed.
        """
        async with self._applying:
            proposal = self._open.find(proposal_id)
            if isinstance(proposal, Gone):
                return proposal
            revision = proposal.snapshot.knowledge.revision
            stamp = Stamp(proposal.generation.number, revision, self._clock(), who.id, who.name)
            try:
                await asyncio.to_thread(self._shelf.apply, proposal.generation, stamp, proposal.set_aside)
            except (OSError, KnowledgeError) as error:
                return self._faulty(error)
            self._live.swap(replace(proposal.snapshot, since=stamp.when))
            self._log.info("applied", kind=proposal.kind, revision=revision, by=who.name)
            await self._open.applied(proposal_id)
            return Applied(proposal, stamp)

    async def rollback(self, revision: str, who: Who) -> Applied | NotProposed:
        """Go back to what was live before, without asking again."""
        proposed = await self.propose_rollback(revision, who)
        return await self.apply(proposed.id, who) if isinstance(proposed, Proposal) else proposed

    async def cancel(self, proposal_id: str) -> bool:
        """Forget a proposal; return whether it was still open."""
        return await self._open.forget(proposal_id)

    async def pointer(self) -> Pointer | None:
        """Return which generation is live and which can be gone back to; None where no shelf can be written.

        Raises:
            KnowledgeError: if the file that says so is damaged.
        """
        return await asyncio.to_thread(self._shelf.pointer)

    def stop(self) -> None:
        """Let a running build give up at its next step."""
        self._stopping.set()

    async def _build(
        self, build: Build, who: Who, progress: Callable[[Progress], None] | None
    ) -> Proposal | NotProposed:
        if self._running is not None:
            return self._running
        self._running = AlreadyRunning(who, self._clock())
        worker = asyncio.ensure_future(asyncio.to_thread(build, self._live.now, self._teller(progress)))
        # The thread goes on though whoever waits for it is cancelled, and another must not start beside it.
        worker.add_done_callback(self._finished)
        try:
            proposed = await asyncio.shield(worker)
        except asyncio.CancelledError:
            worker.add_done_callback(self._abandoned)
            raise
        except ChangeRefused as refused:
            return refused
        except (KnowledgeErrors, KnowledgeError, RestlessError, OSError) as error:
            return self._faulty(error)
        if isinstance(proposed, Proposal):
            await self._open.add(proposed, self._live.now)
        return proposed

    def _finished(self, worker: asyncio.Future[Proposal | Gone]) -> None:
        self._running = None
        if not worker.cancelled():
            worker.exception()  # looked at, or asyncio complains that nobody did

    def _abandoned(self, worker: asyncio.Future[Proposal | Gone]) -> None:
        if not worker.cancelled() and worker.exception() is None:
            proposed = worker.result()
            if isinstance(proposed, Proposal):
                self._open.drop(proposed)

    def _teller(self, progress: Callable[[Progress], None] | None) -> Tell:
        loop = asyncio.get_running_loop()
        told = [("", 0.0)]

        def tell(at: Progress) -> None:
            if self._stopping.is_set():
                raise Stopped
            now = time.perf_counter()
            if progress is not None and (at.step != told[0][0] or now - told[0][1] >= _EVERY):
                told[0] = (at.step, now)
                loop.call_soon_threadsafe(progress, at)
            time.sleep(_SWITCH)

        return tell

    def _faulty(self, error: Exception) -> Faulty:
        match error:
            case KnowledgeErrors(faults=faults):
                return Faulty(tuple(str(fault) for fault in faults))
            case RestlessError():
                reason = "is being changed all the time; try again in a moment"
                return Faulty((f"{self._shelf.seeds}:1: {reason}",))
            case OSError():
                where = error.filename or self._shelf.folder
                reason = error.strerror or type(error).__name__
                return Faulty(
                    (f"{where}:1: cannot be read or written ({reason}); let the bot write to DATA_DIR",)
                )
            case _:
                return Faulty((str(error),))
