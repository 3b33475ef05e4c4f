"""A moderator's change from the command to the knowledge: proposed, shown, applied, recorded, undone."""

from __future__ import annotations

import asyncio
import io
import json
import time
from typing import TYPE_CHECKING, Any, assert_never

import discord
import structlog
from discord.ext import commands

from bot.actions import ApplyChange, CancelChange, UndoChange
from bot.curation.announcer import record_applied
from bot.curation.change_text import all_faults, done_by, why_not
from bot.curation.same_question import MOST, group_of
from bot.delivery.progress_line import Telling
from bot.delivery.views import layout_of
from bot.guild.curators import may_curate
from bot.rendering.components import Button, Panel
from bot.snapshots.moderator_changes import AddEntry
from bot.snapshots.proposals import Applied, Gone, Proposal, Who
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.actions.changing import Changing as Presses
    from bot.app.parts import Parts
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.proposals import NotProposed
    from bot.store.gaps import State

    Shown = Callable[[Proposal, tuple[Button, ...]], Panel]
    Interaction = discord.Interaction[Any]


class KnowledgeChanges(commands.Cog):
    """Takes changes through: every way by which a moderator changes the knowledge ends here.

    Args:
        parts: what the bot is made of.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._log = structlog.get_logger("curating")

    async def allowed(self, interaction: Interaction, what: str) -> bool:
        """Return whether the member may change the knowledge; if not, they are told so and it is logged.

        Args:
            interaction: the command, press or form.
            what: names it in the log.
        """
        if may_curate(interaction, self._parts.curators):
            return True
        self._log.warning("refused", member=interaction.user.id, guild=interaction.guild_id, what=what)
        sentence = self._parts.languages.of(interaction).not_a_curator()
        await interaction.response.send_message(sentence, ephemeral=True)
        return False

    async def propose(
        self, interaction: Interaction, change: Change | None, shown: Shown, gap: int = 0
    ) -> None:
        """Build what a change would give and show it with Apply and Cancel.

        Args:
            interaction: answered already by a private "thinking", which the preview takes the place of.
            change: what to change; None loads the seeds anew.
            shown: the proposal and its buttons → the panel.
            gap: number of one of the gaps that it answers; 0 for none.
        """
        async with Telling(interaction, self._parts.languages.of(interaction)) as tell:
            proposed = await self._parts.reloader.propose(change, _who(interaction), tell)
        await self._offer(interaction, proposed, shown, gap)

    async def propose_rollback(self, interaction: Interaction, revision: str, shown: Shown) -> None:
        """Show what going back to a revision would change; arguments as in `propose`."""
        async with Telling(interaction, self._parts.languages.of(interaction)) as tell:
            proposed = await self._parts.reloader.propose_rollback(revision, _who(interaction), tell)
        if isinstance(proposed, Gone):
            wording = self._parts.languages.of(interaction)
            await interaction.edit_original_response(content=wording.undo_gone())
            return
        await self._offer(interaction, proposed, shown, 0)

    async def _offer(
        self, interaction: Interaction, proposed: Proposal | NotProposed, shown: Shown, gap: int
    ) -> None:
        wording = self._parts.languages.of(interaction)
        if not isinstance(proposed, Proposal):
            faults = all_faults(proposed, self._parts.shelf.folder)
            await interaction.edit_original_response(
                content=self._why_not(interaction, proposed),
                attachments=[discord.File(io.BytesIO(faults), "faults.txt")] if faults else [],
            )
            return
        buttons = (
            Button(wording.apply_button(), ApplyChange(proposed.id, gap), primary=True),
            Button(wording.cancel_button(), CancelChange(proposed.id)),
        )
        # A line of progress may stand there, which a panel cannot have beside it.
        await interaction.edit_original_response(content=None, view=layout_of(shown(proposed, buttons)))

    @commands.Cog.listener()
    async def on_press_change(self, interaction: Interaction, action: Presses) -> None:
        """Handle a press of Apply, Cancel or Undo."""
        if not await self.allowed(interaction, type(action).__name__):
            return
        await interaction.response.defer()
        match action:
            case ApplyChange():
                await self._apply(interaction, action)
            case CancelChange():
                await self._parts.reloader.cancel(action.proposal)
                await _show(interaction, self._parts.languages.of(interaction).change_cancelled())
            case UndoChange():
                await self._undo(interaction, action)
            case _:
                assert_never(action)

    async def _apply(self, interaction: Interaction, action: ApplyChange) -> None:
        """Let a proposal answer, record it, and offer to undo it."""
        wording = self._parts.languages.of(interaction)
        applied = await self._parts.reloader.apply(action.proposal, _who(interaction))
        if not isinstance(applied, Applied):
            await _show(interaction, self._why_not(interaction, applied))
            return
        what = done_by(applied.proposal, wording)
        change, recorded = await self._record(interaction, applied, what, action.gap)
        lines = [wording.change_applied(what, applied.stamp.revision)]
        lines += [] if recorded else [wording.change_unrecorded()]
        undo = UndoChange(applied.proposal.changes.before, applied.stamp.revision, change)
        await _show(interaction, "\n".join(lines), Button(wording.undo_button(), undo))

    async def _undo(self, interaction: Interaction, action: UndoChange) -> None:
        """Go back to the knowledge before a change, and list again the gaps that it closed."""
        wording = self._parts.languages.of(interaction)
        if self._parts.live.now.knowledge.revision != action.after:
            await interaction.followup.send(wording.undo_overtaken(), ephemeral=True)
            return
        applied = await self._parts.reloader.rollback(action.before, _who(interaction))
        if not isinstance(applied, Applied):
            gone = isinstance(applied, Gone)
            sentence = wording.undo_gone() if gone else self._why_not(interaction, applied)
            await interaction.followup.send(sentence, ephemeral=True)
            return
        sentence = wording.change_undone(applied.stamp.revision)
        _, recorded = await self._record(interaction, applied, sentence, 0)
        reopened = await self._reopened(action.change)
        lines = [sentence, *([wording.gap_reopened(reopened)] if reopened else [])]
        lines += [] if recorded else [wording.change_unrecorded()]
        await _show(interaction, "\n".join(lines))

    def _why_not(self, interaction: Interaction, why: NotProposed) -> str:
        return why_not(why, self._parts.shelf.folder, self._parts.languages.of(interaction))

    async def _record(
        self, interaction: Interaction, applied: Applied, what: str, gap: int
    ) -> tuple[int, bool]:
        """Write a change into the history and the audit log; return its number there, and whether it is."""
        try:
            closed = await self._closed(interaction, applied.proposal, gap) if gap else ()
            await record_applied(self._parts.reloads, applied, what)
            undo = json.dumps({"gaps": closed}) if closed else None
            number = await self._parts.journal.record(interaction, what, applied.stamp.when, undo)
        except StoreUnavailable as error:
            self._log.warning("a change is not recorded", kind=applied.proposal.kind, error=error.kind)
            number = 0
        await self._parts.journal.tell_of(interaction, what)
        return number, number > 0

    async def _closed(self, interaction: Interaction, proposal: Proposal, gap: int) -> tuple[int, ...]:
        """Close the gaps that a change answers."""
        group = await asyncio.to_thread(group_of, await self._parts.gaps.open(MOST), gap)
        if group is None:
            return ()
        known = isinstance(proposal.change, AddEntry) and proposal.change.gap
        state: State = "known" if known else "answered"
        return await self._parts.gaps.close(group.ids, state, interaction.user.id, time.time())

    async def _reopened(self, number: int) -> int:
        try:
            change = await self._parts.audit.get(number) if number else None
            gaps = json.loads(change.undo).get("gaps", []) if change and change.undo else []
            return len(await self._parts.gaps.reopen(gaps)) if gaps else 0
        except StoreUnavailable as error:
            self._log.warning("gaps are not listed again", error=error.kind)
            return 0


async def _show(interaction: Interaction, said: str, *buttons: Button) -> None:
    await interaction.edit_original_response(view=layout_of(Panel((said,), buttons)))


def _who(interaction: Interaction) -> Who:
    return Who(interaction.user.id, interaction.user.display_name)
