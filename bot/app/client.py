"""The discord.py client: intents, pings off, one message gate, cogs added by construction."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.asking.answer_buttons_cog import Pressing
from bot.asking.ask_cog import Asking
from bot.asking.follow_up_cog import Following
from bot.asking.gate import asked_in, may_answer, place_of
from bot.asking.help_posts_cog import Posts
from bot.asking.messages_cog import Messages
from bot.asking.share_cog import Sharing
from bot.browse.quotes_cog import Quoting
from bot.browse.sources_and_help_cog import Browsing
from bot.browse.summary_cog import Summarizing
from bot.curation.changes_cog import KnowledgeChanges
from bot.curation.documents_cog import Adding
from bot.curation.questions_cog import Teaching
from bot.curation.reload_cog import Curating
from bot.curation.restore_cog import Restoring
from bot.delivery.command_places import knowledge_group
from bot.delivery.command_sync import sync_if_changed
from bot.delivery.sender import whisper
from bot.delivery.views import ActionButton, ActionChannels, ActionMenu, dispatch_form
from bot.feedback.privacy_cog import Privacy
from bot.feedback.votes_and_gaps_cog import Feedback
from bot.guild.languages import CommandTranslator
from bot.guild.settings_in_force import AskChannels
from bot.server_settings.cog import Settings
from bot.server_settings.panel import channels_told
from bot.verify.cog import Checking

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.app.parts import Parts

_PATIENCE = 30.0
"""Seconds that discord.py may wait out a rate limit; beyond it the asker has gone, and it says so instead."""


class _Tree(app_commands.CommandTree["Verbatim"]):
    async def interaction_check(self, interaction: discord.Interaction[Verbatim], /) -> bool:
        """Let commands answer in the channels that the server allows; elsewhere say where to ask."""
        if interaction.type is discord.InteractionType.autocomplete or may_answer(
            interaction, interaction.client.parts.servers
        ):
            return True
        servers, languages = interaction.client.parts.servers, interaction.client.parts.languages
        wording = languages.of(interaction)
        chosen, guild = servers.of(interaction.guild_id).allowed_channels, interaction.guild
        there = [one for one in chosen if guild is None or guild.get_channel(one) is not None]
        await whisper(interaction, wording.not_here(channels_told(there, wording)))
        return False

    async def on_error(
        self, interaction: discord.Interaction[Verbatim], error: app_commands.AppCommandError, /
    ) -> None:
        name = interaction.command.qualified_name if interaction.command else "command"
        await interaction.client.parts.faults.report(name, error, interaction)


class Verbatim(commands.AutoShardedBot):
    """The bot. Sharded, since that client keeps trying where the plain one dies if the gateway is away.

    Args:
        parts: everything it is made of.
        ask_channels: ids of channels in which every message is a question, besides those that servers have
            set; their text needs a privileged intent, which is asked for only if this is given.
        shard_count: how many shards; Discord's recommendation unless set.
    """

    def __init__(
        self, parts: Parts, ask_channels: Collection[int] | None = None, shard_count: int | None = None
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=_Tree,
            intents=intents(message_content=ask_channels is not None),
            allowed_mentions=discord.AllowedMentions(
                everyone=False, users=False, roles=False, replied_user=False
            ),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=_PATIENCE,
            shard_count=shard_count,
        )
        self.parts = parts
        self.ask_channels: Collection[int] = (
            AskChannels(ask_channels, parts.servers) if ask_channels is not None else ()
        )
        self._log = structlog.get_logger("client")

    async def setup_hook(self) -> None:
        """Add what answers, and tell Discord of the commands if they have changed."""
        self.add_dynamic_items(ActionButton, ActionMenu, ActionChannels)
        await self.tree.set_translator(CommandTranslator(self.parts.languages))
        await self.parts.servers.load()
        await self.add_parts()
        try:
            await sync_if_changed(self.tree, self.parts.marks, self._homes)
        except (discord.HTTPException, discord.RateLimited) as error:
            # Mentions and replies need no commands; the next start tries again.
            self._log.warning("Discord did not take the commands", error=str(error))

    async def add_parts(self) -> None:
        """Add the cogs: what listens to events, with the commands."""
        await self.add_cog(Messages(self, self.parts, self.ask_channels))
        await self.add_cog(Asking(self, self.parts))
        await self.add_cog(Browsing(self.parts))
        await self.add_cog(Quoting(self.parts))
        await self.add_cog(Summarizing(self.parts))
        await self.add_cog(Checking(self, self.parts))
        await self.add_cog(Pressing(self.parts))
        await self.add_cog(Following(self.parts))
        await self.add_cog(Sharing(self.parts))
        await self.add_cog(Posts(self, self.parts, self.ask_channels))
        await self.add_cog(Feedback(self.parts))
        await self.add_cog(Privacy(self.parts))
        await self.add_cog(Settings(self.parts))
        await self._add_curating()

    @property
    def _homes(self) -> list[discord.Object]:
        return [discord.Object(number) for number in sorted(self.parts.curators.guilds)]

    async def _add_curating(self) -> None:
        """Add what moderators of the home servers have."""
        group = knowledge_group()
        changes = KnowledgeChanges(self.parts)
        await self.add_cog(changes)
        await self.add_cog(Adding(self.parts, changes, group))
        await self.add_cog(Restoring(self.parts, changes, group))
        await self.add_cog(Teaching(self.parts, changes, group))
        await self.add_cog(Curating(self.parts, changes, group))
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
        asked = asked_in(message, self.user, self.ask_channels)
        if asked is not None and self.parts.servers.answers_in(*place_of(message.channel)):
            self.dispatch("asked", message, asked)

    async def on_interaction(self, interaction: discord.Interaction[Verbatim], /) -> None:
        """Let submitted forms through as events; discord.py by itself forgets a form over a restart."""
        if interaction.type is discord.InteractionType.modal_submit:
            dispatch_form(interaction)

    async def on_error(self, event_method: str, /, *args: object, **_kwargs: object) -> None:
        """Report what an event listener raised, to whoever caused the event."""
        error = sys.exc_info()[1]
        if error is not None:
            await self.parts.faults.report(event_method, error, args[0] if args else None)


def intents(*, message_content: bool) -> discord.Intents:
    """Return the intents asked for; none of them is privileged unless channels are set aside for asking."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.message_content = message_content
    return wanted
