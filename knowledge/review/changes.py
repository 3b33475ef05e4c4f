"""The values that say in what one knowledge differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LonePassage:
    """A passage that stands in only one of the two.

    Args:
        document: its document's name.
        exact: its words.
    """

    document: str
    exact: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A passage that stands in both, in other words.

    Args:
        document: its document's name.
        before: its words in the first.
        after: its words in the second.
    """

    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An entry or a document that both have, with the names of what is not the same in it.

    Args:
        name: the document's name, or the entry's first phrasing.
        parts: what is not the same, such as "title" or "questions".
    """

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What a question is given for an answer.

    Args:
        outcome: how sure the answer is.
        first: the words of its first quotation, or None.
    """

    outcome: Literal["quoted", "told", "unsure", "unanswered"]
    first: str | None


@dataclass(frozen=True, slots=True)
class Flip:
    """A question whose answer is not the same.

    Args:
        question: as asked.
        before: what the first answers.
        after: what the second answers.
    """

    question: str
    before: Given
    after: Given


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything in which a second knowledge differs from a first.

    Args:
        before: the revision of the first.
        after: the revision of the second.
        documents_added: names.
        documents_removed: names.
        documents_changed: documents of both whose metadata, aliases or text differ.
        passages_added: in the order of documents and texts.
        passages_removed: likewise.
        passages_changed: likewise, old and new words paired by likeness.
        entries_added: first phrasings.
        entries_removed: likewise.
        entries_changed: entries of both that differ.
        flips: questions whose answer is not the same.
        asked: how many questions were tried for `flips`.
    """

    before: str
    after: str
    documents_added: tuple[str, ...] = ()
    documents_removed: tuple[str, ...] = ()
    documents_changed: tuple[Rewritten, ...] = ()
    passages_added: tuple[LonePassage, ...] = ()
    passages_removed: tuple[LonePassage, ...] = ()
    passages_changed: tuple[Reworded, ...] = ()
    entries_added: tuple[str, ...] = ()
    entries_removed: tuple[str, ...] = ()
    entries_changed: tuple[Rewritten, ...] = ()
    flips: tuple[Flip, ...] = ()
    asked: int = 0

    @property
    def nothing(self) -> bool:
        """Whether no reply can differ: the revision is a hash over everything that could change one."""
        return self.before == self.after
