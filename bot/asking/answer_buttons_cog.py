"""Presses of the buttons under replies, old and new."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, assert_never

import discord
from discord.ext import commands

from bot.actions import AskEntry, Dismiss, MorePassages, ShowContext
from bot.asking.answer_text import Frame
from bot.asking.around_answer import further_passages, paragraph_around
from bot.delivery.sender import respond, whisper
from bot.delivery.share import is_with_others
from bot.delivery.views import view_of

if TYPE_CHECKING:
    from bot.actions.members import AnswerPress
    from bot.app.parts import Parts


class Pressing(commands.Cog):
    """Does what a button says; everything it needs stands in the button."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @commands.Cog.listener()
    async def on_press_unknown(self, interaction: discord.Interaction[discord.Client], _action: None) -> None:
        """Say that a button is of another version."""
        await whisper(interaction, self._parts.languages.of(interaction).old_button())

    @commands.Cog.listener()
    async def on_press_answer(
        self, interaction: discord.Interaction[discord.Client], action: AnswerPress
    ) -> None:
        """Handle one press."""
        wording = self._parts.languages.of(interaction)
        match action:
            case ShowContext():
                reply = paragraph_around(action, self._parts.live.now.knowledge, wording)
                await respond(interaction, reply, private=True)
            case MorePassages():
                reply = further_passages(action, self._parts.live.now.knowledge, wording)
                await respond(interaction, reply, private=True)
            case AskEntry():
                await self._ask(interaction, action)
            case Dismiss():
                await self._dismiss(interaction, action)
            case _:
                assert_never(action)

    async def _ask(self, interaction: discord.Interaction[discord.Client], action: AskEntry) -> None:
        """Answer a suggested question: to the asker in the reply that offers it, to others for themselves."""
        wording = self._parts.languages.of(interaction)
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        if wait:
            await whisper(interaction, wording.slow_down(wait))
            return
        own = interaction.user.id == action.asker
        hidden = interaction.message is not None and interaction.message.flags.ephemeral
        entry = self._parts.live.now.knowledge.entry(action.entry)
        question = entry.questions[0] if entry else None
        private = hidden or not own
        frame = Frame(
            interaction.user.id,
            private=private,
            question=question,
            wording=wording,
            follow=private or _answers_a_command(interaction),
            share=private and is_with_others(interaction),
        )
        reply = self._parts.answerer.reply_to_entry(action.entry, frame, "button")
        if own and not reply.whispered:
            # In place, so that a deleted question still takes everything along that came of it.
            await interaction.response.edit_message(content=reply.text, view=view_of(reply))
        else:
            await respond(interaction, reply, private=True)

    async def _dismiss(self, interaction: discord.Interaction[discord.Client], action: Dismiss) -> None:
        if interaction.user.id not in {action.asker, action.author} and not self._moderates(interaction):
            await whisper(interaction, self._parts.languages.of(interaction).not_yours_to_dismiss())
            return
        await interaction.response.defer()
        with contextlib.suppress(discord.NotFound):  # pressed twice
            await interaction.delete_original_response()

    def _moderates(self, interaction: discord.Interaction[discord.Client]) -> bool:
        if interaction.guild_id is None:
            return False
        roles = {role.id for role in getattr(interaction.user, "roles", ())}
        return interaction.permissions.manage_messages or bool(roles & self._parts.curators.roles)


def _answers_a_command(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the message pressed answers a command; a member's reply to it comes without its text."""
    return interaction.message is not None and interaction.message.interaction_metadata is not None
