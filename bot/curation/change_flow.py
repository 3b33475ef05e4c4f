"""A moderator's change from the command to the knowledge: proposed, shown, applied, recorded, undone."""

from __future__ import annotations

import asyncio
import io
import json
import re
import time
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.actions import ApplyChange, CancelChange, UndoChange
from bot.curation.changes_panels import in_short
from bot.curation.same_question import MOST, group_of
from bot.delivery.progress_line import Telling
from bot.delivery.views import layout_of
from bot.guild.curators import may_curate
from bot.rendering.citations import escaped_line
from bot.rendering.components import Button, Panel
from bot.rendering.escaping import escape
from bot.snapshots.moderator_changes import (
    AddDocument,
    AddEntry,
    AddPhrasing,
    Reason,
    RemoveDocument,
    RemoveEntry,
)
from bot.snapshots.proposals import AlreadyRunning, Applied, Faulty, Gone, NotPossible, Proposal, Who
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.app.parts import Parts
    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.proposals import Proposed
    from bot.store.gaps import State
    from bot.wording import Wording

    Shown = Callable[[Proposal, tuple[Button, ...]], Panel]

_MOST_FAULTS = 5
"""With each at its longest, five leave room in a message; the others go along in a file."""
_MOST_LINES = 10_000
_FAULT = 300
_TITLE = 150


class Proposing:
    """Takes changes through: every way by which a moderator changes the knowledge ends here.

    Args:
        parts: what the bot is made of.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._log = structlog.get_logger("curating")

    async def allowed(self, interaction: discord.Interaction[Any], what: str) -> bool:
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
        self, interaction: discord.Interaction[Any], change: Change | None, shown: Shown, gap: int = 0
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

    async def propose_rollback(
        self, interaction: discord.Interaction[Any], revision: str, shown: Shown
    ) -> None:
        """Show what going back to a revision would change; arguments as in `propose`."""
        async with Telling(interaction, self._parts.languages.of(interaction)) as tell:
            proposed = await self._parts.reloader.propose_rollback(revision, _who(interaction), tell)
        if isinstance(proposed, Gone):
            wording = self._parts.languages.of(interaction)
            await interaction.edit_original_response(content=wording.undo_gone())
            return
        await self._offer(interaction, proposed, shown, 0)

    async def _offer(
        self, interaction: discord.Interaction[Any], proposed: Proposed, shown: Shown, gap: int
    ) -> None:
        wording = self._parts.languages.of(interaction)
        if not isinstance(proposed, Proposal):
            proposed = _without_folder(proposed, self._parts.shelf.folder)
            files = _whole(proposed.faults) if isinstance(proposed, Faulty) else []
            sentence = not_proposed(proposed, wording)
            await interaction.edit_original_response(content=sentence, attachments=files)
            return
        buttons = (
            Button(wording.apply_button(), ApplyChange(proposed.id, gap), primary=True),
            Button(wording.cancel_button(), CancelChange(proposed.id)),
        )
        # A line of progress may stand there, which a panel cannot have beside it.
        await interaction.edit_original_response(content=None, view=layout_of(shown(proposed, buttons)))

    async def apply(self, interaction: discord.Interaction[Any], action: ApplyChange) -> None:
        """Let a proposal answer, record it, and offer to undo it."""
        wording = self._parts.languages.of(interaction)
        await interaction.response.defer()
        applied = await self._parts.reloader.apply(action.proposal, _who(interaction))
        if not isinstance(applied, Applied):
            why = _without_folder(applied, self._parts.shelf.folder)
            await self._show(interaction, Panel((not_proposed(why, wording),)))
            return
        proposal = applied.proposal
        what = done_by(proposal, wording)
        change, recorded = await self._record(interaction, applied, what, action.gap)
        lines = [wording.change_applied(what, applied.stamp.revision)]
        lines += [] if recorded else [wording.change_unrecorded()]
        undo = UndoChange(proposal.changes.before, applied.stamp.revision, change)
        await self._show(interaction, Panel(("\n".join(lines),), (Button(wording.undo_button(), undo),)))

    async def cancel(self, interaction: discord.Interaction[Any], action: CancelChange) -> None:
        """Forget a proposal."""
        await interaction.response.defer()
        await self._parts.reloader.cancel(action.proposal)
        await self._show(interaction, Panel((self._parts.languages.of(interaction).change_cancelled(),)))

    async def undo(self, interaction: discord.Interaction[Any], action: UndoChange) -> None:
        """Go back to the knowledge before a change, and list again the gaps that it closed."""
        wording = self._parts.languages.of(interaction)
        await interaction.response.defer()
        if self._parts.live.now.knowledge.revision != action.after:
            await interaction.followup.send(wording.undo_overtaken(), ephemeral=True)
            return
        applied = await self._parts.reloader.rollback(action.before, _who(interaction))
        if not isinstance(applied, Applied):
            why = _without_folder(applied, self._parts.shelf.folder)
            sentence = wording.undo_gone() if isinstance(why, Gone) else not_proposed(why, wording)
            await interaction.followup.send(sentence, ephemeral=True)
            return
        sentence = wording.change_undone(applied.stamp.revision)
        _, recorded = await self._record(interaction, applied, sentence, 0)
        reopened = await self._reopened(action.change)
        lines = [sentence, *([wording.gap_reopened(reopened)] if reopened else [])]
        lines += [] if recorded else [wording.change_unrecorded()]
        await self._show(interaction, Panel(("\n".join(lines),)))

    async def _show(self, interaction: discord.Interaction[Any], panel: Panel) -> None:
        await interaction.edit_original_response(view=layout_of(panel))

    async def _record(
        self, interaction: discord.Interaction[Any], applied: Applied, what: str, gap: int
    ) -> tuple[int, bool]:
        """Write a change into the history and the audit log; return its number there, and whether it is."""
        proposal, who = applied.proposal, _who(interaction)
        try:
            closed = await self._closed(interaction, proposal, gap) if gap else ()
            await self._parts.reloads.record(
                when=applied.stamp.when,
                by=who.id,
                by_name=who.name,
                kind=proposal.kind[:20],
                before=proposal.changes.before,
                after=applied.stamp.revision,
                summary=what,
            )
            undo = json.dumps({"gaps": closed}) if closed else None
            number = await self._parts.journal.record(interaction, what, applied.stamp.when, undo)
        except StoreUnavailable as error:
            self._log.warning("a change is not recorded", kind=proposal.kind, error=error.kind)
            number = 0
        await self._parts.journal.tell_of(interaction, what)
        return number, number > 0

    async def _closed(
        self, interaction: discord.Interaction[Any], proposal: Proposal, gap: int
    ) -> tuple[int, ...]:
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


def _without_folder(proposed: Proposed, shelf: Path) -> Proposed:
    """Name the bot's own files by their names alone: where it keeps them is nothing a moderator can use."""
    if not isinstance(proposed, Faulty):
        return proposed
    own = re.compile(re.escape(str(shelf)) + r"[^:]{0,100}[/\\](?=[^/\\:]{1,200}:)")
    return Faulty(tuple(own.sub("", fault) for fault in proposed.faults))


