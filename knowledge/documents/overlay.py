"""What stands beside the seeds, which are never written to: what is added to them, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.documents.sidecar import Sidecar, read_written
from knowledge.documents.sidecar_schema import OverlaySchema, RemovedSchema
from knowledge.documents.toml_lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from knowledge.errors import KnowledgeError
    from knowledge.model import Entry

OVERLAY: Final = ".entries.toml"
"""The ending of a file with entries, aliases and phrasings for the document whose name it carries."""
REMOVED: Final = ".removed.toml"
"""The file that lists documents and entries that are left out; its dot keeps it apart from any sidecar."""
_NOTHING: Final = Sidecar("", Lines(""), OverlaySchema())


@dataclass(frozen=True, slots=True)
class Added:
    """What a folder adds to the seeds, besides whole documents.

    Args:
        overlays: by name of the document.
        removed: what is left out.
    """

    overlays: Mapping[str, Sidecar[OverlaySchema]]
    removed: RemovedSchema

    def overlay(self, document: str) -> Sidecar[OverlaySchema]:
        """Return what is added to a document; it may say nothing."""
        return self.overlays.get(document, _NOTHING)

    def keeps(self, path: Path) -> bool:
        """Return whether a document is not left out."""
        return path.stem not in self.removed.documents

    def orphans(self, documents: Iterable[str]) -> list[str]:
        """Return a warning for everything that is added to a document which is not there."""
        known = {*documents, *self.removed.documents}
        return [
            f"{overlay.path}:1: there is no document {name} any more, so what is added to it is left out"
            for name, overlay in self.overlays.items()
            if name not in known
        ]

    def merged(self, entries: Iterable[Entry], document: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        """Return a document's entries with the phrasings added and without those left out, and warnings."""
        overlay = self.overlay(document)
        kept = {entry.id: entry for entry in entries if entry.id not in self.removed.entries}
        warnings = []
        for index, added in enumerate(overlay.schema.phrasings):
            entry = kept.get(added.entry)
            if entry is None and added.entry not in self.removed.entries:
                line = overlay.line(("phrasings", index), added.question)
                message = "the entry of this phrasing is not there any more, so it is left out"
                warnings.append(f"{overlay.path}:{line}: {message}")
            elif entry is not None and added.question not in entry.questions:
                kept[entry.id] = replace(entry, questions=(*entry.questions, added.question))
        return tuple(kept.values()), tuple(warnings)

    def said_of(self, document: str, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return what of this changes a document's replies, as texts to be hashed."""
        overlay = self.overlay(document).schema
        gone = sorted({entry.id for entry in entries} & set(self.removed.entries))
        return (*((overlay.model_dump_json(),) if overlay.model_fields_set else ()), *gone)


def read_added(folder: Path | None, faults: list[KnowledgeError]) -> Added:
    """Read the overlays and the removals of a folder; None adds nothing.

    Args:
        folder: holds `NAME.entries.toml` and `.removed.toml`; its whole documents are read like the seeds'.
        faults: every fault found is appended here.
    """
    if folder is None:
        return Added({}, RemovedSchema())
    paths = sorted(path for path in folder.glob(f"*{OVERLAY}") if path.is_file())
    return Added(
        {path.name.removesuffix(OVERLAY): read_written(path, OverlaySchema, faults) for path in paths},
        read_written(folder / REMOVED, RemovedSchema, faults).schema,
    )
