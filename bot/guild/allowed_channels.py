"""Where commands are answered: in the channels that a server allows, unless only their member sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.guild.settings_in_force import SettingsInForce

_EVERYWHERE = {"help", "privacy", "settings", "sources", "knowledge"}
"""Commands whose answers only their member sees."""


def may_answer(interaction: discord.Interaction[Any], servers: SettingsInForce) -> bool:
    """Tell whether a command may be answered where it was used: everywhere, if only its member sees that."""
    used: Mapping[str, Any] = interaction.data or {}
    channel = interaction.channel_id or 0
    parent = getattr(interaction.channel, "parent_id", None)
    return used.get("name") in _EVERYWHERE or servers.answers_in(interaction.guild_id, channel, parent)
