"""Entries, gaps and votes: what moderators teach it, and what members found missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording.number import counted

if TYPE_CHECKING:
    from collections.abc import Sequence


class QuestionsWords:
    """Entries, gaps and votes: what moderators teach it, and what members found missing."""

    # Commands.
    def entry_description(self) -> str:
        return "Teach a question: which passage answers it, or that the article does not say"

    def entry_question_option(self) -> str:
        return "The question as members put it"

    def entry_also_option(self) -> str:
        return "Further ways to put it, separated by |"

    def entry_passage_option(self) -> str:
        return "The passage that answers it: type words and choose"

    def entry_same_option(self) -> str:
        return "An existing question that asks the same: choose it instead of a passage"

    def entry_gap_option(self) -> str:
        return "Instead of a passage: a sentence that says what the article does not say"

    def entry_note_option(self) -> str:
        return "A remark shown below the quotation"

    def gaps_description(self) -> str:
        return "Questions that found no answer, the most asked first"

    def feedback_description(self) -> str:
        return "Passages that members found unhelpful, the worst first"

    # Entries.
    def entry_one_of(self) -> str:
        return "Choose one of these: a passage, an existing question that asks the same, or a gap's sentence."

    def entry_note_alone(self) -> str:
        return "A note goes with a passage alone. Leave it out, or choose the passage it belongs to."

    def entry_same_alone(self) -> str:
        return (
            "To an existing question I add one way to ask it at a time. "
            "Leave `also` out, and teach each of them by itself."
        )

    def entry_no_passage(self) -> str:
        return "I find no such passage. Type a few of its words and choose it from the list."

    def entry_no_same(self) -> str:
        return "There is no such question. Type a few of its words and choose it from the list."

    def entry_no_question(self) -> str:
        return "Write the question as members put it, in words."

    def entry_long(self, limit: int) -> str:
        return f"A question may have at most {limit} characters."

    def entry_many(self, limit: int) -> str:
        return f"At most {limit} ways to ask it are taught at a time. Teach the others as the same question."

    def entry_there(self, question: str) -> str:
        return f"That question is already there, as one way to ask “{question}”."

    def entry_passage_moved(self) -> str:
        return "The source has changed since, and that passage no longer stands in it. Please search again."

    def entry_heading(self) -> str:
        return "## Teach this?"

    def entry_asked(self, question: str) -> str:
        return f"A member asks: **{question}**"

    def entry_also(self, questions: Sequence[str]) -> str:
        return "-# also: " + " · ".join(questions)

    def entry_left_out(self, questions: Sequence[str]) -> str:
        return "-# left out, for they are there already: " + " · ".join(questions)

    def entry_same_as(self, question: str) -> str:
        return f"This becomes another way to ask “{question}”."

    def entry_would_answer(self) -> str:
        return "The reply would be:"

    def entry_known_gap_note(self) -> str:
        return "It quotes nothing, and says:"

    def entry_flips(self, count: int) -> str:
        times = "One other question is" if count == 1 else f"{count:,} other questions are"
        return f"⚠ {times} answered otherwise then: look at them before you apply it."

    def forget_heading(self, question: str) -> str:
        return f"## Take out the question “{question}”?"

    def forget_then(self) -> str:
        return "Whoever asks it then reads:"

    def entry_remark(self, remark: str) -> str:
        return f"-# ⚠ {remark}"

    # Gaps.
    def gaps_none(self) -> str:
        return (
            "There is no open question. Members report one with the button under a refusal; with "
            "`KEEP_QUESTIONS` the operator can have unanswered ones kept too."
        )

    def gaps_heading(self, questions: int, page: int, pages: int) -> str:
        turned = f" · page {page} of {pages}" if pages > 1 else ""
        return f"## {counted(questions, 'question')} without an answer{turned}"

    def gap_asked(self, times: int, reported: int, when: int) -> str:
        often = "asked once" if times == 1 else f"asked {times:,} times"
        told = "" if not reported else " · reported" if times == 1 else f" · reported {reported:,} times"
        return f"-# {often}{told} · last <t:{when}:R>"

    def gap_otherwise(self, questions: Sequence[str]) -> str:
        return "-# also: " + " · ".join(questions)

    def gap_answer_button(self) -> str:
        return "Answer it"

    def gap_known_button(self) -> str:
        return "Known gap"

    def gap_ignore_button(self) -> str:
        return "Ignore"

    def gap_undo_button(self) -> str:
        return "Undo"

    def gap_ignored(self, question: str) -> str:
        return f"“{question}” is no longer listed."

    def gap_gone(self) -> str:
        return "That question is no longer open; somebody has dealt with it."

    def gap_reopened(self, count: int) -> str:
        return f"{counted(count, 'question')} listed again."

    def gap_nothing_to_reopen(self) -> str:
        return "Nothing to undo: it is listed already, or its member had it deleted."

    def answer_heading(self, question: str) -> str:
        return f"## What answers “{question}”?"

    def answer_hint(self) -> str:
        return "Choose the passage that answers it, or an existing question that asks the same."

    def answer_nothing_found(self) -> str:
        return "I find no passage near it. Search with other words, or mark it as a known gap."

    def answer_passages(self) -> str:
        return "A passage …"

    def answer_entries(self) -> str:
        return "… or a question that asks the same"

    def answer_place(self, paragraph: int, title: str) -> str:
        return f"Paragraph {paragraph} · {title}"

    def answer_search_button(self) -> str:
        return "Search with other words"

    def answer_search_title(self) -> str:
        return "Search for a passage"

    def answer_search_field(self) -> str:
        return "Words that stand in it"

    def known_title(self) -> str:
        return "A known gap"

    def known_field(self) -> str:
        return "What the article does not say"

    def known_hint(self) -> str:
        return "One sentence; members who ask this will read it in place of a quotation"

    def known_example(self) -> str:
        return "The article does not name its author."

    # Votes.
    def votes_none(self) -> str:
        return "No passage has been voted down."

    def votes_heading(self, places: int, page: int, pages: int) -> str:
        turned = f" · page {page} of {pages}" if pages > 1 else ""
        answers = "One answer" if places == 1 else f"{places:,} answers"
        return f"## {answers} found unhelpful{turned}"

    def votes_counted(self, up: int, down: int) -> str:
        return f"👎 {down:,} · 👍 {up:,}"

    def votes_entry(self, question: str) -> str:
        return f"-# as the answer to “{question}”"

    def votes_expected(self, text: str) -> str:
        return f"-# expected: {text}"

    def votes_changed(self) -> str:
        return "-# This passage no longer stands in the source."

    # The store.
    def store_away(self) -> str:
        return (
            "My memory does not answer at the moment, so nothing was changed. Please try again in a minute."
        )
