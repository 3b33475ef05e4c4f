"""The documents and questions of the seeds that moderators took out, and can take back in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.curation.passage_search import folded
from bot.rendering import CHOICE_LIMIT, MOST_CHOICES, one_line
from bot.snapshots.moderator_changes import RestoreDocument, RestoreEntry
from knowledge.documents.load import ENDINGS, entry_id
from knowledge.documents.overlay import REMOVED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.snapshots.shelf import Generation, Shelf


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What can be taken back in.

    Args:
        documents: names to titles.
        questions: ids of entries to their first phrasings; those alone whose document is there.
    """

    documents: Mapping[str, str]
    questions: Mapping[str, str]

    def document(self, chosen: str) -> RestoreDocument | None:
        """Return what takes a document back in that was chosen, or typed by its name or title."""
        found = _meant(chosen, self.documents)
        return RestoreDocument(found) if found else None

    def question(self, chosen: str) -> RestoreEntry | None:
        """Return what takes a question back in that was chosen or typed."""
        found = _meant(chosen, self.questions)
        return RestoreEntry(found) if found else None


def taken_out(shelf: Shelf) -> TakenOut:
    """Read what the live generation leaves out of its seeds."""
    generation = shelf.current()
    try:
        written = (generation.folder / REMOVED).read_text("utf-8") if generation else ""
    except FileNotFoundError:
        written = ""
    removed = tomllib.loads(written)
    if generation is None or not removed:
        return TakenOut({}, {})
    sidecars = _sidecars(generation)
    gone = {name: sidecars[name] for name in removed.get("documents", ()) if name in sidecars}
    left_out = frozenset(removed.get("entries", ()))
    entries = [
        (entry_id(name, entry["questions"][0]), entry["questions"][0])
        for name, sidecar in sidecars.items()
        if name not in gone
        for entry in sidecar.get("entries", ())
    ]
    return TakenOut(
        {name: str(sidecar.get("title") or name) for name, sidecar in gone.items()},
        {found: question for found, question in entries if found in left_out},
    )


def choices(names: Mapping[str, str], typed: str) -> list[tuple[str, str]]:
    """Return pairs of name and value for a command's option, at most 25."""
    return [
        (one_line(name, CHOICE_LIMIT), value)
        for value, name in names.items()
        if (typed.casefold() in name.casefold() or typed.casefold() in value)
        and name
        and len(value) <= CHOICE_LIMIT
    ][:MOST_CHOICES]


def _meant(chosen: str, names: Mapping[str, str]) -> str | None:
    if chosen in names:
        return chosen
    return next((value for value, name in names.items() if folded(name) == folded(chosen)), None)


def _sidecars(generation: Generation) -> dict[str, dict[str, Any]]:
    """Return the documents of a generation's seeds by name, each with what its sidecar says."""
    files = sorted(path for path in generation.seeds.iterdir() if path.is_file())
    beside = {path.stem: path for path in files if path.suffix.lower() == ".toml"}
    names = [path.stem for path in files if path.suffix.lower() in ENDINGS]
    return {name: _read(beside[name]) if name in beside else {} for name in names}


def _read(sidecar: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(sidecar.read_text("utf-8"))
    except ValueError:
        # Of a document that is left out nothing is checked.
        return {}
