"""/knowledge feedback: the passages that members found unhelpful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import app_commands
from discord.ext import commands

from bot.actions import VotesPage
from bot.curation.vote_panels import votes_panel
from bot.delivery.command_declarations import add_command
from bot.delivery.visit import Interaction, Reception, Visit
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from bot.rendering import Panel
    from bot.snapshots.live import Live
    from bot.store.votes import Votes

_WORST: Final = 40


class VotesCog(commands.Cog):
    """Shows moderators what members voted down.

    Args:
        reception: meets the moderator.
        live: the knowledge that answers.
        votes: those that members cast.
        group: `/knowledge`, which gets the command.
    """

    def __init__(self, *, reception: Reception, live: Live, votes: Votes, group: app_commands.Group) -> None:
        self._reception = reception
        self._live = live
        self._votes = votes
        add_command(group, "feedback", "feedback_description", self.feedback)

    async def feedback(self, interaction: Interaction) -> None:
        """Show the passages that members found unhelpful."""
        visit = await self._reception.curator(interaction, "feedback")
        panel = await self._panel(visit, 0) if visit else None
        if visit and panel:
            await visit.respond(panel, private=True)

    @commands.Cog.listener()
    async def on_press_votes_page(self, interaction: Interaction, action: VotesPage) -> None:
        """Turn the page."""
        visit = await self._reception.curator(interaction, type(action).__name__)
        panel = await self._panel(visit, action.page) if visit else None
        if visit and panel:
            await visit.change(panel)

    async def _panel(self, visit: Visit, page: int) -> Panel | None:
        """Return a page of them; None where the database does not answer, which is said."""
        try:
            tallies = await self._votes.worst(_WORST)
        except StoreUnavailable:
            await visit.whisper(visit.wording.store_away())
            return None
        return votes_panel(tallies, self._live.now.knowledge, page, visit.wording)
