"""/settings: what moderators set for their server, in one panel; each change recorded, told and undoable."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, assert_never

import discord
import structlog
from discord import app_commands
from discord.ext import commands, tasks

from bot.actions import (
    ChooseChannels,
    SetCooldown,
    SetLanguage,
    SetPrivate,
    ShowSettings,
    UndoSetting,
)
from bot.delivery.sender import whisper
from bot.delivery.views import layout_of
from bot.guild.curators import may_set_up
from bot.guild.languages import told
from bot.server_settings.panel import (
    Notice,
    Surroundings,
    away_panel,
    change_told,
    channels_told,
    settings_panel,
)
from bot.server_settings.values import NAMES, Changed, read_changed, value_of, with_value
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from bot.actions.setting_changes import SettingPress
    from bot.app.parts import Parts
    from bot.rendering.components import Panel
    from bot.server_settings.panel import Intent
    from bot.server_settings.values import Name, Value
    from bot.store.servers import ServerSettings
    from bot.wording import Wording

_AGAIN = 30.0
"""Seconds between two tries to read the settings, while the database is away from the start on."""


class Settings(commands.Cog):
    """Shows and changes the settings of a server; who may is asked again at every press."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._log = structlog.get_logger("settings")

    async def cog_load(self) -> None:
        """Go on trying where the settings could not be read at the start."""
        if not self._parts.servers.loaded:
            self._load.start()

    async def cog_unload(self) -> None:
        """Stop trying."""
        self._load.cancel()

    @tasks.loop(seconds=_AGAIN)
    async def _load(self) -> None:
        if await self._parts.servers.load():
            self._log.info("the settings of the servers are in force")
            self._load.stop()

    @app_commands.command(name="settings", description=told("settings_description"))
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Show the settings of the server."""
        if await self._may(interaction):
            panel = await self._panel(interaction)
            await interaction.response.send_message(view=layout_of(panel), ephemeral=True)

    @commands.Cog.listener()
    async def on_press_settings(
        self, interaction: discord.Interaction[discord.Client], action: SettingPress
    ) -> None:
        """Do what a button or a line of a menu says."""
        if not await self._may(interaction):
            return
        match action:
            case SetCooldown(questions=0):
                await self._set(interaction, "cooldown", None)
            case SetCooldown():
                await self._set(interaction, "cooldown", (action.questions, float(action.seconds)))
            case SetPrivate():
                await self._set(interaction, "private", action.on)
            case SetLanguage():
                await self._set(interaction, "language", action.tag or None)
            case UndoSetting():
                await self._undo(interaction, action.change)
            case ShowSettings() | ChooseChannels():
                await interaction.response.edit_message(view=layout_of(await self._panel(interaction)))
            case _:
                assert_never(action)

    @commands.Cog.listener()
    async def on_choose_settings(
        self,
        interaction: discord.Interaction[discord.Client],
        action: ChooseChannels,
        channels: tuple[int, ...],
    ) -> None:
        """Set the channels that were chosen in a menu."""
        if not await self._may(interaction):
            return
        if action.purpose == "log":
            await self._set(interaction, "log", channels[0] if channels else None)
        elif action.purpose in NAMES:
            await self._set(interaction, action.purpose, channels)

    async def _may(self, interaction: discord.Interaction[discord.Client]) -> bool:
        """Tell whether the member may change settings here; whoever may not is told so privately."""
        wording = self._parts.languages.of(interaction)
        if not may_set_up(interaction, self._parts.curators.roles):
            self._log.warning(
                "refused", member=interaction.user.id, guild=interaction.guild_id, command="settings"
            )
            await whisper(interaction, wording.not_for_you())
            return False
        if interaction.guild is None or interaction.client.get_guild(interaction.guild.id) is None:
            await whisper(interaction, wording.not_a_member())
            return False
        return True

    async def _undo(self, interaction: discord.Interaction[discord.Client], number: int) -> None:
        wording = self._parts.languages.of(interaction)
        try:
            change = await self._parts.audit.get(number)
        except StoreUnavailable:
            await whisper(interaction, wording.settings_away())
            return
        changed = read_changed(change.undo) if change and change.undo else None
        if changed is None or change is None or change.guild != interaction.guild_id:
            await whisper(interaction, wording.nothing_to_undo())
            return
        await self._set(interaction, changed.name, changed.before, only_from=changed)

    async def _set(
        self,
        interaction: discord.Interaction[discord.Client],
        name: Name,
        value: Value,
        only_from: Changed | None = None,
    ) -> None:
        """Change one setting, record it, and show the panel with what was changed.

        Args:
            interaction: the press.
            name: which setting.
            value: what it is to be.
            only_from: the change that is taken back: only where its outcome still is in force.
        """
        wording, when = self._parts.languages.of(interaction), time.time()
        guild = interaction.guild_id or 0
        recorded: list[tuple[Changed, int]] = []

        def edit(now: ServerSettings) -> ServerSettings:
            if only_from is not None and value_of(now, name) != only_from.now:
                return now
            return with_value(now, name, value)

        async def record(before: ServerSettings, now: ServerSettings) -> None:
            changed = Changed(name, value_of(before, name), value_of(now, name))
            what = change_told(changed, self._parts.languages.default)
            recorded.append(
                (changed, await self._parts.journal.record(interaction, what, when, changed.written()))
            )

        try:
            await self._parts.servers.change(guild, edit, interaction.user.id, when, record)
        except StoreUnavailable:
            await whisper(interaction, wording.settings_away())
            return
        if not recorded:
            notice = Notice(wording.changed_since() if only_from else wording.nothing_changed())
            await interaction.response.edit_message(view=layout_of(await self._panel(interaction, notice)))
            return
        changed, number = recorded[0]
        notice = Notice(change_told(changed, wording), number)
        await interaction.response.edit_message(view=layout_of(await self._panel(interaction, notice)))
        await self._tell(interaction, changed, wording)

    async def _tell(
        self, interaction: discord.Interaction[discord.Client], changed: Changed, wording: Wording
    ) -> None:
        what = change_told(changed, self._parts.languages.default)
        log_channel = self._parts.servers.of(interaction.guild_id).log_channel
        if log_channel is not None and not await self._parts.journal.tell_of(interaction, what):
            sentence = wording.log_channel_closed(channels_told([log_channel], wording))
            await interaction.followup.send(sentence, ephemeral=True)

    async def _panel(
        self, interaction: discord.Interaction[discord.Client], notice: Notice | None = None
    ) -> Panel:
        wording = self._parts.languages.of(interaction)
        if not await self._parts.servers.load():
            return away_panel(wording)
        guild = interaction.guild
        channels = frozenset(channel.id for channel in guild.channels) if guild else frozenset()
        around = Surroundings(
            channels, _intent(interaction.client), self._parts.cooldowns.everywhere, self._parts.languages.all
        )
        return settings_panel(self._parts.servers.of(interaction.guild_id), around, wording, notice)


def _intent(client: discord.Client) -> Intent:
    if client.intents.message_content:
        return "on"
    flags = client.application_flags
    granted = flags is not None and (flags.gateway_message_content or flags.gateway_message_content_limited)
    return "granted" if granted else "off"
