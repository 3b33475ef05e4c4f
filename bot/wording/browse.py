"""Documents, direct quotations, summaries, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording.number import counted

if TYPE_CHECKING:
    from collections.abc import Sequence


class BrowseWords:
    """Documents, direct quotations, summaries, help."""

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
            f"{counted(passages, 'passage')} in {counted(paragraphs, 'paragraph')}, "
            f"with {counted(quotations, 'direct quotation')}"
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

    # Direct quotations.
    def quotes_heading(self, speakers: Sequence[str], about: str | None) -> str:
        by = f" by {' and '.join(speakers)}" if speakers else ""
        touching = f" about “{about}”" if about else ""
        return f"## Direct quotations{by}{touching}"

    def quotes_closest(self, shown: int, found: int) -> str:
        return f"-# The {shown} closest of {found:,}; name a speaker or another subject for the others."

    def quotes_position(self, first: int, last: int, of: int) -> str:
        numbers = f"{first} of {of:,}" if first == last else f"{first}–{last} of {of:,}"
        return f"-# {numbers} · names and roles are the article's; I don't vouch for what is said"

    def said_by(self, speaker: str, role: str | None, via: str | None) -> str:
        return f"**{speaker}**" + (f", {role}" if role else "") + (f", via {via}" if via else "")

    def said_by_nobody(self, via: str | None) -> str:
        return "nobody is named as the speaker" + (f", via {via}" if via else "")

    def quoted_where(self, who: str, title: str, publisher: str | None, paragraph: int) -> str:
        return f"{who}; quoted in {title}{f' ({publisher})' if publisher else ''}, paragraph {paragraph}"

    def no_direct_quotations(self) -> str:
        return "Nobody is quoted directly in what I have read. /summary and /ask work all the same."

    def unknown_speaker(self, asked: str, known: Sequence[str], more: int) -> str:
        others = f" and {more:,} more" if more else ""
        return (
            f"Nobody called “{asked}” is quoted. Quoted are: {', '.join(known)}{others}. "
            "The list that opens while you type the speaker has their names."
        )

    def speaker_gone(self) -> str:
        return (
            "The source has changed since then, and nobody of that name is quoted in it now. "
            "Please use /quotes again."
        )

    def nothing_about(self, about: str, speakers: Sequence[str]) -> str:
        by = f" by {' or '.join(speakers)}" if speakers else ""
        return f"No direct quotation{by} is about “{about}”. Try another word, or leave the subject out."

    def quotes_changed(self) -> str:
        return "The source has changed since this was posted. Please use /quotes again."

    def panel_changed(self) -> str:
        return "-# The source has changed since this was posted; this is what stands in it now."

    def speaker_menu(self) -> str:
        return "Jump to a speaker"

    def every_speaker(self) -> str:
        return "Everybody"

    def speaker_choice(self, name: str, quotations: int) -> str:
        return f"{name} ({quotations:,})"

    # Summaries.
    def summary_heading(self, title: str) -> str:
        return f"## {title}"

    def summary_explained(self, sentences: int) -> str:
        counted = "1 sentence" if sentences == 1 else f"{sentences} sentences"
        return f"-# {counted} of the document, word for word and in its order: a selection, not a paraphrase."

    def summary_number(self, number: int) -> str:
        return f"**{number}.**"

    def summary_place(self, paragraph: int) -> str:
        return f"paragraph {paragraph}"

    def summary_quoting(self, speaker: str, paragraph: int) -> str:
        return f"**{speaker}** is quoted, paragraph {paragraph}"

    def summary_menu(self) -> str:
        return "See a sentence in its paragraph"

    def summary_choice(self, number: int, sentence: str) -> str:
        return f"{number}. {sentence}"

    def paragraph_choice(self, paragraph: int) -> str:
        return f"Paragraph {paragraph}"

    def length_short(self) -> str:
        return "Short"

    def length_medium(self) -> str:
        return "Medium"

    def length_long(self) -> str:
        return "Long"

    def document_menu(self) -> str:
        return "Another document"

    def which_document(self, count: int) -> str:
        return f"Which document? I have {count:,}; choose one below, or name it with the command."

    def unknown_document(self, asked: str, known: Sequence[str], more: int) -> str:
        others = f" and {more:,} more" if more else ""
        return f"I have no document called “{asked}”. There are: {', '.join(known)}{others}."

    def document_gone(self) -> str:
        return "That document is no longer among those I quote from. /sources lists what there is now."

    def no_sentences(self, title: str) -> str:
        return f"I find no sentence in {title} that could stand in a summary."
