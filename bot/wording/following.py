"""What is said of questions that go on from an answer, and of posts in a help forum."""

from __future__ import annotations


class FollowWords:
    """What is said of questions that go on from an answer, and of posts in a help forum."""

    # What was understood.
    def understood(self, question: str) -> str:
        return f"Understood as: {question}"

    def who_said_this(self) -> str:
        return "who said this?"

    def where_said(self) -> str:
        return "where was this said?"

    def when_said(self) -> str:
        return "when was this said?"

    def what_else(self, speaker: str) -> str:
        return f"what else did {speaker} say?"

    def who_else(self) -> str:
        return "who else is quoted?"

    def about_earlier(self) -> str:
        return "About the answer before"

    def nothing_else(self, speaker: str) -> str:
        return f"Nothing else is quoted of {speaker}."

    def leans_on_nothing(self) -> str:
        return "That goes on from an answer: reply to the one you mean, with a ping, or say what you mean."

    # The button and its form.
    def follow_button(self) -> str:
        return "Ask a follow-up"

    def follow_field(self) -> str:
        return "Your question"

    def follow_field_hint(self) -> str:
        return "It may go on from this answer. Everybody who sees this answer will see it."

    def follow_example(self) -> str:
        return "who said that? · when? · what else did he say? · and …?"

    # A private answer for everybody.
    def share_answer_button(self) -> str:
        return "Share in channel"

    def changed_not_shared(self) -> str:
        return (
            "The source has changed since this was answered, and the words no longer stand as quoted. "
            "Please ask again."
        )
