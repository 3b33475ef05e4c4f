"""Questions in messages: mentions, replies, direct messages, ask channels; their edits and deletions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.actions import digest
from bot.asking.answer_text import Frame
from bot.asking.question_gate import AskedMessage, asked_in
from bot.delivery.earlier_messages import answered_before, question_of
from bot.delivery.message_read import seen
from bot.delivery.views import reply_of
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.asking.answerer import Answerer
    from bot.asking.earlier_answer import EarlierAnswer
    from bot.delivery.replies_below import RepliesBelow
    from bot.delivery.visit import Reception
    from bot.feedback.kept_questions import Keeping
    from bot.guild.cooldowns import Cooldowns


class MessagesCog(commands.Cog):
    """Answers messages, and keeps each reply true to its message as long as that is remembered.

    Args:
        client: the connection, whose user is the bot.
        ask_channels: ids of channels in which every message is a question.
        reception: says in which language.
        cooldowns: how often one member may ask.
        answerer: finds the answer.
        replies: the answers below messages.
        keeping: keeps what was not answered.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that an answer takes
        self,
        *,
        client: commands.AutoShardedBot,
        ask_channels: Collection[int],
        reception: Reception,
        cooldowns: Cooldowns,
        answerer: Answerer,
        replies: RepliesBelow,
        keeping: Keeping,
    ) -> None:
        self._client = client
        self._ask_channels = ask_channels
        self._reception = reception
        self._cooldowns = cooldowns
        self._answerer = answerer
        self._replies = replies
        self._keeping = keeping

    @commands.Cog.listener()
    async def on_asked(self, message: discord.Message, asked: AskedMessage) -> None:
        """Answer a message that passed the gate."""
        guild = _guild(message)
        wait = self._cooldowns.spend(message.author.id, guild)
        if wait and (asked.only_sure or not self._cooldowns.tell(message.author.id)):
            return
        if wait:
            wording = self._reception.wording_below(message, guild)
            reply = Reply(wording.slow_down(wait), whispered=True)
        else:
            reply = await self._reply(message, asked, "message")
        # In a channel for asking a greeting is left alone, a question that has to wait is not.
        chat = reply.whispered and not wait
        if not asked.addressed and (chat or (asked.only_sure and not reply.sure)):
            return
        await self._replies.reply(message, reply, asked.question)
        await self._keeping.keep(asked.question, reply, message.author.id, guild, time.time())

    async def _reply(self, message: discord.Message, asked: AskedMessage, surface: str) -> Reply:
        earlier = None
        if self._client.user is not None and self._answerer.may_lean(asked.question):
            earlier = await self._earlier(message, self._client.user.id)
        wording = self._reception.wording_below(message, _guild(message))
        frame = Frame(message.author.id, wording=wording)
        return self._answerer.reply(asked.question, frame, surface, earlier=earlier)

    async def _earlier(self, message: discord.Message, me: int) -> EarlierAnswer | None:
        """Return the answer that a message goes on from, or None where none is or it cannot be read."""
        answer = await answered_before(message, me)
        if answer is None:
            return None
        earlier = self._answerer.earlier(reply_of(answer))
        if earlier.said.question is not None:
            return earlier
        return earlier.asked(await question_of(answer, me))

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew in the reply it has, which goes where nothing is asked any more."""
        tracked = self._replies.to(payload.message_id)
        if tracked is None or tracked.post or self._client.user is None:
            return
        message, place = payload.message, self._client.get_partial_messageable(payload.channel_id)
        asked = asked_in(seen(message), self._client.user.id, self._ask_channels)
        if asked is None:
            await self._replies.take_along(place, payload.message_id)
            return
        async with tracked.busy:
            changed = digest(asked.question)
            # An edit costs as much as a question; one too many leaves the reply as it is.
            if tracked.reply is None or tracked.question == changed:
                return
            if self._cooldowns.spend(message.author.id, _guild(message)):
                return
            reply = await self._reply(message, asked, "edit")
            await self._replies.change(place, tracked.reply, reply)
            tracked.question = changed

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take the reply along when its question is deleted."""
        place = self._client.get_partial_messageable(payload.channel_id)
        await self._replies.take_along(place, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take the replies along when a moderator clears a channel."""
        place = self._client.get_partial_messageable(payload.channel_id)
        for message in payload.message_ids:
            await self._replies.take_along(place, message)


def _guild(message: discord.Message) -> int | None:
    return message.guild.id if message.guild else None
