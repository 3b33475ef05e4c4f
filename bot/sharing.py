"""A private reply shown to everybody, with the name of who shares it.

Nothing is kept for it: what is shared stands in the private message itself, which Discord brings along with
the press. Whether its quotations still stand in the source is for the caller to decide, who knows the
revision.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.citing import escaped_line
from bot.sending import is_member, may_write, written

if TYPE_CHECKING:
    import discord

    from bot.components import Panel
    from bot.replies import Reply
    from bot.sending import Sender
    from bot.wording import Wording

ROOM = 160
"""Characters that a private reply leaves free for the line that says who shares it, or where it was."""
_NAME_LIMIT = 64
"""Characters of a member's name: Discord's 32, all of them escaped."""


def for_everybody(private: Reply, name: str, wording: Wording) -> Reply:
    """Return a private reply as everybody sees it.

    Args:
        private: what only one member sees, without the buttons that make sense to that member alone.
        name: the member who shares it, as the server calls them.
        wording: that member's language.
    """
    line = wording.shared_by(escaped_line(name, _NAME_LIMIT))
    return replace(private, text=f"{private.text}\n-# {line}")


def once_shared(private: Reply, link: str, wording: Wording) -> Reply:
    """Return a private reply after it was shared, with the address at which it stands."""
    return replace(private, text=f"{private.text}\n-# {wording.shared_at(link)}")


def is_with_others(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether anybody else reads here; in a direct message to the bot there is nobody to share with."""
    return not interaction.context.dm_channel


def may_share(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the bot may post here: as a member, or as the answer to the press where it is none."""
    return may_write(interaction) or not is_member(interaction)


async def share(
    interaction: discord.Interaction[discord.Client],
    shown: Reply | Panel,
    sender: Sender,
    below: int | None = None,
) -> discord.Message | None:
    """Post something for everybody, in answer to the press of a button under a private message.

    The press is acknowledged first; afterwards the private message can be changed with
    `interaction.edit_original_response`. One private message is posted once, however often its button is
    pressed: Discord ignores a second copy with the same nonce.

    Args:
        interaction: the press, not yet acknowledged.
        shown: what everybody sees.
        sender: posts it.
        below: the id of the message that it is a reply to; where the bot is no member it cannot reply, and
            what is shown should name the message itself.

    Returns:
        What was posted, or None where the message to reply to is gone or the bot may not write.
    """
    await interaction.response.defer()
    channel = interaction.channel_id
    if not is_member(interaction) or channel is None:
        return await interaction.followup.send(**written(shown), wait=True)
    place = interaction.client.get_partial_messageable(channel, guild_id=interaction.guild_id)
    pressed = interaction.message.id if interaction.message else interaction.id
    if below is None:
        return await sender.post(place, shown, nonce=pressed)
    return await sender.reply(place.get_partial_message(below), shown, nonce=pressed)
