"""An answer read out of the message that shows it: what it answered, and whether that still stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.actions import ShowContext
from bot.rendering import CUT, located, unescape
from knowledge.answers.follow_up import Earlier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.rendering import Reply
    from bot.wording import Wording
    from knowledge import Knowledge, Selector

_SMALL = "-# "
_QUOTE = "> "
_PLACEHOLDER = "\0"


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """The answer that a question may go on from.

    Args:
        said: what it answered and quoted, as far as those words still stand.
        gone: True where it quoted something, and none of it stands any more.
    """

    said: Earlier
    gone: bool = False

    def asked(self, question: str | None) -> EarlierAnswer:
        """Return it as the answer to a question."""
        return replace(self, said=replace(self.said, question=question))


def earlier_in(reply: Reply, knowledge: Knowledge, languages: Iterable[Wording]) -> EarlierAnswer:
    """Return what a reply answered and quoted; all of it stands in its buttons and its first lines.

    Args:
        reply: as Discord shows it.
        knowledge: that is live now.
        languages: any of which the reply may be in.
    """
    found = _places(reply, knowledge)
    places = tuple(place for place in found if place)
    said = Earlier(places, question_in(reply.text, languages))
    return EarlierAnswer(said, gone=bool(found) and not places)


def still_stands(reply: Reply, knowledge: Knowledge) -> bool:
    """Tell whether a reply quotes something, and nothing but what stands in the source as it is now.

    Each block quote has to be a slice of the words that one of the reply's buttons stands for, in the
    document that is live; what was cut off from a long quotation is not looked at.

    Args:
        reply: as Discord shows it, maybe older than the knowledge.
        knowledge: that is live now.
    """
    stand = []
    for place in _places(reply, knowledge):
        document = knowledge.document(place.document) if place else None
        if document is None or place is None:
            return False
        stand.append(document.text[place.start : place.end])
    blocks = quoted_in(reply.text)
    return bool(blocks) and all(any(block in words for words in stand) for block in blocks)


def quoted_in(text: str) -> list[str]:
    """Return the block quotes of a message as the words they show, without the sign of a cut."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.startswith(_QUOTE):
            blocks[-1].append(unescape(line.removeprefix(_QUOTE)))
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(lines).removesuffix(CUT).rstrip() for lines in blocks if lines]


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


def _places(reply: Reply, knowledge: Knowledge) -> list[Selector | None]:
    """Return where each quotation that a reply's buttons stand for is now; None for one that is gone."""
    contexts = (button.action for button in reply.buttons if isinstance(button.action, ShowContext))
    return [located(context, knowledge) for context in contexts]


def _said(line: str, saying: Callable[[str], str]) -> str | None:
    """Return what stands in the place of the argument of a sentence, or None if the line is another one."""
    opening, _, closing = saying(_PLACEHOLDER).partition(_PLACEHOLDER)
    if not line.startswith(opening) or not line.endswith(closing):
        return None
    return line[len(opening) : len(line) - len(closing)]
