"""Presses of the buttons under replies, old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import discord
from discord.ext import commands

from bot import wording
from bot.actions import Action, AskEntry, Dismiss, MorePassages, ShowContext, SourcesPage
from bot.replies import Frame
from bot.sending import respond, whisper
from bot.sources import sources_panel
from bot.surroundings import further_passages, paragraph_around
from bot.views import layout_of

if TYPE_CHECKING:
    from bot.parts import Parts


class Pressing(commands.Cog):
    """Does what a button says; everything it needs stands in the button."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @commands.Cog.listener()
    async def on_press(self, interaction: discord.Interaction[discord.Client], action: Action | None) -> None:
        """Handle one press."""
        match action:
            case None:
                await whisper(interaction, wording.old_button())
            case ShowContext():
                reply = paragraph_around(action, self._parts.live.now.knowledge)
                await respond(interaction, reply, private=True)
            case MorePassages():
                reply = further_passages(action, self._parts.live.now.knowledge)
                await respond(interaction, reply, private=True)
            case AskEntry():
                await self._ask(interaction, action)
            case Dismiss():
                await self._dismiss(interaction, action)
            case SourcesPage():
                loaded = self._parts.live.now
                panel = sources_panel(loaded.knowledge, loaded.since, action.page)
                await interaction.response.edit_message(view=layout_of(panel))
            case _:
                assert_never(action)

    async def _ask(self, interaction: discord.Interaction[discord.Client], action: AskEntry) -> None:
        slowed = self._parts.cooldowns.spend(interaction.user.id)
        if slowed:
            await whisper(interaction, wording.slow_down(slowed.seconds))
            return
        hidden = interaction.message is not None and interaction.message.flags.ephemeral
        private = hidden or interaction.user.id != action.asker
        entry = self._parts.live.now.knowledge.entry(action.entry)
        question = entry.questions[0] if entry else None
        frame = Frame(interaction.user.id, private=private, question=question)
        reply = self._parts.answerer.reply_to_entry(action.entry, frame, "button")
        await respond(interaction, reply, private=private or entry is None)

    async def _dismiss(self, interaction: discord.Interaction[discord.Client], action: Dismiss) -> None:
        if interaction.user.id != action.asker and not self._moderates(interaction):
            await whisper(interaction, wording.not_yours_to_dismiss())
            return
        await interaction.response.defer()
        await interaction.delete_original_response()

    def _moderates(self, interaction: discord.Interaction[discord.Client]) -> bool:
        if interaction.guild_id is None:
            return False
        roles = {role.id for role in getattr(interaction.user, "roles", ())}
        return interaction.permissions.manage_messages or bool(roles & self._parts.moderator_roles)
