"""Follow-ups through a form: where a member's reply to an answer would reach the bot without its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.asking.answer_text import Frame
from bot.delivery.views import reply_of
from bot.rendering import LONGEST_QUESTION, Field, Form, plain

if TYPE_CHECKING:
    from bot.actions import FollowUp
    from bot.asking.answerer import Answerer
    from bot.delivery.visit import Interaction, Reception
    from bot.wording import Wording

_QUESTION = "question"


class FollowUpCog(commands.Cog):
    """Asks for a question about the answer, and answers it below: privately under a private answer.

    Args:
        reception: meets the member.
        answerer: finds the answer.
    """

    def __init__(self, *, reception: Reception, answerer: Answerer) -> None:
        self._reception = reception
        self._answerer = answerer

    @commands.Cog.listener()
    async def on_press_follow(self, interaction: Interaction, action: FollowUp) -> None:
        """Ask for the question."""
        visit = self._reception.visit(interaction)
        await visit.ask(_form(action, visit.wording))

    @commands.Cog.listener()
    async def on_submit_follow(
        self, interaction: Interaction, _action: FollowUp, values: dict[str, str]
    ) -> None:
        """Answer the question; which answer it goes on from stands in the message with the button."""
        visit = await self._reception.question(interaction)
        if visit is None:
            return
        question = plain(values.get(_QUESTION, ""))
        answer = interaction.message
        leaning = answer is not None and self._answerer.may_lean(question)
        earlier = self._answerer.earlier(reply_of(answer)) if answer is not None and leaning else None
        frame = Frame(
            visit.member,
            private=visit.hidden,
            question=question,
            wording=visit.wording,
            follow=True,
            share=visit.hidden and visit.with_others,
        )
        reply = self._answerer.reply(question, frame, "follow-up", earlier=earlier)
        await visit.respond(reply, private=visit.hidden or reply.whispered)


def _form(action: FollowUp, wording: Wording) -> Form:
    asked = Field(
        _QUESTION,
        wording.follow_field(),
        description=wording.follow_field_hint(),
        placeholder=wording.follow_example(),
        most=LONGEST_QUESTION,
    )
    return Form(wording.follow_button(), action, (asked,))
