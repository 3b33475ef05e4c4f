"""What a moderator's command suggests for an option; whoever may not curate is suggested nothing."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from discord import app_commands

from bot.guild.curators import may_curate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    from bot.delivery.visit import Interaction
    from bot.guild.curators import Curators


class _KnowsCurators(Protocol):
    """A cog that can tell whom it suggests something."""

    curators: Curators


Suggesting = TypeVar("Suggesting", bound=_KnowsCurators)


def for_curators(
    suggest: Callable[[Suggesting, Interaction, str], Awaitable[Iterable[tuple[str, str]]]],
) -> Callable[[Suggesting, Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    """Make an autocomplete out of a cog's method that gives pairs of name and value.

    Discord hides the commands of moderators, which proves nothing: a server can show them to anybody.

    Args:
        suggest: is asked only for those who may curate.
    """

    @functools.wraps(suggest)
    async def suggested(
        cog: Suggesting, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        if not may_curate(interaction, cog.curators):
            return []
        named = await suggest(cog, interaction, typed)
        return [app_commands.Choice(name=name, value=value) for name, value in named]

    return suggested
