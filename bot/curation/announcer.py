"""What became of the knowledge from outside Discord: into the history and the home servers' log channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.curation.changes_panels import in_short
from bot.rendering.citations import escaped_line
from bot.snapshots.first_load import START
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    import discord

    from bot.app.parts import Parts
    from bot.snapshots.outcome import Outcome
    from bot.snapshots.proposals import Applied, Who
    from bot.wording import Wording

_FAULT = 300
_QUIET = {"unchanged", "running"}


class Announcer:
    """Records what nobody in Discord asked for, and tells the home servers of it.

    Args:
        parts: what the bot is made of.
        client: posts.
    """

    def __init__(self, parts: Parts, client: discord.Client) -> None:
        self._parts = parts
        self._client = client
        self._log = structlog.get_logger("announcing")

    async def announce(self, outcome: Outcome, who: Who) -> None:
        """Record and tell what came of a reload from outside; whatever is away, the reload stands."""
        if outcome.applied is not None:
            await self._record(outcome.applied, who)
        if outcome.kind in _QUIET:
            return
        for guild in sorted(self._parts.curators.guilds):
            chosen = self._parts.servers.of(guild).language
            wording = self._parts.languages.named(chosen) or self._parts.languages.default
            await self._parts.journal.tell(self._client, guild, _sentence(outcome, who, wording))

    async def _record(self, applied: Applied, who: Who) -> None:
        changes = applied.proposal.changes
        wording = self._parts.languages.default
        try:
            await self._parts.reloads.record(
                when=applied.stamp.when,
                by=who.id,
                by_name=who.name,
                kind=applied.proposal.kind,
                before=changes.before,
                after=changes.after,
                summary=wording.did_reload(in_short(changes, wording)),
            )
        except StoreUnavailable as error:
            self._log.warning("a reload is not recorded", error=error.kind)


async def record_start(parts: Parts) -> None:
    """Record that this start loaded something else than answered before, if it did."""
    loaded = parts.live.now
    try:
        latest = await parts.reloads.latest(1)
        before = latest[0].after if latest else ""
        if before != loaded.knowledge.revision:
            await parts.reloads.record(
                when=loaded.since,
                by=None,
                by_name=START,
                kind=START,
                before=before,
                after=loaded.knowledge.revision,
                summary=parts.languages.default.history_started(),
            )
    except StoreUnavailable as error:
        structlog.get_logger("announcing").warning("the start is not recorded", error=error.kind)


def _sentence(outcome: Outcome, who: Who, wording: Wording) -> str:
    source = f"`{who.name}`"
    if outcome.applied is not None:
        changes = outcome.applied.proposal.changes
        return wording.outside_applied(source, changes.after, in_short(changes, wording))
    if outcome.faults:
        first = escaped_line(outcome.faults[0], _FAULT)
        return wording.outside_faulty(source, len(outcome.faults), first)
    return wording.outside_failed(source)
