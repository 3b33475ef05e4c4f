"""Reading the TOML file beside a document, with the line of everything that is wrong in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from rapidfuzz.fuzz import partial_ratio_alignment

from knowledge.documents.sidecar_schema import (
    AttributionSchema,
    EntrySchema,
    OverlaySchema,
    PhrasingSchema,
    RemovedSchema,
    SidecarSchema,
)
from knowledge.documents.toml_lines import Lines
from knowledge.errors import KnowledgeError
from knowledge.text.files import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_PLAIN = {
    "tuple_type": "write a list in square brackets",
    "string_type": "write it between quotation marks",
    "missing": "is missing",
    "dict_type": "write it as a table, such as [aliases]",
}
"""pydantic's kinds of faults, in the words of somebody who writes TOML."""
_NEAR = 80.0
"""Below this likeness (rapidfuzz, 0 to 100) a hint at the nearest words would be a guess."""


Written = TypeVar("Written", SidecarSchema, OverlaySchema, RemovedSchema)
"""The shapes of file that can be read here."""


@dataclass(frozen=True, slots=True)
class Sidecar(Generic[Written]):
    """A sidecar, or a file like one, as written, and where its values stand.

    Args:
        path: the file as the operator named it.
        lines: where its values stand.
        schema: what it says.
    """

    path: str
    lines: Lines
    schema: Written

    def line(self, location: Sequence[str | int], value: object = None) -> int:
        """Return the 1-based line of a value."""
        return self.lines.find(location, value)

    def missing(self, location: Sequence[str | int], exact: str, text: str) -> KnowledgeError:
        """Return the fault of words that do not stand in the document, with the nearest that do."""
        hint = ""
        nearest = partial_ratio_alignment(exact, text, score_cutoff=_NEAR)
        if nearest:
            hint = f"; the nearest words there are: {text[nearest.dest_start : nearest.dest_end]!r}"
        message = f"these words do not stand in the document just so: {exact[:80]!r}{hint}"
        return KnowledgeError(self.path, self.line(location, exact), message)


def read_sidecar(path: Path, faults: list[KnowledgeError]) -> Sidecar[SidecarSchema]:
    """Read a sidecar; an absent one says nothing, and a faulty one adds its faults and says nothing.

    Args:
        path: the file, which need not exist.
        faults: every fault found is appended here.
    """
    return read_written(path, SidecarSchema, faults)


def read_written(path: Path, schema: type[Written], faults: list[KnowledgeError]) -> Sidecar[Written]:
    """Read a TOML file of this shape, as `read_sidecar` reads a sidecar."""
    if not path.exists():
        return Sidecar(str(path), Lines(""), schema())
    source = ""
    written: dict[str, Any] = {}
    try:
        source, _ = read_text(path, str(path))
        written = tomllib.loads(source)
    except KnowledgeError as fault:
        faults.append(fault)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        message = _AT_LINE.sub("", str(error)).strip()
        line = int(at.group(1)) if at else source.count("\n") + 1
        faults.append(KnowledgeError(str(path), line, f"is not TOML: {message}"))
    return Sidecar(str(path), Lines(source), _validated(written, schema, str(path), Lines(source), faults))


def _validated(
    written: dict[str, Any], schema: type[Written], path: str, lines: Lines, faults: list[KnowledgeError]
) -> Written:
    """Return what is rightly written; what is not becomes a fault, and the rest is looked at all the same."""
    try:
        return schema.model_validate(written)
    except ValidationError as error:
        for item in error.errors(include_url=False, include_context=False):
            line = lines.find(item["loc"], item["input"])
            sentence = _sentence(schema, item["loc"], item["type"], item["msg"])
            faults.append(KnowledgeError(path, line, sentence))
            _blank(written, item["loc"])
        return schema.model_validate(written)


def _blank(written: dict[str, Any], location: Sequence[str | int]) -> None:
    """Take a faulty value out; one of several tables keeps its place, by which the others are known."""
    table = str(location[0])
    if len(location) > 1 and isinstance(location[1], int) and table in {"entries", "attributions"}:
        empty = {"entries": {"questions": [f"? {location[1]}"], "gap": "?"}, "attributions": {"quote": "\n"}}
        written[table][location[1]] = empty[table]
    else:
        written.pop(table, None)


def _sentence(schema: type[BaseModel], location: Sequence[str | int], kind: str, message: str) -> str:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
    if kind == "extra_forbidden":
        tables: dict[str, type[BaseModel]] = {
            "entries": EntrySchema,
            "attributions": AttributionSchema,
            "phrasings": PhrasingSchema,
        }
        here = tables.get(str(location[0]), schema) if len(location) > 1 else schema
        return f"{where}: there is no such key; the keys here are {', '.join(here.model_fields)}"
    if kind == "string_pattern_mismatch":
        forms = {
            "url": "an address that begins with https:// or http://",
            "language": "a language tag such as en",
        }
        return f"{where}: this is not {forms.get(where, 'the id of an entry, 12 of the signs 0-9 and a-f')}"
    return f"{where}: {_PLAIN.get(kind, message.removeprefix('Value error, '))}"
