"""/verify, and "Check this quote" in the menu of a message: is a quotation real?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import Dismiss, ShareCheck
from bot.asking.answer_text import Frame
from bot.delivery.command_declarations import everywhere, for_everybody, told
from bot.delivery.message_menu_cog import MessageMenuCog
from bot.delivery.message_text import shown_text
from bot.delivery.replies_below import take_along
from bot.delivery.sender import is_member
from bot.delivery.share import share
from bot.delivery.views import reply_of
from bot.delivery.visit import Interaction, Reception, Visit
from bot.rendering import Button, as_shared, once_shared, question_text
from bot.verify.verdict_text import render_check
from knowledge.text.files import visible

if TYPE_CHECKING:
    from bot.delivery.replies_sent import RepliesSent
    from bot.delivery.sender import Sender
    from bot.rendering import Reply
    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics

LONGEST = 4000
"""Code points of what is checked by command: as long as a message may be."""


class VerifyCog(MessageMenuCog):
    """Compares what members quote with what the documents have.

    Args:
        client: has the message menu.
        reception: meets the member.
        live: the knowledge that checks.
        metrics: counts the verdicts.
        sender: posts shared verdicts.
        checks: remembers which verdict was shared below which message.
    """

    def __init__(  # noqa: PLR0913 - each is one thing that a verdict takes
        self,
        *,
        client: commands.AutoShardedBot,
        reception: Reception,
        live: Live,
        metrics: Metrics,
        sender: Sender,
        checks: RepliesSent,
    ) -> None:
        super().__init__(client, told("check_menu"), self.check)
        self._reception = reception
        self._live = live
        self._metrics = metrics
        self._sender = sender
        self._checks = checks

    @app_commands.command(name="verify", description=told("verify_description"))
    @app_commands.describe(text=told("verify_text_option"), private=told("private_option"))
    @everywhere
    @for_everybody
    async def verify(
        self,
        interaction: Interaction,
        text: str,
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """Check a quotation that a member types."""
        visit = await self._counted(interaction, text)
        if visit is None:
            return
        hidden = self._reception.is_private(visit, private)
        frame = Frame(visit.member, private=hidden, wording=visit.wording)
        await visit.respond(self._checked(text, frame, "verify"), private=hidden)

    async def check(self, interaction: Interaction, message: discord.Message) -> None:
        """Check what a message quotes, for the asker alone; sharing the verdict is a press of its own."""
        visit = self._reception.visit(interaction)
        text = shown_text(message)
        me = interaction.client.user
        if not text:
            await visit.whisper(visit.wording.no_text_to_check())
            return
        # The bot's own quotations are checked like any other's; its other sentences are no claims.
        if me is not None and message.author.id == me.id and "> " not in text:
            await visit.whisper(visit.wording.nothing_quoted_by_me())
            return
        if await self._counted(interaction, text[:LONGEST]) is None:
            return
        reply = self._checked(text, Frame(visit.member, private=True, wording=visit.wording), "menu")
        if visit.with_others:
            revision = self._live.now.knowledge.revision
            sharing = ShareCheck(revision, message.id, message.author.id)
            reply = replace(reply, buttons=(*reply.buttons, Button(visit.wording.share_button(), sharing)))
        await visit.respond(reply, private=True)

    @commands.Cog.listener()
    async def on_press_check(self, interaction: Interaction, action: ShareCheck) -> None:
        """Post a private verdict below the message that was checked, once."""
        visit = self._reception.visit(interaction)
        if action.revision != self._live.now.knowledge.revision:
            await visit.whisper(visit.wording.check_is_old())
            return
        if not visit.may_share or interaction.message is None:
            await visit.whisper(visit.wording.may_not_share())
            return
        tracked = self._checks.get(action.message) or self._checks.begin(action.message, "")
        async with tracked.busy:
            if tracked.reply is not None:
                await visit.whisper(visit.wording.already_shared(_link(visit, tracked.reply)))
                return
            private = _without_share(reply_of(interaction.message))
            shown = _for_everybody(private, visit, action)
            posted = await share(visit, shown, self._sender, action.message)
            tracked.reply = posted.id if posted else None
        if posted is None:
            await visit.whisper(visit.wording.nothing_to_share_below())
            return
        await visit.change(once_shared(private, _link(visit, posted.id), visit.wording))

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
        tracked = self._checks.forget(message)
        if tracked is None:
            self._checks.forget_reply(message)
            return
        await take_along(tracked, self._client.get_partial_messageable(channel), self._sender)

    async def _counted(self, interaction: Interaction, text: str) -> Visit | None:
        """Count a check as a question; a text that cannot be checked counts nothing: None, and it is said."""
        visit = self._reception.visit(interaction)
        if len(text) > LONGEST:
            refused = visit.wording.too_long_to_check(LONGEST)
        elif not any(character.isalnum() for character in question_text(text, 0, {})):
            refused = visit.wording.nothing_to_check()
        elif not self._live.now.knowledge.documents:
            refused = visit.wording.no_documents()
        else:
            return await self._reception.question(interaction)
        await visit.whisper(refused)
        return None

    def _checked(self, text: str, frame: Frame, surface: str) -> Reply:
        loaded = self._live.now
        claimed, _ = visible(text)
        check = loaded.checker.check(claimed)
        self._metrics.checks.labels(check.verdict.value, surface).inc()
        return render_check(check, claimed, loaded.knowledge, frame)


def _without_share(reply: Reply) -> Reply:
    kept = tuple(button for button in reply.buttons if not isinstance(button.action, ShareCheck))
    return replace(reply, buttons=kept)


def _for_everybody(private: Reply, visit: Visit, action: ShareCheck) -> Reply:
    """Return the verdict as everybody sees it; whoever wrote the message may dismiss it as well."""
    dismiss = Button(visit.wording.dismiss_button(), Dismiss(visit.member, action.author))
    shown = replace(private, buttons=(*private.buttons, dismiss))
    link = None if is_member(visit.interaction) else _link(visit, action.message)
    return as_shared(shown, visit.interaction.user.display_name, visit.wording, link)


def _link(visit: Visit, message: int) -> str:
    """Return the address of a message here; discord.py knows it only where the bot is a member."""
    return f"https://discord.com/channels/{visit.guild or '@me'}/{visit.interaction.channel_id}/{message}"
