"""Documents and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class BrowseWords:
    """Documents and help."""

    # Sources.
    def sources_title(self, count: int) -> str:
        return "## The document I quote from" if count == 1 else f"## The {count} documents I quote from"

    def source_publisher(self, name: str) -> str:
        return f"Published by {name}"

    def source_author(self, name: str) -> str:
        return f"By {name}"

    def source_published(self, date: str) -> str:
        return f"Date: {date}"

    def source_size(self, passages: int, paragraphs: int, quotations: int) -> str:
        return (
            f"{_count(passages, 'passage')} in {_count(paragraphs, 'paragraph')}, "
            f"with {_count(quotations, 'direct quotation')}"
        )

    def loaded(self, revision: str, timestamp: int, page: int, pages: int) -> str:
        turned = f" · page {page} of {pages}" if pages > 1 else ""
        return f"-# Revision {revision} · loaded <t:{timestamp}:R>{turned}"

    # Help.
    def help_text(self, name: str, examples: Sequence[str]) -> str:
        asking = "\n".join(f"> {example}" for example in examples)
        such_as = f"For example:\n{asking}\n" if examples else ""
        return (
            f"## {name} answers in the document's own words\n"
            "Every quotation is copied from its source, character for character, with its paragraph. "
            "When the source doesn't say, I say so and quote nothing.\n"
            f"{such_as}"
            "- Mention me with a question, or write to me directly; in threads, voice chats and posts too.\n"
            "- Reply to an answer, with a ping, to go on from it: *who said that?* · *when?* · *and …?* "
            "In a thread the last answer is meant; after a command, press **Ask a follow-up**.\n"
            "- **/ask** answers too; with *private* only you see it, until you press **Share in channel**.\n"
            "- In a help forum that your server chose, a new post gets one first answer if I am sure of it. "
            "Without the right to read messages I go by its title alone.\n"
            "- **Apps → Find in the article**, in the menu of a message, answers somebody else's question.\n"
            "- **/quotes** lists who said what, **/summary** gives a document in its own sentences.\n"
            "- **/verify** checks whether a quotation is real; **Apps → Check this quote** does so for a "
            "message, and only you see it unless you share it.\n"
            "- **/sources** lists the documents, **/privacy** says what is stored.\n"
            "-# A quoted person's words are theirs, and I do not vouch for what a document claims."
        )

    # The local page.
    def preview_topic(self) -> str:
        return "Every message here is a question about the article; a greeting has to mention me"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
