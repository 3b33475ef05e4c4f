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
from bot.delivery.command_declarations import told
from bot.delivery.visit import Interaction, Reception, Visit
from bot.server_settings.panel import (
    Notice,
    Surroundings,
    away_panel,
    change_told,
    channels_told,
    settings_panel,
)
from bot.server_settings.values import NAMES, Changed, read_changed, value_of, with_value
from bot.store.failures import StoreUnavailable

if TYPE_CHECKING:
    from bot.actions.setting_changes import SettingPress
    from bot.guild.change_log import Journal
    from bot.guild.cooldowns import Cooldowns
    from bot.guild.languages import Languages
    from bot.guild.settings_in_force import SettingsInForce
    from bot.rendering import Panel
    from bot.server_settings.panel import Intent
    from bot.server_settings.values import Name, Value
    from bot.store.audit import Audit
    from bot.store.servers import ServerSettings

_AGAIN = 30.0
"""Seconds between two tries to read the settings, while the database is away from the start on."""


class SettingsCog(commands.Cog):
    """Shows and changes the settings of a server; who may is asked again at every press.

    Args:
        reception: meets the moderator.
        servers: what is set for each server.
        cooldowns: know how often a member may ask where a server sets nothing.
        languages: those to choose from; the log channel is told in the first.
        audit: tells what a change was, to take it back.
        journal: records changes, and tells of them.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that the panel shows or changes
        self,
        *,
        reception: Reception,
        servers: SettingsInForce,
        cooldowns: Cooldowns,
        languages: Languages,
        audit: Audit,
        journal: Journal,
    ) -> None:
        self._reception = reception
        self._servers = servers
        self._cooldowns = cooldowns
        self._languages = languages
        self._audit = audit
        self._journal = journal
        self._log = structlog.get_logger("settings")

    async def cog_load(self) -> None:
        """Go on trying where the settings could not be read at the start."""
        if not self._servers.loaded:
            self._load.start()

    async def cog_unload(self) -> None:
        """Stop trying."""
        self._load.cancel()

    @tasks.loop(seconds=_AGAIN)
    async def _load(self) -> None:
        if await self._servers.load():
            self._log.info("the settings of the servers are in force")
            self._load.stop()

    @app_commands.command(name="settings", description=told("settings_description"))
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, interaction: Interaction) -> None:
        """Show the settings of the server."""
        visit = await self._reception.moderator(interaction)
        if visit is not None:
            await visit.respond(await self._panel(visit), private=True)

    @commands.Cog.listener()
    async def on_press_settings(self, interaction: Interaction, action: SettingPress) -> None:
        """Do what a button or a line of a menu says."""
        visit = await self._reception.moderator(interaction)
        if visit is None:
            return
        match action:
            case SetCooldown(questions=0):
                await self._set(visit, "cooldown", None)
            case SetCooldown():
                await self._set(visit, "cooldown", (action.questions, float(action.seconds)))
            case SetPrivate():
                await self._set(visit, "private", action.on)
            case SetLanguage():
                await self._set(visit, "language", action.tag or None)
            case UndoSetting():
                await self._undo(visit, action.change)
            case ShowSettings() | ChooseChannels():
                await visit.change(await self._panel(visit))
            case _:
                assert_never(action)

    @commands.Cog.listener()
    async def on_choose_settings(
        self, interaction: Interaction, action: ChooseChannels, channels: tuple[int, ...]
    ) -> None:
        """Set the channels that were chosen in a menu."""
        visit = await self._reception.moderator(interaction)
        if visit is None:
            return
        if action.purpose == "log":
            await self._set(visit, "log", channels[0] if channels else None)
        elif action.purpose in NAMES:
            await self._set(visit, action.purpose, channels)

    async def _undo(self, visit: Visit, number: int) -> None:
        try:
            change = await self._audit.get(number)
        except StoreUnavailable:
            await visit.whisper(visit.wording.settings_away())
            return
        changed = read_changed(change.undo) if change and change.undo else None
        if changed is None or change is None or change.guild != visit.guild:
            await visit.whisper(visit.wording.nothing_to_undo())
            return
        await self._set(visit, changed.name, changed.before, only_from=changed)

    async def _set(self, visit: Visit, name: Name, value: Value, only_from: Changed | None = None) -> None:
        """Change one setting, and show the panel with what was changed.

        Args:
            visit: the press.
            name: which setting.
            value: what it is to be.
            only_from: the change that is taken back: only where its outcome still is in force.
        """
        wording = visit.wording
        try:
            done = await self._changed(visit, name, value, only_from)
        except StoreUnavailable:
            await visit.whisper(wording.settings_away())
            return
        if done is None:
            notice = Notice(wording.changed_since() if only_from else wording.nothing_changed())
            await visit.change(await self._panel(visit, notice))
            return
        changed, number = done
        notice = Notice(change_told(changed, wording), number)
        await visit.change(await self._panel(visit, notice))
        await self._tell(visit, changed)

    async def _changed(
        self, visit: Visit, name: Name, value: Value, only_from: Changed | None
    ) -> tuple[Changed, int] | None:
        """Change one setting and record it; None where it stays as it was. Arguments as in `_set`.

        Returns:
            The change and its number in the audit log.

        Raises:
            StoreUnavailable: if it is not recorded, nor changed then.
        """
        when = time.time()
        recorded: list[tuple[Changed, int]] = []

        def edit(now: ServerSettings) -> ServerSettings:
            if only_from is not None and value_of(now, name) != only_from.now:
                return now
            return with_value(now, name, value)

        async def record(before: ServerSettings, now: ServerSettings) -> None:
            changed = Changed(name, value_of(before, name), value_of(now, name))
            what = change_told(changed, self._languages.default)
            number = await self._journal.record(visit.interaction, what, when, changed.written())
            recorded.append((changed, number))

        await self._servers.change(visit.guild or 0, edit, visit.member, when, record)
        return recorded[0] if recorded else None

    async def _tell(self, visit: Visit, changed: Changed) -> None:
        what = change_told(changed, self._languages.default)
        log_channel = self._servers.of(visit.guild).log_channel
        if log_channel is not None and not await self._journal.tell_of(visit.interaction, what):
            told_channels = channels_told([log_channel], visit.wording)
            await visit.whisper(visit.wording.log_channel_closed(told_channels))

    async def _panel(self, visit: Visit, notice: Notice | None = None) -> Panel:
        if not await self._servers.load():
            return away_panel(visit.wording)
        guild = visit.interaction.guild
        channels = frozenset(channel.id for channel in guild.channels) if guild else frozenset()
        around = Surroundings(
            channels, _intent(visit.interaction.client), self._cooldowns.everywhere, self._languages.all
        )
        return settings_panel(self._servers.of(visit.guild), around, visit.wording, notice)


def _intent(client: discord.Client) -> Intent:
    if client.intents.message_content:
        return "on"
    flags = client.application_flags
    granted = flags is not None and (flags.gateway_message_content or flags.gateway_message_content_limited)
    return "granted" if granted else "off"
