"""Which answer a member's message goes on from; read from Discord when it is needed, kept nowhere."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord

from bot.actions import ShowContext
from bot.asking.earlier_answer import Before, before_in
from bot.delivery.views import reply_of
from bot.rendering.question_text import question_text
from knowledge.answers.follow_up import Earlier

if TYPE_CHECKING:
    from bot.guild.languages import Languages
    from bot.snapshots.live import Live

_LOOKED_BACK = 20
"""Messages of a thread or a direct message among which the last answer is looked for."""


class Conversations:
    """Finds the answer that a question goes on from.

    In a channel that is the message replied to. In a thread and in a direct message, where one conversation
    is held, it is the bot's last answer, or the one that the thread was started from.

    Args:
        live: the knowledge, in which the answer's words are looked up.
        languages: any of which an answer may be in.
    """

    def __init__(self, live: Live, languages: Languages) -> None:
        self._live = live
        self._languages = languages

    async def before(self, message: discord.Message, me: int) -> Before | None:
        """Return what came before a message, or None where nothing did or it cannot be read.

        Args:
            message: that asks.
            me: the bot's own user id.
        """
        answer = await _answered_before(message, me)
        if answer is None:
            return None
        found = self.shown_in(answer)
        if found.earlier.question is not None:
            return found
        question = await _question_of(answer, me)
        return Before(Earlier(found.earlier.places, question), found.gone)

    def shown_in(self, answer: discord.Message) -> Before:
        """Return what one of the bot's own messages answered and quoted."""
        return before_in(reply_of(answer), self._live.now.knowledge, self._languages.known)


async def _answered_before(message: discord.Message, me: int) -> discord.Message | None:
    if message.reference is not None:
        replied = await _referenced(message)
        return replied if replied is not None and replied.author.id == me else None
    if isinstance(message.channel, discord.Thread):
        return await _last_answer(message, me) or await _started_from(message.channel, me)
    return await _last_answer(message, me) if message.guild is None else None


async def _referenced(message: discord.Message) -> discord.Message | None:
    """Return the message that another one replies to; Discord mostly brings it along."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    if isinstance(reference.resolved, discord.DeletedReferencedMessage):
        return None
    with contextlib.suppress(discord.HTTPException):
        return await message.channel.fetch_message(reference.message_id)
    return None


async def _last_answer(message: discord.Message, me: int) -> discord.Message | None:
    with contextlib.suppress(discord.HTTPException):
        async for earlier in message.channel.history(limit=_LOOKED_BACK, before=message):
            if earlier.author.id == me and _quotes(earlier):
                return earlier
    return None


async def _started_from(thread: discord.Thread, me: int) -> discord.Message | None:
    """Return the message that a thread was started from, which has the thread's id, if it is the bot's."""
    if not isinstance(thread.parent, discord.TextChannel):
        return None
    with contextlib.suppress(discord.HTTPException):
        started = await thread.parent.fetch_message(thread.id)
        return started if started.author.id == me else None
    return None


async def _question_of(answer: discord.Message, me: int) -> str | None:
    """Return the question that an answer replies to, as it stands now; it is not stored anywhere else."""
    asked = await _referenced(answer)
    if asked is None:
        return None
    names = {user.id: user.display_name for user in asked.mentions}
    return question_text(asked.content, me, names) or None


def _quotes(message: discord.Message) -> bool:
    return any(isinstance(button.action, ShowContext) for button in reply_of(message).buttons)
