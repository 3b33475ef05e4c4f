"""/help: what the bot can do, with questions that the loaded documents answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.visit import Interaction, Reception
from bot.rendering import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class HelpCog(commands.Cog):
    """Tells what can be asked.

    Args:
        reception: meets the member.
        examples: returns some questions that are answered now.
    """

    def __init__(self, *, reception: Reception, examples: Callable[[], Iterable[str]]) -> None:
        self._reception = reception
        self._examples = examples

    @app_commands.command(name="help", description=told("help_description"))
    @everywhere
    @for_everybody
    async def help(self, interaction: Interaction) -> None:
        """Say what the bot can do, with examples from the loaded documents."""
        visit = self._reception.visit(interaction)
        me = interaction.client.user
        name = escape(me.display_name) if me else ""
        await visit.whisper(visit.wording.help_text(name, [escape(asked) for asked in self._examples()]))
