"""/knowledge entry: a question and what answers it, written in one command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import app_commands
from discord.ext import commands

from bot.curation.gap_panels import SENTENCE_LIMIT
from bot.curation.passage_search import named_entries, named_passages
from bot.curation.previews import entry_panel
from bot.curation.written_entry import LONGEST_QUESTION, Taught, UntaughtError, change_for, known_already
from bot.delivery.command_declarations import add_command, told
from bot.delivery.suggestions import for_curators
from bot.delivery.visit import Interaction, Reception

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.curation.changes_cog import ChangesCog
    from bot.guild.curators import Curators
    from bot.snapshots.live import Live

_OPTION: Final = 4000
_NOTE: Final = 600


class EntryCog(commands.Cog):
    """Lets moderators teach questions.

    Args:
        reception: meets the moderator.
        curators: who is suggested passages and questions.
        live: the knowledge that answers.
        changes: takes a change through.
        group: `/knowledge`, which gets the command.
    """

    def __init__(
        self,
        *,
        reception: Reception,
        curators: Curators,
        live: Live,
        changes: ChangesCog,
        group: app_commands.Group,
    ) -> None:
        self._reception = reception
        self.curators = curators
        self._live = live
        self._changes = changes
        add_command(group, "entry", "entry_description", self.entry)

    @for_curators
    async def passages(self, interaction: Interaction, typed: str) -> Iterable[tuple[str, str]]:
        """Offer passages, as the matcher ranks them for what is typed, or for the question."""
        named = named_passages(self._live.now.matcher, typed or _question_in(interaction))
        return [one for one in named if one[0]]

    @for_curators
    async def entries(self, interaction: Interaction, typed: str) -> Iterable[tuple[str, str]]:
        """Offer the questions that are known."""
        named = named_entries(self._live.now.matcher, typed or _question_in(interaction))
        return [one for one in named if one[0]]

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
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        passage: app_commands.Range[str, 1, _OPTION] | None = None,
        same_as: app_commands.Range[str, 1, _OPTION] | None = None,
        gap: app_commands.Range[str, 1, SENTENCE_LIMIT] | None = None,
        also: app_commands.Range[str, 1, _OPTION] | None = None,
        note: app_commands.Range[str, 1, _NOTE] | None = None,
    ) -> None:
        """Teach one question."""
        visit = await self._reception.curator(interaction, "entry")
        if visit is None:
            return
        taught = Taught(question, also or "", passage or "", same_as or "", gap or "", note or "")
        try:
            change = change_for(taught, self._live.now.matcher, visit.wording)
        except UntaughtError as error:
            await visit.whisper(error.sentence)
            return
        there = known_already(taught, self._live.now.knowledge)
        await visit.wait()
        await self._changes.propose(
            visit,
            change,
            lambda proposal, buttons: entry_panel(change, proposal, buttons, visit.wording, there),
        )


def _question_in(interaction: Interaction) -> str:
    """Return what stands in the option of the question while another one is typed."""
    return str(getattr(interaction.namespace, "question", "") or "")
