"""Source text made safe for Discord's Markdown, so that the screen shows it character for character.

Discord shows a backslash before an ASCII character that is neither letter, digit nor white space as that
character alone. Only what could mean something is escaped: a member who copies the message on a phone gets
its raw text, so every needless backslash would show there.
"""

from __future__ import annotations

import re

_ALWAYS = frozenset("\\*_~`|<[]@")
_LINE_START = re.compile(r"(?m)^([ \t]*)(-#|#{1,3}|[-+>]|>>>)(?=\s|$|>)")
_QUOTE_START = re.compile(r"(?m)^([ \t]*)>")
_NUMBERED = re.compile(r"(?m)^([ \t]*\d+)\.(?=\s|$)")
_SCHEME = re.compile(r"(?<=[A-Za-z]):(?=//)")
_INVITE = re.compile(r"(?i)discord(?:app)?(\.)(?:gg|com/invite)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile(r":(?=[A-Za-z0-9_+\-]+:)")


def escape(text: str) -> str:
    r"""Return Discord Markdown that is shown as `text`.

    Covers emphasis, code, spoilers, masked links, bare links (a backslash inside one would show), invites,
    mentions, custom emoji and timestamps, `:shortcode:` emoji, and what means something at the start of a
    line: headings, subtext, lists and block quotes. Nothing invisible is inserted.

    Args:
        text: any text; offsets are the caller's business.

    Returns:
        Markdown at most twice as long as `text`, in code points.
    """
    marked = set(_starts(text))
    marked.update(match.start() for match in _SCHEME.finditer(text))
    marked.update(match.start() for match in _SHORTCODE.finditer(text))
    marked.update(match.start(1) for match in _INVITE.finditer(text))
    marked.update(index for index, character in enumerate(text) if character in _ALWAYS)
    return "".join("\\" + character if index in marked else character for index, character in enumerate(text))


def _starts(text: str) -> list[int]:
    starts = [match.end(1) for pattern in (_LINE_START, _QUOTE_START) for match in pattern.finditer(text)]
    return starts + [match.end(1) for match in _NUMBERED.finditer(text)]


def unescape(markdown: str) -> str:
    """Return the text as which escaped Markdown is shown: the inverse of `escape`."""
    return _ESCAPED.sub(r"\1", markdown)


def one_line(text: str, limit: int) -> str:
    """Return `text` on one line and at most `limit` code points long; a cut is shown by an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    head = flat[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip() + "…"


def line_within(text: str, limit: int) -> str:
    """Return `text` on one line as a label shows it, at most `limit` long however its length is counted."""
    for room in (limit, limit // 2):
        line = one_line(text, room)
        if displayed_length(line) <= limit:
            break
    return line


def displayed_length(text: str) -> int:
    """Count `text` in UTF-16 units, the largest of the ways in which Discord's limits could be counted."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
