"""/privacy: what is stored, and about whoever asks; and deleting that."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from discord import app_commands
from discord.ext import commands

from bot.actions import ForgetMe, ShowStored
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.visit import Interaction, Reception, Visit
from bot.feedback.privacy_panel import Stored, away_panel, forgotten_panel, privacy_panel, sure_panel
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from bot.actions.stored import PrivacyPress
    from bot.feedback.kept_questions import Keeping
    from bot.rendering import Panel
    from bot.snapshots.live import Live
    from bot.store.audit import Audit
    from bot.store.database import Database
    from bot.store.gaps import Gaps
    from bot.store.votes import Votes


class PrivacyCog(commands.Cog):
    """Shows and deletes what is stored about a member, to that member alone.

    Args:
        reception: meets the member.
        live: the knowledge that was voted on.
        keeping: tells whether unanswered questions are kept.
        database: in which votes and questions are deleted together.
        votes: the member's.
        gaps: the member's questions.
        audit: what the member changed as a moderator.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that is stored about a member, or shows it
        self,
        *,
        reception: Reception,
        live: Live,
        keeping: Keeping,
        database: Database,
        votes: Votes,
        gaps: Gaps,
        audit: Audit,
    ) -> None:
        self._reception = reception
        self._live = live
        self._keeping = keeping
        self._database = database
        self._votes = votes
        self._gaps = gaps
        self._audit = audit

    @app_commands.command(name="privacy", description=told("privacy_description"))
    @everywhere
    @for_everybody
    async def privacy(self, interaction: Interaction) -> None:
        """Say what is stored."""
        visit = self._reception.visit(interaction)
        await visit.respond(await self._stored_panel(visit), private=True)

    @commands.Cog.listener()
    async def on_press_privacy(self, interaction: Interaction, action: PrivacyPress) -> None:
        """Ask whether it is to be deleted, delete it, or show it again; always what is about who presses."""
        visit = self._reception.visit(interaction)
        match action:
            case ShowStored():
                panel = await self._stored_panel(visit)
            case ForgetMe(sure=False):
                stored = await self._stored(visit.member)
                panel = sure_panel(stored, visit.wording) if stored else away_panel(visit.wording)
            case ForgetMe():
                panel = await self._forget(visit)
            case _:
                assert_never(action)
        await visit.change(panel)

    async def _stored_panel(self, visit: Visit) -> Panel:
        return privacy_panel(
            await self._stored(visit.member),
            self._live.now.knowledge,
            visit.wording,
            keeps_questions=self._keeping.allowed,
        )

    async def _stored(self, member: int) -> Stored | None:
        try:
            return Stored(
                await self._votes.of_member(member),
                await self._gaps.of_member(member),
                len(await self._audit.of_member(member)),
            )
        except StoreUnavailable:
            return None

    async def _forget(self, visit: Visit) -> Panel:
        try:
            async with self._database.together():
                votes = await self._votes.forget_member(visit.member)
                gaps = await self._gaps.forget_member(visit.member)
        except StoreUnavailable:
            return away_panel(visit.wording)
        return forgotten_panel(votes, gaps, visit.wording)
