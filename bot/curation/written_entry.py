"""What a moderator wrote → the change that teaches it, or the sentence that says what is missing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.curation.passage_search import chosen_entry, chosen_words, entry_with, folded
from bot.rendering import escaped_line
from bot.snapshots.moderator_changes import AddEntry, AddPhrasing
from bot.uploads.document_names import one_line
from knowledge.text.files import visible

if TYPE_CHECKING:
    from bot.wording import Wording
    from knowledge import Knowledge, Matcher

LONGEST_QUESTION: Final = 300
"""Code points, as a sidecar allows."""
_SENTENCE: Final = 600
"""Code points of a note or of a gap's sentence, as a sidecar allows."""
_MOST: Final = 10
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Taught:
    """What the options of `/knowledge entry` hold, as written; any of them may be anything.

    Args:
        question: the question.
        also: further phrasings, separated by "|".
        passage: a choice's value, or words typed instead.
        same: likewise, for an existing entry.
        gap: the sentence of a known gap.
        note: a remark.
    """

    question: str
    also: str = ""
    passage: str = ""
    same: str = ""
    gap: str = ""
    note: str = ""


class UntaughtError(Exception):
    """What was written cannot be taught.

    Args:
        sentence: says to the moderator what to do.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def change_for(taught: Taught, matcher: Matcher, wording: Wording) -> AddEntry | AddPhrasing:
    """Return the change that teaches what was written.

    Raises:
        UntaughtError: if something is missing, too much, too long, there already, or nowhere to be found.
    """
    knowledge = matcher.knowledge
    questions = phrasings(taught, knowledge, wording)
    if len(_written(taught)) > _MOST:
        raise UntaughtError(wording.entry_many(_MOST))
    note, gap = one_line(taught.note, _SENTENCE), one_line(taught.gap, _SENTENCE)
    if sum(map(bool, (taught.passage.strip(), taught.same.strip(), gap))) != 1:
        raise UntaughtError(wording.entry_one_of())
    if note and not taught.passage.strip():
        raise UntaughtError(wording.entry_note_alone())
    if taught.same.strip():
        if questions[1:]:
            raise UntaughtError(wording.entry_same_alone())
        entry = chosen_entry(taught.same, knowledge)
        if entry is None:
            raise UntaughtError(wording.entry_no_same())
        return AddPhrasing(entry.document, entry.id, questions[0])
    if gap:
        return gap_entry(questions, gap, matcher, wording)
    found = chosen_words(taught.passage, knowledge)
    if found is None:
        raise UntaughtError(wording.entry_no_passage())
    return AddEntry(found[0], questions, (found[1],), note=note or None)


def gap_entry(questions: tuple[str, ...], sentence: str, matcher: Matcher, wording: Wording) -> AddEntry:
    """Return the entry of a known gap, beside the document that is nearest to the question.

    Raises:
        UntaughtError: if there is no document, or no word in the sentence.
    """
    gap = one_line(sentence, _SENTENCE)
    if not gap:
        raise UntaughtError(wording.entry_one_of())
    documents = matcher.knowledge.documents
    if not documents:
        raise UntaughtError(wording.no_documents())
    near = (one.passage.document for one in matcher.match(questions[0]) if one.passage is not None)
    return AddEntry(next(near, documents[0].name), questions, gap=gap)


def phrasings(taught: Taught, knowledge: Knowledge, wording: Wording) -> tuple[str, ...]:
    """Return the phrasings that are written, each once, without those that are there already.

    Raises:
        UntaughtError: if the question has no word, is too long, or is there already.
    """
    first, *written = _written(taught)
    if not any(character.isalnum() for character in first):
        raise UntaughtError(wording.entry_no_question())
    if any(len(one) > LONGEST_QUESTION for one in (first, *written)):
        raise UntaughtError(wording.entry_long(LONGEST_QUESTION))
    there = entry_with(first, knowledge)
    if there is not None:
        raise UntaughtError(wording.entry_there(escaped_line(there.questions[0], _SHOWN)))
    each = {folded(one): one for one in reversed([first, *written]) if entry_with(one, knowledge) is None}
    return tuple(reversed(each.values()))[:_MOST]


def known_already(taught: Taught, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the further phrasings that are written and not taught, for an entry has them already."""
    return tuple(one for one in _written(taught)[1:] if entry_with(one, knowledge) is not None)


def _written(taught: Taught) -> list[str]:
    """Return the question, even an empty one, and every further phrasing, without what no screen shows."""
    first, *others = (" ".join(visible(one)[0].split()) for one in (taught.question, *taught.also.split("|")))
    return [first, *filter(None, others)]
