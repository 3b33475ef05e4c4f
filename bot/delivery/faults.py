"""One report behind the three error doors: the command tree, the views (as events) and the events."""

from __future__ import annotations

import contextlib
import secrets
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog

if TYPE_CHECKING:
    from bot.guild.languages import Languages
    from bot.snapshots.metrics import Metrics


_PAST = {10062, 40060}
"""Discord's codes for an interaction that is over or has its answer: one more try is one more refusal."""


class Faults:
    """Logs what went wrong once, with an id that the member is told too.

    Args:
        metrics: counts the errors.
        languages: in which the member is told.
    """

    def __init__(self, metrics: Metrics, languages: Languages) -> None:
        self._languages = languages
        self._log = structlog.get_logger("faults")
        self._metrics = metrics

    async def report(self, where: str, error: BaseException, cause: object = None) -> None:
        """Log an error and tell whoever caused it.

        Args:
            where: the command or event; never the text of a question.
            error: what was raised; its traceback goes to the log alone.
            cause: the interaction or message to answer, if there is one.
        """
        inner = _unwrapped(error)
        if isinstance(inner, discord.HTTPException) and inner.code in _PAST:
            self._log.warning("an interaction was answered too late or twice", where=where, code=inner.code)
            return
        fault = secrets.token_hex(4)
        self._metrics.faults.inc()
        self._log.error("fault", fault=fault, where=where, exc_info=inner)
        with contextlib.suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            await self._tell(cause, fault)

    async def _tell(self, cause: object, fault: str) -> None:
        if isinstance(cause, discord.Interaction):
            if cause.type is discord.InteractionType.autocomplete:
                return
            sentence = self._languages.of(cause).broken(fault)
            if cause.response.is_done():
                await cause.followup.send(sentence, ephemeral=True)
            else:
                await cause.response.send_message(sentence, ephemeral=True)
        elif isinstance(cause, discord.Message):
            await cause.reply(self._languages.of_message(cause).broken(fault))


def _unwrapped(error: BaseException) -> BaseException:
    """Unwrap discord.py's CommandInvokeError, whose own message repeats the one inside."""
    inner = getattr(error, "original", None)
    return inner if isinstance(inner, BaseException) else error
