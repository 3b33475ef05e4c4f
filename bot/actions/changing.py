"""Presses under a change of the knowledge that is proposed, or was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.actions.codec import Press


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


Changing = ApplyChange | CancelChange | UndoChange
