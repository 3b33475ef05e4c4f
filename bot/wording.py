"""Every sentence a member reads, one typed function each. No module of `bot` writes another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


# Commands, as Discord lists them.
def ask_name() -> str:
    return "ask"


def ask_description() -> str:
    return "Ask a question; the answer comes in the document's own words"


def ask_question_option() -> str:
    return "Your question, in your own words or chosen from the list"


def ask_private_option() -> str:
    return "Show the answer only to you"


def find_menu() -> str:
    return "Find in the article"


def sources_description() -> str:
    return "Which documents I quote from"


def help_description() -> str:
    return "What I can do, with examples"


def privacy_description() -> str:
    return "What is stored about you"


# Attribution: who said the words, and where they stand.
def according_to(title: str, publisher: str | None, paragraph: int) -> str:
    return f"according to {title}{_of(publisher)}, paragraph {paragraph}"


def quoted_in(speaker: str, title: str, publisher: str | None, paragraph: int) -> str:
    return f"**{speaker}**, quoted in {title}{_of(publisher)}, paragraph {paragraph}"


def _of(publisher: str | None) -> str:
    return f" ({publisher})" if publisher else ""


def note(sentence: str) -> str:
    return f"Note: {sentence}"


def asked(question: str) -> str:
    return f"Question: {question}"


def answer_to(question_link: str) -> str:
    return f"Answer to {question_link}"


def cut() -> str:
    return "[…]"


# Answers that are not sure, and refusals.
def unsure(*, several: bool) -> str:
    return (
        "I am not sure that these passages answer it; they are the closest there are:"
        if several
        else "I am not sure that this answers it; it is the closest passage there is:"
    )


def premise(term: str) -> str:
    return f"I find nothing about “{term}” in connection with this. What is said:"


def known_gap() -> str:
    return "The article doesn't say."


def not_in_document() -> str:
    return "The article doesn't say, or not in words that I can find."


def off_topic() -> str:
    return "I find nothing about that in the article."


def no_documents() -> str:
    return "I have no document to quote from yet. Whoever runs me can add one to the seeds folder."


def empty(examples: Sequence[str]) -> str:
    return f"Ask me something about the article{_such_as(examples)}."


def small_talk(examples: Sequence[str]) -> str:
    return f"I'm here for questions about the article, and answer them in its own words{_such_as(examples)}."


def _such_as(examples: Sequence[str]) -> str:
    return ", for example: " + " · ".join(f"*{example}*" for example in examples) if examples else ""


def nearest_questions() -> str:
    return "It does answer these:"


def did_you_mean() -> str:
    return "Or did you mean:"


def too_long(limit: int) -> str:
    return f"That is too long for me; please ask in at most {limit:,} characters."


def slow_down(seconds: int) -> str:
    when = "in a second" if seconds <= 1 else f"in {seconds} seconds"
    return f"That was a lot at once. You can ask again {when}."


# Buttons.
def context_button(number: int | None) -> str:
    return "Show in context" if number is None else f"Show {number} in context"


def more_button() -> str:
    return "More passages"


def dismiss_button() -> str:
    return "Dismiss"


def previous_button() -> str:
    return "Previous"


def next_button() -> str:
    return "Next"


def more_passages() -> str:
    return "Further passages that may help:"


def no_more_passages() -> str:
    return "There are no further passages."


def in_context(title: str, paragraph: int) -> str:
    return f"Paragraph {paragraph} of {title}"


def source_changed_still_there() -> str:
    return "The source has changed since this was posted; the sentence still stands:"


def source_changed_gone() -> str:
    return "The source has changed since this was posted, and this sentence no longer stands in it."


def passages_changed() -> str:
    return "The source has changed since this was posted. Please ask again for passages that stand in it now."


def entry_gone() -> str:
    return "That question is no longer on my list. Please ask it in your own words."


def not_yours_to_dismiss() -> str:
    return "Only the member who asked, or a moderator, can dismiss this."


def old_button() -> str:
    return "This button is from another version of me. Please ask again."


# The message menu.
def nothing_to_read() -> str:
    return "There is no text in that message for me to answer."


def that_is_me() -> str:
    return "That message is mine. Choose a message in which somebody asks something."


def answered_below(link: str) -> str:
    return f"Answered: {link}"


# Sources.
def sources_title(count: int) -> str:
    return "## The document I quote from" if count == 1 else f"## The {count} documents I quote from"


def source_publisher(name: str) -> str:
    return f"Published by {name}"


def source_author(name: str) -> str:
    return f"By {name}"


def source_published(date: str) -> str:
    return f"Date: {date}"


def source_size(passages: int, paragraphs: int, quotations: int) -> str:
    return (
        f"{_count(passages, 'passage')} in {_count(paragraphs, 'paragraph')}, "
        f"with {_count(quotations, 'direct quotation')}"
    )


def loaded(revision: str, timestamp: int, page: int, pages: int) -> str:
    turned = f" · page {page} of {pages}" if pages > 1 else ""
    return f"-# Revision {revision} · loaded <t:{timestamp}:R>{turned}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


# Help and privacy.
def help_text(name: str, examples: Sequence[str]) -> str:
    asking = "\n".join(f"> {example}" for example in examples)
    such_as = f"For example:\n{asking}\n" if examples else ""
    return (
        f"## {name} answers in the document's own words\n"
        "Every quotation is copied from its source, character for character, with its paragraph. "
        "When the source doesn't say, I say so and quote nothing.\n"
        f"{such_as}"
        f"- Mention me with a question, reply to me with a ping, or write to me directly.\n"
        "- **/ask** answers too; with *private* only you see it.\n"
        "- **Apps → Find in the article**, in the menu of a message, answers somebody else's question.\n"
        "- **/sources** lists the documents, **/privacy** says what is stored.\n"
        "-# A quoted person's words are theirs, and I do not vouch for what a document claims."
    )


def privacy_text() -> str:
    return (
        "## What is stored\n"
        "- Your questions: not stored and not logged. They are matched in memory and forgotten.\n"
        "- Which message I answered: kept in memory for a while, so that my reply can follow when you edit "
        "or delete your question; gone when I restart.\n"
        "- How many questions you asked in the last moments: kept in memory, to slow down floods.\n"
        "- Counts of answers, without who asked and what.\n"
        "Your question never leaves this bot: no language model and no other service is asked."
    )


# When something breaks.
def broken(fault: str) -> str:
    return f"Something went wrong on my side, and it is logged as `{fault}`. Please try again in a moment."


def not_below() -> str:
    return "I could not answer below that message: it is gone, or I may not write here."


# The local page.
def preview_topic() -> str:
    return "Every message here is a question about the article"
