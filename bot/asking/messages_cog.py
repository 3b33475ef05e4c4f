"""Questions in messages: mentions, replies, direct messages, ask channels; their edits and deletions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.actions import digest
from bot.asking.answer_text import Frame
from bot.asking.gate import asked_in
from bot.rendering.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.app.parts import Parts
    from bot.asking.gate import Asked
    from bot.wording import Wording


class Messages(commands.Cog):
    """Answers messages, and keeps each reply true to its message as long as that is remembered."""

    def __init__(self, bot: commands.AutoShardedBot, parts: Parts, ask_channels: Collection[int]) -> None:
        self._bot = bot
        self._ask_channels = ask_channels
        self._parts = parts

    @commands.Cog.listener()
    async def on_asked(self, message: discord.Message, asked: Asked) -> None:
        """Answer a message that passed the gate."""
        wording = self._wording(message)
        wait = self._parts.cooldowns.spend(message.author.id, message.guild.id if message.guild else None)
        if wait and (asked.only_sure or not self._parts.cooldowns.tell(message.author.id)):
            return
        if wait:
            reply = Reply(wording.slow_down(wait), whispered=True)
        else:
            reply = await self._reply(message, asked, "message")
        # In a channel for asking a greeting is left alone, a question that has to wait is not.
        chat = reply.whispered and not wait
        if not asked.addressed and (chat or (asked.only_sure and not reply.sure)):
            return
        tracked = self._parts.sent.begin(message.id, digest(asked.question))
        async with tracked.busy:
            posted = await self._parts.sender.reply(message, reply)
            tracked.reply = posted.id if posted else None
        guild = message.guild.id if message.guild else None
        await self._parts.keeping.keep(asked.question, reply, message.author.id, guild, time.time())

    async def _reply(self, message: discord.Message, asked: Asked, surface: str) -> Reply:
        answerer = self._parts.answerer
        before = None
        if self._bot.user is not None and answerer.may_lean(asked.question):
            before = await self._parts.conversations.before(message, self._bot.user.id)
        frame = Frame(message.author.id, wording=self._wording(message))
        return answerer.reply(asked.question, frame, surface, before=before)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew in the reply it has, which goes where nothing is asked any more."""
        tracked = self._parts.sent.get(payload.message_id)
        if tracked is None or tracked.post or self._bot.user is None:
            return
        message = payload.message
        asked = asked_in(message, self._bot.user, self._ask_channels)
        if asked is None:
            await self._take_along(payload.channel_id, payload.message_id)
            return
        async with tracked.busy:
            changed = digest(asked.question)
            # An edit costs as much as a question; one too many leaves the reply as it is.
            if tracked.reply is None or tracked.question == changed:
                return
            guild = message.guild.id if message.guild else None
            if self._parts.cooldowns.spend(message.author.id, guild):
                return
            reply = await self._reply(message, asked, "edit")
            place = self._bot.get_partial_messageable(payload.channel_id)
            await self._parts.sender.change(place.get_partial_message(tracked.reply), reply)
            tracked.question = changed

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take the reply along when its question is deleted."""
        await self._take_along(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take the replies along when a moderator clears a channel."""
        for message in payload.message_ids:
            await self._take_along(payload.channel_id, message)

    def _wording(self, message: discord.Message) -> Wording:
        chosen = self._parts.servers.of(message.guild.id if message.guild else None).language
        return self._parts.languages.of_message(message, chosen)

    async def _take_along(self, channel: int, message: int) -> None:
        tracked = self._parts.sent.forget(message)
        if tracked is None:
            return
        async with tracked.busy:
            if tracked.reply is not None:
                place = self._bot.get_partial_messageable(channel)
                await self._parts.sender.remove(place.get_partial_message(tracked.reply))
