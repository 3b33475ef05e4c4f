"""What a change would do, shown before it is applied: a document added or gone, an entry taught. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.asking.answer_text import Frame, render
from bot.rendering import CUT, PANEL_LIMIT, Panel, displayed_length, escape, escaped_line, one_line
from bot.snapshots.moderator_changes import AddPhrasing, RestoreDocument
from bot.wording import ENGLISH
from knowledge import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rendering import Button
    from bot.snapshots.moderator_changes import AddEntry, RestoreEntry
    from bot.snapshots.proposals import Proposal
    from bot.uploads.values import ReadUpload
    from bot.wording import Wording
    from knowledge import Document, Entry

_TITLE: Final = 150
_OPENING: Final = 700
"""Code points of a document's beginning that are shown."""
_NAMED: Final = 12
_NAMED_LENGTH: Final = 90
_QUESTION: Final = 300
_OTHERS: Final = 5
_REMARKS: Final = 3
_QUOTED: Final = 4
_QUOTED_LENGTH: Final = 120
_SPEAKER: Final = 60
_REMARK: Final = 200


def upload_panel(
    read: ReadUpload, proposal: Proposal, buttons: tuple[Button, ...], wording: Wording = ENGLISH
) -> Panel:
    """Return what was read out of an upload: title, beginning, sizes, and what was left out of it.

    Args:
        read: what was read.
        proposal: the knowledge with it.
        buttons: what can be done about it.
        wording: the moderator's language.
    """
    document = proposal.snapshot.knowledge.document(read.name)
    sizes = (
        (len(document.passages), len(document.paragraphs), len(document.quotations))
        if document
        else (read.passages, 0, 0)
    )
    replaced = proposal.before.knowledge.document(read.name)
    title = escaped_line(read.title, _TITLE)
    heading = (
        wording.replace_heading(escaped_line(replaced.title, _TITLE), title)
        if replaced
        else wording.add_heading(title)
    )
    blocks = [
        f"{heading}\n{wording.add_read(read.name, *sizes)}",
        _beginning(read.text),
        *_quotations(document, wording),
        _left_out(read.left_out, wording),
        *_warnings(proposal, wording),
        wording.add_footer(),
    ]
    return Panel(_fitting(blocks), buttons)


def removal_panel(
    document: Document,
    proposal: Proposal,
    buttons: tuple[Button, ...],
    wording: Wording = ENGLISH,
    *,
    added: bool,
) -> Panel:
    """Return what goes with a document.

    Args:
        document: the one to be taken out.
        proposal: the knowledge without it.
        buttons: what can be done about it.
        wording: the moderator's language.
        added: True for one that moderators added, False for one of the seeds.
    """
    before = proposal.before.knowledge
    entries = sum(entry.document == document.name for entry in before.entries)
    goes = (wording.remove_added if added else wording.remove_seed)(len(document.passages), entries)
    heading = wording.remove_heading(escaped_line(document.title, _TITLE))
    return Panel(_fitting([f"{heading}\n{goes}", *_warnings(proposal, wording)]), buttons)


def entry_panel(
    change: AddEntry | AddPhrasing,
    proposal: Proposal,
    buttons: tuple[Button, ...],
    wording: Wording = ENGLISH,
    left_out: Sequence[str] = (),
) -> Panel:
    """Return the reply that a taught question would get, from the very knowledge that would give it.

    Args:
        change: what is taught.
        proposal: the knowledge with it.
        buttons: what can be done about it.
        wording: the moderator's language.
        left_out: phrasings that were written and are not taught.
    """
    knowledge = proposal.snapshot.knowledge
    questions = (change.question,) if isinstance(change, AddPhrasing) else change.questions
    head = [wording.entry_heading(), wording.entry_asked(escaped_line(questions[0], _QUESTION))]
    if questions[1:]:
        head.append(wording.entry_also([escaped_line(one, _QUESTION) for one in questions[1 : 1 + _OTHERS]]))
    if left_out:
        head.append(wording.entry_left_out([escaped_line(one, _QUESTION) for one in left_out[:_OTHERS]]))
    entry = knowledge.entry(change.entry) if isinstance(change, AddPhrasing) else None
    if entry:
        head.append(wording.entry_same_as(escaped_line(entry.questions[0], _QUESTION)))
    answered = answer(proposal.snapshot.matcher, questions[0], proposal.snapshot.thresholds)
    reply = render(answered, knowledge, Frame(0, private=True, wording=wording))
    said = wording.entry_known_gap_note() if reply.refusal else wording.entry_would_answer()
    blocks = ["\n".join(head), f"{said}\n{reply.text}", *_warnings(proposal, wording)]
    return Panel(_fitting(blocks), buttons)


