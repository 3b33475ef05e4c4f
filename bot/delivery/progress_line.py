"""A line that says how far a long build has come, in the place where its outcome will stand."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final, Self

import aiohttp
import discord
import structlog

if TYPE_CHECKING:
    from bot.snapshots.proposals import Progress
    from bot.wording import Wording

_FIRST: Final = 2.0
"""Seconds of quiet: most builds are over by then."""
_EVERY: Final = 2.5
"""Seconds between two edits; Discord takes five edits in five seconds."""


class Telling:
    """Edits the deferred response of an interaction while entered; called with each step of a build.

    Args:
        interaction: answered by "thinking".
        wording: the member's language.
    """

    def __init__(self, interaction: discord.Interaction[Any], wording: Wording) -> None:
        self._interaction = interaction
        self._wording = wording
        self._next = time.perf_counter() + _FIRST
        self._edit: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        # What comes next takes the line's place, and must not be overtaken by it.
        if self._edit is not None:
            await self._edit

    def __call__(self, at: Progress) -> None:
        """Tell of a step, unless the last one was told just now."""
        now = time.perf_counter()
        if now >= self._next and (self._edit is None or self._edit.done()):
            self._next = now + _EVERY
            self._edit = asyncio.create_task(self._tell(self._wording.building(at.step, at.done, at.total)))

    async def _tell(self, sentence: str) -> None:
        try:
            await self._interaction.edit_original_response(content=sentence)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            structlog.get_logger("telling").warning("progress was not told", error=type(error).__name__)
