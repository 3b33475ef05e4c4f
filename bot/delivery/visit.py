"""One command, press or form of a member: who they are, their language, and the ways to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.delivery.sender import is_hidden, is_member, may_write, respond, turn
from bot.delivery.views import layout_of, modal_of, view_of
from bot.guild.curators import may_curate, may_set_up
from bot.rendering import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.guild.cooldowns import Cooldowns
    from bot.guild.curators import Curators
    from bot.guild.languages import Languages
    from bot.guild.settings_in_force import SettingsInForce
    from bot.rendering import Form, Panel
    from bot.wording import Wording

Interaction = discord.Interaction[discord.Client]
"""What discord.py hands to a command, to a press and to a form alike."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An interaction and the language in which its member is answered.

    Args:
        interaction: not yet answered.
        wording: the member's language.
    """

    interaction: Interaction
    wording: Wording

    @property
    def member(self) -> int:
        """The id of whoever used the command or pressed."""
        return self.interaction.user.id

    @property
    def guild(self) -> int | None:
        """The id of the server it came from; None in a direct message."""
        return self.interaction.guild_id

    @property
    def hidden(self) -> bool:
        """Whether the message whose button was pressed is seen by its member alone."""
        return is_hidden(self.interaction)

    @property
    def with_others(self) -> bool:
        """Whether anybody else reads here; in a direct message to the bot there is nobody to share with."""
        return not self.interaction.context.dm_channel

    @property
    def may_share(self) -> bool:
        """Whether the bot may post here: as a member, or as the answer to the press where it is none."""
        return may_write(self.interaction) or not is_member(self.interaction)

    async def whisper(self, sentence: str) -> None:
        """Answer with a sentence that only the member sees; after a first answer it is one more."""
        if self.interaction.response.is_done():
            await self.interaction.followup.send(sentence, ephemeral=True)
        else:
            await self.interaction.response.send_message(sentence, ephemeral=True)

    async def respond(self, shown: Reply | Panel, *, private: bool) -> None:
        """Answer with a reply or a panel; a visit that waits gets it now."""
        await respond(self.interaction, shown, private=private)

    async def ask(self, form: Form) -> None:
        """Answer with a form."""
        await self.interaction.response.send_modal(modal_of(form))

    async def wait(self, *, private: bool = True) -> None:
        """Answer with "thinking …", in whose place the real answer will stand."""
        await self.interaction.response.defer(ephemeral=private, thinking=True)

    async def acknowledge(self) -> None:
        """Take a press without changing anything yet."""
        await self.interaction.response.defer()

    async def turn(self, panel: Panel, *, own: bool) -> None:
        """Answer the press of a panel's button: in place for whose panel it is, for others with a copy."""
        await turn(self.interaction, panel, own=own)

    async def change(self, shown: Reply | Panel) -> None:
        """Show something else in the message whose button was pressed."""
        response = self.interaction.response
        edit = self.interaction.edit_original_response if response.is_done() else response.edit_message
        if isinstance(shown, Reply):
            await edit(content=shown.text, view=view_of(shown))
        else:
            await edit(view=layout_of(shown))

    async def settle(self, shown: str | Panel, attachments: Sequence[discord.File] = ()) -> None:
        """Put a sentence or a panel where "thinking …" stands, or a line that told of progress."""
        how: dict[str, Any] = {"content": shown} if isinstance(shown, str) else {"content": None}
        if not isinstance(shown, str):
            how["view"] = layout_of(shown)
        if attachments:
            how["attachments"] = attachments
        await self.interaction.edit_original_response(**how)


class Reception:
    """Meets every interaction: says in which language, whether it is the member's turn, and who may what.

    Args:
        languages: in which members are answered.
        cooldowns: how often one member may ask.
        servers: what is set for each server.
        curators: whose changes to the knowledge count.
    """

    def __init__(
        self, *, languages: Languages, cooldowns: Cooldowns, servers: SettingsInForce, curators: Curators
    ) -> None:
        self._languages = languages
        self._cooldowns = cooldowns
        self._servers = servers
        self._curators = curators
        self._log = structlog.get_logger("reception")

    def visit(self, interaction: Interaction) -> Visit:
        """Return an interaction that anybody may make as often as they like."""
        return Visit(interaction, self._languages.of(interaction))

    async def question(self, interaction: Interaction) -> Visit | None:
        """Count a question of the member's; where they have to wait, tell them so and return None."""
        visit = self.visit(interaction)
        wait = self._cooldowns.spend(visit.member, visit.guild)
        if wait is None:
            return visit
        await visit.whisper(visit.wording.slow_down(wait))
        return None

    async def curator(self, interaction: Interaction, what: str) -> Visit | None:
        """Return a visit of one who may change the knowledge; others are told so, it is logged: None.

        Args:
            interaction: the command, press or form.
            what: names it in the log.
        """
        visit = self.visit(interaction)
        if may_curate(interaction, self._curators):
            return visit
        self._log.warning("refused", member=visit.member, guild=visit.guild, what=what)
        await visit.whisper(visit.wording.not_a_curator())
        return None

    async def moderator(self, interaction: Interaction) -> Visit | None:
        """Return a visit of one who may change the settings of the server; others are told so: None."""
        visit = self.visit(interaction)
        if not may_set_up(interaction, self._curators.roles):
            self._log.warning("refused", member=visit.member, guild=visit.guild, what="settings")
            await visit.whisper(visit.wording.not_for_you())
        elif not is_member(interaction):
            await visit.whisper(visit.wording.not_a_member())
        else:
            return visit
        return None

    def is_private(self, visit: Visit, chosen: bool | None) -> bool:  # noqa: FBT001 - the member's option
        """Tell whether an answer is for its member alone: as they chose, or as the server has it."""
        return self._servers.is_private(visit.guild, chosen)

    def wording_below(self, message: discord.Message | None, guild: int | None) -> Wording:
        """Return the language of a reply to a message, which does not tell its author's: the server's.

        Args:
            message: the member's, or None where it cannot be read.
            guild: the server's id; None in a direct message.
        """
        chosen = self._servers.of(guild).language
        if message is not None:
            return self._languages.of_message(message, chosen)
        return self._languages.named(chosen) or self._languages.default
