"""What moderators may change about the knowledge, as values, and what each does to the files that hold it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import tomli_w

from knowledge.documents.load import entry_id
from knowledge.documents.overlay import OVERLAY, REMOVED
from knowledge.text.files import MAX_BYTES

Files = Mapping[str, bytes]
"""The files of one folder: names to contents."""

MOST_FILES: Final = 1000
MOST_BYTES: Final = 64 * 2**20
MOST_TOML: Final = 2**20
"""What one generation may hold: files, bytes in all, and bytes of one TOML file."""
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class ChangeRefusal(StrEnum):
    """Why a change cannot be made."""

    NAME = "name"
    """It is no name for a document."""
    SEED = "seed"
    """A document of the seeds has this name."""
    TAKEN = "taken"
    """An added document has this name."""
    UNKNOWN = "unknown"
    """There is no such document."""
    KEPT = "kept"
    """It is not left out, so it cannot be restored."""
    LARGE = "large"
    """It is too large."""
    FULL = "full"
    """No more can be added."""


class ChangeRefused(Exception):  # noqa: N818 - a refusal, not a fault
    """A change that cannot be made, with nothing changed.

    Args:
        reason: why.
        name: the document or the entry it is about.
    """

    def __init__(self, reason: ChangeRefusal, name: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.reason = reason
        self.name = name


@dataclass(frozen=True, slots=True)
class AddDocument:
    """Add a whole document.

    Args:
        name: 1 to 64 of a-z, 0-9, "_" and "-"; never a path.
        text: its text.
        sidecar: its sidecar as TOML; may be empty.
        replace: take the place of an added document of this name, if there is one.
    """

    name: str
    text: str
    sidecar: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class RemoveDocument:
    """Leave a document out: an added one is deleted, one of the seeds stays where it is."""

    name: str


@dataclass(frozen=True, slots=True)
class RestoreDocument:
    """Take a document of the seeds that was left out back in."""

    name: str


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry to a document: questions, and the exact words that answer or the sentence of a gap."""

    document: str
    questions: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    gap: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AddPhrasing:
    """Add a phrasing to an entry, named by its id."""

    document: str
    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Leave an entry out: an added one is deleted, one of a sidecar stays where it is."""

    document: str
    entry: str


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """Take an entry that was left out back in."""

    entry: str


Change = AddDocument | RemoveDocument | RestoreDocument | AddEntry | AddPhrasing | RemoveEntry | RestoreEntry


def changed(files: Files, change: Change, seeds: frozenset[str]) -> Files:
    """Return the files with the change made.

    Args:
        files: those of the generation before.
        change: what to change.
        seeds: the names of the documents in the seeds.

    Raises:
        ChangeRefused: if it cannot be made.
    """
    after = _made(dict(files), change, seeds)
    if len(after) > MOST_FILES or sum(map(len, after.values())) > MOST_BYTES:
        raise ChangeRefused(ChangeRefusal.FULL, getattr(change, "name", ""))
    for name, content in after.items():
        if name.endswith(".toml") and len(content) > MOST_TOML:
            raise ChangeRefused(ChangeRefusal.LARGE, name)
    return after


def _made(files: dict[str, bytes], change: Change, seeds: frozenset[str]) -> dict[str, bytes]:
    match change:
        case AddDocument():
            return _with_document(files, change, seeds)
        case RemoveDocument(name):
            return _without_document(files, name, seeds)
        case RestoreDocument(name):
            return _restored(files, "documents", name)
        case RestoreEntry(entry):
            return _restored(files, "entries", entry)
        case RemoveEntry():
            return _without_entry(files, change, seeds)
        case AddEntry() | AddPhrasing():
            _known(files, change.document, seeds)
            overlay = _read(files, change.document + OVERLAY)
            _add(overlay, change)
            return _with(files, change.document + OVERLAY, overlay)


def _with_document(files: dict[str, bytes], change: AddDocument, seeds: frozenset[str]) -> dict[str, bytes]:
    name = change.name
    if not _NAME.fullmatch(name):
        raise ChangeRefused(ChangeRefusal.NAME, name[:64])
    if name in {seed.casefold() for seed in seeds}:
        raise ChangeRefused(ChangeRefusal.SEED, name)
    if f"{name}.txt" in files and not change.replace:
        raise ChangeRefused(ChangeRefusal.TAKEN, name)
    text = change.text.encode("utf-8", "replace")
    if len(text) > MAX_BYTES:
        raise ChangeRefused(ChangeRefusal.LARGE, name)
    files[f"{name}.txt"] = text
    files.pop(f"{name}.toml", None)
    if change.sidecar:
        files[f"{name}.toml"] = change.sidecar.encode("utf-8", "replace")
    return files


def _without_document(files: dict[str, bytes], name: str, seeds: frozenset[str]) -> dict[str, bytes]:
    if f"{name}.txt" in files:
        own = {f"{name}.txt", f"{name}.toml", name + OVERLAY}
        return {path: content for path, content in files.items() if path not in own}
    if name not in seeds:
        raise ChangeRefused(ChangeRefusal.UNKNOWN, name[:64])
    return _left_out(files, "documents", name)


def _without_entry(files: dict[str, bytes], change: RemoveEntry, seeds: frozenset[str]) -> dict[str, bytes]:
    _known(files, change.document, seeds)
    overlay = _read(files, change.document + OVERLAY)
    entries = overlay.get("entries", [])
    kept = [one for one in entries if entry_id(change.document, one["questions"][0]) != change.entry]
    if len(kept) == len(entries):
        return _left_out(files, "entries", change.entry)
    overlay["entries"] = kept
    overlay["phrasings"] = [one for one in overlay.get("phrasings", []) if one["entry"] != change.entry]
    return _with(files, change.document + OVERLAY, overlay)


def _add(overlay: dict[str, Any], change: AddEntry | AddPhrasing) -> None:
    match change:
        case AddEntry():
            said = {"quotes": list(change.quotes), "gap": change.gap, "note": change.note}
            entry = {"questions": list(change.questions)} | {key: what for key, what in said.items() if what}
            overlay.setdefault("entries", []).append(entry)
        case AddPhrasing():
            overlay.setdefault("phrasings", []).append({"entry": change.entry, "question": change.question})


def _known(files: Files, document: str, seeds: frozenset[str]) -> None:
    if document not in seeds and f"{document}.txt" not in files:
        raise ChangeRefused(ChangeRefusal.UNKNOWN, document[:64])


def _left_out(files: dict[str, bytes], kind: str, name: str) -> dict[str, bytes]:
    removed = _read(files, REMOVED)
    removed[kind] = sorted({*removed.get(kind, []), name})
    return _with(files, REMOVED, removed)


def _restored(files: dict[str, bytes], kind: str, name: str) -> dict[str, bytes]:
    removed = _read(files, REMOVED)
    if name not in removed.get(kind, []):
        raise ChangeRefused(ChangeRefusal.KEPT, name[:64])
    removed[kind] = [one for one in removed[kind] if one != name]
    return _with(files, REMOVED, removed)


def _read(files: Files, name: str) -> dict[str, Any]:
    return tomllib.loads(files.get(name, b"").decode())


def _with(files: dict[str, bytes], name: str, written: Mapping[str, Any]) -> dict[str, bytes]:
    said = {key: what for key, what in written.items() if what}
    files.pop(name, None)
    if said:
        files[name] = tomli_w.dumps(said).encode()
    return files
