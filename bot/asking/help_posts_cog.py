"""New posts in a help forum: one first answer, and only where something is quoted."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.asking.answer_text import Frame
from bot.asking.question_gate import asked_in
from bot.delivery.message_read import seen
from bot.rendering import LONGEST_QUESTION, plain, question_text
from knowledge.answers.small_talk import says_enough

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.asking.answerer import Answerer
    from bot.delivery.replies_below import RepliesBelow
    from bot.delivery.visit import Reception
    from bot.guild.cooldowns import Cooldowns
    from bot.rendering import Reply


class HelpPostsCog(commands.Cog):
    """Answers a new post once. Whatever follows in the post, it speaks only when it is spoken to.

    Args:
        client: the connection, whose user is the bot.
        ask_channels: ids of channels in which every message is a question.
        help_forums: returns by the id of a server the ids of its help forums.
        reception: says in which language.
        cooldowns: how often one member may ask.
        answerer: finds the answer.
        replies: the answers below messages.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that an answer takes
        self,
        *,
        client: commands.AutoShardedBot,
        ask_channels: Collection[int],
        help_forums: Callable[[int], Collection[int]],
        reception: Reception,
        cooldowns: Cooldowns,
        answerer: Answerer,
        replies: RepliesBelow,
    ) -> None:
        self._client = client
        self._ask_channels = ask_channels
        self._help_forums = help_forums
        self._reception = reception
        self._cooldowns = cooldowns
        self._answerer = answerer
        self._replies = replies

    @commands.Cog.listener()
    async def on_thread_create(self, thread: discord.Thread) -> None:
        """Answer a post's title and text, where its server has chosen the forum for that."""
        me, guild = self._client.user, thread.guild.id
        if thread.parent_id not in self._help_forums(guild) or me is None:
            return
        starter = await _starter(thread)
        if thread.owner_id == me.id or (starter and self._is_not_for_us(starter, me.id)):
            return
        if self._cooldowns.spend(thread.owner_id, guild):
            return
        reply = self._answer(thread, starter)
        if reply is None:
            return
        post = self._client.get_partial_messageable(thread.id, guild_id=guild)
        await self._replies.reply_to_post(post, starter, reply, thread.name)

    def _is_not_for_us(self, starter: discord.Message, me: int) -> bool:
        """Tell whether a post is a bot's, or asks the bot by name, which is answered like any question."""
        read = seen(starter)
        return read.robot or asked_in(read, me, self._ask_channels) is not None

    def _answer(self, thread: discord.Thread, starter: discord.Message | None) -> Reply | None:
        """Return the first sure answer to title and text together, or to either alone; None if none is."""
        frame = Frame(thread.owner_id, wording=self._reception.wording_below(starter, thread.guild.id))
        title = plain(thread.name)
        # Discord may hand out the text over REST all the same; it is read only if it was asked for.
        read = starter is not None and self._client.intents.message_content
        text = question_text(starter.content, 0, {}) if starter and read else ""
        whole = f"{title} {text}" if title.endswith((".", "?", "!")) else f"{title}. {text}"
        for question in filter(says_enough, (whole[:LONGEST_QUESTION], title, text)):
            reply = self._answerer.reply(question, frame, "post")
            if reply.sure:
                return reply
        return None


async def _starter(thread: discord.Thread) -> discord.Message | None:
    """Return the post's first message; its text comes only with the Message Content intent."""
    with contextlib.suppress(discord.HTTPException):
        return await thread.fetch_message(thread.id)
    return None
