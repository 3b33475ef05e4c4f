"""A private answer shown to everybody, by the press of a button below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.actions import Dismiss, FollowUp, ShareAnswer
from bot.asking.still_stands import still_stands
from bot.delivery.sender import is_member, whisper
from bot.delivery.share import may_share, share
from bot.delivery.views import reply_of, view_of
from bot.rendering.components import Button
from bot.rendering.reply import Reply
from bot.rendering.shared_reply import for_everybody, once_shared

if TYPE_CHECKING:
    import discord

    from bot.app.parts import Parts
    from bot.wording import Wording


class Sharing(commands.Cog):
    """Posts what a private answer says, with the name of who shares it; the answer itself is all it needs."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @commands.Cog.listener()
    async def on_press_share_answer(
        self, interaction: discord.Interaction[discord.Client], _action: ShareAnswer
    ) -> None:
        """Show the answer to everybody, if all that it quotes still stands."""
        wording = self._parts.languages.of(interaction)
        private = reply_of(interaction.message) if interaction.message else Reply("")
        if not may_share(interaction):
            await whisper(interaction, wording.may_not_share())
            return
        if not still_stands(private, self._parts.live.now.knowledge):
            await whisper(interaction, wording.changed_not_shared())
            return
        shown = _for_all(private, interaction, wording)
        posted = await share(interaction, shown, self._parts.sender)
        if posted is None:
            await interaction.followup.send(wording.may_not_share(), ephemeral=True)
            return
        kept = once_shared(_without(private, ShareAnswer), posted.jump_url, wording)
        await interaction.edit_original_response(content=kept.text, view=view_of(kept))


def _for_all(private: Reply, interaction: discord.Interaction[discord.Client], wording: Wording) -> Reply:
    """Return the answer as everybody sees it; who shares it may dismiss it."""
    open_to_all = _without(private, ShareAnswer)
    if is_member(interaction):
        # What the bot posts itself can be replied to, with the text coming along.
        open_to_all = _without(open_to_all, FollowUp)
    dismiss = Button(wording.dismiss_button(), Dismiss(interaction.user.id, interaction.user.id))
    shown = replace(open_to_all, buttons=(*open_to_all.buttons, dismiss))
    return for_everybody(shown, interaction.user.display_name, wording)


def _without(reply: Reply, kind: type[ShareAnswer | FollowUp]) -> Reply:
    return replace(reply, buttons=tuple(b for b in reply.buttons if not isinstance(b.action, kind)))
