"""Questions by command: /ask, and "Find in the article" in the menu of a message."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.asking.answer_text import Frame
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.message_menu_cog import MessageMenuCog
from bot.delivery.message_read import seen
from bot.delivery.sender import may_write
from bot.delivery.visit import Interaction, Reception, Visit
from bot.rendering import plain

if TYPE_CHECKING:
    from bot.asking.answerer import Answerer
    from bot.delivery.replies_below import RepliesBelow
    from bot.feedback.kept_questions import Keeping


class AskCog(MessageMenuCog):
    """Answers whoever asks by command.

    Args:
        client: has the message menu.
        reception: meets the member.
        answerer: finds the answer.
        replies: the answers below messages.
        keeping: keeps what was not answered.
    """

    def __init__(
        self,
        *,
        client: commands.AutoShardedBot,
        reception: Reception,
        answerer: Answerer,
        replies: RepliesBelow,
        keeping: Keeping,
    ) -> None:
        super().__init__(client, told("find_menu"), self.find)
        self._reception = reception
        self._answerer = answerer
        self._replies = replies
        self._keeping = keeping

    @app_commands.command(name="ask", description=told("ask_description"))
    @app_commands.describe(question=told("ask_question_option"), private=told("ask_private_option"))
    @everywhere
    @for_everybody
    async def ask(
        self,
        interaction: Interaction,
        question: str,
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """Answer a question, given as text or as the id of a suggested one."""
        visit = await self._reception.question(interaction)
        if visit is None:
            return
        hidden = self._reception.is_private(visit, private)
        frame = Frame(
            visit.member,
            private=hidden,
            wording=visit.wording,
            follow=True,
            share=hidden and visit.with_others,
        )
        reply = self._answerer.chosen_or_asked(question, frame)
        await visit.respond(reply, private=hidden or reply.whispered)
        await self._keeping.keep(plain(question), reply, visit.member, visit.guild, time.time())

    @ask.autocomplete("question")
    async def suggest(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the questions that the knowledge has answers to."""
        return [app_commands.Choice(name=name, value=value) for name, value in self._answerer.choices(typed)]

    async def find(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer somebody else's message: for all to see if something is quoted, privately if not."""
        me = interaction.client.user.id if interaction.client.user else 0
        visit = self._reception.visit(interaction)
        question = seen(message).question(me)
        answered = self._replies.to(message.id)
        if message.author.id == me:
            await visit.whisper(visit.wording.that_is_me())
        elif not question:
            await visit.whisper(visit.wording.nothing_to_read())
        elif answered and answered.reply is not None:
            link = message.jump_url.removesuffix(str(message.id)) + str(answered.reply)
            await visit.whisper(visit.wording.answered_below(link))
        elif await self._reception.question(interaction):
            await self._answer(visit, message, question)

    async def _answer(self, visit: Visit, message: discord.Message, question: str) -> None:
        asker, wording = visit.member, visit.wording
        below = may_write(visit.interaction)
        # Whoever wrote the message may dismiss the answer below it too: it hangs on their words.
        frame = (
            Frame(asker, author=message.author.id, wording=wording)
            if below
            else Frame(asker, link=message.jump_url, wording=wording, follow=True)
        )
        refused = Frame(asker, private=True, wording=wording)
        reply = self._answerer.reply(question, frame, "menu", refused=refused)
        if reply.refusal or not below:
            await visit.respond(reply, private=reply.refusal)
            return
        await visit.wait()
        posted = await self._replies.reply(message, reply, question)
        await visit.settle(wording.answered_below(posted.jump_url) if posted else wording.not_below())
