"""/privacy: what is stored, and about whoever asks; and deleting that."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import ForgetMe, ShowStored
from bot.delivery.command_places import everywhere, for_everybody
from bot.delivery.views import layout_of
from bot.feedback.privacy_panel import Stored, away_panel, forgotten_panel, privacy_panel, sure_panel
from bot.guild.languages import told
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from bot.actions.members import PrivacyPress
    from bot.app.parts import Parts
    from bot.rendering.components import Panel
    from bot.wording import Wording


class Privacy(commands.Cog):
    """Shows and deletes what is stored about a member, to that member alone."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @app_commands.command(name="privacy", description=told("privacy_description"))
    @everywhere
    @for_everybody
    async def privacy(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Say what is stored."""
        panel = await self._stored_panel(interaction.user.id, self._parts.languages.of(interaction))
        await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    @commands.Cog.listener()
    async def on_press_privacy(
        self, interaction: discord.Interaction[discord.Client], action: PrivacyPress
    ) -> None:
        """Ask whether it is to be deleted, delete it, or show it again; always what is about who presses."""
        member, wording = interaction.user.id, self._parts.languages.of(interaction)
        match action:
            case ShowStored():
                panel = await self._stored_panel(member, wording)
            case ForgetMe(sure=False):
                stored = await self._stored(member)
                panel = sure_panel(stored, wording) if stored else away_panel(wording)
            case ForgetMe():
                panel = await self._forget(member, wording)
            case _:
                assert_never(action)
        await interaction.response.edit_message(view=layout_of(panel))

    async def _stored_panel(self, member: int, wording: Wording) -> Panel:
        return privacy_panel(
            await self._stored(member),
            self._parts.live.now.knowledge,
            wording,
            keeps_questions=self._parts.keeping.allowed,
        )

    async def _stored(self, member: int) -> Stored | None:
        try:
            return Stored(
                await self._parts.votes.of_member(member),
                await self._parts.gaps.of_member(member),
                len(await self._parts.audit.of_member(member)),
            )
        except StoreUnavailable:
            return None

    async def _forget(self, member: int, wording: Wording) -> Panel:
        try:
            async with self._parts.database.together():
                votes = await self._parts.votes.forget_member(member)
                gaps = await self._parts.gaps.forget_member(member)
        except StoreUnavailable:
            return away_panel(wording)
        return forgotten_panel(votes, gaps, wording)
