"""/verify, and "Check this quote" in the menu of a message: is a quotation real?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import Dismiss, ShareCheck
from bot.asking.answer_text import Frame
from bot.delivery.command_places import everywhere, for_everybody, message_menu
from bot.delivery.message_text import shown_text
from bot.delivery.sender import is_member, respond, whisper
from bot.delivery.share import is_with_others, may_share, share
from bot.delivery.views import reply_of, view_of
from bot.guild.languages import told
from bot.rendering.components import Button
from bot.rendering.question_text import question_text
from bot.rendering.shared_reply import for_everybody as as_shared
from bot.rendering.shared_reply import once_shared
from bot.verify.verdict_text import render_check
from knowledge.text.files import visible

if TYPE_CHECKING:
    from bot.app.parts import Parts
    from bot.rendering.reply import Reply
    from bot.wording import Wording

LONGEST = 4000
"""Code points of what is checked by command: as long as a message may be."""


class Checking(commands.Cog):
    """Compares what members quote with what the documents have."""

    def __init__(self, bot: commands.AutoShardedBot, parts: Parts) -> None:
        self._bot = bot
        self._parts = parts
        self._menu = message_menu(told("check_menu"), self.check)

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message menu away again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="verify", description=told("verify_description"))
    @app_commands.describe(text=told("verify_text_option"), private=told("private_option"))
    @everywhere
    @for_everybody
    async def verify(
        self,
        interaction: discord.Interaction[discord.Client],
        text: str,
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """Check a quotation that a member types."""
        wording = self._parts.languages.of(interaction)
        refused = self._refused(interaction, text, wording)
        if refused:
            await whisper(interaction, refused)
            return
        hidden = self._parts.servers.is_private(interaction.guild_id, private)
        frame = Frame(interaction.user.id, private=hidden, wording=wording)
        await respond(interaction, self._checked(text, frame, "verify"), private=hidden)

    async def check(self, interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
        """Check what a message quotes, for the asker alone; sharing the verdict is a press of its own."""
        wording = self._parts.languages.of(interaction)
        text = shown_text(message)
        me = interaction.client.user
        if not text:
            await whisper(interaction, wording.no_text_to_check())
            return
        # The bot's own quotations are checked like any other's; its other sentences are no claims.
        if me is not None and message.author.id == me.id and "> " not in text:
            await whisper(interaction, wording.nothing_quoted_by_me())
            return
        refused = self._refused(interaction, text[:LONGEST], wording)
        if refused:
            await whisper(interaction, refused)
            return
        reply = self._checked(text, Frame(interaction.user.id, private=True, wording=wording), "menu")
        if is_with_others(interaction):
            revision = self._parts.live.now.knowledge.revision
            sharing = ShareCheck(revision, message.id, message.author.id)
            reply = replace(reply, buttons=(*reply.buttons, Button(wording.share_button(), sharing)))
        await respond(interaction, reply, private=True)

    @commands.Cog.listener()
    async def on_press_check(
        self, interaction: discord.Interaction[discord.Client], action: ShareCheck
    ) -> None:
        """Post a private verdict below the message that was checked, once."""
        wording = self._parts.languages.of(interaction)
        if action.revision != self._parts.live.now.knowledge.revision:
            await whisper(interaction, wording.check_is_old())
            return
        if not may_share(interaction) or interaction.message is None:
            await whisper(interaction, wording.may_not_share())
            return
        tracked = self._parts.checks.get(action.message) or self._parts.checks.begin(action.message, "")
        async with tracked.busy:
            if tracked.reply is not None:
                await whisper(interaction, wording.already_shared(_link(interaction, tracked.reply)))
                return
            private = _without_share(reply_of(interaction.message))
            shown = _for_everybody(private, interaction, action, wording)
            posted = await share(interaction, shown, self._parts.sender, action.message)
            tracked.reply = posted.id if posted else None
        if posted is None:
            await interaction.followup.send(wording.nothing_to_share_below(), ephemeral=True)
            return
        done = once_shared(private, _link(interaction, posted.id), wording)
        await interaction.edit_original_response(content=done.text, view=view_of(done))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take a shared verdict along when the message it judges is deleted."""
        await self._take_along(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take shared verdicts along when a moderator clears a channel."""
        for message in payload.message_ids:
            await self._take_along(payload.channel_id, message)

    async def _take_along(self, channel: int, message: int) -> None:
        tracked = self._parts.checks.forget(message)
        if tracked is None:
            self._parts.checks.forget_reply(message)
            return
        async with tracked.busy:
            if tracked.reply is not None:
                place = self._bot.get_partial_messageable(channel)
                await self._parts.sender.remove(place.get_partial_message(tracked.reply))

    def _refused(
        self, interaction: discord.Interaction[discord.Client], text: str, wording: Wording
    ) -> str | None:
        """Return the sentence that says why a text is not checked, or None; a check that is made counts."""
        if len(text) > LONGEST:
            return wording.too_long_to_check(LONGEST)
        if not any(character.isalnum() for character in question_text(text, 0, {})):
            return wording.nothing_to_check()
        if not self._parts.live.now.knowledge.documents:
            return wording.no_documents()
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        return wording.slow_down(wait) if wait else None

    def _checked(self, text: str, frame: Frame, surface: str) -> Reply:
        loaded = self._parts.live.now
        claimed, _ = visible(text)
        check = loaded.checker.check(claimed)
        self._parts.metrics.checks.labels(check.verdict.value, surface).inc()
        return render_check(check, claimed, loaded.knowledge, frame)


def _without_share(reply: Reply) -> Reply:
    kept = tuple(button for button in reply.buttons if not isinstance(button.action, ShareCheck))
    return replace(reply, buttons=kept)


def _for_everybody(
    private: Reply,
    interaction: discord.Interaction[discord.Client],
    action: ShareCheck,
    wording: Wording,
) -> Reply:
    """Return the verdict as everybody sees it; whoever wrote the message may dismiss it as well."""
    dismiss = Button(wording.dismiss_button(), Dismiss(interaction.user.id, action.author))
    shown = replace(private, buttons=(*private.buttons, dismiss))
    link = None if is_member(interaction) else _link(interaction, action.message)
    return as_shared(shown, interaction.user.display_name, wording, link)


def _link(interaction: discord.Interaction[discord.Client], message: int) -> str:
    """Return the address of a message here; discord.py knows it only where the bot is a member."""
    return f"https://discord.com/channels/{interaction.guild_id or '@me'}/{interaction.channel_id}/{message}"
