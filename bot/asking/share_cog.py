"""A private answer shown to everybody, by the press of a button below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.actions import Dismiss, FollowUp, ShareAnswer
from bot.asking.earlier_answer import still_stands
from bot.delivery.sender import is_member
from bot.delivery.share import share
from bot.delivery.views import reply_of
from bot.rendering import Button, Reply, as_shared, once_shared

if TYPE_CHECKING:
    from bot.delivery.sender import Sender
    from bot.delivery.visit import Interaction, Reception, Visit
    from bot.snapshots.live import Live


class ShareCog(commands.Cog):
    """Posts what a private answer says, with the name of who shares it; the answer itself is all it needs.

    Args:
        reception: meets the member.
        live: the knowledge in which the answer has to stand.
        sender: posts.
    """

    def __init__(self, *, reception: Reception, live: Live, sender: Sender) -> None:
        self._reception = reception
        self._live = live
        self._sender = sender

    @commands.Cog.listener()
    async def on_press_share_answer(self, interaction: Interaction, _action: ShareAnswer) -> None:
        """Show the answer to everybody, if all that it quotes still stands."""
        visit = self._reception.visit(interaction)
        private = reply_of(interaction.message) if interaction.message else Reply("")
        if not visit.may_share:
            await visit.whisper(visit.wording.may_not_share())
            return
        if not still_stands(private, self._live.now.knowledge):
            await visit.whisper(visit.wording.changed_not_shared())
            return
        posted = await share(visit, _for_all(private, visit), self._sender)
        if posted is None:
            await visit.whisper(visit.wording.may_not_share())
            return
        await visit.change(once_shared(_without(private, ShareAnswer), posted.jump_url, visit.wording))


def _for_all(private: Reply, visit: Visit) -> Reply:
    """Return the answer as everybody sees it; who shares it may dismiss it."""
    open_to_all = _without(private, ShareAnswer)
    if is_member(visit.interaction):
        # What the bot posts itself can be replied to, with the text coming along.
        open_to_all = _without(open_to_all, FollowUp)
    dismiss = Button(visit.wording.dismiss_button(), Dismiss(visit.member, visit.member))
    shown = replace(open_to_all, buttons=(*open_to_all.buttons, dismiss))
    return as_shared(shown, visit.interaction.user.display_name, visit.wording)


def _without(reply: Reply, kind: type[ShareAnswer | FollowUp]) -> Reply:
    return replace(reply, buttons=tuple(b for b in reply.buttons if not isinstance(b.action, kind)))
