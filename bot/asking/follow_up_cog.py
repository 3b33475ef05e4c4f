"""Follow-ups through a form: where a member's reply to an answer would reach the bot without its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.asking.answer_text import Frame
from bot.delivery.sender import respond, whisper
from bot.delivery.share import is_with_others
from bot.delivery.views import modal_of
from bot.rendering.components import Field, Form
from bot.rendering.question_text import LONGEST, plain

if TYPE_CHECKING:
    import discord

    from bot.actions import FollowUp
    from bot.app.parts import Parts
    from bot.wording import Wording

_QUESTION = "question"


class Following(commands.Cog):
    """Asks for a question about the answer, and answers it below: privately under a private answer."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @commands.Cog.listener()
    async def on_press_follow(
        self, interaction: discord.Interaction[discord.Client], action: FollowUp
    ) -> None:
        """Ask for the question."""
        form = _form(action, self._parts.languages.of(interaction))
        await interaction.response.send_modal(modal_of(form))

    @commands.Cog.listener()
    async def on_submit_follow(
        self,
        interaction: discord.Interaction[discord.Client],
        _action: FollowUp,
        values: dict[str, str],
    ) -> None:
        """Answer the question; which answer it goes on from stands in the message with the button."""
        wording = self._parts.languages.of(interaction)
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        if wait:
            await whisper(interaction, wording.slow_down(wait))
            return
        question = plain(values.get(_QUESTION, ""))
        answer = interaction.message
        hidden = answer is not None and answer.flags.ephemeral
        leaning = answer is not None and self._parts.answerer.may_lean(question)
        before = self._parts.conversations.shown_in(answer) if answer is not None and leaning else None
        frame = Frame(
            interaction.user.id,
            private=hidden,
            question=question,
            wording=wording,
            follow=True,
            share=hidden and is_with_others(interaction),
        )
        reply = self._parts.answerer.reply(question, frame, "follow-up", before=before)
        await respond(interaction, reply, private=hidden or reply.whispered)


def _form(action: FollowUp, wording: Wording) -> Form:
    asked = Field(
        _QUESTION,
        wording.follow_field(),
        description=wording.follow_field_hint(),
        placeholder=wording.follow_example(),
        most=LONGEST,
    )
    return Form(wording.follow_button(), action, (asked,))
