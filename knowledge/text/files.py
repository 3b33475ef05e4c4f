"""Files into text: decoding, line ends, and characters that no screen shows."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""A text of this size is a library of books; a larger file is taken for a mistake."""

_JOINERS = frozenset("\u200c\u200d")
_LAST_LATIN = 0x02FF
_NONCHARACTER = 0xFFFE


def read_text(path: Path, shown: str) -> tuple[str, int]:
    """Read a UTF-8 file as the text that offsets count in.

    Args:
        path: the file.
        shown: how messages name it.

    Returns:
        The text as `visible` gives it, and how many invisible characters were left out.

    Raises:
        KnowledgeError: if the file cannot be read, is larger than `MAX_BYTES`, or is not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise KnowledgeError(
                shown, 1, f"is larger than {MAX_BYTES // 2**20} MiB; split it into documents"
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        raise KnowledgeError(shown, 1, f"cannot be read ({reason})") from error
    try:
        return visible(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = raw[error.start]
        raise KnowledgeError(shown, line, f"is not UTF-8 (byte 0x{bad:02X}); save it as UTF-8") from error


def visible(text: str) -> tuple[str, int]:
    r"""Leave out what Discord may strip, so that offsets and screen agree.

    Line ends become "\n". Control characters, format characters (zero-width spaces, bidirectional controls,
    soft hyphens, byte order marks), lone surrogates and unassigned noncharacters go. The two joiners stay
    between characters beyond Latin, where emoji and several scripts need them to be read rightly.

    Returns:
        The visible text, and how many characters were left out (line ends not counted).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    # A text has few different characters: each is looked at once, however often it stands there.
    hidden = {ord(character): None for character in set(text) if not _is_shown(character)}
    shown = text.translate(hidden) if hidden else text
    if not _JOINERS.isdisjoint(shown):
        shown = "".join(c for i, c in enumerate(shown) if c not in _JOINERS or _joins(shown, i))
    return shown, len(text) - len(shown)


def _is_shown(character: str) -> bool:
    if character in "\n\t" or character in _JOINERS:
        return True
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs"}
    return not hidden and ord(character) & _NONCHARACTER != _NONCHARACTER


def _joins(text: str, index: int) -> bool:
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return all(other and ord(other) > _LAST_LATIN and other not in _JOINERS for other in (before, after))
