"""What became of the knowledge, into the history; of reloads from outside, into the log channels too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.curation.changes_panels import in_short
from bot.rendering import escaped_line
from bot.snapshots.first_load import START
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.snapshots.live import Snapshot
    from bot.snapshots.proposals import Applied, ReloadResult, Who
    from bot.store.reloads import Reloads
    from bot.wording import Wording

_FAULT = 300
_QUIET = {"unchanged", "running"}
_log = structlog.get_logger("announcing")


class Announcer:
    """Records what nobody in Discord asked for, and tells the home servers of it.

    Args:
        reloads: the history.
        wording: the history's language.
        homes: returns the ids of the home servers, each with its language.
        tell: posts a sentence in the log channel of a server.
    """

    def __init__(
        self,
        reloads: Reloads,
        wording: Wording,
        homes: Callable[[], Iterable[tuple[int, Wording]]],
        tell: Callable[[int, str], Awaitable[object]],
    ) -> None:
        self._reloads = reloads
        self._wording = wording
        self._homes = homes
        self._tell = tell

    async def announce(self, result: ReloadResult, who: Who) -> None:
        """Record and tell what came of a reload from outside; whatever is away, the reload stands."""
        if result.applied is not None:
            summary = self._wording.did_reload(in_short(result.applied.proposal.changes, self._wording))
            try:
                await record_applied(self._reloads, result.applied, summary)
            except StoreUnavailable as error:
                _log.warning("a reload is not recorded", error=error.kind)
        if result.kind not in _QUIET:
            for guild, wording in self._homes():
                await self._tell(guild, _sentence(result, who, wording))


async def record_applied(reloads: Reloads, applied: Applied, summary: str) -> None:
    """Write into the history what answers now, and what did before.

    Raises:
        StoreUnavailable: if it is not stored.
    """
    await reloads.record(
        when=applied.stamp.when,
        by=applied.stamp.by,
        by_name=applied.stamp.by_name,
        kind=applied.proposal.kind,
        before=applied.proposal.changes.before,
        after=applied.stamp.revision,
        summary=summary,
    )


async def record_start(reloads: Reloads, snapshot: Snapshot, wording: Wording) -> None:
    """Record that this start loaded something else than answered before, if it did."""
    try:
        latest = await reloads.latest(1)
        before = latest[0].after if latest else ""
        if before != snapshot.knowledge.revision:
            await reloads.record(
                when=snapshot.since,
                by=None,
                by_name=START,
                kind=START,
                before=before,
                after=snapshot.knowledge.revision,
                summary=wording.history_started(),
            )
    except StoreUnavailable as error:
        _log.warning("the start is not recorded", error=error.kind)


def _sentence(result: ReloadResult, who: Who, wording: Wording) -> str:
    source = f"`{who.name}`"
    if result.applied is not None:
        changes = result.applied.proposal.changes
        return wording.outside_applied(source, changes.after, in_short(changes, wording))
    if result.faults:
        first = escaped_line(result.faults[0], _FAULT)
        return wording.outside_faulty(source, len(result.faults), first)
    return wording.outside_failed(source)
