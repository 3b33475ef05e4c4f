"""Why an answer is not sure, as a sentence for programs and for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Missing

if TYPE_CHECKING:
    from knowledge.model import Lack, Unsure


def doubt(answer: Unsure) -> str | None:
    """Return what was looked for and not found in the closest passage, or None where it is only not sure."""
    if answer.premise:
        return f"The passage does not have the word “{answer.premise}”."
    return _not_found(answer.lack) if answer.lack else None


def _not_found(lack: Lack) -> str:
    match lack.missing:
        case Missing.WORD:
            return f"The passage does not have the word “{lack.word}”."
        case Missing.SPEAKER:
            return f"These may not be words of “{lack.word}”."
        case Missing.TOPIC:
            return f"These words of “{lack.word}” may not be about that."
        case Missing.PERSON:
            return "No name that answers is found in this passage."
        case _:
            return f"No {lack.missing} that answers is found in this passage."
