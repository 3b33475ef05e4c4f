"""Where commands may be used and installed: said once, for every command that members use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands

from bot.guild.languages import told

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

everywhere: Final = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
for_everybody: Final = app_commands.allowed_installs(guilds=True, users=True)


def knowledge_group() -> app_commands.Group:
    """Return `/knowledge`, to which cogs add their commands; hidden from whoever may not manage the server.

    Hiding proves nothing: each command, press and form asks again who may.
    """
    return app_commands.Group(
        name="knowledge",
        description=told("knowledge_description"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def add_command(
    group: app_commands.Group,
    name: str,
    description: str,
    callback: Callable[..., Coroutine[Any, Any, None]],
) -> None:
    """Add a command to a group.

    Args:
        group: gets it.
        name: what members type.
        description: the name of the wording's method that describes it, such as "entry_description".
        callback: a cog's method.
    """
    group.add_command(app_commands.Command(name=name, description=told(description), callback=callback))
