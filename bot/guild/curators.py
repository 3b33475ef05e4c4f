"""Who may change what: asked in every moderator's command, button and form, where the work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord


@dataclass(frozen=True, slots=True)
class Curators:
    """Whose changes to the knowledge count.

    Args:
        guilds: ids of the home servers; in no other place may anybody change the knowledge.
        roles: ids of roles that count as moderators there, besides whoever has Manage Server.
    """

    guilds: frozenset[int]
    roles: frozenset[int]


def may_curate(interaction: discord.Interaction[Any], curators: Curators) -> bool:
    """Return whether the member may look after the knowledge: in a home server, and a moderator there.

    Read from the interaction itself, which Discord signs anew for each press: hiding a command from others
    proves nothing, nor does having been a moderator when a button was made.
    """
    return interaction.guild_id in curators.guilds and (
        interaction.permissions.manage_guild or _has_role(interaction.user, curators.roles)
    )


def may_set_up(interaction: discord.Interaction[Any], roles: frozenset[int] = frozenset()) -> bool:
    """Return whether the member may change the bot's settings for the server the interaction comes from.

    Args:
        interaction: the command, press or form.
        roles: ids of roles that count as moderators, besides whoever has Manage Server.
    """
    return interaction.guild_id is not None and (
        interaction.permissions.manage_guild or _has_role(interaction.user, roles)
    )


def _has_role(user: discord.User | discord.Member, roles: frozenset[int]) -> bool:
    return isinstance(user, discord.Member) and any(user.get_role(role) is not None for role in roles)
