"""A command in the menu of a message: said once, for every feature that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import discord

    Chosen = Callable[[discord.Interaction[Any], discord.Message], Coroutine[Any, Any, None]]


class MessageMenuCog(commands.Cog):
    """Has a command in the menu of a message, for everybody and everywhere.

    Args:
        client: has the commands.
        name: what the menu says.
        chosen: is given the interaction and the message.
    """

    def __init__(
        self, client: commands.AutoShardedBot, name: app_commands.locale_str, chosen: Chosen
    ) -> None:
        self._client = client
        self._menu = app_commands.ContextMenu(
            name=name,
            callback=chosen,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self._client.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message menu away again."""
        self._client.tree.remove_command(self._menu.name, type=self._menu.type)
