"""Attribution, answers that are not sure, and refusals."""

from __future__ import annotations


class AnswerWords:
    """Attribution, answers that are not sure, and refusals."""

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
        return f"I find nothing about “{term}” in connection with this. What is said:"

    def known_gap(self) -> str:
        return "The article doesn't say."

    def not_in_document(self) -> str:
        return "The article doesn't say, or not in words that I can find."

    def off_topic(self) -> str:
        return "I find nothing about that in the article."

    def no_documents(self) -> str:
        return "I have no document to quote from yet. Whoever runs me can add one to the seeds folder."

    def empty(self, *, examples: bool) -> str:
        return f"Ask me something about the article{_such_as(examples=examples)}"

    def vague(self, *, examples: bool) -> str:
        return (
            "I can't tell who or what you mean; please name it"
            f"{', or ask something like this:' if examples else '.'}"
        )

    def small_talk(self, *, examples: bool) -> str:
        return (
            "I'm here for questions about the article, and answer them in its own words"
            f"{_such_as(examples=examples)}"
        )

    def nearest_questions(self) -> str:
        return "It does answer these:"

    def did_you_mean(self) -> str:
        return "Or did you mean:"

    def too_long(self, limit: int) -> str:
        return f"That is too long for me; please ask in at most {limit:,} characters."

    def slow_down(self, seconds: int) -> str:
        when = "in a second" if seconds <= 1 else f"in {seconds} seconds"
        return f"That was a lot at once. You can ask again {when}."


def _of(publisher: str | None) -> str:
    return f" ({publisher})" if publisher else ""


def _such_as(*, examples: bool) -> str:
    """The examples themselves stand on the buttons below."""
    return ", for example:" if examples else "."
