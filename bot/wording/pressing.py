"""What buttons say, what a press is answered with, and what is said when something breaks."""

from __future__ import annotations


class PressWords:
    """What buttons say, what a press is answered with, and what is said when something breaks."""

    # Buttons.
    def context_button(self, number: int | None) -> str:
        return "Show in context" if number is None else f"Show {number} in context"

    def more_button(self) -> str:
        return "More passages"

    def dismiss_button(self) -> str:
        return "Dismiss"

    def previous_button(self) -> str:
        return "Previous"

    def next_button(self) -> str:
        return "Next"

    def more_passages(self) -> str:
        return "Further passages that may help:"

    def no_more_passages(self) -> str:
        return "There are no further passages."

    def in_context(self, title: str, paragraph: int) -> str:
        return f"Paragraph {paragraph} of {title}"

    def source_changed_still_there(self) -> str:
        return "The source has changed since this was posted; the sentence still stands:"

    def source_changed_gone(self) -> str:
        return "The source has changed since this was posted, and this sentence no longer stands in it."

    def passages_changed(self) -> str:
        return (
            "The source has changed since this was posted. "
            "Please ask again for passages that stand in it now."
        )

    def entry_gone(self) -> str:
        return "That question is no longer on my list. Please ask it in your own words."

    def not_yours_to_dismiss(self) -> str:
        return "Only the member who asked, or a moderator, can dismiss this."

    def try_again_button(self) -> str:
        return "Try again"

    def old_button(self) -> str:
        return "This button is from another version of me. Please ask again."

    # The message menu.
    def nothing_to_read(self) -> str:
        return "There is no text in that message for me to answer."

    def that_is_me(self) -> str:
        return "That message is mine. Choose a message in which somebody asks something."

    def answered_below(self, link: str) -> str:
        return f"Answered: {link}"

    # When something breaks.
    def broken(self, fault: str) -> str:
        return (
            f"Something went wrong on my side, and it is logged as `{fault}`. Please try again in a moment."
        )

    def not_below(self) -> str:
        return "I could not answer below that message: it is gone, or I may not write here."
