"""Replies below messages: posted once, and true to their message as long as that is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import digest

if TYPE_CHECKING:
    from collections.abc import Awaitable

    import discord

    from bot.delivery.replies_sent import RepliesSent, Tracked
    from bot.delivery.sender import Sender
    from bot.rendering import Reply


class RepliesBelow:
    """Answers messages; an edit or a deletion waits while the reply is being sent.

    Args:
        sender: posts.
        sent: remembers which reply answers which message.
    """

    def __init__(self, sender: Sender, sent: RepliesSent) -> None:
        self._sender = sender
        self._sent = sent

    def to(self, message: int) -> Tracked | None:
        """Return what is remembered of the reply to a message, or None."""
        return self._sent.get(message)

    async def reply(self, message: discord.Message, shown: Reply, question: str) -> discord.Message | None:
        """Reply to a message.

        Args:
            message: is replied to.
            shown: what the reply shows.
            question: what the message asks, by which an edit is told from an unfolded link.

        Returns:
            What was sent, or None where the message is gone or the bot may not write.
        """
        tracked = self._sent.begin(message.id, digest(question))
        return await _answered(tracked, self._sender.reply(message, shown))

    async def reply_to_post(
        self,
        post: discord.PartialMessageable,
        starter: discord.Message | None,
        shown: Reply,
        title: str,
    ) -> None:
        """Answer a post of a forum, which is not answered anew when it is edited.

        Args:
            post: its thread; the first message of a post has the post's own id.
            starter: that message, or None where Discord does not have it yet.
            shown: what the reply shows.
            title: the post's.
        """
        tracked = self._sent.begin(post.id, digest(title))
        tracked.post = True
        sending = self._sender.reply(starter, shown) if starter else self._sender.post(post, shown, post.id)
        await _answered(tracked, sending)

    async def change(self, place: discord.PartialMessageable, reply: int, shown: Reply) -> None:
        """Show something else in a reply; nothing happens where that is gone."""
        await self._sender.change(place.get_partial_message(reply), shown)

    async def take_along(self, place: discord.PartialMessageable, message: int) -> None:
        """Delete the reply to a message that is deleted or asks nothing any more."""
        tracked = self._sent.forget(message)
        if tracked is not None:
            await take_along(tracked, place, self._sender)


async def take_along(tracked: Tracked, place: discord.PartialMessageable, sender: Sender) -> None:
    """Delete a reply that has been sent, or is being sent just now."""
    async with tracked.busy:
        if tracked.reply is not None:
            await sender.remove(place.get_partial_message(tracked.reply))


async def _answered(tracked: Tracked, sending: Awaitable[discord.Message | None]) -> discord.Message | None:
    async with tracked.busy:
        posted = await sending
        tracked.reply = posted.id if posted else None
    return posted
