"""The shape of a sidecar, the TOML file beside a document; its classes end at the boundary of `loading`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""One line of text that people read: a title, a name, a question."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
"""A remark shown to members below a quotation, or in place of one."""

Exact = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Words that must stand in the document just so; never stripped, since they are compared as they are."""


def _as_written(value: object) -> object:
    """Take a bare TOML date for what it is, a date."""
    return value.isoformat() if isinstance(value, date) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntrySchema(_Strict):
    """Question phrasings with the quotations that answer them, or with the sentence that explains a gap."""

    questions: Annotated[tuple[Line, ...], Field(min_length=1)]
    quotes: tuple[Exact, ...] = ()
    note: Sentence | None = None
    gap: Sentence | None = None

    @model_validator(mode="after")
    def _either_quotes_or_gap(self) -> Self:
        if bool(self.quotes) == (self.gap is not None):
            raise ValueError("write either quotes, or a gap that says what the document does not say")
        return self


class AttributionSchema(_Strict):
    """A correction: who said these words, where no rule can know. Without a speaker they are nobody's."""

    quote: Exact
    speaker: Line | None = None
    role: Line | None = None
    via: Line | None = None


class SidecarSchema(_Strict):
    """Everything a sidecar may say; all of it is optional."""

    title: Line | None = None
    publisher: Line | None = None
    author: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>()]+$", max_length=400)] | None = None
    published: Annotated[Line | None, BeforeValidator(_as_written)] = None
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")] = "en"
    skip: tuple[Exact, ...] = ()
    aliases: dict[Line, tuple[Line, ...]] = {}
    attributions: tuple[AttributionSchema, ...] = ()
    entries: tuple[EntrySchema, ...] = ()


EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
"""An entry's id: a hash over its document's name and its first phrasing."""


class PhrasingSchema(_Strict):
    """One more phrasing for an entry that is written elsewhere."""

    entry: EntryId
    question: Line


class OverlaySchema(_Strict):
    """What is added to a document's sidecar without writing into it."""

    aliases: dict[Line, tuple[Line, ...]] = {}
    entries: tuple[EntrySchema, ...] = ()
    phrasings: tuple[PhrasingSchema, ...] = ()


class RemovedSchema(_Strict):
    """Which documents and entries are left out without being deleted."""

    documents: tuple[Line, ...] = ()
    entries: tuple[EntryId, ...] = ()
