"""Bytes into characters by rules, never by guessing: a byte order mark, a page's own word, or UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import Final

from bot.uploads.values import RefusedError, UploadRefusal

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 stands before UTF-16, whose mark its own begins with."""

_DECLARED: Final = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,30})", re.IGNORECASE
)
_DECLARED_WITHIN: Final = 1024
"""Bytes in which a page has to declare its encoding (HTML standard, 4.2.5.4)."""

_AS_BROWSERS_READ: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "gb2312": "gb18030"}
"""Encodings that a browser takes for another (Encoding standard, 4.2)."""

_PAGE_ENCODINGS: Final = re.compile(
    r"utf-8|cp125[0-8]|cp874|iso8859-\d+|koi8-[ru]|mac-roman|gb18030|gbk|big5|euc_jp|euc_kr|shift_jis|iso2022_jp"
)


def decoded(content: bytes, *, page: bool) -> str:
    """Return the characters of a file.

    Args:
        content: the whole file.
        page: whether it may declare its encoding as a web page does.

    Raises:
        RefusedError: `EMPTY`, `NOT_UTF8`, or `NOT_TEXT` if it holds NUL characters.
    """
    if not content.strip():
        raise RefusedError(UploadRefusal.EMPTY)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None and b"\0" in content:
        raise RefusedError(UploadRefusal.NOT_TEXT)
    if encoding is None and page:
        encoding = _declared(content)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(UploadRefusal.NOT_UTF8) from error
    if "\0" in text:
        raise RefusedError(UploadRefusal.NOT_TEXT)
    if not text.strip():
        raise RefusedError(UploadRefusal.EMPTY)
    return text


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    name = _AS_BROWSERS_READ.get(name, name)
    return name if _PAGE_ENCODINGS.fullmatch(name) else None
