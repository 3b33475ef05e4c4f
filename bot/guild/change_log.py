"""What moderators changed: into the audit log, and to the log channel of the server if it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog

from bot.rendering import MESSAGE_LIMIT, escape, one_line

if TYPE_CHECKING:
    from bot.guild.languages import Languages
    from bot.guild.settings_in_force import SettingsInForce
    from bot.store.audit import Audit

_NAME_LIMIT = 100


class Journal:
    """Records every change, and tells of it where the server wants to be told.

    Args:
        audit: keeps the changes.
        servers: know the log channels.
        languages: in which the log channel is told.
    """

    def __init__(self, audit: Audit, servers: SettingsInForce, languages: Languages) -> None:
        self._audit = audit
        self._servers = servers
        self._languages = languages
        self._log = structlog.get_logger("journal")

    async def record(
        self, interaction: discord.Interaction[Any], what: str, when: float, undo: str | None = None
    ) -> int:
        """Record a change that the member of an interaction made.

        Args:
            interaction: their command, press or form.
            what: what was changed, in a line of Markdown.
            when: seconds since the epoch.
            undo: what takes it back, or None.

        Returns:
            The number of the change.

        Raises:
            StoreUnavailable: if it is not recorded.
        """
        return await self._audit.record(
            when=when,
            member=interaction.user.id,
            member_name=one_line(interaction.user.display_name, _NAME_LIMIT),
            guild=interaction.guild_id,
            what=what,
            undo=undo,
        )

    async def tell_of(self, interaction: discord.Interaction[Any], what: str) -> bool:
        """Tell the log channel of a change that the member of an interaction made; as in `tell`."""
        name = escape(one_line(interaction.user.display_name, _NAME_LIMIT))
        settings = self._servers.of(interaction.guild_id)
        wording = self._languages.named(settings.language) or self._languages.default
        return await self.tell(interaction.client, interaction.guild_id, wording.changed_by(name, what))

    async def tell(self, client: discord.Client, guild: int | None, sentence: str) -> bool:
        """Post a sentence in the log channel of a server.

        Args:
            client: posts it.
            guild: the server's id.
            sentence: Markdown; what does not fit is cut.

        Returns:
            False if there is a log channel and it could not be told.
        """
        channel = self._servers.of(guild).log_channel
        if channel is None:
            return True
        try:
            await client.get_partial_messageable(channel, guild_id=guild).send(
                one_line(sentence, MESSAGE_LIMIT)
            )
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            self._log.warning("the log channel was not told", channel=channel, error=type(error).__name__)
            return False
        return True
