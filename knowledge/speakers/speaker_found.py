"""What a sentence says about who speaks a quotation in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from knowledge.speakers.noun_phrases import Phrase

REACH: Final = 60
"""Tokens between a quotation and the words that attribute it."""
DASHES: Final = frozenset(("—", "–", "-", "--"))


class SpokenPlace(Enum):
    """Where the attribution stands, as far as it says what kind of quotation it is."""

    BESIDE = "beside"
    WOVEN = "woven"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """Who speaks, still as printed there.

    Args:
        phrase: the words that name the speaker; None where somebody is said to speak, but not who.
        verb: the token of the verb, or -1.
        place: beside the quotation, woven into the same sentence, or carried on from the quotation before.
    """

    phrase: Phrase | None
    verb: int
    place: SpokenPlace
