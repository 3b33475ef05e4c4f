"""A judge of escaping: Discord's Markdown as its client reads it, apart from `bot.rendering.escaping`.

It walks the text with the client's own kinds of rules (simple-markdown with Discord's additions) and tells
which characters are shown and which marks were taken for more than themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_BLOCK = {
    "heading": re.compile(r"[ \t]*(#{1,3})[ \t]+\S"),
    "subtext": re.compile(r"[ \t]*-#[ \t]+\S"),
    "list": re.compile(r"[ \t]*([*+-]|\d+\.)[ \t]+"),
    "quote": re.compile(r"[ \t]*(>>>|>)([ \t]|$)", re.MULTILINE),
}
_INLINE = {
    "code": re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)"),
    "strong": re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)"),
    "underline": re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)"),
    "emphasis": re.compile(
        r"\*(?=\S)((?:\*\*|\\[\s\S]|[^\\*])+?)\*(?!\*)|_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)"
    ),
    "strike": re.compile(r"~~([\s\S]+?)~~(?!_)"),
    "spoiler": re.compile(r"\|\|([\s\S]+?)\|\|"),
    "link": re.compile(r"\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*<?[^\s)]*?>?(?:\s+[^)]*)?\)"),
    "url": re.compile(r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"')\]\s]"),
    "angle": re.compile(
        r"<(?:@[!&]?\d+|#\d+|/[^:]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+|[a-z]+://[^>\s]+|\+?\d[\d-]+|\S+@\S+)>"
    ),
    "everyone": re.compile(r"@(?:everyone|here)"),
    "shortcode": re.compile(r":[\w+-]+:"),
    "shrug": re.compile(r"¯\\_\(ツ\)_/¯"),
}


@dataclass(frozen=True)
class Shown:
    text: str
    marks: tuple[str, ...]


def shown(markdown: str) -> Shown:
    """Return what the screen shows of a text, and every mark that was taken for markup."""
    out: list[str] = []
    marks: list[str] = []
    position = 0
    while position < len(markdown):
        if position == 0 or markdown[position - 1] == "\n":
            marks += [kind for kind, pattern in _BLOCK.items() if pattern.match(markdown, position)]
        escaped = _ESCAPED.match(markdown, position)
        if escaped and not _INLINE["shrug"].match(markdown, position):
            out.append(escaped.group(1))
            position = escaped.end()
            continue
        marks += [kind for kind, pattern in _INLINE.items() if pattern.match(markdown, position)]
        out.append(markdown[position])
        position += 1
    return Shown("".join(out), tuple(marks))


def unquoted(block: str) -> str:
    """Return the Markdown inside a block quote."""
    lines = block.split("\n")
    assert all(line.startswith("> ") for line in lines), block
    return "\n".join(line[2:] for line in lines)
