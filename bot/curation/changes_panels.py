"""What a reload would change, or a way back: shown before it is applied. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.rendering import PANEL_LIMIT, Panel, displayed_length, escaped_line
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from bot.rendering import Button
    from bot.snapshots.proposals import Proposal
    from bot.wording import Wording
    from knowledge.review.comparison import Changes, Flip

_SHOWN: Final = 6
"""Lines of each kind that are shown at first; less where they do not fit."""
_NAME: Final = 120
_WORDS: Final = 160
_LEAD: Final = 40
"""Code points before the first difference that are shown where it lies far from the beginning."""
_REMARK: Final = 240


@dataclass(frozen=True, slots=True)
class _Subject:
    heading: str
    lines: tuple[str, ...]

    def shown(self, most: int, wording: Wording) -> str:
        """Return the heading with so many lines at most, and how many more there are."""
        more = len(self.lines) - most
        rest = [wording.and_more(more)] if more > 0 and most else []
        return "\n".join([self.heading, *self.lines[:most], *rest])


def changes_panel(proposal: Proposal, buttons: tuple[Button, ...], wording: Wording = ENGLISH) -> Panel:
    """Return everything in which a proposal differs from what is live.

    Args:
        proposal: what would be applied.
        buttons: what can be done about it.
        wording: the moderator's language.
    """
    changes = proposal.changes
    back = proposal.kind == "rollback"
    if changes.nothing and not back:
        head = wording.changes_nothing(changes.after)
    elif back:
        head = f"{wording.rollback_heading(changes.after)}\n{wording.rollback_note()}"
    else:
        head = wording.changes_heading(changes.before, changes.after)
    foot = wording.changes_footer(proposal.seconds)
    subjects = [] if changes.nothing else [*_texts(changes, wording), _flips(changes, wording)]
    if proposal.kind != "rollback":
        subjects.append(_doubts(proposal, wording))
    for most in range(_SHOWN, -1, -1):
        blocks = [head, *(subject.shown(most, wording) for subject in subjects), foot]
        if sum(map(displayed_length, blocks)) <= PANEL_LIMIT:
            break
    return Panel(tuple(blocks), buttons)


def in_short(changes: Changes, wording: Wording = ENGLISH) -> str:
    """Return in a few words what changed, for the history and the log channel."""
    return wording.changes_in_short(
        len(changes.documents_added) + len(changes.documents_removed) + len(changes.documents_changed),
        len(changes.passages_added) + len(changes.passages_removed) + len(changes.passages_changed),
        len(changes.entries_added) + len(changes.entries_removed) + len(changes.entries_changed),
        len(changes.flips),
    )


def _texts(changes: Changes, wording: Wording) -> list[_Subject]:
    documents = changes.documents_added, changes.documents_removed, changes.documents_changed
    passages = changes.passages_added, changes.passages_removed, changes.passages_changed
    entries = changes.entries_added, changes.entries_removed, changes.entries_changed
    return [
        _Subject(
            wording.changes_documents(*map(len, documents)),
            (
                *(wording.change_added(escaped_line(name, _NAME)) for name in documents[0]),
                *(wording.change_removed(escaped_line(name, _NAME)) for name in documents[1]),
                *(wording.change_changed(escaped_line(one.name, _NAME), one.parts) for one in documents[2]),
            ),
        ),
        _Subject(
            wording.changes_passages(*map(len, passages)),
            (
                *(wording.change_reworded(*_apart(one.before, one.after)) for one in passages[2]),
                *(wording.change_added(escaped_line(one.exact, _WORDS)) for one in passages[0]),
                *(wording.change_removed(escaped_line(one.exact, _WORDS)) for one in passages[1]),
            ),
        ),
        _Subject(
            wording.changes_entries(*map(len, entries)),
            (
                *(wording.change_added(escaped_line(question, _NAME)) for question in entries[0]),
                *(wording.change_removed(escaped_line(question, _NAME)) for question in entries[1]),
                *(wording.change_changed(escaped_line(one.name, _NAME), one.parts) for one in entries[2]),
            ),
        ),
    ]


def _flips(changes: Changes, wording: Wording) -> _Subject:
    return _Subject(
        wording.changes_flips(len(changes.flips), changes.asked),
        tuple(
            wording.flip(escaped_line(flip.question, _NAME), *_given(flip, wording)) for flip in changes.flips
        ),
    )


def _given(flip: Flip, wording: Wording) -> tuple[str, str]:
    old, new = _apart(flip.before.first or "", flip.after.first or "")
    return wording.given(flip.before.outcome, old or None), wording.given(flip.after.outcome, new or None)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return two texts shortened and escaped, so that their first difference is among what is shown."""
    pairs = enumerate(zip(old, new, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
    if alike > _WORDS - _LEAD and old != new:
        start = old.rfind(" ", 0, alike - _LEAD) + 1
        old, new = f"…{old[start:]}", f"…{new[start:]}"
    return escaped_line(old, _WORDS), escaped_line(new, _WORDS)


def _doubts(proposal: Proposal, wording: Wording) -> _Subject:
    """Return what `check` says; what it would fail for comes first."""
    warnings = proposal.snapshot.knowledge.warnings
    remarks = sorted(proposal.remarks, key=lambda remark: not remark.fails)
    said = [str(remark) for remark in remarks if remark.fails]
    said += [*warnings, *(str(remark) for remark in remarks if not remark.fails)]
    lines = tuple(escaped_line(one, _REMARK) for one in said)
    return _Subject(wording.changes_warnings(len(lines)), lines)
