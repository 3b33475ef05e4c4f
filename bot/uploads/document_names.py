"""A safe name for a document, from its file's name or its title."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from knowledge.text.files import visible

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_NAME: Final = 48
"""Code points of a document's name, which is also its file's name without the ending."""

LONGEST_TITLE: Final = 300
"""Code points, as a sidecar allows."""

_FALLBACK: Final = "document"
_FEWEST_LETTERS: Final = 2
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
"""Names that Windows keeps for devices, whatever their ending."""


def safe_name(file_name: str, title: str | None, taken: Collection[str]) -> str:
    """Return a slug of a-z, 0-9 and hyphens that is no path, no device and not taken.

    Args:
        file_name: as the member's machine gave it; anything at all.
        title: used where the file's name says nothing.
        taken: names that documents have already; compared without case, as some file systems do.
    """
    stem = PurePosixPath(file_name.replace("\\", "/")).stem
    slugs = (slug for words in (stem, title or "") if _says_something(slug := _slug(words)))
    base = next(slugs, _FALLBACK)
    if _DEVICES.fullmatch(base):
        base = f"{base}-{_FALLBACK}"
    occupied = {name.casefold() for name in taken}
    name, count = base, 1
    while name in occupied:
        count += 1
        name = f"{base[: LONGEST_NAME - len(str(count)) - 1].rstrip('-')}-{count}"
    return name


def one_line(words: str, limit: int = LONGEST_TITLE) -> str:
    """Return words as one visible line, shortened behind a word, with an ellipsis, where too long."""
    line = " ".join(visible(words)[0].split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"


def _slug(words: str) -> str:
    # Decomposed by compatibility, so that an accent falls off and its letter stays.
    folded = unicodedata.normalize("NFKD", words[: LONGEST_NAME * 8]).casefold()
    plain = re.sub(r"[\u0300-\u036f]", "", folded)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")


def _says_something(slug: str) -> bool:
    return sum(character.isalnum() for character in slug) >= _FEWEST_LETTERS