def _whole(faults: tuple[str, ...]) -> list[discord.File]:
    """Return a file with all faults where a message cannot hold them."""
    if len(faults) <= _MOST_FAULTS:
        return []
    return [discord.File(io.BytesIO("\n".join(faults[:_MOST_LINES]).encode()), "faults.txt")]


def not_proposed(proposed: Proposed | Faulty | Gone, wording: Wording) -> str:
    """Return the sentence for what could not be proposed or applied."""
    match proposed:
        case Faulty(faults):
            first = [escaped_line(fault, _FAULT) for fault in faults[:_MOST_FAULTS]]
            return wording.change_faults(first, len(faults))
        case AlreadyRunning(who, since):
            return wording.change_running(escape(who.name), int(since))
        case NotPossible(refused):
            return _refused(refused.reason, refused.name, wording)
        case Gone.EXPIRED:
            return wording.change_expired()
        case Gone.OVERTAKEN:
            return wording.change_overtaken()
        case _:
            return wording.change_forgotten()


def done_by(proposal: Proposal, wording: Wording) -> str:
    """Return what an applied proposal did, in a sentence with names escaped."""
    change = proposal.change
    match change:
        case AddDocument(name=name):
            return wording.did_add(_title(name, proposal))
        case RemoveDocument(name=name):
            return wording.did_remove(_title(name, proposal))
        case AddEntry(questions=(question, *_)) | AddPhrasing(question=question):
            return wording.did_teach(escaped_line(question, _TITLE))
        case RemoveEntry(entry=entry):
            known = proposal.before.knowledge.entry(entry)
            return wording.did_forget(escaped_line(known.questions[0] if known else entry, _TITLE))
        case None:
            return _did_load(proposal, wording)
        case _:
            return wording.did_change()


def _did_load(proposal: Proposal, wording: Wording) -> str:
    if proposal.kind == "rollback":
        return wording.did_roll_back(proposal.changes.after)
    return wording.did_reload(in_short(proposal.changes, wording))


def _title(name: str, proposal: Proposal) -> str:
    known = proposal.loaded.knowledge.document(name) or proposal.before.knowledge.document(name)
    return escaped_line(known.title if known else name, _TITLE)


def _refused(reason: Reason, name: str, wording: Wording) -> str:
    match reason:
        case Reason.NAME:
            return wording.change_bad_name()
        case Reason.SEED | Reason.TAKEN:
            return wording.change_name_taken(escaped_line(name, _TITLE))
        case Reason.LARGE:
            return wording.change_too_large()
        case Reason.FULL:
            return wording.change_full()
        case _:
            return wording.change_unknown()


def _who(interaction: discord.Interaction[Any]) -> Who:
    return Who(interaction.user.id, interaction.user.display_name)
