"""Another knowledge in place of the live one: proposed, applied, cancelled, or gone back to."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import structlog

from bot.snapshots.builder import Builder, RestlessError
from bot.snapshots.moderator_changes import ChangeRefused
from bot.snapshots.pending import Pending
from bot.snapshots.proposals import (
    AlreadyRunning,
    Applied,
    Faulty,
    Gone,
    NotPossible,
    Progress,
    Proposal,
    Proposed,
    Who,
)
from bot.snapshots.shelf import Stamp, fingerprint
from knowledge import KnowledgeError, KnowledgeErrors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.snapshots.builder import Built, Tell
    from bot.snapshots.live import Live, Loaded
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.shelf import Pointer, Shelf

_EVERY: Final = 0.5
"""Seconds between two tellings of progress."""
_SWITCH: Final = 0.0
"""Seconds for which a worker sleeps at each telling: none, but the event loop's thread may take its turn."""


class Stopped(Exception):  # noqa: N818 - no fault: the bot is being ended
    """A build was given up since the bot is being stopped."""


class Reloader:
    """Builds knowledge in a worker thread while the live one answers, and swaps it in one assignment.

    Args:
        live: the knowledge that answers.
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
        self._pending = Pending(shelf, clock)
        self._pointer: Pointer | None = None
        self._kept: dict[int, Loaded] = {}
        self._applying = asyncio.Lock()
        self._stopping = threading.Event()
        self._log = structlog.get_logger("reloading")

    async def propose(
        self, change: Change | None, who: Who, progress: Callable[[Progress], None] | None = None
    ) -> Proposed:
        """Build what the seeds and the change give, beside the live knowledge.

        Args:
            change: what to change of what moderators added; None loads the seeds anew.
            who: who asks.
            progress: is told on the event loop how far it has come, twice a second at most.

        Returns:
            The proposal, or why there is none; nothing has been changed in either case.
        """

        def work(before: Loaded, tell: Tell) -> Built:
            pointer = self._shelf.pointer()
            # Whoever went back from faulty seeds and then adds an entry does not want those seeds with it.
            pinned = change is not None and pointer is not None and pointer.set_aside is not None
            current = self._shelf.current() if pinned else None
            seeds = current.seeds if current else self._shelf.seeds
            return self._builder.build(change, seeds, before, tell)

        return await self._build(type(change).__name__ if change else "reload", change, who, work, progress)

    async def propose_rollback(
        self, revision: str, who: Who, progress: Callable[[Progress], None] | None = None
    ) -> Proposed:
        """Prepare to go back to one of the snapshots."""
        stamp = next((one for one in await self.snapshots() if one.revision == revision), None)
        if stamp is None:
            return Gone.UNKNOWN

        kept = self._kept.get(stamp.generation)

        def work(before: Loaded, tell: Tell) -> Built:
            generation = self._shelf.generation(stamp.generation)
            return self._builder.rebuild(generation, kept.matcher if kept else None, before, tell)

        return await self._build("rollback", None, who, work, progress)

    async def apply(self, proposal_id: str, who: Who) -> Applied | Faulty | Gone:
        """Let a proposal answer from now on.

        Returns:
            What was applied; or why it could not be, with nothing changed.
        """
        async with self._applying:
            proposal = await self._pending.find(proposal_id, self._live.now)
            if isinstance(proposal, Gone):
                return proposal
            loaded = replace(proposal.loaded, since=self._clock())
            stamp = Stamp(
                proposal.generation.number, loaded.knowledge.revision, loaded.since, who.id, who.name
            )
            try:
                old, new = await asyncio.to_thread(self._point, proposal, stamp)
            except OSError as error:
                return Faulty((self._unwritable(error),))
            self._pending.applied(proposal_id)
            self._pointer = new
            self._keep(old, self._live.replace(loaded), new)
            self._log.info("applied", kind=proposal.kind, revision=stamp.revision, by=who.name)
            await asyncio.to_thread(self._drop_fallen, old, new)
            return Applied(proposal, stamp)

    async def rollback(self, revision: str, who: Who) -> Applied | Proposed:
        """Go back to one of the snapshots without asking again."""
        proposed = await self.propose_rollback(revision, who)
        return await self.apply(proposed.id, who) if isinstance(proposed, Proposal) else proposed

    async def cancel(self, proposal_id: str) -> bool:
        """Forget a proposal; return whether it was still open."""
        return await self._pending.forget(proposal_id)

    def proposal(self, proposal_id: str) -> Proposal | None:
        """Return an open proposal, or None."""
        return self._pending.get(proposal_id)

    async def loaded_by(self) -> Stamp | None:
        """Return when and by whom the live knowledge was loaded; None where no shelf can be written."""
        pointer = await self._known()
        return pointer.live if pointer else None

    async def snapshots(self) -> tuple[Stamp, ...]:
        """Return what can be gone back to, latest first; earlier runs of the bot included."""
        pointer = await self._known()
        return pointer.before if pointer else ()

    async def pinned(self) -> bool:
        """Return whether the bot has gone back and the seeds on disk are set aside until they are changed."""
        pointer = await self._known()
        return pointer is not None and pointer.set_aside is not None

    async def _known(self) -> Pointer | None:
        """Return what is live according to the shelf; read once, for only this reloader changes it."""
        if self._pointer is None:
            self._pointer = await asyncio.to_thread(self._shelf.pointer)
        return self._pointer

    def stop(self) -> None:
        """Let a running build give up at its next step."""
        self._stopping.set()

    async def _build(
        self,
        kind: str,
        change: Change | None,
        who: Who,
        work: Callable[[Loaded, Tell], Built],
        progress: Callable[[Progress], None] | None,
    ) -> Proposed:
        if self._running is not None:
            return self._running
        self._running = AlreadyRunning(who, self._clock())
        before, began = self._live.now, time.perf_counter()
        worker = asyncio.ensure_future(asyncio.to_thread(work, before, self._teller(progress)))
        # The thread goes on though whoever waits for it is cancelled, and another must not start beside it.
        worker.add_done_callback(self._finished)
        try:
            built = await asyncio.shield(worker)
        except asyncio.CancelledError:
            if kind != "rollback":
                worker.add_done_callback(self._abandoned)
            raise
        except (KnowledgeErrors, KnowledgeError, ChangeRefused, RestlessError, OSError) as error:
            return self._why(error)
        proposal = Proposal(
            id=secrets.token_hex(8),
            kind=kind,
            who=who,
            made=self._clock(),
            loaded=built.loaded,
            before=before,
            generation=built.generation,
            changes=built.changes,
            remarks=built.remarks,
            seconds=time.perf_counter() - began,
            change=change,
        )
        await self._pending.add(proposal, self._live.now)
        return proposal

    def _abandoned(self, worker: asyncio.Future[Built]) -> None:
        if not worker.cancelled() and worker.exception() is None:
            self._shelf.drop(worker.result().generation)

    def _why(self, error: Exception) -> Faulty | NotPossible:
        match error:
            case KnowledgeErrors(faults=faults):
                return Faulty(tuple(str(fault) for fault in faults))
            case ChangeRefused():
                return NotPossible(error)
            case RestlessError():
                return Faulty(
                    (f"{self._shelf.seeds}:1: is being changed all the time; try again in a moment",)
                )
            case OSError():
                return Faulty((self._unwritable(error),))
            case _:
                return Faulty((str(error),))

    def _finished(self, worker: asyncio.Future[Built]) -> None:
        self._running = None
        if not worker.cancelled():
            worker.exception()  # looked at, or asyncio complains that nobody did

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

    def _point(self, proposal: Proposal, stamp: Stamp) -> tuple[Pointer | None, Pointer]:
        """Name the generation on disk; the seeds are set aside where they are not what it was loaded from."""
        old = self._shelf.pointer()
        set_aside = None
        if proposal.kind == "rollback":
            on_disk = fingerprint(self._shelf.seeds)
            set_aside = on_disk if on_disk != fingerprint(proposal.generation.seeds) else None
        elif proposal.change is not None and old is not None:
            set_aside = old.set_aside
        return old, self._shelf.apply(proposal.generation, stamp, set_aside)

    def _keep(self, old: Pointer | None, before: Loaded, new: Pointer) -> None:
        if old is not None:
            self._kept[old.live.generation] = before
        wanted = {stamp.generation for stamp in new.before}
        self._kept = {number: loaded for number, loaded in self._kept.items() if number in wanted}

    def _drop_fallen(self, old: Pointer | None, new: Pointer) -> None:
        """Drop what cannot be gone back to any more; no other is touched, for it may just be being built."""
        before = {one.generation for one in (old.live, *old.before)} if old else set()
        for number in before - {one.generation for one in (new.live, *new.before)}:
            self._shelf.drop(self._shelf.generation(number))

    def _unwritable(self, error: OSError) -> str:
        reason = error.strerror or type(error).__name__
        where = error.filename or self._shelf.folder
        return f"{where}:1: cannot be read or written ({reason}); let the bot write to DATA_DIR"
