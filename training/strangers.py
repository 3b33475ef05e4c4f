"""Documents of our own writing with questions by others, of the kinds that members bring and SQuAD is not.

`training/documents/README.md` says how they came to be. They are read as the product reads a document without
a sidecar.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.documents.load import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from knowledge.model import Document

OFF_TOPIC: Final = "off-topic"


@dataclass(frozen=True, slots=True)
class StrangersQuestion:
    """One question about a document.

    Args:
        question: as a member types it.
        kind: as the README names them.
        right: the indices of the passages that answer it; none where the document does not.
    """

    question: str
    kind: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class StrangersDocument:
    """One document with what was asked about it."""

    document: Document
    asked: tuple[StrangersQuestion, ...]


def read_documents(folder: Path) -> list[StrangersDocument]:
    """Return the documents of a folder in the order of their names, each with its questions."""
    found = []
    for document in sorted(load(folder).documents, key=lambda one: one.name):
        questions = folder / f"{document.name}.jsonl"
        lines = questions.read_text(encoding="utf-8").splitlines() if questions.is_file() else []
        asked = tuple(
            StrangersQuestion(one["question"], one["kind"], _holding(document, one["gold"]))
            for one in map(json.loads, lines)
        )
        if asked:
            found.append(StrangersDocument(document, asked))
    return found


def _holding(document: Document, gold: Sequence[str]) -> frozenset[int]:
    """Return the passages that these slices of the document overlap."""
    spans = [(document.text.index(text), len(text)) for text in gold]
    return frozenset(
        passage.index
        for passage in document.passages
        for start, length in spans
        if passage.start < start + length and start < passage.end
    )


def without_answer(one: StrangersDocument, asked: StrangersQuestion) -> Document:
    """Return the document without the passages that answer a question, and without their paragraphs' rest."""
    gone = {passage.paragraph for passage in one.document.passages if passage.index in asked.right}
    kept = [passage for passage in one.document.passages if passage.paragraph not in gone]
    return replace(
        one.document,
        passages=tuple(replace(passage, index=at) for at, passage in enumerate(kept)),
        paragraphs=tuple(paragraph for paragraph in one.document.paragraphs if paragraph.number not in gone),
    )
