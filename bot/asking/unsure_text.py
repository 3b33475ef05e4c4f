"""What an answer that is not sure begins with: why it is not. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.rendering import escaped_line
from knowledge.model import Missing

if TYPE_CHECKING:
    from bot.wording import Wording
    from knowledge import Unsure
    from knowledge.model import Lack

_WORD_LIMIT = 120


def why_unsure(answer: Unsure, wording: Wording) -> str:
    """Return the line above the passages: what the question takes for granted, what they lack, or neither."""
    if answer.premise:
        return wording.premise(escaped_line(answer.premise, _WORD_LIMIT))
    if answer.lack:
        return _not_found(answer.lack, wording)
    return wording.unsure(several=len(answer.quotations) > 1)


def _not_found(lack: Lack, wording: Wording) -> str:
    word = escaped_line(lack.word or "", _WORD_LIMIT)
    by_word = {
        Missing.WORD: wording.premise,
        Missing.SPEAKER: wording.perhaps_not_theirs,
        Missing.TOPIC: wording.perhaps_not_about_it,
    }
    if lack.missing in by_word:
        return by_word[lack.missing](word)
    by_kind = {
        Missing.AGE: wording.no_age,
        Missing.COUNT: wording.no_count,
        Missing.MONEY: wording.no_money,
        Missing.PERCENT: wording.no_percentage,
        Missing.LENGTH: wording.no_length,
        Missing.DURATION: wording.no_duration,
        Missing.WEIGHT: wording.no_weight,
        Missing.SPEED: wording.no_speed,
        Missing.HEAT: wording.no_heat,
        Missing.DATE: wording.no_date,
        Missing.PLACE: wording.no_place,
        Missing.PERSON: wording.no_person,
    }
    return by_kind[lack.missing]()
