"""A PDF into its text: the lines of each page, what repeats left out, lines joined into paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.uploads.joining import paragraphs
from bot.uploads.repeating import without_repeated
from bot.uploads.values import MAX_PAGES, MAX_TEXT, Extract, RefusedError, UploadRefusal

if TYPE_CHECKING:
    from pypdf import PdfReader

_NO_TITLE: Final = re.compile(
    r"untitled.*|.*\.(?:docx?|pdf|indd|tex|dvi|rtf|odt|pptx?|qxd|pages)|(?:document|presentation|slide)\s?\d*",
    re.IGNORECASE,
)
_PROGRAM: Final = re.compile(r"microsoft (?:word|powerpoint) - ", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_FIRST_PAGES: Final = 2
_DAMAGED: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    NotImplementedError,
    ArithmeticError,
    AssertionError,
)
"""What pypdf raises besides its own errors, as the objects of a damaged file no longer fit together."""
_TITLE_LINES: Final = 6


def read_pdf(content: bytes) -> Extract:
    """Read the text of a PDF.

    Args:
        content: the whole file.

    Raises:
        RefusedError: `NO_LIBRARY`, `ENCRYPTED`, `TOO_MANY_PAGES`, `TOO_LONG`, `TOO_COSTLY` if something in it
            unpacks to more than the library allows, `NO_TEXT` if its pages are pictures, else `BROKEN`.
    """
    try:
        from pypdf import errors  # noqa: PLC0415 - an optional extra, wanted by this format alone
    except ImportError as error:
        raise RefusedError(UploadRefusal.NO_LIBRARY) from error
    try:
        reader = _opened(content)
        pages = _lines(reader)
    except (errors.LimitReachedError, RecursionError) as error:
        raise RefusedError(UploadRefusal.TOO_COSTLY) from error
    except (errors.FileNotDecryptedError, errors.WrongPasswordError, errors.DependencyError) as error:
        raise RefusedError(UploadRefusal.ENCRYPTED) from error
    except (errors.PyPdfError, *_DAMAGED) as error:
        raise RefusedError(UploadRefusal.BROKEN) from error
    kept, left_out = without_repeated(pages)
    if not any(kept):
        raise RefusedError(UploadRefusal.NO_TEXT)
    opening = " ".join(line for page in pages[:_FIRST_PAGES] for line in page)
    title = _title(reader, opening)
    return Extract("\n\n".join(_titled(paragraphs(kept), title or "")), title, left_out)


def sensible_title(written: str | None, opening: str) -> str | None:
    """Return the title that a file's own description gives, if it is one.

    Programs leave file names and templates there; a title has most of its words on the first pages.

    Args:
        written: as the file has it.
        opening: the text of the first pages.
    """
    title = _PROGRAM.sub("", " ".join((written or "").split()))
    words = _WORD.findall(title.casefold())
    there = set(_WORD.findall(opening.casefold()))
    if _NO_TITLE.fullmatch(title) or sum(word in there for word in words) * 2 <= len(words):
        return None
    return title


def _titled(found: list[str], title: str) -> list[str]:
    """Join the first lines where together they are the title, which is printed large and broken early."""
    for count in range(2, 1 + min(len(found), _TITLE_LINES)):
        if " ".join(found[:count]).split() == title.split():
            return [" ".join(found[:count]), *found[count:]]
    return found


def _opened(content: bytes) -> PdfReader:
    import io  # noqa: PLC0415 - beside its only use

    from pypdf import PdfReader  # noqa: PLC0415 - see read_pdf

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError(UploadRefusal.ENCRYPTED)
    if len(reader.pages) > MAX_PAGES:
        raise RefusedError(UploadRefusal.TOO_MANY_PAGES)
    return reader


def _lines(reader: PdfReader) -> list[list[str]]:
    pages: list[list[str]] = []
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > MAX_TEXT:
            raise RefusedError(UploadRefusal.TOO_LONG)
        pages.append([" ".join(line.split(" ")).strip() for line in text.splitlines()])
    return pages


def _title(reader: PdfReader, opening: str) -> str | None:
    try:
        written = reader.metadata.title if reader.metadata else None
    except Exception:  # noqa: BLE001 - a damaged description is no description
        return None
    return sensible_title(written if isinstance(written, str) else None, opening)
