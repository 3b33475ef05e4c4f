"""Which language a member is answered in: the one place where that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import discord

    from bot.wording import Wording


class Languages:
    """The languages that are complete.

    Args:
        known: their sentences; the first one is spoken where none fits.
    """

    def __init__(self, known: Iterable[Wording] = LANGUAGES) -> None:
        self._known = {wording.tag.lower(): wording for wording in known}
        self._default = next(iter(self._known.values()))

    @property
    def known(self) -> tuple[Wording, ...]:
        """All of them."""
        return tuple(self._known.values())

    @property
    def default(self) -> Wording:
        """The language spoken where none fits."""
        return self._default

    @property
    def all(self) -> tuple[Wording, ...]:
        """Every language that is complete."""
        return tuple(self._known.values())

    def named(self, tag: str | None) -> Wording | None:
        """Return the language of a tag, or of its first part ("pt" for "pt-BR"); None if it is not known."""
        written = (tag or "").lower()
        return self._known.get(written) or self._known.get(written.partition("-")[0])

    def of(self, interaction: discord.Interaction[discord.Client]) -> Wording:
        """Return the language of the member who pressed a button or sent a command."""
        return self.named(interaction.locale.value) or self._default

    def of_message(self, message: discord.Message, chosen: str | None = None) -> Wording:
        """Return the language for a message, which does not tell its author's: the server's.

        Args:
            message: the member's message.
            chosen: the language that the server's moderators chose, if they did.
        """
        server = message.guild.preferred_locale.value if message.guild else None
        return self.named(chosen) or self.named(server) or self._default
