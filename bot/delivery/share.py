"""Posting for everybody what one member sees in private.

Nothing is kept for it: what is shared stands in the private message itself, which Discord brings along with
the press. Whether its quotations still stand in the source is for the caller to decide, who knows the
revision; what everybody sees is made in `bot.rendering.shared_reply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.sender import is_member, written

if TYPE_CHECKING:
    import discord

    from bot.delivery.sender import Sender
    from bot.delivery.visit import Visit
    from bot.rendering import Panel, Reply


async def share(
    visit: Visit, shown: Reply | Panel, sender: Sender, below: int | None = None
) -> discord.Message | None:
    """Post something for everybody, in answer to the press of a button under a private message.

    The press is acknowledged first; afterwards `visit.change` changes the private message. One private
    message is posted once, however often its button is pressed: Discord ignores a second copy with the same
    nonce.

    Args:
        visit: the press, not yet acknowledged.
        shown: what everybody sees.
        sender: posts it.
        below: the id of the message that it is a reply to; where the bot is no member it cannot reply, and
            what is shown should name the message itself.

    Returns:
        What was posted, or None where the message to reply to is gone or the bot may not write.
    """
    await visit.acknowledge()
    interaction = visit.interaction
    channel = interaction.channel_id
    if not is_member(interaction) or channel is None:
        return await interaction.followup.send(**written(shown), wait=True)
    place = interaction.client.get_partial_messageable(channel, guild_id=interaction.guild_id)
    pressed = interaction.message.id if interaction.message else interaction.id
    if below is None:
        return await sender.post(place, shown, nonce=pressed)
    return await sender.reply(place.get_partial_message(below), shown, nonce=pressed)
