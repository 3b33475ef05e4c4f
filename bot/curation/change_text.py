"""What a change of the knowledge came to, as a sentence: done, refused, faulty, or gone. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.curation.changes_panels import in_short
from bot.rendering import escape, escaped_line
from bot.snapshots.moderator_changes import (
    AddDocument,
    AddEntry,
    AddPhrasing,
    ChangeRefusal,
    ChangeRefused,
    RemoveDocument,
    RemoveEntry,
    RestoreDocument,
    RestoreEntry,
)
from bot.snapshots.proposals import AlreadyRunning, Faulty, Gone

if TYPE_CHECKING:
    from pathlib import Path

    from bot.snapshots.proposals import NotProposed, Proposal
    from bot.wording import Wording

_MOST_FAULTS: Final = 5
"""With each at its longest, five leave room in a message; the others go along in a file."""
_MOST_LINES: Final = 10_000
_FAULT: Final = 300
_TITLE: Final = 150


def why_not(why: NotProposed, shelf: Path, wording: Wording) -> str:
    """Return the sentence for what could not be proposed or applied.

    Args:
        why: what came instead.
        shelf: the bot's own folder, whose place is nothing a moderator can use.
        wording: the moderator's language.
    """
    match why:
        case Faulty(faults):
            first = [escaped_line(_without_folder(one, shelf), _FAULT) for one in faults[:_MOST_FAULTS]]
            return wording.change_faults(first, len(faults))
        case AlreadyRunning(who, since):
            return wording.change_running(escape(who.name), int(since))
        case ChangeRefused(reason=reason, name=name):
            return _refused(reason, name, wording)
        case Gone.EXPIRED:
            return wording.change_expired()
        case Gone.OVERTAKEN:
            return wording.change_overtaken()
        case _:
            return wording.change_forgotten()


def all_faults(why: NotProposed, shelf: Path) -> bytes | None:
    """Return a file with all faults where a message cannot hold them."""
    if not isinstance(why, Faulty) or len(why.faults) <= _MOST_FAULTS:
        return None
    return "\n".join(_without_folder(one, shelf) for one in why.faults[:_MOST_LINES]).encode()


def done_by(proposal: Proposal, wording: Wording) -> str:  # noqa: PLR0911 - one line a change
    """Return what an applied proposal did, in a sentence with names escaped."""
    match proposal.change:
        case None:
            return _loaded(proposal, wording)
        case AddDocument(name=name):
            return wording.did_add(_title(name, proposal))
        case RemoveDocument(name=name):
            return wording.did_remove(_title(name, proposal))
        case RestoreDocument(name=name):
            return wording.did_restore(_title(name, proposal))
        case AddEntry(questions=questions):
            return wording.did_teach(escaped_line(questions[0], _TITLE))
        case AddPhrasing(question=question):
            return wording.did_teach(escaped_line(question, _TITLE))
        case RemoveEntry(entry=entry):
            return wording.did_forget(_question(entry, proposal))
        case RestoreEntry(entry=entry):
            return wording.did_restore_question(_question(entry, proposal))


def _loaded(proposal: Proposal, wording: Wording) -> str:
    if proposal.kind == "rollback":
        return wording.did_roll_back(proposal.changes.after)
    return wording.did_reload(in_short(proposal.changes, wording))


def _title(name: str, proposal: Proposal) -> str:
    known = proposal.snapshot.knowledge.document(name) or proposal.before.knowledge.document(name)
    return escaped_line(known.title if known else name, _TITLE)


def _question(entry: str, proposal: Proposal) -> str:
    known = proposal.snapshot.knowledge.entry(entry) or proposal.before.knowledge.entry(entry)
    return escaped_line(known.questions[0] if known else entry, _TITLE)


def _without_folder(fault: str, shelf: Path) -> str:
    """Name the bot's own files by their names alone."""
    return re.sub(re.escape(str(shelf)) + r"[^:]{0,100}[/\\](?=[^/\\:]{1,200}:)", "", fault)


def _refused(reason: ChangeRefusal, name: str, wording: Wording) -> str:
    match reason:
        case ChangeRefusal.NAME:
            return wording.change_bad_name()
        case ChangeRefusal.SEED | ChangeRefusal.TAKEN:
            return wording.change_name_taken(escaped_line(name, _TITLE))
        case ChangeRefusal.LARGE:
            return wording.change_too_large()
        case ChangeRefusal.FULL:
            return wording.change_full()
        case ChangeRefusal.KEPT:
            return wording.restore_nothing()
        case _:
            return wording.change_unknown()
