"""What a moderator does about questions without an answer → the change that teaches it. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.actions import ChooseEntry, ChoosePassage
from bot.curation.passage_search import words_of
from bot.curation.written_entry import LONGEST_QUESTION, Taught, UntaughtError, gap_entry, phrasings
from bot.snapshots.moderator_changes import AddEntry, AddPhrasing
from bot.uploads.document_names import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.curation.same_question import Group
    from bot.wording import Wording
    from knowledge import Knowledge, Matcher


def chosen_answer(
    action: ChoosePassage | ChooseEntry, group: Group, knowledge: Knowledge, wording: Wording
) -> AddEntry | AddPhrasing:
    """Return the change that answers questions with a passage or an entry chosen from a menu.

    Raises:
        UntaughtError: if what was chosen is gone, or the question cannot be taught.
    """
    questions = phrasings(_asked(group), knowledge, wording)
    if isinstance(action, ChooseEntry):
        entry = knowledge.entry(action.entry)
        if entry is None:
            raise UntaughtError(wording.entry_no_same())
        return AddPhrasing(entry.document, entry.id, questions[0])
    found = words_of(action, knowledge)
    if found is None:
        raise UntaughtError(wording.entry_passage_moved())
    return AddEntry(found[0], questions, (found[1],))


def known_gap(sentence: str, group: Group, matcher: Matcher, wording: Wording) -> AddEntry:
    """Return the change that says of questions what the article does not say.

    Raises:
        UntaughtError: if the sentence or the question cannot be taught.
    """
    questions = phrasings(_asked(group), matcher.knowledge, wording)
    return gap_entry(questions, sentence, matcher, wording)


def written_gaps(closed: Sequence[int]) -> str:
    """Return the numbers of closed gaps as JSON, for the audit log."""
    return json.dumps({"gaps": closed})


def read_gaps(written: str | None) -> Sequence[int]:
    """Return what `written_gaps` wrote; nothing for what takes back another change."""
    found: Sequence[int] = json.loads(written).get("gaps", []) if written else []
    return found


def _asked(group: Group) -> Taught:
    """Return the group's wordings as if they had been written for an entry."""
    also = "|".join(one_line(other, LONGEST_QUESTION).replace("|", " ") for other in group.others)
    return Taught(one_line(group.question, LONGEST_QUESTION), also)
