"""The answer that a question may go on from, read out of the message that shows it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.actions import ShowContext
from bot.rendering.escaping import unescape
from bot.rendering.located_words import located
from knowledge.answers.follow_up import Earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.rendering.reply import Reply
    from bot.wording import Wording
    from knowledge import Knowledge

_SMALL = "-# "
_PLACEHOLDER = "\0"


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a question.

    Args:
        earlier: the answer, as far as its words still stand.
        gone: True where it quoted something, and none of it stands any more.
    """

    earlier: Earlier
    gone: bool = False


def before_in(reply: Reply, knowledge: Knowledge, languages: Iterable[Wording]) -> Before:
    """Return what a reply answered and quoted; all of it stands in its buttons and its first lines.

    Args:
        reply: as Discord shows it.
        knowledge: that is live now.
        languages: any of which the reply may be in.
    """
    contexts = [button.action for button in reply.buttons if isinstance(button.action, ShowContext)]
    places = tuple(place for context in contexts if (place := located(context, knowledge)))
    return Before(
        Earlier(places, question_in(reply.text, tuple(languages))), gone=bool(contexts) and not places
    )


def question_in(text: str, languages: Iterable[Wording]) -> str | None:
    """Return the question that a reply says it answers, as understood if it says so, else as asked."""
    lines = [line.removeprefix(_SMALL) for line in text.split("\n") if line.startswith(_SMALL)]
    spoken = tuple(languages)
    for saying in (*(one.understood for one in spoken), *(one.asked for one in spoken)):
        for line in lines:
            question = _said(line, saying)
            if question:
                return unescape(question)
    return None


def _said(line: str, saying: Callable[[str], str]) -> str | None:
    """Return what stands in the place of the argument of a sentence, or None if the line is another one."""
    before, _, after = saying(_PLACEHOLDER).partition(_PLACEHOLDER)
    if not line.startswith(before) or not line.endswith(after):
        return None
    return line[len(before) : len(line) - len(after)]