def forgetting_panel(
    entry: Entry, proposal: Proposal, buttons: tuple[Button, ...], wording: Wording = ENGLISH
) -> Panel:
    """Return the reply that a question gets once its entry is taken out.

    Args:
        entry: the one to be taken out.
        proposal: the knowledge without it.
        buttons: what can be done about it.
        wording: the moderator's language.
    """
    question = entry.questions[0]
    heading = wording.forget_heading(escaped_line(question, _QUESTION))
    return Panel(_fitting([heading, *_asked_then(question, proposal, wording)]), buttons)


def restored_panel(
    change: RestoreDocument | RestoreEntry,
    proposal: Proposal,
    buttons: tuple[Button, ...],
    wording: Wording = ENGLISH,
) -> Panel:
    """Return what comes back with a document, or the reply that a question gets again.

    Args:
        change: what is taken back in.
        proposal: the knowledge with it.
        buttons: what can be done about it.
        wording: the moderator's language.
    """
    knowledge = proposal.snapshot.knowledge
    if isinstance(change, RestoreDocument):
        document = knowledge.document(change.name)
        entries = sum(entry.document == change.name for entry in knowledge.entries)
        heading = wording.restore_heading(escaped_line(document.title if document else change.name, _TITLE))
        comes = wording.restore_comes(len(document.passages) if document else 0, entries)
        return Panel(_fitting([f"{heading}\n{comes}", *_warnings(proposal, wording)]), buttons)
    entry = knowledge.entry(change.entry)
    question = entry.questions[0] if entry else change.entry
    heading = wording.restore_question_heading(escaped_line(question, _QUESTION))
    return Panel(_fitting([heading, *_asked_then(question, proposal, wording)]), buttons)


def _asked_then(question: str, proposal: Proposal, wording: Wording) -> list[str]:
    """Return the reply that a question gets once a proposal is applied, and what else to look at."""
    snapshot = proposal.snapshot
    answered = answer(snapshot.matcher, question, snapshot.thresholds)
    reply = render(answered, snapshot.knowledge, Frame(0, private=True, wording=wording))
    return [f"{wording.forget_then()}\n{reply.text}", *_warnings(proposal, wording)]


def _beginning(text: str) -> str:
    opening = text[:_OPENING].rstrip()
    cut = f" {CUT}" if len(opening) < len(text.rstrip()) else ""
    lines = [line for line in opening.split("\n") if line.strip()]
    return "\n".join(f"> {line}" for line in escape("\n".join(lines)).split("\n")) + cut


def _quotations(document: Document | None, wording: Wording) -> list[str]:
    """Return the first direct quotations with who said them, so that a wrong speaker is seen."""
    if document is None or not document.quotations:
        return []
    lines = [wording.add_quotations()]
    for found in document.quotations[:_QUOTED]:
        words = escaped_line(document.text[found.start : found.end], _QUOTED_LENGTH)
        speaker = found.attribution.speaker
        lines.append(wording.add_quotation(words, escaped_line(speaker, _SPEAKER) if speaker else None))
    if len(document.quotations) > _QUOTED:
        lines.append(wording.add_and_more(len(document.quotations) - _QUOTED))
    return ["\n".join(lines)]


def _left_out(left_out: Sequence[str], wording: Wording) -> str:
    if not left_out:
        return wording.add_nothing_left_out()
    lines = [f"- {escaped_line(one, _NAMED_LENGTH)}" for one in left_out[:_NAMED]]
    more = [wording.add_and_more(len(left_out) - _NAMED)] if len(left_out) > _NAMED else []
    return "\n".join([wording.add_left_out(), *lines, *more])


def _warnings(proposal: Proposal, wording: Wording) -> list[str]:
    lines = [wording.entry_flips(len(proposal.changes.flips))] if proposal.changes.flips else []
    # A change is reviewed for what was written here; remarks on the seeds are not this moderator's to mend.
    shown = proposal.remarks[:_REMARKS]
    lines += [wording.entry_remark(escape(one_line(one.message, _REMARK))) for one in shown]
    return ["\n".join(lines)] if lines else []


def _fitting(blocks: Sequence[str]) -> tuple[str, ...]:
    """Leave blocks out from the end but one, until all of them fit into a panel."""
    kept = list(blocks)
    while len(kept) > 1 and sum(map(displayed_length, kept)) > PANEL_LIMIT:
        kept.pop(-2 if len(kept) > 2 else -1)  # noqa: PLR2004 - a heading and one more
    return tuple(kept)
