"""Reply → Discord, once: a try is repeated only where a second copy cannot come of it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord
import structlog

from bot.actions import Dismiss
from bot.delivery.views import layout_of, view_of
from bot.rendering import Panel, Reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

Sent = TypeVar("Sent")
_PAUSES = (0.5, 2.0, 5.0)
"""Seconds before each further try; a 503 or a dropped connection seldom lasts longer, and the asker waits."""
_CLOSED_FOR = 600.0
"""Seconds without a try after a 403: 10,000 invalid requests in 10 minutes ban the bot's address."""
_MOST_CLOSED = 1000
"""Channels remembered as closed; one that is forgotten costs one more refusal."""
_UNKNOWN_MESSAGE = 10008
_UNAVAILABLE = 503


class Sender:
    """Sends replies to messages.

    Args:
        clock: seconds, for tests; the system's by default.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._closed: OrderedDict[int, float] = OrderedDict()
        self._log = structlog.get_logger("sending")

    async def reply(
        self,
        message: discord.Message | discord.PartialMessage,
        shown: Reply | Panel,
        nonce: int | None = None,
    ) -> discord.Message | None:
        """Reply to a message.

        The nonce makes Discord ignore a second copy, so that a try whose answer was lost is safe to repeat.

        Args:
            message: is replied to.
            shown: what the reply shows.
            nonce: tells this reply from others to the same message; the message's own id unless given.

        Returns:
            What was sent, or None where the question is gone or the bot may not write.

        Raises:
            discord.HTTPException: for every other refusal of Discord's.
            aiohttp.ClientError: if the connection stays broken.
        """
        channel = message.channel.id
        try:
            return await self._patiently(channel, lambda: _replied(message, shown, nonce or message.id))
        except discord.HTTPException as error:
            # 50035 is any malformed body; only this one means that the question was deleted meanwhile.
            if error.code != _UNKNOWN_MESSAGE and "message_reference" not in error.text:
                raise
            self._log.info("the question is gone", channel=channel)
        return None

    async def post(
        self, channel: discord.PartialMessageable, shown: Reply | Panel, nonce: int
    ) -> discord.Message | None:
        """Post something in a channel, as a reply to nothing.

        Returns:
            What was sent, or None where the bot may not write.

        Raises:
            discord.HTTPException: for every other refusal of Discord's.
            aiohttp.ClientError: if the connection stays broken.
        """
        return await self._patiently(channel.id, lambda: channel.send(**written(shown), nonce=str(nonce)))

    async def change(self, posted: discord.PartialMessage, reply: Reply) -> None:
        """Show another reply in a message already sent; nothing happens where that is gone."""
        with contextlib.suppress(discord.NotFound):
            await self._patiently(
                posted.channel.id, lambda: posted.edit(content=reply.text, view=view_of(reply))
            )

    async def remove(self, posted: discord.PartialMessage) -> None:
        """Delete a message already sent; nothing happens where that is gone."""
        with contextlib.suppress(discord.NotFound):
            await self._patiently(posted.channel.id, posted.delete)

    async def _patiently(self, channel: int, send: Callable[[], Awaitable[Sent]]) -> Sent | None:
        """Do something in a channel, again after a pause while Discord is away; None where it may not be."""
        if self._closed.get(channel, 0.0) > self._clock():
            return None
        for pause in (*_PAUSES, None):
            try:
                return await send()
            except discord.Forbidden:
                self._close(channel)
                self._log.warning("may not write", channel=channel, seconds=_CLOSED_FOR)
                return None
            except discord.HTTPException as error:
                if error.status != _UNAVAILABLE or pause is None:
                    raise
            except aiohttp.ClientConnectionError:
                if pause is None:
                    raise
                self._log.info("the connection broke", channel=channel)
            await asyncio.sleep(pause)
        return None

    def _close(self, channel: int) -> None:
        self._closed[channel] = self._clock() + _CLOSED_FOR
        while len(self._closed) > _MOST_CLOSED:
            self._closed.popitem(last=False)


def written(shown: Reply | Panel) -> dict[str, Any]:
    """Return what is sent to show something, as discord.py's methods of sending take it."""
    if isinstance(shown, Panel):
        return {"view": layout_of(shown)}
    view = view_of(shown)
    return {"content": shown.text} if view is None else {"content": shown.text, "view": view}


async def _replied(
    message: discord.Message | discord.PartialMessage, shown: Reply | Panel, nonce: int
) -> discord.Message:
    return await message.reply(**written(shown), nonce=str(nonce), mention_author=False)


async def respond(
    interaction: discord.Interaction[discord.Client], shown: Reply | Panel, *, private: bool
) -> None:
    """Answer an interaction with a reply or a panel; one that was deferred gets it now.

    What only its member sees has no button to dismiss it: Discord has its own.
    """
    if private and isinstance(shown, Reply):
        kept = tuple(button for button in shown.buttons if not isinstance(button.action, Dismiss))
        shown = replace(shown, buttons=kept)
    if interaction.response.is_done():
        await interaction.edit_original_response(**written(shown))
        return
    await interaction.response.send_message(**written(shown), ephemeral=private)


async def turn(interaction: discord.Interaction[discord.Client], panel: Panel, *, own: bool) -> None:
    """Answer the press of a panel's button: in place for whose panel it is, for others with their own copy.

    Where the message was deleted while it was pressed, its member gets a private copy too.
    """
    if own and not interaction.response.is_done():
        try:
            await interaction.response.edit_message(view=layout_of(panel))
        except discord.NotFound as error:
            if error.code != _UNKNOWN_MESSAGE:
                raise
        else:
            return
    await respond(interaction, panel, private=True)


def is_hidden(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the message whose button was pressed is seen by its member alone."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def whisper(interaction: discord.Interaction[discord.Client], sentence: str) -> None:
    """Answer an interaction with a sentence that only its member sees."""
    await interaction.response.send_message(sentence, ephemeral=True)


def is_member(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the bot is a member here; installed for a user alone, it can only respond."""
    guild = interaction.guild_id
    return guild is not None and interaction.client.get_guild(guild) is not None


def may_write(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the bot itself may post messages here."""
    if not is_member(interaction):
        return False
    granted = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    return granted.send_messages_in_threads if in_thread else granted.send_messages
