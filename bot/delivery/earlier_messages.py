"""Which message a member's message goes on from; read from Discord when it is needed, kept nowhere."""

from __future__ import annotations

import contextlib

import discord

from bot.actions import ShowContext
from bot.delivery.message_read import seen
from bot.delivery.views import reply_of

_LOOKED_BACK = 20
"""Messages of a thread or a direct message among which the last answer is looked for."""


async def answered_before(message: discord.Message, me: int) -> discord.Message | None:
    """Return the bot's answer that a message goes on from, or None where none is or it cannot be read.

    In a channel that is the message replied to. In a thread and in a direct message, where one conversation
    is held, it is the bot's last answer, or the one that the thread was started from.

    Args:
        message: that asks.
        me: the bot's own user id.
    """
    if message.reference is not None:
        replied = await _referenced(message)
        return replied if replied is not None and replied.author.id == me else None
    if isinstance(message.channel, discord.Thread):
        return await _last_answer(message, me) or await _started_from(message.channel, me)
    return await _last_answer(message, me) if message.guild is None else None


async def question_of(answer: discord.Message, me: int) -> str | None:
    """Return the question that an answer replies to, as it stands now; it is not stored anywhere else."""
    asked = await _referenced(answer)
    return (seen(asked).question(me) or None) if asked else None


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


def _quotes(message: discord.Message) -> bool:
    return any(isinstance(button.action, ShowContext) for button in reply_of(message).buttons)
