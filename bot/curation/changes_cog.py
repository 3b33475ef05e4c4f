"""Apply, Cancel and Undo under what a moderator changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import discord
from discord.ext import commands

from bot.actions import ApplyChange, CancelChange, UndoChange

if TYPE_CHECKING:
    from bot.actions.moderators import ChangePress
    from bot.curation.change_flow import Proposing


class Changing(commands.Cog):
    """Does what the buttons under a proposed change say."""

    def __init__(self, proposing: Proposing) -> None:
        self._proposing = proposing

    @commands.Cog.listener()
    async def on_press_change(
        self, interaction: discord.Interaction[discord.Client], action: ChangePress
    ) -> None:
        """Handle one press."""
        if not await self._proposing.allowed(interaction, type(action).__name__):
            return
        match action:
            case ApplyChange():
                await self._proposing.apply(interaction, action)
            case CancelChange():
                await self._proposing.cancel(interaction, action)
            case UndoChange():
                await self._proposing.undo(interaction, action)
            case _:
                assert_never(action)
