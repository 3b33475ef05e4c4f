"""Presses in the lists of direct quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Places, Press


@dataclass(frozen=True, slots=True)
class QuotesPage(Press):
    """Show direct quotations from one of them on.

    A subject is free text and has no room here: what it found stands here instead, place by place, with a
    digest of the words that stood there.

    Args:
        asker: the member whose panel it is; for whoever else presses a panel of their own is made.
        speaker: digest of the speaker's name, or "" for everybody's.
        first: which quotation comes first on the page, 0-based.
        basis: the knowledge's revision; with `hits`, the digest of their words, one after the other.
        hits: index of the document and of the direct quotation in it, best first; empty for all there are.
    """

    code: ClassVar[str] = "qp"
    event: ClassVar[str] = "press_quotes"
    asker: int
    speaker: str
    first: int
    basis: str
    hits: Places = ()


Quoting = QuotesPage
