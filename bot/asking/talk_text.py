"""What is said to what was no question: thanks, insults, doubts, orders. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from knowledge import Talk

if TYPE_CHECKING:
    from bot.wording import Wording


def talk_line(talk: Talk | None, wording: Wording, *, examples: bool) -> str:
    """Return the short line for a kind of talk.

    Args:
        talk: of what kind it is, or None where nobody told.
        wording: the member's language.
        examples: whether questions are offered below it.
    """
    match talk:
        case Talk.THANKS:
            return wording.thanks(examples=examples)
        case Talk.ABOUT_BOT:
            return wording.about_bot(examples=examples)
        case Talk.INSULT:
            return wording.insult(examples=examples)
        case Talk.DOUBT:
            return wording.doubt(examples=examples)
        case Talk.ORDER:
            return wording.order(examples=examples)
        case Talk.GREETING | None:
            return wording.small_talk(examples=examples)
        case _:
            assert_never(talk)
