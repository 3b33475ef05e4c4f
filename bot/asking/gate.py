"""The one message gate: which Discord messages are questions to the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.rendering.question_text import question_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.guild.settings_in_force import SettingsInForce


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a message.

    Args:
        question: as asked, empty for a bare mention.
        addressed: True where the bot was spoken to; False for a message in an ask channel.
        only_sure: True in a thread of an ask channel, where members also talk to each other: there nobody
            spoke to the bot, so it has something to say only if it can quote an answer.
    """

    question: str
    addressed: bool
    only_sure: bool = False


_EVERYWHERE = {"help", "privacy", "settings", "sources", "knowledge"}
"""Commands whose answers only their member sees."""
_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


def asked_in(
    message: discord.Message, me: discord.abc.User, ask_channels: Collection[int] = frozenset()
) -> Asked | None:
    """Return the question in a message, or None where nobody spoke to the bot.

    Spoken to: a direct message, a mention, or a reply with a ping; all of them arrive with their text without
    a privileged intent. In a channel set aside for asking, and in its threads, every message is a question,
    save one that answers or names another member. Everywhere else, in threads that the bot was asked in too,
    it has to be spoken to: members talk to each other there. Bots, webhooks, the bot itself, system messages,
    and messages that ping everyone or only a role are never questions.

    Args:
        message: any message the gateway brought.
        me: the bot's own user.
        ask_channels: ids of the channels set aside; their text arrives only with the Message Content intent.

    Returns:
        The question; None if the message is to be ignored.
    """
    if message.author.bot or message.webhook_id is not None or message.author.id == me.id:
        return None
    if message.type not in _SPOKEN or message.mention_everyone:
        return None
    addressed = message.guild is None or any(user.id == me.id for user in message.mentions)
    if not addressed and not _is_for_all(message, me, ask_channels):
        return None
    names = {user.id: user.display_name for user in message.mentions}
    question = question_text(message.content, me.id, names)
    overheard = not addressed and message.channel.id not in ask_channels and message.reference is None
    return Asked(question, addressed, overheard) if question or addressed else None


def place_of(channel: discord.abc.MessageableChannel) -> tuple[int | None, int, int | None]:
    """Return the ids of the server, of the channel, and of the channel that it is a thread of."""
    guild = getattr(channel, "guild", None)
    return guild.id if guild else None, channel.id, getattr(channel, "parent_id", None)


def may_answer(interaction: discord.Interaction[Any], servers: SettingsInForce) -> bool:
    """Tell whether a command may be answered where it was used: everywhere, if only its member sees that."""
    used: Mapping[str, Any] = interaction.data or {}
    channel = interaction.channel_id or 0
    parent = getattr(interaction.channel, "parent_id", None)
    return used.get("name") in _EVERYWHERE or servers.answers_in(interaction.guild_id, channel, parent)


def _is_for_all(message: discord.Message, me: discord.abc.User, ask_channels: Collection[int]) -> bool:
    parent = message.channel.parent_id if isinstance(message.channel, discord.Thread) else None
    here = message.channel.id in ask_channels or parent in ask_channels
    return here and not message.mentions and (message.reference is None or _replies_to(message, me))


def _replies_to(message: discord.Message, me: discord.abc.User) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me.id
