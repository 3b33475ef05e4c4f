"""Whether everything that a message quotes still stands in the source. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import ShowContext
from bot.rendering.citations import CUT
from bot.rendering.escaping import unescape
from bot.rendering.located_words import located

if TYPE_CHECKING:
    from bot.rendering.reply import Reply
    from knowledge import Knowledge

_QUOTE = "> "


def still_stands(reply: Reply, knowledge: Knowledge) -> bool:
    """Tell whether a reply quotes something, and nothing but what stands in the source as it is now.

    Each block quote has to be a slice of the words that one of the reply's buttons stands for, in the
    document that is live; what was cut off from a long quotation is not looked at.

    Args:
        reply: as Discord shows it, maybe older than the knowledge.
        knowledge: that is live now.
    """
    contexts = [button.action for button in reply.buttons if isinstance(button.action, ShowContext)]
    places = [located(context, knowledge) for context in contexts]
    stand = []
    for place in places:
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
