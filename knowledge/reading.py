"""Files into text: decoding, line ends, and characters that no screen shows."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""A text of this size is a library of books; a larger file is taken for a mistake."""

_JOINERS = "\u200c\u200d"
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
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text, 0
    kept = [character for index, character in enumerate(text) if _is_shown(text, index, character)]
    return "".join(kept), len(text) - len(kept)


def _is_shown(text: str, index: int, character: str) -> bool:
    if character in "\n\t":
        return True
    category = unicodedata.category(character)
    if character in _JOINERS:
        around = text[index - 1 : index] + text[index + 1 : index + 2]
        alone = len(around) < len(_JOINERS)
        return not alone and all(ord(other) > _LAST_LATIN and other not in _JOINERS for other in around)
    return category not in {"Cc", "Cf", "Cs"} and ord(character) & _NONCHARACTER != _NONCHARACTER
