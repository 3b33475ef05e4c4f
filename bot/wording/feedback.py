"""Votes, gaps, and what is stored about a member."""

from __future__ import annotations


class FeedbackWords:
    """Votes, gaps, and what is stored about a member."""

    # Votes.
    def voted_up(self, *, changed: bool) -> str:
        return (
            "Your vote is changed: 👍. Press 👍 again to take it back."
            if changed
            else "Counted: 👍. Press it again to take it back."
        )

    def vote_taken_back(self) -> str:
        return "Your vote is taken back."

    def vote_on_nothing(self) -> str:
        return (
            "The source has changed since this was posted, and this sentence no longer stands in it. "
            "Your vote is not counted: there is nothing left to improve."
        )

    def expected_title(self) -> str:
        return "Counted 👎. What did you expect?"

    def expected_label(self) -> str:
        return "What should the answer have said?"

    def expected_description(self) -> str:
        return "Kept with your vote; those who look after my documents read it. Empty is fine."

    def expected_example(self) -> str:
        return "I asked for the year, and it names the founder."

    def expected_kept(self) -> str:
        return "Thank you. Your 👎 is counted and your words are kept; /privacy shows and deletes them."

    def voted_down(self) -> str:
        return "Your 👎 is counted, without words. Press 👎 again to take it back."

    # Gaps.
    def gap_button(self) -> str:
        return "Report the gap"

    def gap_title(self) -> str:
        return "Keep this question?"

    def gap_label(self) -> str:
        return "The question that would be kept"

    def gap_description(self) -> str:
        return "Kept with your name; those who look after my documents read it. Close this to keep nothing."

    def gap_kept(self) -> str:
        return (
            "Thank you. Your question is kept for those who look after my documents; "
            "/privacy shows and deletes it."
        )

    def gap_empty(self) -> str:
        return "There was no question in it, so nothing is kept."

    def too_many_gaps(self, most: int) -> str:
        return (
            f"You have reported {most} questions that nobody has dealt with yet; this one is not kept. "
            "/privacy lists yours and can delete them."
        )

    # While the database is away.
    def not_stored(self) -> str:
        return (
            "I cannot store anything at the moment, so this is not counted and nothing is kept. "
            "Please try again later."
        )

    def not_stored_text(self, text: str) -> str:
        return f"{self.not_stored()} Your words, so that you can copy them:\n> {text}"

    # What is stored.
    def privacy_text(self, *, keeps_questions: bool) -> str:
        questions = (
            "- Your questions: matched in memory. One that I cannot answer is kept with your name, "
            "so that those who look after my documents can close the gap; whoever runs me chose that. "
            "None is logged.\n"
            if keeps_questions
            else "- Your questions and what you have checked: not stored and not logged. They are matched "
            "in memory and forgotten, unless you report a gap and send the form that says so.\n"
        )
        return (
            "## What is stored\n"
            f"{questions}"
            "- Your votes: the passage, the revision, the server, and what you write into the form.\n"
            "- Which message I answered or judged: kept in memory for a while, so that my reply can follow "
            "when you edit or delete your question; gone when I restart.\n"
            "- What a follow-up goes on from: read in the message you reply to, and forgotten.\n"
            "- How many questions you asked in the last moments: kept in memory, to slow down floods.\n"
            "- Counts of answers, without who asked and what.\n"
            "- What moderators change, with their names: kept for good.\n"
            "Your question never leaves this bot: no language model and no other service is asked."
        )

    def nothing_stored(self) -> str:
        return "**About you** nothing is stored."

    def cannot_look_up(self) -> str:
        return "I cannot look up at the moment what is stored about you. Please try again later."

    def stored_votes(self, count: int) -> str:
        return f"**Your votes: {count:,}**"

    def stored_questions(self, count: int) -> str:
        return f"**Your questions that are kept: {count:,}**"

    def stored_changes(self, count: int) -> str:
        return (
            f"**Your changes as a moderator: {count:,}** – they stay, "
            "so that others can follow what was changed."
        )

    def stored_expected(self, text: str) -> str:
        return f"you expected: {text}"

    def gone_from_source(self) -> str:
        return "a sentence that no longer stands in the source"

    def and_more(self, count: int) -> str:
        return f"… and {count:,} more"

    def forget_button(self) -> str:
        return "Delete what is stored about me"

    def forget_sure(self, votes: int, questions: int) -> str:
        return (
            f"## Delete {votes:,} of your votes and {questions:,} of your questions?\n"
            "They are deleted for good, on every server. This cannot be undone."
        )

    def forget_yes(self) -> str:
        return "Delete them"

    def forget_no(self) -> str:
        return "Keep them"

    def forgotten(self, votes: int, questions: int) -> str:
        return f"Deleted: {votes:,} of your votes and {questions:,} of your questions."
