"""What is doubtful in a knowledge base though it loads: read by `check`, each with how to mend it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from knowledge.answers import answer
from knowledge.matching import Matcher
from knowledge.model import PassageKind, Quoted, Unanswered
from knowledge.text.passages import LONGEST_PASSAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from knowledge.model import Alias, Document, Entry, Knowledge

LONGEST_SHOWN: Final = 1800
"""Code points that one message holds beside its source line: Discord takes 2,000 characters."""
_SURE: Final = 0.85
"""From which confidence on a document answers by itself, with another sentence than an entry's."""
_NEAR: Final = 0.3
"""Confidence from which an entry's sentence is another reading of the question, not beside it."""
_LOOKED_AT: Final = 5
_ENDS: Final = re.compile(r"[.!?…:;][\"”’')\]»]*$")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend.

    Args:
        path: the file, as the operator named it.
        line: 1-based line in it.
        message: one sentence that says what is doubtful and how to mend it.
        fails: True where `check` fails for it.
    """

    path: str
    line: int
    message: str
    fails: bool

    def __str__(self) -> str:
        """Return the remark as `check` prints it."""
        return f"{self.path}:{self.line}: {self.message}"


def review(
    matcher: Matcher, progress: Callable[[int, int], None] | None = None, below: Path | None = None
) -> tuple[Remark, ...]:
    """Return everything doubtful, in the order of files and lines.

    Args:
        matcher: over the knowledge to review.
        progress: is told how many of how many entries have been asked their own phrasings.
        below: the folder whose files are remarked on; every file unless given. Asking takes nearly all of the
            time, and what is written elsewhere is not asked then.
    """
    knowledge = matcher.knowledge
    asked = [entry for entry in knowledge.entries if _stands_below(below, _sidecar_of(entry, knowledge))]
    remarks = [
        *_aliases(knowledge),
        *_long_passages(knowledge),
        *_doubled(knowledge),
        *_ambiguous(knowledge),
    ]
    alone = Matcher(replace(knowledge, entries=()))
    for number, entry in enumerate(asked):
        remarks += _missed(matcher, entry)
        remarks += _answered_elsewhere(alone, entry)
        if progress:
            progress(number + 1, len(asked))
    wanted = [remark for remark in remarks if _stands_below(below, remark.path)]
    return tuple(sorted(wanted, key=lambda remark: (remark.path, remark.line)))


def _stands_below(folder: Path | None, path: str) -> bool:
    return folder is None or PurePath(path).is_relative_to(folder)


def _sidecar_of(entry: Entry, knowledge: Knowledge) -> str:
    return _written(entry, knowledge.document(entry.document))


def _written(one: Alias | Entry, document: Document | None) -> str:
    """Return the file in which an alias or an entry is written."""
    if one.path is not None:
        return one.path
    return str(PurePath(document.path).with_suffix(".toml")) if document else ""


def _aliases(knowledge: Knowledge) -> Iterator[Remark]:
    for document in knowledge.documents:
        owners: dict[str, Alias] = {}
        for alias in document.aliases:
            if alias.name not in document.text:
                message = f"the document never names {alias.name!r}; write the name as it is printed there"
                yield Remark(_written(alias, document), alias.line, message, fails=True)
            for other in alias.others:
                owner = owners.setdefault(other.casefold(), alias)
                if owner is not alias:
                    message = f"{other!r} stands for {owner.name!r} too; leave it with one of the two"
                    yield Remark(_written(alias, document), alias.line, message, fails=True)


def _long_passages(knowledge: Knowledge) -> Iterator[Remark]:
    """Yield sentences that were divided because no message holds them, and entries that quote too much."""
    for document in knowledge.documents:
        for passage, following in pairwise(document.passages):
            text = document.text[passage.start : passage.end]
            goes_on = following.paragraph == passage.paragraph and not _ENDS.search(text)
            if goes_on and len(text) > LONGEST_PASSAGE // 2:
                line = document.text.count("\n", 0, passage.start) + 1
                message = (
                    f"this sentence is too long for one message and was divided behind {text[-30:]!r}; "
                    "end it earlier, or divide it with a blank line"
                )
                yield Remark(document.path, line, message, fails=False)
    for entry in knowledge.entries:
        size = sum(one.end - one.start for one in entry.selectors)
        if size > LONGEST_SHOWN:
            message = (
                f"its quotations are {size} characters together and one message shows {LONGEST_SHOWN}; "
                "the rest will be cut, so quote fewer sentences"
            )
            yield Remark(_sidecar_of(entry, knowledge), entry.line, message, fails=False)


def _doubled(knowledge: Knowledge) -> Iterator[Remark]:
    written: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in knowledge.entries:
        for question in entry.questions:
            written[_plain(question)].append((entry, question))
    for places in written.values():
        first = places[0][0]
        for entry, question in places[1:]:
            shared = (
                "a known gap and an entry" if (entry.gap is None) != (first.gap is None) else "two entries"
            )
            where = f"line {first.line} of {_written(first, knowledge.document(first.document))}"
            message = f"{question!r} leads to {shared} (the other one: {where}); leave it with one of them"
            if entry is first:
                message = f"{question!r} stands in this entry twice; leave one of them out"
            # Documents of different authors may share a phrasing; within one sidecar it is a slip.
            fails = entry.document == first.document
            yield Remark(_sidecar_of(entry, knowledge), entry.line, message, fails)


def _ambiguous(knowledge: Knowledge) -> Iterator[Remark]:
    for entry in knowledge.entries:
        document = knowledge.document(entry.document)
        for selector in entry.selectors if document else ():
            exact = document.text[selector.start : selector.end] if document else ""
            if document and document.text.count(exact) > 1:
                message = (
                    f"{exact[:60]!r} stands in the document {document.text.count(exact)} times and the first "
                    "is shown; quote more of the sentence that is meant"
                )
                yield Remark(_written(entry, document), entry.line, message, fails=False)


def _plain(question: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in question.casefold()).split())


def _missed(matcher: Matcher, entry: Entry) -> Iterator[Remark]:
    missed = [question for question in entry.questions if not _finds(matcher, entry, question)]
    if missed:
        some = ", ".join(repr(question) for question in missed[:3])
        count = f"{len(missed)} of its {len(entry.questions)} phrasings lead elsewhere"
        message = f"{count}: {some}; word them apart from other entries, or move them to the entry they find"
        yield Remark(_sidecar_of(entry, matcher.knowledge), entry.line, message, fails=False)


def _answered_elsewhere(alone: Matcher, entry: Entry) -> Iterator[Remark]:
    """Yield the phrasings that the document, without entries, is sure to answer elsewhere.

    A gap's phrasings are left out: that the document seems to answer them is why there is a gap.
    """
    found = [
        question for question in entry.questions if entry.selectors and _elsewhere(alone, entry, question)
    ]
    if found:
        some = ", ".join(map(repr, found[:3]))
        message = (
            f"by itself the document answers {some} with another sentence; "
            "leave it out, or quote that sentence too"
        )
        yield Remark(_sidecar_of(entry, alone.knowledge), entry.line, message, fails=False)


def _elsewhere(alone: Matcher, entry: Entry, question: str) -> bool:
    """Return whether the surest passage is another, and none of the entry's has a fair chance."""
    ranking = alone.rank(question, limit=_LOOKED_AT)
    matches = ranking.matches
    first = matches[0].passage if matches else None
    if ranking.beside or first is None or first.kind is PassageKind.HEADING or matches[0].score < _SURE:
        return False
    passages = [match.passage for match in matches if match.passage and match.score >= _NEAR]
    return not any(
        one.document == passage.document and one.start < passage.end and passage.start < one.end
        for passage in passages
        for one in entry.selectors
    )


def _finds(matcher: Matcher, entry: Entry, question: str) -> bool:
    match answer(matcher, question):
        case Quoted(quotations=quotations):
            first = quotations[0]
            return any(
                s.document == first.document and s.start < first.end and first.start < s.end
                for s in entry.selectors
            )
        case Unanswered(note=note):
            return entry.gap is not None and note == entry.gap
        case _:
            return False
