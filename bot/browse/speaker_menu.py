"""Who is quoted, as the lines of a menu or of an autocomplete. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from bot.actions import digest
from bot.rendering import CHOICE_LIMIT, MOST_CHOICES, Choice, Menu, line_within
from knowledge.speakers.direct_quotations import speakers
from knowledge.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.actions import QuotesPage
    from bot.wording import Wording
    from knowledge import Knowledge
    from knowledge.speakers.direct_quotations import Speakers

_CHOSEN = re.compile(r"speaker:([0-9a-f]{8})")
_NAME = 80
"""Characters of a name in a line, which leaves room for the number of quotations behind it."""
_TYPED = 100


def speaker_menu(names: Iterable[str], page: QuotesPage, total: int, wording: Wording) -> Menu | None:
    """Return the menu that jumps to a speaker; None where there are not two to choose from.

    Args:
        names: one for each quotation that is listed.
        page: the state to be carried on.
        total: how many quotations there are, those without a speaker included.
        wording: the member's language.
    """
    ranked = Counter(names).most_common()
    if len(ranked) < 2:  # noqa: PLR2004 - a choice is one of two
        return None
    shown = ranked[: MOST_CHOICES - 1]
    if page.speaker and all(digest(name) != page.speaker for name, _ in shown):
        shown[-1:] = [item for item in ranked if digest(item[0]) == page.speaker]
    everybody = wording.speaker_choice(wording.every_speaker(), total)
    lines = [(everybody, ""), *((_line(name, count, wording), digest(name)) for name, count in shown)]
    return Menu(
        wording.speaker_menu(),
        tuple(
            Choice(label, replace(page, speaker=speaker, first=0), chosen=speaker == page.speaker)
            for label, speaker in lines
        ),
        name="speaker",
    )


def speaker_choices(quoted: Speakers, typed: str, wording: Wording) -> list[tuple[str, str]]:
    """Return at most 25 pairs of name and value for what is typed so far; who is quoted most comes first.

    A name may be typed in part, misspelt, or be an alias of the documents.
    """
    everybody = quoted.counts
    wanted = fold(typed[:_TYPED]).strip()
    fitting = [count for count in everybody if wanted in fold(count.speaker)]
    if not fitting:
        meant = quoted.meant(typed[:_TYPED])
        fitting = [count for count in everybody if count.speaker in meant]
    return [
        (_line(count.speaker, count.quotations, wording), f"speaker:{digest(count.speaker)}")
        for count in fitting[:MOST_CHOICES]
    ]


def chosen_speaker(value: str) -> str | None:
    """Return the digest of the speaker whom a choice of the autocomplete stands for; None for free text."""
    found = _CHOSEN.fullmatch(value.strip())
    return found.group(1) if found else None


def nearest_speakers(knowledge: Knowledge, asked: str) -> list[str]:
    """Return everybody who is quoted, whose name is most like what was asked for first."""
    names = [count.speaker for count in speakers(knowledge)]
    ranked = process.extract(
        asked[:_TYPED], names, scorer=fuzz.WRatio, processor=utils.default_process, limit=None
    )
    return [name for name, _, _ in ranked]


def _line(name: str, quotations: int, wording: Wording) -> str:
    return line_within(wording.speaker_choice(line_within(name, _NAME), quotations), CHOICE_LIMIT)
