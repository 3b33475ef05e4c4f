"""Every sentence a member reads, by language. No other module of `bot` writes one.

A further language is one file: a subclass of `English` that says every sentence anew, put into `LANGUAGES`.
The choice between them is made in `bot.guild.languages` alone.
"""

from __future__ import annotations

from typing import Final

from bot.wording.english import English

Wording = English
"""What a renderer is given: the sentences of one language."""

ENGLISH: Final[Wording] = English()
LANGUAGES: Final[tuple[Wording, ...]] = (ENGLISH,)
"""The languages that are complete; the first one is spoken where none fits."""
