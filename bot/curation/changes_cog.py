"""A moderator's change from the command to the knowledge: proposed, shown, applied, recorded, undone."""

from __future__ import annotations

import asyncio
import io
import json
import time
from typing import TYPE_CHECKING, assert_never

import discord
import structlog
from discord.ext import commands

from bot.actions import ApplyChange, CancelChange, UndoChange
from bot.curation.announcer import record_applied
from bot.curation.change_text import all_faults, done_by, why_not
from bot.curation.same_question import MOST, group_of
from bot.delivery.progress_line import Telling
from bot.delivery.visit import Interaction, Reception, Visit
from bot.rendering import Button, Panel
from bot.snapshots.moderator_changes import AddEntry
from bot.snapshots.proposals import Applied, Gone, Proposal, Who
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.actions.moderators import ChangePress
    from bot.guild.change_log import Journal
    from bot.snapshots.live import Live
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.proposals import NotProposed
    from bot.snapshots.reloader import Reloader
    from bot.snapshots.shelf import Shelf
    from bot.store.audit import Audit
    from bot.store.gaps import Gaps, State
    from bot.store.reloads import Reloads

    Shown = Callable[[Proposal, tuple[Button, ...]], Panel]


class ChangesCog(commands.Cog):
    """Takes changes through: every way by which a moderator changes the knowledge ends here.

    Args:
        reception: meets the moderator.
        live: the knowledge that answers.
        reloader: puts another in its place.
        shelf: whose folder no moderator is shown.
        reloads: the history of the knowledge.
        journal: records changes and tells the log channel.
        audit: what was recorded.
        gaps: those that a change answers are closed.
    """

    def __init__(  # noqa: PLR0913 - each is one step of a change
        self,
        *,
        reception: Reception,
        live: Live,
        reloader: Reloader,
        shelf: Shelf,
        reloads: Reloads,
        journal: Journal,
        audit: Audit,
        gaps: Gaps,
    ) -> None:
        self._reception = reception
        self._live = live
        self._reloader = reloader
        self._shelf = shelf
        self._reloads = reloads
        self._journal = journal
        self._audit = audit
        self._gaps = gaps
        self._log = structlog.get_logger("curating")

    async def propose(self, visit: Visit, change: Change | None, shown: Shown, gap: int = 0) -> None:
        """Build what a change would give and show it with Apply and Cancel.

        Args:
            visit: waits already; the preview takes the place of "thinking".
            change: what to change; None loads the seeds anew.
            shown: the proposal and its buttons → the panel.
            gap: number of one of the gaps that it answers; 0 for none.
        """
        async with Telling(visit.interaction, visit.wording) as tell:
            proposed = await self._reloader.propose(change, _who(visit), tell)
        await self._offer(visit, proposed, shown, gap)

    async def propose_rollback(self, visit: Visit, revision: str, shown: Shown) -> None:
        """Show what going back to a revision would change; arguments as in `propose`."""
        async with Telling(visit.interaction, visit.wording) as tell:
            proposed = await self._reloader.propose_rollback(revision, _who(visit), tell)
        if isinstance(proposed, Gone):
            await visit.settle(visit.wording.undo_gone())
            return
        await self._offer(visit, proposed, shown, 0)

    async def _offer(self, visit: Visit, proposed: Proposal | NotProposed, shown: Shown, gap: int) -> None:
        wording = visit.wording
        if not isinstance(proposed, Proposal):
            faults = all_faults(proposed, self._shelf.folder)
            files = [discord.File(io.BytesIO(faults), "faults.txt")] if faults else []
            await visit.settle(self._why_not(visit, proposed), files)
            return
        buttons = (
            Button(wording.apply_button(), ApplyChange(proposed.id, gap), primary=True),
            Button(wording.cancel_button(), CancelChange(proposed.id)),
        )
        await visit.settle(shown(proposed, buttons))

    @commands.Cog.listener()
    async def on_press_change(self, interaction: Interaction, action: ChangePress) -> None:
        """Handle a press of Apply, Cancel or Undo."""
        visit = await self._reception.curator(interaction, type(action).__name__)
        if visit is None:
            return
        await visit.acknowledge()
        match action:
            case ApplyChange():
                await self._apply(visit, action)
            case CancelChange():
                await self._reloader.cancel(action.proposal)
                await visit.change(Panel((visit.wording.change_cancelled(),)))
            case UndoChange():
                await self._undo(visit, action)
            case _:
                assert_never(action)

    async def _apply(self, visit: Visit, action: ApplyChange) -> None:
        """Let a proposal answer, record it, and offer to undo it."""
        wording = visit.wording
        applied = await self._reloader.apply(action.proposal, _who(visit))
        if not isinstance(applied, Applied):
            await visit.change(Panel((self._why_not(visit, applied),)))
            return
        what = done_by(applied.proposal, wording)
        change, recorded = await self._record(visit, applied, what, action.gap)
        lines = [wording.change_applied(what, applied.stamp.revision)]
        lines += [] if recorded else [wording.change_unrecorded()]
        undo = UndoChange(applied.proposal.changes.before, applied.stamp.revision, change)
        await visit.change(Panel(("\n".join(lines),), (Button(wording.undo_button(), undo),)))

    async def _undo(self, visit: Visit, action: UndoChange) -> None:
        """Go back to the knowledge before a change, and list again the gaps that it closed."""
        wording = visit.wording
        if self._live.now.knowledge.revision != action.after:
            await visit.whisper(wording.undo_overtaken())
            return
        applied = await self._reloader.rollback(action.before, _who(visit))
        if not isinstance(applied, Applied):
            gone = isinstance(applied, Gone)
            await visit.whisper(wording.undo_gone() if gone else self._why_not(visit, applied))
            return
        sentence = wording.change_undone(applied.stamp.revision)
        _, recorded = await self._record(visit, applied, sentence, 0)
        reopened = await self._reopened(action.change)
        lines = [sentence, *([wording.gap_reopened(reopened)] if reopened else [])]
        lines += [] if recorded else [wording.change_unrecorded()]
        await visit.change(Panel(("\n".join(lines),)))

    def _why_not(self, visit: Visit, why: NotProposed) -> str:
        return why_not(why, self._shelf.folder, visit.wording)

    async def _record(self, visit: Visit, applied: Applied, what: str, gap: int) -> tuple[int, bool]:
        """Write a change into the history and the audit log; return its number there, and whether it is."""
        try:
            closed = await self._closed(visit, applied.proposal, gap) if gap else ()
            await record_applied(self._reloads, applied, what)
            undo = json.dumps({"gaps": closed}) if closed else None
            number = await self._journal.record(visit.interaction, what, applied.stamp.when, undo)
        except StoreUnavailable as error:
            self._log.warning("a change is not recorded", kind=applied.proposal.kind, error=error.kind)
            number = 0
        await self._journal.tell_of(visit.interaction, what)
        return number, number > 0

    async def _closed(self, visit: Visit, proposal: Proposal, gap: int) -> tuple[int, ...]:
        """Close the gaps that a change answers."""
        group = await asyncio.to_thread(group_of, await self._gaps.open(MOST), gap)
        if group is None:
            return ()
        known = isinstance(proposal.change, AddEntry) and proposal.change.gap
        state: State = "known" if known else "answered"
        return await self._gaps.close(group.ids, state, visit.member, time.time())

    async def _reopened(self, number: int) -> int:
        try:
            change = await self._audit.get(number) if number else None
            gaps = json.loads(change.undo).get("gaps", []) if change and change.undo else []
            return len(await self._gaps.reopen(gaps)) if gaps else 0
        except StoreUnavailable as error:
            self._log.warning("gaps are not listed again", error=error.kind)
            return 0


def _who(visit: Visit) -> Who:
    return Who(visit.member, visit.interaction.user.display_name)
