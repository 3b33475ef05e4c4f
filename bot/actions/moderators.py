"""What moderators press: changes of the knowledge, documents, gaps, entries and votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


@dataclass(frozen=True, slots=True)
class AddText(Press):
    """Add the text that was written into the form as a document."""

    code: ClassVar[str] = "ta"
    event: ClassVar[str] = "press_add"


@dataclass(frozen=True, slots=True)
class GapsPage(Press):
    """Turn to a page of the questions without an answer.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "tg"
    event: ClassVar[str] = "press_gap"
    page: int


@dataclass(frozen=True, slots=True)
class AnswerGap(Press):
    """Look for a passage that answers a question.

    Args:
        gap: number of one of the group's gaps.
    """

    code: ClassVar[str] = "tw"
    event: ClassVar[str] = "press_gap"
    gap: int


@dataclass(frozen=True, slots=True)
class SearchForGap(Press):
    """Look for it with other words, written into a form.

    Args:
        gap: number of one of the group's gaps.
    """

    code: ClassVar[str] = "ts"
    event: ClassVar[str] = "press_gap"
    gap: int


@dataclass(frozen=True, slots=True)
class KnownGap(Press):
    """Say in a form what the article does not say.

    Args:
        gap: number of one of the group's gaps.
    """

    code: ClassVar[str] = "tk"
    event: ClassVar[str] = "press_gap"
    gap: int


@dataclass(frozen=True, slots=True)
class IgnoreGap(Press):
    """Take a question off the list.

    Args:
        gap: number of one of the group's gaps.
        page: the page that is shown, 0-based.
    """

    code: ClassVar[str] = "ti"
    event: ClassVar[str] = "press_gap"
    gap: int
    page: int


@dataclass(frozen=True, slots=True)
class ReopenGaps(Press):
    """Put questions back on the list.

    Args:
        change: number of the change in the audit log that took them off it.
    """

    code: ClassVar[str] = "tr"
    event: ClassVar[str] = "press_gap"
    change: int


@dataclass(frozen=True, slots=True)
class ChoosePassage(Press):
    """Take a passage for the answer.

    Args:
        gap: number of one of the group's gaps; 0 where the question is written elsewhere.
        document: digest of the document's name.
        start: first code point of the passage.
        end: one past its last code point.
        words: digest of its exact words, to find them again in another revision.
    """

    code: ClassVar[str] = "tp"
    event: ClassVar[str] = "press_gap"
    gap: int
    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ChooseEntry(Press):
    """Take an existing entry for one that asks the same.

    Args:
        gap: number of one of the group's gaps; 0 where the question is written elsewhere.
        entry: the entry's id.
    """

    code: ClassVar[str] = "te"
    event: ClassVar[str] = "press_gap"
    gap: int
    entry: str


@dataclass(frozen=True, slots=True)
class VotesPage(Press):
    """Turn to a page of the passages voted down.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "tv"
    event: ClassVar[str] = "press_votes_page"
    page: int


GapPress = (
    GapsPage | AnswerGap | SearchForGap | KnownGap | IgnoreGap | ReopenGaps | ChoosePassage | ChooseEntry
)


@dataclass(frozen=True, slots=True)
class ApplyChange(Press):
    """Let the proposed knowledge answer.

    Args:
        proposal: the proposal's id.
        gap: number of one of the gaps that this answers; 0 for none.
    """

    code: ClassVar[str] = "ka"
    event: ClassVar[str] = "press_change"
    proposal: str
    gap: int = 0


@dataclass(frozen=True, slots=True)
class CancelChange(Press):
    """Forget the proposed knowledge.

    Args:
        proposal: the proposal's id.
    """

    code: ClassVar[str] = "kc"
    event: ClassVar[str] = "press_change"
    proposal: str


@dataclass(frozen=True, slots=True)
class UndoChange(Press):
    """Go back to the knowledge before a change, as long as nothing else was loaded since.

    Args:
        before: the revision before it.
        after: the revision since.
        change: number of the change in the audit log that says which gaps it closed; 0 for none.
    """

    code: ClassVar[str] = "ku"
    event: ClassVar[str] = "press_change"
    before: str
    after: str
    change: int = 0


ChangePress = ApplyChange | CancelChange | UndoChange


@dataclass(frozen=True, slots=True)
class HistoryPage(Press):
    """Turn to a page of the history.

    Args:
        page: 0-based.
    """

    code: ClassVar[str] = "kh"
    event: ClassVar[str] = "press_history"
    page: int


"""Presses in the panels about what became of the knowledge."""


Moderators = AddText | GapPress | VotesPage | ChangePress | HistoryPage
