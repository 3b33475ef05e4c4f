"""New posts in a help forum: one first answer, and only where something is quoted."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.actions import digest
from bot.asking.answer_text import Frame
from bot.asking.gate import asked_in
from bot.rendering.question_text import LONGEST, plain, question_text
from knowledge.answers.small_talk import says_enough

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.app.parts import Parts
    from bot.rendering.reply import Reply


class Posts(commands.Cog):
    """Answers a new post once. Whatever follows in the post, it speaks only when it is spoken to."""

    def __init__(self, bot: commands.AutoShardedBot, parts: Parts, ask_channels: Collection[int]) -> None:
        self._bot = bot
        self._ask_channels = ask_channels
        self._parts = parts

    @commands.Cog.listener()
    async def on_thread_create(self, thread: discord.Thread) -> None:
        """Answer a post's title and text, where its server has chosen the forum for that."""
        if thread.parent_id not in self._parts.help_forums(thread.guild.id) or self._bot.user is None:
            return
        starter = await _starter(thread)
        if thread.owner_id == self._bot.user.id or (starter and self._is_not_for_us(starter, self._bot.user)):
            return
        if self._parts.cooldowns.spend(thread.owner_id, thread.guild.id):
            return
        reply = self._answer(thread, starter)
        if reply is None:
            return
        tracked = self._parts.sent.begin(thread.id, digest(thread.name))
        tracked.post = True
        async with tracked.busy:
            place = self._bot.get_partial_messageable(thread.id, guild_id=thread.guild.id)
            # The first message of a post has the post's own id.
            posted = (
                await self._parts.sender.reply(starter, reply)
                if starter
                else await self._parts.sender.post(place, reply, nonce=thread.id)
            )
            tracked.reply = posted.id if posted else None

    def _is_not_for_us(self, starter: discord.Message, me: discord.ClientUser) -> bool:
        """Tell whether a post is a bot's, or asks the bot by name, which is answered like any question."""
        robot = starter.author.bot or starter.webhook_id is not None
        return robot or asked_in(starter, me, self._ask_channels) is not None

    def _answer(self, thread: discord.Thread, starter: discord.Message | None) -> Reply | None:
        """Return the first sure answer to title and text together, or to either alone; None if none is."""
        languages, chosen = self._parts.languages, self._parts.servers.of(thread.guild.id).language
        spoken = languages.of_message(starter, chosen) if starter else languages.named(chosen)
        wording = spoken or languages.default
        title = plain(thread.name)
        # Discord may hand out the text over REST all the same; it is read only if it was asked for.
        read = starter is not None and self._bot.intents.message_content
        text = question_text(starter.content, 0, {}) if starter and read else ""
        whole = f"{title} {text}" if title.endswith((".", "?", "!")) else f"{title}. {text}"
        for question in filter(says_enough, (whole[:LONGEST], title, text)):
            frame = Frame(thread.owner_id, wording=wording)
            reply = self._parts.answerer.reply(question, frame, "post")
            if reply.sure:
                return reply
        return None


async def _starter(thread: discord.Thread) -> discord.Message | None:
    """Return the post's first message; its text comes only with the Message Content intent."""
    with contextlib.suppress(discord.HTTPException):
        return await thread.fetch_message(thread.id)
    return None
