"""What one knowledge says otherwise than another: read by a moderator before it takes the other's place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from knowledge.answers import DEFAULT, answer
from knowledge.model import Quoted, Told, Unanswered
from knowledge.review.changes import Changes, Flip, Given, LonePassage, Reworded, Rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from knowledge.answers import Thresholds
    from knowledge.matching import Matcher
    from knowledge.model import Document, Entry, Knowledge

__all__ = ["Changes", "Flip", "Given", "LonePassage", "Reworded", "Rewritten", "compare"]

_ALIKE: Final = 60.0
"""From this likeness (rapidfuzz, 0 to 100) on, two passages are one that was changed."""
_REACH: Final = 50
"""How many places away the new wording of a passage is looked for: edits keep the order of a text."""
_METADATA: Final = ("title", "publisher", "author", "url", "published", "language")


def compare(
    before: Matcher,
    after: Matcher,
    questions: Sequence[str] | None = None,
    thresholds: Thresholds = DEFAULT,
    progress: Callable[[int, int], None] | None = None,
) -> Changes:
    """Return in what the second knowledge differs from the first.

    Args:
        before: over the first.
        after: over the second.
        questions: those tried in both for answers that flip; the first phrasings that both know unless given.
        thresholds: how sure an answer must be.
        progress: is told how many of how many questions have been tried.
    """
    old, new = before.knowledge, after.knowledge
    tried = _shared_phrasings(old, new) if questions is None else questions
    texts = _Texts(old, new)
    return Changes(
        before=old.revision,
        after=new.revision,
        documents_added=tuple(one.name for one in new.documents if old.document(one.name) is None),
        documents_removed=tuple(one.name for one in old.documents if new.document(one.name) is None),
        documents_changed=tuple(_documents(old, new)),
        passages_added=tuple(texts.added),
        passages_removed=tuple(texts.removed),
        passages_changed=tuple(texts.changed),
        entries_added=tuple(one.questions[0] for one in new.entries if old.entry(one.id) is None),
        entries_removed=tuple(one.questions[0] for one in old.entries if new.entry(one.id) is None),
        entries_changed=tuple(_entries(old, new)),
        flips=tuple(_flips(before, after, tried, thresholds, progress)),
        asked=len(tried),
    )


def _shared_phrasings(old: Knowledge, new: Knowledge) -> tuple[str, ...]:
    known = {entry.questions[0] for entry in old.entries}
    return tuple(entry.questions[0] for entry in new.entries if entry.questions[0] in known)


def _documents(old: Knowledge, new: Knowledge) -> Iterator[Rewritten]:
    for one in old.documents:
        other = new.document(one.name)
        if other is not None and (parts := _parts_of_document(one, other)):
            yield Rewritten(one.name, parts)


def _parts_of_document(one: Document, other: Document) -> tuple[str, ...]:
    parts = [name for name in _METADATA if getattr(one, name) != getattr(other, name)]
    if one.text != other.text:
        parts.append("text")
    if [(alias.name, alias.others) for alias in one.aliases] != [(a.name, a.others) for a in other.aliases]:
        parts.append("aliases")
    if _speakers(one) != _speakers(other):
        parts.append("attributions")
    return tuple(parts)


def _speakers(document: Document) -> Counter[tuple[object, ...]]:
    return Counter((document.text[q.start : q.end], q.attribution) for q in document.quotations)


class _Texts:
    """The passages of two knowledges, document by document."""

    def __init__(self, old: Knowledge, new: Knowledge) -> None:
        self.added: list[LonePassage] = []
        self.removed: list[LonePassage] = []
        self.changed: list[Reworded] = []
        names = sorted({document.name for knowledge in (old, new) for document in knowledge.documents})
        for name in names:
            self._compare(name, _passages(old.document(name)), _passages(new.document(name)))

    def _compare(self, name: str, before: list[str], after: list[str]) -> None:
        gone: list[str] = []
        come: list[str] = []
        for step in Indel.opcodes(before, after):
            if step.tag == "equal":
                self._pair(name, gone, come)
                gone, come = [], []
            else:
                gone += before[step.src_start : step.src_end]
                come += after[step.dest_start : step.dest_end]
        self._pair(name, gone, come)

    def _pair(self, name: str, gone: list[str], come: list[str]) -> None:
        """Pair what went with what came in its place, each with the likest that is near."""
        free: dict[int, str] = dict(enumerate(come))
        for place, words in enumerate(gone):
            near = {at: free[at] for at in range(place - _REACH, place + _REACH) if at in free}
            likest = extractOne(words, near, scorer=ratio, score_cutoff=_ALIKE)
            if likest is None:
                self.removed.append(LonePassage(name, words))
            else:
                self.changed.append(Reworded(name, words, free.pop(likest[2])))
        self.added += [LonePassage(name, words) for words in free.values()]


def _passages(document: Document | None) -> list[str]:
    return [document.text[one.start : one.end] for one in document.passages] if document else []


def _entries(old: Knowledge, new: Knowledge) -> Iterator[Rewritten]:
    for one in old.entries:
        other = new.entry(one.id)
        if other is not None and (parts := _parts_of_entry(one, other, old, new)):
            yield Rewritten(one.questions[0], parts)


def _parts_of_entry(one: Entry, other: Entry, old: Knowledge, new: Knowledge) -> tuple[str, ...]:
    same = {
        "questions": one.questions == other.questions,
        "quotes": _quotes(one, old) == _quotes(other, new),
        "note": one.note == other.note,
        "gap": one.gap == other.gap,
    }
    return tuple(name for name, is_same in same.items() if not is_same)


def _quotes(entry: Entry, knowledge: Knowledge) -> list[str]:
    found = [(knowledge.document(selector.document), selector) for selector in entry.selectors]
    return [document.text[selector.start : selector.end] for document, selector in found if document]


def _flips(
    before: Matcher,
    after: Matcher,
    questions: Sequence[str],
    thresholds: Thresholds,
    progress: Callable[[int, int], None] | None,
) -> Iterator[Flip]:
    for number, question in enumerate(questions):
        one, other = _given(before, question, thresholds), _given(after, question, thresholds)
        if one != other:
            yield Flip(question, one, other)
        if progress:
            progress(number + 1, len(questions))


def _given(matcher: Matcher, question: str, thresholds: Thresholds) -> Given:
    answered = answer(matcher, question, thresholds)
    if isinstance(answered, Unanswered):
        return Given("unanswered", None)
    if isinstance(answered, Told):
        return Given("told", answered.note)
    outcome: Literal["quoted", "unsure"] = "quoted" if isinstance(answered, Quoted) else "unsure"
    return Given(outcome, answered.quotations[0].exact)
