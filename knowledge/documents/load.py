"""Seeds into knowledge, or a list of everything that is wrong with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.documents.overlay import Added, read_added
from knowledge.documents.seed_files import ENDINGS, documents_in, sidecar_of
from knowledge.documents.sidecar import Sidecar, read_sidecar
from knowledge.errors import KnowledgeError, KnowledgeErrors
from knowledge.model import (
    Alias,
    Attribution,
    DirectQuotation,
    Document,
    Entry,
    Knowledge,
    Paragraph,
    Passage,
    Selector,
)
from knowledge.speakers.attribution import attribute
from knowledge.text.files import read_text
from knowledge.text.passages import segment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from knowledge.documents.sidecar_schema import OverlaySchema, SidecarSchema

__all__ = ["ENDINGS", "entry_id", "load"]


def load(seeds: Path, added: Path | None = None) -> Knowledge:
    """Load every document of a folder with its sidecar.

    Args:
        seeds: a folder of `NAME.txt` or `NAME.md`, each with an optional `NAME.toml` beside it.
        added: another one, whose documents come on top. It may also hold a `NAME.entries.toml` with entries,
            aliases and phrasings for a document of either folder, and a `.removed.toml` that lists documents
            and entries to leave out.

    Returns:
        The snapshot; documents sorted by name, so that the same files give the same revision everywhere.

    Raises:
        KnowledgeErrors: with every fault of every file; nothing is half-loaded.
    """
    faults: list[KnowledgeError] = []
    loaded: list[_SeedRead] = []
    over = read_added(added, faults)
    for path in filter(over.keeps, documents_in(seeds, added, faults)):
        try:
            loaded.append(_load_document(path, over, faults))
        except KnowledgeError as fault:
            faults.append(fault)
    if faults:
        raise KnowledgeErrors(sorted(faults, key=lambda fault: (fault.path, fault.line)))
    warnings = (
        [] if loaded else [f"{seeds}:1: no .txt or .md file is in this folder, so nothing can be answered"]
    )
    warnings += [warning for item in loaded for warning in item.warnings]
    warnings += over.orphans(item.document.name for item in loaded)
    return Knowledge(
        documents=tuple(item.document for item in loaded),
        entries=tuple(entry for item in loaded for entry in item.entries),
        revision=_revision(loaded),
        warnings=tuple(warnings),
    )


@dataclass(frozen=True, slots=True)
class _SeedRead:
    document: Document
    entries: tuple[Entry, ...]
    sidecar: SidecarSchema
    added: tuple[str, ...]
    warnings: tuple[str, ...]


def _load_document(path: Path, over: Added, faults: list[KnowledgeError]) -> _SeedRead:
    text, removed = read_text(path, str(path))
    sidecar = read_sidecar(sidecar_of(path), faults)
    overlay = over.overlay(path.stem)
    warnings: list[str] = []
    if removed:
        count = "1 invisible character was" if removed == 1 else f"{removed} invisible characters were"
        mend = "paste the text anew as plain text to be rid of this"
        warnings.append(f"{path}:1: {count} left out of the text; {mend}")
    skipped = _skipped(text, sidecar, warnings)
    paragraphs, passages = segment(path.stem, text, skipped)
    if not passages and not text.strip():
        faults.append(KnowledgeError(str(path), 1, "is empty; write the document into it or remove the file"))
    quotations = _attributed(text, paragraphs, passages, sidecar, faults)
    document = Document(
        name=path.stem,
        path=str(path),
        text=text,
        title=sidecar.schema.title or _title(text, passages) or path.stem,
        publisher=sidecar.schema.publisher,
        author=sidecar.schema.author,
        url=sidecar.schema.url,
        published=sidecar.schema.published,
        language=sidecar.schema.language,
        paragraphs=paragraphs,
        passages=tuple(_with_speaker(passage, quotations) for passage in passages),
        quotations=quotations,
        aliases=(*_aliases(sidecar), *(replace(alias, path=overlay.path) for alias in _aliases(overlay))),
        removed=removed,
    )
    ids: set[str] = set()
    entries = _entries(document, sidecar, faults, ids)
    added = (replace(entry, path=overlay.path) for entry in _entries(document, overlay, faults, ids))
    everything = (*entries, *added)
    kept, orphans = over.merged(everything, document.name)
    said = over.said_of(document.name, everything)
    return _SeedRead(document, kept, sidecar.schema, said, (*warnings, *orphans))


def _aliases(sidecar: Sidecar[SidecarSchema] | Sidecar[OverlaySchema]) -> tuple[Alias, ...]:
    return tuple(
        Alias(name, others, sidecar.line(("aliases",), name))
        for name, others in sidecar.schema.aliases.items()
    )


def _skipped(text: str, sidecar: Sidecar[SidecarSchema], warnings: list[str]) -> tuple[tuple[int, int], ...]:
    skipped = []
    for index, exact in enumerate(sidecar.schema.skip):
        start = text.find(exact)
        if start < 0:
            line = sidecar.line(("skip", index), exact)
            message = "this boilerplate stands nowhere in the document; copy it from there, or leave it out"
            warnings.append(f"{sidecar.path}:{line}: {message}")
        while start >= 0:
            skipped.append((start, start + len(exact)))
            start = text.find(exact, start + len(exact))
    return tuple(sorted(skipped))


def _title(text: str, passages: Iterable[Passage]) -> str | None:
    first = next(iter(passages), None)
    return text[first.start : first.end].replace("\n", " ")[:200].strip() if first else None


def _attributed(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    passages: tuple[Passage, ...],
    sidecar: Sidecar[SidecarSchema],
    faults: list[KnowledgeError],
) -> tuple[DirectQuotation, ...]:
    found = {
        (q.start, q.end): q for q in attribute(text, paragraphs, passages, tuple(sidecar.schema.aliases))
    }
    for index, correction in enumerate(sidecar.schema.attributions):
        start = text.find(correction.quote)
        if start < 0:
            faults.append(sidecar.missing(("attributions", index, "quote"), correction.quote, text))
            continue
        end = start + len(correction.quote)
        said = Attribution(correction.speaker, correction.role, correction.via)
        overlapping = [q for q in found.values() if q.start < end and start < q.end]
        for quotation in overlapping:
            found[quotation.start, quotation.end] = replace(quotation, attribution=said)
        if not overlapping:
            found[start, end] = DirectQuotation(start, end, fragment=False, attribution=said)
    return tuple(sorted(found.values(), key=lambda quotation: quotation.start))


def _with_speaker(passage: Passage, quotations: Iterable[DirectQuotation]) -> Passage:
    """Give the passage its speaker: only whole quotations count, and only where they agree on who spoke."""
    inside = [q for q in quotations if not q.fragment and q.start < passage.end and passage.start < q.end]
    speakers = {quotation.attribution.speaker for quotation in inside}
    return replace(passage, speaker=speakers.pop()) if len(speakers) == 1 else passage


def _entries(
    document: Document,
    sidecar: Sidecar[SidecarSchema] | Sidecar[OverlaySchema],
    faults: list[KnowledgeError],
    ids: set[str],
) -> tuple[Entry, ...]:
    entries = []
    lines = sidecar.lines.headers("entries")
    for index, written in enumerate(sidecar.schema.entries):
        selectors = []
        for nth, exact in enumerate(written.quotes):
            start = document.text.find(exact)
            if start < 0:
                faults.append(sidecar.missing(("entries", index, "quotes", nth), exact, document.text))
            else:
                selectors.append(Selector(document.name, start, start + len(exact)))
        identity = entry_id(document.name, written.questions[0])
        if identity in ids:
            line = sidecar.line(("entries", index, "questions"), written.questions[0])
            message = "another entry begins with the same question; give each entry its own first phrasing"
            faults.append(KnowledgeError(sidecar.path, line, message))
        ids.add(identity)
        line = lines[index] if index < len(lines) else 1
        entries.append(
            Entry(
                identity, document.name, written.questions, tuple(selectors), written.note, written.gap, line
            )
        )
    return tuple(entries)


def entry_id(document: str, question: str) -> str:
    """Return the id of an entry: stable as long as its document's name and its first phrasing stay."""
    return hashlib.blake2s(f"{document}\n{question}".encode(), digest_size=6).hexdigest()


def _revision(loaded: Iterable[_SeedRead]) -> str:
    digest = hashlib.sha256()
    for item in loaded:
        for part in (
            item.document.name,
            item.document.text,
            item.sidecar.model_dump_json(),
            *item.added,
        ):
            written = part.encode()
            digest.update(len(written).to_bytes(8, "big") + written)
    return digest.hexdigest()[:12]
