"""/knowledge entry, gaps and feedback: what members asked in vain, and what answers it."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Final, assert_never

import discord
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
    VotesPage,
)
from bot.curation.gap_panels import (
    SENTENCE_LIMIT,
    answers_panel,
    gaps_panel,
    known_gap_form,
    search_form,
)
from bot.curation.passage_search import named_entries, named_passages, words_of
from bot.curation.previews import entry_panel
from bot.curation.same_question import MOST, group_of, grouped
from bot.curation.vote_panels import votes_panel
from bot.curation.written_entry import (
    LONGEST_QUESTION,
    Taught,
    UntaughtError,
    change_for,
    gap_entry,
    known_already,
    phrasings,
)
from bot.delivery.sender import whisper
from bot.delivery.views import layout_of, modal_of
from bot.guild.languages import told
from bot.rendering.citations import escaped_line
from bot.rendering.components import Button, Section
from bot.snapshots.moderator_changes import AddEntry, AddPhrasing
from bot.store.errors import StoreUnavailable
from bot.uploads.naming import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.actions.teaching import Gapped
    from bot.app.parts import Parts
    from bot.curation.changes_cog import KnowledgeChanges
    from bot.curation.same_question import Group
    from bot.wording import Wording

    Interaction = discord.Interaction[discord.Client]

_OPTION: Final = 4000
_NOTE: Final = 600
_SHOWN: Final = 150
_WORST: Final = 40


class Teaching(commands.Cog):
    """Lets moderators teach questions, and shows them which ones are missing.

    Args:
        parts: what the bot is made of.
        proposing: takes a change through.
        group: `/knowledge`, which gets the commands.
    """

    def __init__(self, parts: Parts, proposing: KnowledgeChanges, group: app_commands.Group) -> None:
        self._parts = parts
        self._proposing = proposing
        for name, callback in (("entry", self.entry), ("gaps", self.gaps), ("feedback", self.feedback)):
            description = told(f"{name}_description")
            group.add_command(app_commands.Command(name=name, description=description, callback=callback))

    async def passages(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer passages, as the matcher ranks them for what is typed, or for the question."""
        words = typed or str(getattr(interaction.namespace, "question", "") or "")
        return _choices(named_passages(self._parts.live.now.matcher, words))

    async def entries(
        self, interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the questions that are known."""
        words = typed or str(getattr(interaction.namespace, "question", "") or "")
        return _choices(named_entries(self._parts.live.now.matcher, words))

    @app_commands.describe(
        question=told("entry_question_option"),
        passage=told("entry_passage_option"),
        same_as=told("entry_same_option"),
        gap=told("entry_gap_option"),
        also=told("entry_also_option"),
        note=told("entry_note_option"),
    )
    @app_commands.autocomplete(passage=passages, same_as=entries)
    async def entry(  # noqa: PLR0913, PLR0917 - the command's options are this signature
        self,
        interaction: discord.Interaction[discord.Client],
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        passage: app_commands.Range[str, 1, _OPTION] | None = None,
        same_as: app_commands.Range[str, 1, _OPTION] | None = None,
        gap: app_commands.Range[str, 1, SENTENCE_LIMIT] | None = None,
        also: app_commands.Range[str, 1, _OPTION] | None = None,
        note: app_commands.Range[str, 1, _NOTE] | None = None,
    ) -> None:
        """Teach one question."""
        if not await self._proposing.allowed(interaction, "entry"):
            return
        taught = Taught(question, also or "", passage or "", same_as or "", gap or "", note or "")
        wording = self._parts.languages.of(interaction)
        try:
            change = change_for(taught, self._parts.live.now.matcher, wording)
        except UntaughtError as error:
            await whisper(interaction, error.sentence)
            return
        await self._teach(interaction, change, left_out=known_already(taught, self._parts.live.now.knowledge))

    async def gaps(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Show the questions without an answer."""
        if not await self._proposing.allowed(interaction, "gaps"):
            return
        wording = self._parts.languages.of(interaction)
        try:
            groups = await self._groups()
        except StoreUnavailable:
            await whisper(interaction, wording.store_away())
            return
        await interaction.response.send_message(
            view=layout_of(gaps_panel(groups, 0, wording)), ephemeral=True
        )

    async def feedback(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Show the passages that members found unhelpful."""
        if not await self._proposing.allowed(interaction, "feedback"):
            return
        wording = self._parts.languages.of(interaction)
        try:
            tallies = await self._parts.votes.worst(_WORST)
        except StoreUnavailable:
            await whisper(interaction, wording.store_away())
            return
        panel = votes_panel(tallies, self._parts.live.now.knowledge, 0, wording)
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    @commands.Cog.listener()
    async def on_press_teach(self, interaction: discord.Interaction[discord.Client], action: Gapped) -> None:
        """Handle one press in these panels."""
        if not await self._proposing.allowed(interaction, type(action).__name__):
            return
        try:
            await self._pressed(interaction, action)
        except StoreUnavailable:
            await whisper(interaction, self._parts.languages.of(interaction).store_away())
        except UntaughtError as error:
            await whisper(interaction, error.sentence)

    @commands.Cog.listener()
    async def on_submit_teach(
        self,
        interaction: discord.Interaction[discord.Client],
        action: Gapped,
        texts: Mapping[str, str],
    ) -> None:
        """Handle a form of these panels."""
        if not await self._proposing.allowed(interaction, type(action).__name__):
            return
        try:
            match action:
                case SearchForGap(gap):
                    group = await self._group(interaction, gap)
                    await self._search(interaction, group, texts.get("words", ""))
                case KnownGap(gap):
                    group = await self._group(interaction, gap)
                    await self._known(interaction, group, texts.get("sentence", ""))
                case _:
                    return
        except StoreUnavailable:
            await whisper(interaction, self._parts.languages.of(interaction).store_away())
        except UntaughtError as error:
            await whisper(interaction, error.sentence)

    async def _pressed(self, interaction: Interaction, action: Gapped) -> None:
        wording = self._parts.languages.of(interaction)
        match action:
            case GapsPage(page):
                panel = gaps_panel(await self._groups(), page, wording)
                await interaction.response.edit_message(view=layout_of(panel))
            case VotesPage(page):
                tallies = await self._parts.votes.worst(_WORST)
                panel = votes_panel(tallies, self._parts.live.now.knowledge, page, wording)
                await interaction.response.edit_message(view=layout_of(panel))
            case AnswerGap(gap):
                group = await self._group(interaction, gap)
                await self._search(interaction, group, group.question)
            case SearchForGap(gap):
                await interaction.response.send_modal(modal_of(search_form(gap, wording)))
            case KnownGap(gap):
                await interaction.response.send_modal(modal_of(known_gap_form(gap, wording)))
            case IgnoreGap(gap, page):
                await self._ignore(interaction, await self._group(interaction, gap), page)
            case ReopenGaps(change):
                await self._reopen(interaction, change)
            case ChoosePassage() | ChooseEntry():
                await self._choose(interaction, action, await self._group(interaction, action.gap))
            case _:
                assert_never(action)

    async def _groups(self) -> tuple[Group, ...]:
        return await asyncio.to_thread(grouped, await self._parts.gaps.open(MOST))

    async def _group(self, interaction: Interaction, gap: int) -> Group:
        """Return the open questions among which one stands.

        Raises:
            UntaughtError: if it is not open any more.
            StoreUnavailable: if the database does not answer.
        """
        group = await asyncio.to_thread(group_of, await self._parts.gaps.open(MOST), gap)
        if group is None:
            raise UntaughtError(self._parts.languages.of(interaction).gap_gone())
        return group

    async def _search(self, interaction: Interaction, group: Group, words: str) -> None:
        wording = self._parts.languages.of(interaction)
        panel = answers_panel(group, self._parts.live.now.matcher, words, wording)
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    async def _known(self, interaction: Interaction, group: Group, sentence: str) -> None:
        wording = self._parts.languages.of(interaction)
        matcher = self._parts.live.now.matcher
        questions = phrasings(_asked(group), matcher.knowledge, wording)
        await self._teach(interaction, gap_entry(questions, sentence, matcher, wording), group.head)

    async def _choose(
        self, interaction: Interaction, action: ChoosePassage | ChooseEntry, group: Group
    ) -> None:
        wording = self._parts.languages.of(interaction)
        knowledge = self._parts.live.now.knowledge
        questions = phrasings(_asked(group), knowledge, wording)
        if isinstance(action, ChooseEntry):
            entry = knowledge.entry(action.entry)
            if entry is None:
                raise UntaughtError(wording.entry_no_same())
            await self._teach(interaction, AddPhrasing(entry.document, entry.id, questions[0]), group.head)
            return
        found = words_of(action, knowledge)
        if found is None:
            raise UntaughtError(wording.entry_passage_moved())
        await self._teach(interaction, AddEntry(found[0], questions, (found[1],)), group.head)

    async def _teach(
        self,
        interaction: Interaction,
        change: AddEntry | AddPhrasing,
        gap: int = 0,
        left_out: tuple[str, ...] = (),
    ) -> None:
        wording = self._parts.languages.of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._proposing.propose(
            interaction,
            change,
            lambda proposal, buttons: entry_panel(change, proposal, buttons, wording, left_out),
            gap,
        )

    async def _ignore(self, interaction: Interaction, group: Group, page: int) -> None:
        wording = self._parts.languages.of(interaction)
        now = time.time()
        closed = await self._parts.gaps.close(group.ids, "ignored", interaction.user.id, now)
        said = wording.gap_ignored(escaped_line(group.question, _SHOWN))
        try:
            number = await self._parts.journal.record(interaction, said, now, json.dumps({"gaps": closed}))
        except StoreUnavailable:
            # Without its place in the log there would be no undo: it stays as it was.
            await self._parts.gaps.reopen(closed)
            raise
        done = Section(said, Button(wording.gap_undo_button(), ReopenGaps(number)))
        await self._list(interaction, page, wording, done)
        await self._parts.journal.tell_of(interaction, said)

    async def _reopen(self, interaction: Interaction, number: int) -> None:
        wording = self._parts.languages.of(interaction)
        change = await self._parts.audit.get(number)
        gaps = json.loads(change.undo).get("gaps", []) if change and change.undo else []
        reopened = await self._parts.gaps.reopen(gaps) if gaps else ()
        if not reopened:
            await whisper(interaction, wording.gap_nothing_to_reopen())
            return
        said = wording.gap_reopened(len(reopened))
        await self._parts.journal.record(interaction, said, time.time())
        await self._list(interaction, 0, wording, said)
        await self._parts.journal.tell_of(interaction, said)

    async def _list(self, interaction: Interaction, page: int, wording: Wording, done: Section | str) -> None:
        panel = gaps_panel(await self._groups(), page, wording, done)
        await interaction.response.edit_message(view=layout_of(panel))


def _asked(group: Group) -> Taught:
    """Return the group's wordings as if they had been written for an entry."""
    also = "|".join(one_line(other, LONGEST_QUESTION).replace("|", " ") for other in group.others)
    return Taught(one_line(group.question, LONGEST_QUESTION), also)


def _choices(named: list[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in named if name]
