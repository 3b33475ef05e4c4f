"""The discord.py client: intents, pings off, one message gate, cogs added by construction."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.asking.question_gate import asked_in
from bot.delivery.command_declarations import CommandTranslator, knowledge_group
from bot.delivery.command_sync import sync_if_changed
from bot.delivery.message_read import seen
from bot.delivery.sender import whisper
from bot.delivery.views import ActionButton, ActionChannels, ActionMenu, dispatch_form
from bot.guild.allowed_channels import may_answer
from bot.server_settings.panel import channels_told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.delivery.faults import Faults
    from bot.guild.languages import Languages
    from bot.guild.settings_in_force import SettingsInForce
    from bot.store.marks import Marks

    Cogs = Callable[["Verbatim", app_commands.Group], Iterable[commands.Cog]]

_PATIENCE = 30.0
"""Seconds that discord.py may wait out a rate limit; beyond it the asker has gone, and it says so instead."""


class _Tree(app_commands.CommandTree["Verbatim"]):
    async def interaction_check(self, interaction: discord.Interaction[Verbatim], /) -> bool:
        """Let commands answer in the channels that the server allows; elsewhere say where to ask."""
        if interaction.type is discord.InteractionType.autocomplete or may_answer(
            interaction, interaction.client.servers
        ):
            return True
        servers, languages = interaction.client.servers, interaction.client.languages
        wording = languages.of(interaction)
        chosen, guild = servers.of(interaction.guild_id).allowed_channels, interaction.guild
        there = [one for one in chosen if guild is None or guild.get_channel(one) is not None]
        await whisper(interaction, wording.not_here(channels_told(there, wording)))
        return False

    async def on_error(
        self, interaction: discord.Interaction[Verbatim], error: app_commands.AppCommandError, /
    ) -> None:
        name = interaction.command.qualified_name if interaction.command else "command"
        await interaction.client.faults.report(name, error, interaction)


class Verbatim(commands.AutoShardedBot):
    """The bot. Sharded, since that client keeps trying where the plain one dies if the gateway is away.

    Args:
        cogs: makes what answers, given this client and `/knowledge`, which is for the home servers alone.
        ask_channels: ids of channels in which every message is a question.
        message_content: whether to ask for the privileged intent that brings the text of every message.
        languages: in which members are answered.
        servers: what is set for each server.
        faults: the one report of errors.
        marks: remember which commands Discord was told of.
        homes: ids of the home servers.
        shard_count: how many shards; Discord's recommendation unless set.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that the client itself asks
        self,
        *,
        cogs: Cogs,
        ask_channels: Collection[int],
        message_content: bool,
        languages: Languages,
        servers: SettingsInForce,
        faults: Faults,
        marks: Marks,
        homes: Collection[int],
        shard_count: int | None = None,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=_Tree,
            intents=intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions(
                everyone=False, users=False, roles=False, replied_user=False
            ),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=_PATIENCE,
            shard_count=shard_count,
        )
        self._cogs = cogs
        self._ask_channels = ask_channels
        self._marks = marks
        self._homes = [discord.Object(number) for number in sorted(homes)]
        self.languages = languages
        self.servers = servers
        self.faults = faults
        self._log = structlog.get_logger("client")

    async def setup_hook(self) -> None:
        """Add what answers, and tell Discord of the commands if they have changed."""
        self.add_dynamic_items(ActionButton, ActionMenu, ActionChannels)
        await self.tree.set_translator(CommandTranslator(self.languages))
        await self.servers.load()
        await self.add_cogs()
        try:
            await sync_if_changed(self.tree, self._marks, self._homes)
        except (discord.HTTPException, discord.RateLimited) as error:
            # Mentions and replies need no commands; the next start tries again.
            self._log.warning("Discord did not take the commands", error=str(error))

    async def add_cogs(self) -> None:
        """Add what listens to events, with the commands."""
        group = knowledge_group()
        for cog in self._cogs(self, group):
            await self.add_cog(cog)
        if self._homes:
            self.tree.add_command(group, guilds=self._homes)

    async def launch_shards(self) -> None:
        """Connect by the gateway's address that is set; left to itself the client takes REST's."""
        if not self.shard_count:
            self.shard_count, _, _ = await self.http.get_bot_gateway()
        await super().launch_shards()

    async def on_ready(self) -> None:
        """Say so in the log; comes again after a lost session, so it does nothing else."""
        self._log.info("ready", user=str(self.user), servers=len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Let questions through the gate as the event `asked`; every other message is ignored."""
        if self.user is None:
            return
        read = seen(message)
        asked = asked_in(read, self.user.id, self._ask_channels)
        if asked is not None and self.servers.answers_in(read.guild, read.channel, read.parent):
            self.dispatch("asked", message, asked)

    async def on_interaction(self, interaction: discord.Interaction[Verbatim], /) -> None:
        """Let submitted forms through as events; discord.py by itself forgets a form over a restart."""
        if interaction.type is discord.InteractionType.modal_submit:
            dispatch_form(interaction)

    async def on_error(self, event_method: str, /, *args: object, **_kwargs: object) -> None:
        """Report what an event listener raised, to whoever caused the event."""
        error = sys.exc_info()[1]
        if error is not None:
            await self.faults.report(event_method, error, args[0] if args else None)


def intents(*, message_content: bool) -> discord.Intents:
    """Return the intents asked for; none of them is privileged unless channels are set aside for asking."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.message_content = message_content
    return wanted
