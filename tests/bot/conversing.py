"""Threads and forum posts as members open them, which simcord's members cannot do by themselves."""

from __future__ import annotations

import discord
import simcord
from simcord.backend.models import AllowedMentions
from simcord.builders import ChannelHandle

from tests.bot.conftest import World


async def thread_from(world: World, message: discord.Message, name: str = "more on this") -> ChannelHandle:
    """Open a thread on a message, as Alice would; it has the message's id."""
    made = world.env.backend.create_thread(world.channel.id, name, world.alice.id, message_id=message.id)
    return await _settled(world, made.id)


async def post_in(
    world: World, forum: ChannelHandle, title: str, text: str, who: simcord.MemberActor | None = None
) -> ChannelHandle:
    """Post in a forum as a member; the first message has the post's id."""
    backend = world.env.backend
    author = who or world.alice
    made = backend.create_thread(forum.id, title, author.id, broadcast=False)
    starter = backend.prepare_message(made.id, author.id, text)
    starter.id = made.id
    backend.commit_message(starter, broadcast=False)
    backend.announce_thread_create(made)
    backend.announce_message_create(starter)
    return await _settled(world, made.id)


async def reply_quietly(world: World, who: simcord.MemberActor, message: discord.Message, text: str) -> None:
    """Reply to a message with the ping switched off."""
    reference = {"channel_id": str(message.channel.id), "message_id": str(message.id)}
    world.env.backend.create_message(
        message.channel.id,
        who.id,
        text,
        reference=world.env.backend.normalize_message_reference(message.channel.id, reference),
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await _settled(world, message.channel.id)


async def _settled(world: World, channel: int) -> ChannelHandle:
    world.env._mark_mutation()  # noqa: SLF001 - what simcord's own actors do after a change
    await world.env._settle_internal(dispatch="MEMBER.thread")  # noqa: SLF001 - as above
    stored = world.env.backend.get_channel(channel)
    return ChannelHandle(world.env, world.guild, stored)


def said_in(world: World, channel: ChannelHandle) -> list[discord.Message]:
    """Return the bot's messages in a channel that everybody sees, oldest first."""
    return [m for m in channel.history() if m.author.id == world.bot.user.id and not m.flags.ephemeral]
