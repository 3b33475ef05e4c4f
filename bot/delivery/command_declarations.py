"""How commands are declared: their names in every language, where they may be used and installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands

from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.guild.languages import Languages

_KEY: Final = "wording"
everywhere: Final = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
for_everybody: Final = app_commands.allowed_installs(guilds=True, users=True)


def told(sentence: str) -> app_commands.locale_str:
    """Return a command's name or description in English, to be translated by the sentence's name.

    Args:
        sentence: the name of a method of `Wording` without arguments, such as "ask_description".
    """
    said: str = getattr(ENGLISH, sentence)()
    return app_commands.locale_str(said, **{_KEY: sentence})


class CommandTranslator(app_commands.Translator):
    """Tells Discord the names and descriptions of commands in every language that is complete."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - the sentence's name says enough
    ) -> str | None:
        """Return the sentence in a language; None leaves it in English."""
        sentence = string.extras.get(_KEY)
        wording = self._languages.named(locale.value)
        if sentence is None or wording is None or wording.tag == ENGLISH.tag:
            return None
        said: str = getattr(wording, sentence)()
        return said


def knowledge_group() -> app_commands.Group:
    """Return `/knowledge`, to which cogs add their commands; hidden from whoever may not manage the server.

    Hiding proves nothing: each command, press and form asks again who may.
    """
    return app_commands.Group(
        name="knowledge",
        description=told("knowledge_description"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def add_command(
    group: app_commands.Group,
    name: str,
    description: str,
    callback: Callable[..., Coroutine[Any, Any, None]],
) -> None:
    """Add a command to a group.

    Args:
        group: gets it.
        name: what members type.
        description: the name of the wording's method that describes it, such as "entry_description".
        callback: a cog's method.
    """
    group.add_command(app_commands.Command(name=name, description=told(description), callback=callback))
