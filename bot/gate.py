"""The one message gate: which Discord messages are questions to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.questions import question_text

if TYPE_CHECKING:
    from collections.abc import Collection

_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


def asked_in(
    message: discord.Message, me: discord.abc.User, ask_channels: Collection[int] = frozenset()
) -> str | None:
    """Return the question in a message, or None where nobody spoke to the bot.

    Spoken to: a direct message, a mention, or a reply with a ping; all of them arrive with their text without
    a privileged intent. In a channel set aside for asking every message is a question, save one that
    answers or names another member. Bots, webhooks, the bot itself, system messages, and messages that
    ping everyone or only a role are never questions.

    Args:
        message: any message the gateway brought.
        me: the bot's own user.
        ask_channels: ids of the channels set aside; their text arrives only with the Message Content intent.

    Returns:
        The question, empty for a bare mention; None if the message is to be ignored.
    """
    if message.author.bot or message.webhook_id is not None or message.author.id == me.id:
        return None
    if message.type not in _SPOKEN or message.mention_everyone:
        return None
    mentioned = any(user.id == me.id for user in message.mentions)
    if message.guild is not None and not mentioned and not _is_for_all(message, ask_channels):
        return None
    names = {user.id: user.display_name for user in message.mentions}
    return question_text(message.content, me.id, names)


def _is_for_all(message: discord.Message, ask_channels: Collection[int]) -> bool:
    here = message.channel.id in ask_channels
    return here and not message.mentions and message.reference is None and bool(message.content.strip())
