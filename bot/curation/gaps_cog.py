"""/knowledge gaps: what members asked in vain, and what answers it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Final, assert_never

from discord import app_commands
from discord.ext import commands

from bot.actions import (
    AnswerGap,
    ChooseEntry,
    ChoosePassage,
    GapsPage,
    IgnoreGap,
    KnownGap,
    ReopenGaps,
    SearchForGap,
)
from bot.curation.gap_answers import chosen_answer, known_gap, read_gaps, written_gaps
from bot.curation.gap_panels import answers_panel, gaps_panel, known_gap_form, search_form
from bot.curation.previews import entry_panel
from bot.curation.same_question import MOST, group_of, grouped
from bot.curation.written_entry import UntaughtError
from bot.delivery.command_declarations import add_command
from bot.delivery.visit import Interaction, Reception, Visit
from bot.rendering import Button, Section, escaped_line
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.actions.moderators import GapPress
    from bot.curation.changes_cog import ChangesCog
    from bot.curation.same_question import Group
    from bot.guild.change_log import Journal
    from bot.snapshots.live import Live
    from bot.snapshots.moderator_changes import AddEntry, AddPhrasing
    from bot.store.audit import Audit
    from bot.store.gaps import Gaps

_SHOWN: Final = 150


class GapsCog(commands.Cog):
    """Shows moderators which questions are missing, and lets them answer, ignore and reopen those.

    Args:
        reception: meets the moderator.
        live: the knowledge that answers.
        gaps: the questions without an answer.
        audit: tells which ones were ignored.
        journal: records that they are, and tells of it.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a gap's buttons need
        self,
        *,
        reception: Reception,
        live: Live,
        gaps: Gaps,
        audit: Audit,
        journal: Journal,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self._live = live
        self._gaps = gaps
        self._audit = audit
        self._journal = journal
        self._changes = changes
        add_command(group, "gaps", "gaps_description", self.gaps)

    async def gaps(self, interaction: Interaction) -> None:
        """Show the questions without an answer."""
        visit = await self._reception.curator(interaction, "gaps")
        if visit is None:
            return
        async with _refusals_said(visit):
            await visit.respond(gaps_panel(await self._groups(), 0, visit.wording), private=True)

    @commands.Cog.listener()
    async def on_press_gap(self, interaction: Interaction, action: GapPress) -> None:
        """Handle one press in these panels."""
        visit = await self._reception.curator(interaction, type(action).__name__)
        if visit is None:
            return
        async with _refusals_said(visit):
            await self._pressed(visit, action)

    @commands.Cog.listener()
    async def on_submit_gap(
        self, interaction: Interaction, action: GapPress, texts: Mapping[str, str]
    ) -> None:
        """Handle a form of these panels."""
        visit = await self._reception.curator(interaction, type(action).__name__)
        if visit is None:
            return
        async with _refusals_said(visit):
            match action:
                case SearchForGap(gap):
                    await self._search(visit, await self._group(visit, gap), texts.get("words", ""))
                case KnownGap(gap):
                    group, sentence = await self._group(visit, gap), texts.get("sentence", "")
                    change = known_gap(sentence, group, self._live.now.matcher, visit.wording)
                    await self._teach(visit, change, group)
                case _:
                    return

    async def _pressed(self, visit: Visit, action: GapPress) -> None:
        match action:
            case GapsPage(page):
                await self._list(visit, page)
            case AnswerGap(gap):
                group = await self._group(visit, gap)
                await self._search(visit, group, group.question)
            case SearchForGap(gap):
                await visit.ask(search_form(gap, visit.wording))
            case KnownGap(gap):
                await visit.ask(known_gap_form(gap, visit.wording))
            case IgnoreGap(gap, page):
                await self._ignore(visit, await self._group(visit, gap), page)
            case ReopenGaps(number):
                await self._reopen(visit, number)
            case ChoosePassage() | ChooseEntry():
                group = await self._group(visit, action.gap)
                change = chosen_answer(action, group, self._live.now.knowledge, visit.wording)
                await self._teach(visit, change, group)
            case _:
                assert_never(action)

    async def _groups(self) -> tuple[Group, ...]:
        return await asyncio.to_thread(grouped, await self._gaps.open(MOST))

    async def _group(self, visit: Visit, gap: int) -> Group:
        """Return the open questions among which one stands.

        Raises:
            UntaughtError: if it is not open any more.
            StoreUnavailable: if the database does not answer.
        """
        group = await asyncio.to_thread(group_of, await self._gaps.open(MOST), gap)
        if group is None:
            raise UntaughtError(visit.wording.gap_gone())
        return group

    async def _search(self, visit: Visit, group: Group, words: str) -> None:
        panel = answers_panel(group, self._live.now.matcher, words, visit.wording)
        await visit.respond(panel, private=True)

    async def _teach(self, visit: Visit, change: AddEntry | AddPhrasing, group: Group) -> None:
        await visit.wait()
        await self._changes.propose(
            visit,
            change,
            lambda proposal, buttons: entry_panel(change, proposal, buttons, visit.wording),
            group.head,
        )

    async def _ignore(self, visit: Visit, group: Group, page: int) -> None:
        now = time.time()
        closed = await self._gaps.close(group.ids, "ignored", visit.member, now)
        said = visit.wording.gap_ignored(escaped_line(group.question, _SHOWN))
        try:
            number = await self._journal.record(visit.interaction, said, now, written_gaps(closed))
        except StoreUnavailable:
            # Without its place in the log there would be no undo: it stays as it was.
            await self._gaps.reopen(closed)
            raise
        await self._list(
            visit, page, Section(said, Button(visit.wording.gap_undo_button(), ReopenGaps(number)))
        )
        await self._journal.tell_of(visit.interaction, said)

    async def _reopen(self, visit: Visit, number: int) -> None:
        change = await self._audit.get(number)
        gaps = read_gaps(change.undo) if change else ()
        reopened = await self._gaps.reopen(gaps) if gaps else ()
        if not reopened:
            await visit.whisper(visit.wording.gap_nothing_to_reopen())
            return
        said = visit.wording.gap_reopened(len(reopened))
        await self._journal.record(visit.interaction, said, time.time())
        await self._list(visit, 0, said)
        await self._journal.tell_of(visit.interaction, said)

    async def _list(self, visit: Visit, page: int, done: Section | str | None = None) -> None:
        await visit.change(gaps_panel(await self._groups(), page, visit.wording, done))


@contextlib.asynccontextmanager
async def _refusals_said(visit: Visit) -> AsyncIterator[None]:
    """Tell the moderator that the database is away, or what is missing, instead of going on."""
    try:
        yield
    except StoreUnavailable:
        await visit.whisper(visit.wording.store_away())
    except UntaughtError as error:
        await visit.whisper(error.sentence)
