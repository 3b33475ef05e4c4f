"""What moderators added and what the seeds hold, as files by name; reads the disk, off the event loop."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.curation.export import exported, left_out

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.snapshots.shelf import Shelf

_MOST_FILES: Final = 10
"""Files of one message (https://discord.com/developers/docs/resources/message#create-message)."""
_ARCHIVE: Final = "seeds.zip"


@dataclass(frozen=True, slots=True)
class ShelfFiles:
    """The files from which the current knowledge was made.

    Args:
        added: those that moderators added.
        seeds: those of the seeds; of them only sidecars come with their contents.
    """

    added: Mapping[str, bytes]
    seeds: Mapping[str, bytes]

    def was_added(self, document: str) -> bool:
        """Tell whether moderators added the document of a name."""
        return f"{document}.txt" in self.added

    def names(self) -> Collection[str]:
        """Return the files' names without their endings, which no other document may bear."""
        return {path.rpartition(".")[0] for path in (*self.added, *self.seeds)}


def files_of(shelf: Shelf) -> ShelfFiles:
    """Read the current generation and its seeds; nothing where there is none."""
    current = shelf.current()
    if current is None:
        return ShelfFiles({}, {})
    seeds = (path for path in sorted(current.seeds.iterdir()) if path.is_file())
    return ShelfFiles(
        {path.name: path.read_bytes() for path in sorted(current.folder.iterdir()) if path.is_file()},
        {path.name: path.read_bytes() if path.suffix.lower() == ".toml" else b"" for path in seeds},
    )


def exported_files(shelf: Shelf) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files for version control, and the names of documents to be deleted there."""
    files = files_of(shelf)
    return exported(files.added, files.seeds), left_out(files.added)


def packed(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return files as one message takes them: each by itself, or all in one archive where they are many."""
    if len(files) <= _MOST_FILES:
        return files
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return {_ARCHIVE: archive.getvalue()}
