"""Changes of the knowledge: proposed, applied, undone, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class KnowledgeChangesWords:
    """Changes of the knowledge: proposed, applied, undone, refused."""

    def not_a_curator(self) -> str:
        return "Only a moderator of this bot's home server can do that."

    def apply_button(self) -> str:
        return "Apply"

    def cancel_button(self) -> str:
        return "Cancel"

    def undo_button(self) -> str:
        return "Undo"

    def change_applied(self, what: str, revision: str) -> str:
        return f"✅ {what} Revision `{revision}` answers now."

    def change_unrecorded(self) -> str:
        return (
            "-# My memory does not answer at the moment, so this stands in the log alone and in no history."
        )

    def change_undone(self, revision: str) -> str:
        return f"Undone: revision `{revision}` answers again."

    def change_cancelled(self) -> str:
        return "Nothing was changed."

    def change_faults(self, faults: Sequence[str], count: int) -> str:
        head = "Nothing was changed, for this has to be mended first:"
        if count > len(faults):
            head = (
                f"Nothing was changed, for {count:,} faults have to be mended first; the file lists them all:"
            )
        return "\n".join([head, *(f"- {fault}" for fault in faults)])

    def change_running(self, name: str, since: int) -> str:
        return f"Another change is being prepared, started by {name} <t:{since}:R>. Please try again then."

    def change_forgotten(self) -> str:
        return "This was applied or cancelled already, or the bot restarted since. Please propose it again."

    def change_expired(self) -> str:
        return "This is too old to be applied. Please propose it again."

    def change_overtaken(self) -> str:
        return "Something else has been loaded since, so this no longer fits. Please propose it again."

    def undo_overtaken(self) -> str:
        return (
            "Something else has been loaded since, which this would take back too. "
            "Use `/knowledge rollback` to choose what to go back to."
        )

    def undo_gone(self) -> str:
        return "That knowledge is no longer kept, so I cannot go back to it."

    # Why a change cannot be made.
    def change_bad_name(self) -> str:
        return "That file's name cannot be a document's. Give it a title in Latin letters."

    def change_name_taken(self, name: str) -> str:
        return f"There is a document `{name}` already. Take it out first, or give this one another name."

    def change_unknown(self) -> str:
        return "That document or entry is no longer there."

    def change_too_large(self) -> str:
        return "That is more than one document or sidecar can hold."

    def change_full(self) -> str:
        return (
            "No more can be added here. Export what was added, put it into the seeds folder, and remove it."
        )

    # What was done, for the moderator and the log.
    def did_add(self, title: str) -> str:
        return f"Added “{title}”."

    def did_remove(self, title: str) -> str:
        return f"Took out “{title}”."

    def did_teach(self, question: str) -> str:
        return f"Taught “{question}”."

    def did_forget(self, question: str) -> str:
        return f"Took the question “{question}” out."

    def did_restore(self, title: str) -> str:
        return f"Took “{title}” back in."

    def did_restore_question(self, question: str) -> str:
        return f"Took the question “{question}” back in."
