"""/summary: a document in a few of its own sentences."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.actions import ShowSummary, digest
from bot.browse.document_menu import chosen_document, document_choices, document_of, documents_meant
from bot.browse.summary_panel import summary_panel, which_document
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.visit import Interaction, Reception
from bot.rendering import Panel, escaped_line, linked_title, plain
from knowledge.summary.summarize import Length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics
    from bot.wording import Wording
    from knowledge import Document, Knowledge

_ASKED_LIMIT = 120
_TITLE_LIMIT = 150
_MOST_NAMED = 5
_LARGE = 1500
"""Passages from which a summary takes long enough that others would notice; Discord is told to wait."""


class SummaryCog(commands.Cog):
    """Sums documents up.

    Args:
        reception: meets the member.
        live: the knowledge that answers.
        metrics: counts the panels.
    """

    def __init__(self, *, reception: Reception, live: Live, metrics: Metrics) -> None:
        self._reception = reception
        self._live = live
        self._metrics = metrics

    @app_commands.command(name="summary", description=told("summary_description"))
    @app_commands.describe(
        document=told("summary_document_option"),
        length=told("summary_length_option"),
        private=told("private_option"),
    )
    @app_commands.choices(
        length=[
            app_commands.Choice(name=told("length_short"), value=Length.SHORT.value),
            app_commands.Choice(name=told("length_medium"), value=Length.MEDIUM.value),
            app_commands.Choice(name=told("length_long"), value=Length.LONG.value),
        ]
    )
    @everywhere
    @for_everybody
    async def summary(
        self,
        interaction: Interaction,
        document: str = "",
        length: str = Length.MEDIUM.value,
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """Sum a document up: the one that is chosen or named, or the only one there is."""
        visit = await self._reception.question(interaction)
        if visit is None:
            return
        meant = self._meant(plain(document), visit.wording)
        if isinstance(meant, str):
            await visit.whisper(meant)
            return
        knowledge = self._live.now.knowledge
        name = digest(meant[0].name) if len(meant) == 1 else ""
        page = ShowSummary(visit.member, knowledge.revision, name, length)
        hidden = self._reception.is_private(visit, private)
        panel = which_document(meant, page, visit.wording, private=hidden)
        if panel is None:
            if _is_large(meant[0]):
                await visit.wait(private=hidden)
            panel = await _summed_up(meant[0], knowledge, page, visit.wording, private=hidden)
        self._metrics.panels.labels("summary").inc()
        await visit.respond(panel, private=hidden)

    @summary.autocomplete("document")
    async def suggest(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the documents."""
        choices = document_choices(self._live.now.knowledge, typed)
        return [app_commands.Choice(name=name, value=value) for name, value in choices]

    @commands.Cog.listener()
    async def on_press_summary(self, interaction: Interaction, action: ShowSummary) -> None:
        """Show another length or document: in place for the asker, for others in a copy of their own."""
        visit = self._reception.visit(interaction)
        knowledge = self._live.now.knowledge
        document = document_of(knowledge, action.document)
        if document is None:
            await visit.whisper(visit.wording.document_gone())
            return
        own = visit.member == action.asker
        page = ShowSummary(visit.member, action.revision, action.document, action.length)
        private = visit.hidden or not own
        if _is_large(document):
            await interaction.response.defer(ephemeral=private, thinking=not own)
        panel = await _summed_up(document, knowledge, page, visit.wording, private=private)
        self._metrics.panels.labels("summary").inc()
        await visit.turn(panel, own=own)

    def _meant(self, asked: str, wording: Wording) -> Sequence[Document] | str:
        """Return the documents that may be meant, or the sentence that says why there are none."""
        knowledge = self._live.now.knowledge
        if not knowledge.documents:
            return wording.no_documents()
        if not asked:
            return knowledge.documents
        chosen = chosen_document(asked)
        if chosen is not None:
            document = document_of(knowledge, chosen)
            return (document,) if document else wording.document_gone()
        meant = documents_meant(knowledge, asked)
        if meant:
            return meant
        titles = [escaped_line(one.title, _TITLE_LIMIT) for one in knowledge.documents[:_MOST_NAMED]]
        more = len(knowledge.documents) - len(titles)
        return wording.unknown_document(escaped_line(asked, _ASKED_LIMIT), titles, more)


def _is_large(document: Document) -> bool:
    return len(document.passages) > _LARGE


async def _summed_up(
    document: Document, knowledge: Knowledge, page: ShowSummary, wording: Wording, *, private: bool
) -> Panel:
    """Return a document's summary, or the sentence that there is none; a long one is made in a thread."""
    made = partial(summary_panel, document, knowledge, page, wording, private=private)
    panel = await asyncio.to_thread(made) if _is_large(document) else made()
    return panel or Panel((wording.no_sentences(linked_title(document)),))
