"""Presses of the buttons under replies, old and new."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, assert_never

import discord
from discord.ext import commands

from bot.actions import AskEntry, Dismiss, MorePassages, ShowContext
from bot.asking.answer_text import Frame
from bot.asking.around_answer import further_passages, paragraph_around

if TYPE_CHECKING:
    from bot.actions.members import AnswerPress
    from bot.asking.answerer import Answerer
    from bot.delivery.visit import Interaction, Reception, Visit
    from bot.guild.curators import Curators
    from bot.snapshots.live import Live


class AnswerButtonsCog(commands.Cog):
    """Does what a button says; everything it needs stands in the button.

    Args:
        reception: meets the member.
        live: the knowledge that answers.
        answerer: answers suggested questions.
        curators: may dismiss anybody's answer.
    """

    def __init__(self, *, reception: Reception, live: Live, answerer: Answerer, curators: Curators) -> None:
        self._reception = reception
        self._live = live
        self._answerer = answerer
        self._curators = curators

    @commands.Cog.listener()
    async def on_press_unknown(self, interaction: Interaction, _action: None) -> None:
        """Say that a button is of another version."""
        visit = self._reception.visit(interaction)
        await visit.whisper(visit.wording.old_button())

    @commands.Cog.listener()
    async def on_press_answer(self, interaction: Interaction, action: AnswerPress) -> None:
        """Handle one press."""
        visit, knowledge = self._reception.visit(interaction), self._live.now.knowledge
        match action:
            case ShowContext():
                await visit.respond(paragraph_around(action, knowledge, visit.wording), private=True)
            case MorePassages():
                await visit.respond(further_passages(action, knowledge, visit.wording), private=True)
            case AskEntry():
                await self._ask(interaction, action)
            case Dismiss():
                await self._dismiss(visit, action)
            case _:
                assert_never(action)

    async def _ask(self, interaction: Interaction, action: AskEntry) -> None:
        """Answer a suggested question: to the asker in the reply that offers it, to others for themselves."""
        visit = await self._reception.question(interaction)
        if visit is None:
            return
        own = visit.member == action.asker
        entry = self._live.now.knowledge.entry(action.entry)
        private = visit.hidden or not own
        frame = Frame(
            visit.member,
            private=private,
            question=entry.questions[0] if entry else None,
            wording=visit.wording,
            follow=private or _answers_a_command(interaction),
            share=private and visit.with_others,
        )
        reply = self._answerer.reply_to_entry(action.entry, frame, "button")
        if own and not reply.whispered:
            # In place, so that a deleted question still takes everything along that came of it.
            await visit.change(reply)
        else:
            await visit.respond(reply, private=True)

    async def _dismiss(self, visit: Visit, action: Dismiss) -> None:
        if visit.member not in {action.asker, action.author} and not self._moderates(visit.interaction):
            await visit.whisper(visit.wording.not_yours_to_dismiss())
            return
        await visit.acknowledge()
        with contextlib.suppress(discord.NotFound):  # pressed twice
            await visit.interaction.delete_original_response()

    def _moderates(self, interaction: Interaction) -> bool:
        if interaction.guild_id is None:
            return False
        roles = {role.id for role in getattr(interaction.user, "roles", ())}
        return interaction.permissions.manage_messages or bool(roles & self._curators.roles)


def _answers_a_command(interaction: Interaction) -> bool:
    """Tell whether the message pressed answers a command; a member's reply to it comes without its text."""
    return interaction.message is not None and interaction.message.interaction_metadata is not None
