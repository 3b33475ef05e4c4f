"""The knowledge that answers, how it has answered, and what became of it before: two panels. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.actions import HistoryPage
from bot.rendering import Button, Panel, escaped_line
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.snapshots.footprint import Footprint
    from bot.snapshots.live import Snapshot
    from bot.snapshots.metrics import AnswerFigures
    from bot.snapshots.shelf import Pointer
    from bot.store.reloads import Reload
    from bot.wording import Wording

ON_ONE_PAGE: Final = 8
"""Lines of history; with every part at its longest eight stay below the 4,000 characters of a panel."""
_NAME: Final = 60
_SUMMARY: Final = 250
_MEBIBYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that `/knowledge status` says.

    Args:
        snapshot: what is live.
        pointer: when and by whom it came to answer, and what was before; None where that is not kept.
        figures: how it has answered.
        footprint: what the process is.
    """

    snapshot: Snapshot
    pointer: Pointer | None
    figures: AnswerFigures
    footprint: Footprint


def status_panel(status: Status, wording: Wording = ENGLISH) -> Panel:
    """Return what is loaded, since when, and how it answers."""
    knowledge, pointer = status.snapshot.knowledge, status.pointer
    passages = sum(len(document.passages) for document in knowledge.documents)
    loaded = [
        wording.status_heading(knowledge.revision),
        _loaded(status, wording),
        *([wording.status_pinned()] if pointer and pointer.set_aside else []),
        wording.status_sizes(len(knowledge.documents), passages, len(knowledge.entries)),
        wording.status_snapshots(len(pointer.before) if pointer else 0),
    ]
    figures = status.figures
    answered = [wording.status_answers(figures.quoted, figures.told, figures.unsure, figures.unanswered)]
    if figures.median is not None and figures.late is not None:
        answered.append(wording.status_times(figures.median, figures.late))
    else:
        answered.append(wording.status_no_times())
    made_of = status.footprint
    process = wording.status_process(
        made_of.memory // _MEBIBYTE, made_of.bot, made_of.python, made_of.discord
    )
    return Panel(("\n".join(loaded), "\n".join(answered), process))


def history_panel(reloads: Sequence[Reload], page: int, wording: Wording = ENGLISH) -> Panel:
    """Return one page of what became of the knowledge.

    Args:
        reloads: newest first.
        page: 0-based; one beyond the last shows the last.
        wording: the moderator's language.
    """
    if not reloads:
        return Panel((wording.history_empty(),))
    last = (len(reloads) - 1) // ON_ONE_PAGE
    page = max(0, min(page, last))
    shown = reloads[page * ON_ONE_PAGE : (page + 1) * ON_ONE_PAGE]
    lines = [wording.history_heading(), *(_line(reload, wording) for reload in shown)]
    buttons = [Button(wording.previous_button(), HistoryPage(page - 1))] if page else []
    buttons += [Button(wording.next_button(), HistoryPage(page + 1))] if page < last else []
    return Panel(("\n".join(lines),), tuple(buttons))


def _loaded(status: Status, wording: Wording) -> str:
    stamp = status.pointer.live if status.pointer else None
    if stamp is None or (stamp.by is None and stamp.by_name == "start"):
        return wording.status_from_start(int(stamp.when if stamp else status.snapshot.since))
    return wording.status_loaded(int(stamp.when), escaped_line(stamp.by_name, _NAME))


def _line(reload: Reload, wording: Wording) -> str:
    # The summary was written as Markdown, in the language of whoever made the change.
    what = reload.summary if len(reload.summary) <= _SUMMARY else f"{reload.summary[:_SUMMARY]}…"
    name = escaped_line(reload.by_name, _NAME)
    return wording.history_line(int(reload.when), name, what, reload.before, reload.after)
