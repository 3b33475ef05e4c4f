"""Reloading, going back, and what is to be known about the knowledge that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording.number import counted

if TYPE_CHECKING:
    from collections.abc import Sequence


class CurationWords:
    """Reloading, going back, and what is to be known about the knowledge that answers."""

    # The commands.
    def reload_description(self) -> str:
        return "Load the documents anew, after showing what would change"

    def rollback_description(self) -> str:
        return "Go back to an earlier state, after showing what would change"

    def rollback_option(self) -> str:
        return "Which state to go back to"

    def status_description(self) -> str:
        return "What I have loaded, since when, and how it answers"

    def history_description(self) -> str:
        return "What became of the knowledge: who, when, from what, to what"

    def snapshot_choice(self, when: str, revision: str, name: str) -> str:
        return f"{when} UTC · {revision} · {name}"

    # While a build runs.
    def building(self, step: str, done: int, total: int) -> str:
        said = {
            "reading": "Reading the documents",
            "indexing": "Indexing them",
            "reviewing": "Asking the entries their own phrasings",
            "asking": "Asking for answers that flip",
        }[step]
        counted = f" ({done:,} of {total:,})" if total else ""
        return f"⏳ {said}{counted} … The old ones answer meanwhile."

    # What would change.
    def changes_heading(self, before: str, after: str) -> str:
        return f"## What would change\nRevision `{before}` → `{after}`"

    def changes_nothing(self, revision: str) -> str:
        return (
            f"## Nothing would change\nRevision `{revision}` is loaded already, and gives the same answers."
        )

    def rollback_heading(self, after: str) -> str:
        return f"## Back to revision `{after}`"

    def rollback_note(self) -> str:
        return (
            "-# The files in the seeds folder stay as they are. They are not loaded until they change, "
            "or until somebody reloads."
        )

    def changes_documents(self, added: int, removed: int, changed: int) -> str:
        return f"**Documents:** {_three(added, removed, changed)}"

    def changes_passages(self, added: int, removed: int, changed: int) -> str:
        return f"**Passages:** {_three(added, removed, changed)}"

    def changes_entries(self, added: int, removed: int, changed: int) -> str:
        return f"**Entries:** {_three(added, removed, changed)}"

    def changes_flips(self, flips: int, asked: int) -> str:
        if not flips:
            return f"**Answers that flip:** none of {asked:,} questions tried"
        return f"**Answers that flip:** {flips:,} of {asked:,} questions tried"

    def changes_warnings(self, count: int) -> str:
        return f"**Doubtful:** {count:,}" if count else "**Doubtful:** nothing"

    def change_added(self, what: str) -> str:
        return f"added: {what}"

    def change_removed(self, what: str) -> str:
        return f"removed: {what}"

    def change_changed(self, what: str, parts: Sequence[str]) -> str:
        return f"changed: {what} ({', '.join(parts)})"

    def change_reworded(self, before: str, after: str) -> str:
        return f"before: {before}\nafter: {after}"

    def flip(self, question: str, before: str, after: str) -> str:
        return f"**“{question}”**\n-# before: {before}\n-# after: {after}"

    def given(self, outcome: str, words: str | None) -> str:
        said = {"quoted": "quoted", "told": "told", "unsure": "unsure", "unanswered": "not answered"}[outcome]
        return f"{said}: {words}" if words else said

    def and_more(self, count: int) -> str:
        return f"… and {count:,} more"

    def changes_footer(self, seconds: float) -> str:
        return f"-# Prepared in {seconds:.1f} s. Nothing changes until it is applied, within 15 minutes."

    def did_reload(self, changes: str) -> str:
        return f"Reloaded the documents ({changes})."

    def did_roll_back(self, revision: str) -> str:
        return f"Went back to revision `{revision}`."

    def changes_in_short(self, documents: int, passages: int, entries: int, flips: int) -> str:
        parts = [
            counted(number, noun, plural)
            for number, noun, plural in (
                (documents, "document", "documents"),
                (passages, "passage", "passages"),
                (entries, "entry", "entries"),
                (flips, "flipped answer", "flipped answers"),
            )
            if number
        ]
        return ", ".join(parts) or "no differences"

    # Reloads from outside, for the log channel.
    def outside_applied(self, source: str, revision: str, changes: str) -> str:
        return f"🔄 Reloaded by {source}: revision `{revision}` answers now ({changes})."

    def outside_faulty(self, source: str, count: int, first: str) -> str:
        more = f" and {count - 1:,} more" if count > 1 else ""
        return f"⚠️ A reload by {source} changed nothing, for something has to be mended: {first}{more}"

    def outside_failed(self, source: str) -> str:
        return f"⚠️ A reload by {source} changed nothing; the log says why."

    # Status.
    def status_heading(self, revision: str) -> str:
        return f"## Revision `{revision}`"

    def status_loaded(self, when: int, name: str) -> str:
        return f"Loaded <t:{when}:R> by {name}"

    def status_from_start(self, when: int) -> str:
        return f"Loaded <t:{when}:R>, when I was started"

    def status_pinned(self) -> str:
        return "Somebody went back to this; the seeds folder holds something else, which a reload would load."

    def status_sizes(self, documents: int, passages: int, entries: int) -> str:
        held = counted(entries, "entry", "entries")
        return f"{counted(documents, 'document')} · {counted(passages, 'passage')} · {held}"

    def status_answers(self, quoted: int, told: int, unsure: int, unanswered: int) -> str:
        said = f"{quoted:,} quoted · {told:,} told" if told else f"{quoted:,} quoted"
        return f"Since I loaded it: {said} · {unsure:,} unsure · {unanswered:,} not answered"

    def status_times(self, median: float, late: float) -> str:
        return f"An answer takes {median:.1f} ms at the median, {late:.1f} ms at the 99th percentile"

    def status_no_times(self) -> str:
        return "Nobody has asked anything yet"

    def status_process(self, mebibytes: int, bot: str, python: str, discord: str) -> str:
        memory = f"{mebibytes:,} MiB of memory · " if mebibytes else ""
        return f"-# {memory}Verbatim {bot} · Python {python} · discord.py {discord}"

    def status_snapshots(self, count: int) -> str:
        if not count:
            return "Nothing to go back to"
        return f"{counted(count, 'earlier state')} to go back to with `/knowledge rollback`"

    # History.
    def history_heading(self) -> str:
        return "## What became of the knowledge"

    def history_empty(self) -> str:
        return "Nothing has changed since I keep a history."

    def history_unavailable(self) -> str:
        return (
            "My memory does not answer at the moment, so I cannot show the history. Please try again later."
        )

    def history_line(self, when: int, name: str, what: str, before: str, after: str) -> str:
        return f"<t:{when}:f> · **{name}**: {what}\n-# `{before or '–'}` → `{after}`"

    def history_started(self) -> str:
        return "Started with other documents than before."


def _three(added: int, removed: int, changed: int) -> str:
    parts = [
        f"{number:,} {word}"
        for number, word in ((added, "added"), (removed, "removed"), (changed, "changed"))
        if number
    ]
    return ", ".join(parts) or "the same"
