"""Answers, refusals, follow-ups, and what stands on the buttons below them."""

from __future__ import annotations

from bot.wording.talking import such_as


class AskingWords:
    """Answers, refusals, follow-ups, and what stands on the buttons below them."""

    # Attribution: who said the words, and where they stand.
    def according_to(self, title: str, publisher: str | None, paragraph: int) -> str:
        return f"according to {title}{_of(publisher)}, paragraph {paragraph}"

    def quoted_in(self, speaker: str, title: str, publisher: str | None, paragraph: int) -> str:
        return f"**{speaker}**, quoted in {title}{_of(publisher)}, paragraph {paragraph}"

    def note(self, sentence: str) -> str:
        return f"Note: {sentence}"

    def asked(self, question: str) -> str:
        return f"Question: {question}"

    def answer_to(self, question_link: str) -> str:
        return f"Answer to {question_link}"

    # Answers that are not sure, and refusals.
    def unsure(self, *, several: bool) -> str:
        return (
            "I am not sure that these passages answer it; they are the closest there are:"
            if several
            else "I am not sure that this answers it; it is the closest passage there is:"
        )

    def premise(self, term: str) -> str:
        return f"This passage doesn't have the word “{term}”; it is the closest there is:"

    def known_gap(self) -> str:
        return "The article doesn't say."

    def not_in_document(self) -> str:
        return "The article doesn't say, or not in words that I can find."

    def off_topic(self) -> str:
        return "I can't find anything near that in the article."

    def no_documents(self) -> str:
        return "I have no document to quote from yet. Whoever runs me can add one to the seeds folder."

    def empty(self, *, examples: bool) -> str:
        return f"Ask me something about the article{such_as(examples=examples)}"

    def vague(self, *, examples: bool) -> str:
        return (
            "I can't tell who or what you mean; please name it"
            f"{', or ask something like this:' if examples else '.'}"
        )

    # Facts about the documents themselves.
    def told(self, sentence: str) -> str:
        return sentence

    def not_shown(self, number: int) -> str:
        return f"{number:,} more had no room here."

    def nearest_questions(self) -> str:
        return "It does answer these:"

    def did_you_mean(self) -> str:
        return "Or did you mean:"

    def too_long(self, limit: int) -> str:
        return f"That is too long for me; please ask in at most {limit:,} characters."

    def slow_down(self, seconds: int) -> str:
        when = "in a second" if seconds <= 1 else f"in {seconds} seconds"
        return f"That was a lot at once. You can ask again {when}."

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

    def share_button(self) -> str:
        return "Share"

    def shared_by(self, name: str, about: str | None) -> str:
        return f"Shared by {name}" + (f" · about {about}" if about else "")

    def shared_at(self, link: str) -> str:
        return f"Shared: {link}"

    def already_shared(self, link: str) -> str:
        return f"This is shared already: {link}"

    def may_not_share(self) -> str:
        return "I may not write here, so I cannot share this. You can copy it from here and post it yourself."

    def nothing_to_share_below(self) -> str:
        return "I could not share this: the message it belongs to is gone, or I may not write here."


def _of(publisher: str | None) -> str:
    return f" ({publisher})" if publisher else ""
