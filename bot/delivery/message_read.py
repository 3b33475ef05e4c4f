"""Discord's message → what its being a question depends on."""

from __future__ import annotations

import discord

from bot.delivery.message_seen import MessageSeen

_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


def seen(message: discord.Message) -> MessageSeen:
    """Read a message, from what Discord brought along and nothing else."""
    channel, reference = message.channel, message.reference
    replied = reference.resolved if reference else None
    return MessageSeen(
        author=message.author.id,
        channel=channel.id,
        content=message.content,
        guild=message.guild.id if message.guild else None,
        parent=channel.parent_id if isinstance(channel, discord.Thread) else None,
        robot=message.author.bot or message.webhook_id is not None,
        spoken=message.type in _SPOKEN,
        everyone=message.mention_everyone,
        named={user.id: user.display_name for user in message.mentions},
        replying=reference is not None,
        replied_to=replied.author.id if isinstance(replied, discord.Message) else None,
    )
