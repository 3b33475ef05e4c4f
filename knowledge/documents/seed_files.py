"""Which files of a folder are documents, and which file stands beside each."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Final

from knowledge.documents.overlay import OVERLAY
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = (".txt", ".md")


def documents_in(seeds: Path, added: Path | None, faults: list[KnowledgeError]) -> list[Path]:
    """Return the documents of both folders, by name.

    Args:
        seeds: a folder.
        added: another one, or None.
        faults: every fault found is appended here, such as two documents of one name.
    """
    documents = {path.stem: path for path in _documents(seeds, faults)}
    for path in _documents(added, faults) if added is not None else ():
        other = documents.setdefault(path.stem, path)
        if other is not path:
            message = f"has the same name as {other}; rename one of them, or remove this one"
            faults.append(KnowledgeError(str(path), 1, message))
    return [documents[name] for name in sorted(documents)]


def _documents(seeds: Path, faults: list[KnowledgeError]) -> list[Path]:
    try:
        files = sorted(path for path in seeds.iterdir() if path.is_file() and not path.name.startswith("."))
        files = [path for path in files if not path.name.endswith(OVERLAY)]
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        message = (
            f"this folder cannot be read ({reason}); name another with --seeds, or for the bot with SEEDS_DIR"
        )
        faults.append(KnowledgeError(str(seeds), 1, message))
        return []
    documents: dict[str, Path] = {}
    for path in files:
        if path.suffix.lower() not in ENDINGS:
            continue
        if path.stem in documents:
            message = f"has the same name as {documents[path.stem].name}; rename one of them"
            faults.append(KnowledgeError(str(path), 1, message))
        else:
            documents[path.stem] = path
    faults.extend(
        KnowledgeError(
            str(path), 1, f"there is no {path.stem}.txt or {path.stem}.md for this file to describe"
        )
        for path in files
        if path.suffix.lower() == ".toml" and path.stem not in documents
    )
    return [documents[name] for name in sorted(documents)]


def sidecar_of(path: Path) -> Path:
    """Return the sidecar of a document, however its ending is written."""
    beside = path.parent.glob(f"{escape(path.stem)}.*")
    found = [other for other in beside if other.suffix.lower() == ".toml" and other.stem == path.stem]
    return found[0] if found else path.with_suffix(".toml")
