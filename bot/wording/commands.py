"""The names and descriptions of commands, as Discord lists them."""

from __future__ import annotations


class CommandWords:
    """The names and descriptions of commands, as Discord lists them."""

    def ask_description(self) -> str:
        return "Ask a question; the answer comes in the document's own words"

    def ask_question_option(self) -> str:
        return "Your question, in your own words or chosen from the list"

    def ask_private_option(self) -> str:
        return "Show the answer only to you"

    def find_menu(self) -> str:
        return "Find in the article"

    def knowledge_description(self) -> str:
        return "Look after what I quote from"

    def sources_description(self) -> str:
        return "Which documents I quote from"

    def help_description(self) -> str:
        return "What I can do, with examples"

    def privacy_description(self) -> str:
        return "What is stored about you"

    def private_option(self) -> str:
        return "Show it only to you"

    def quotes_description(self) -> str:
        return "Who is quoted, and what they said"

    def quotes_speaker_option(self) -> str:
        return "Only what this person said"

    def quotes_about_option(self) -> str:
        return "Only quotations about this"

    def summary_description(self) -> str:
        return "A document in a few of its own sentences"

    def summary_document_option(self) -> str:
        return "Which document"

    def summary_length_option(self) -> str:
        return "How many sentences: short about three, medium six, long ten"

    def verify_description(self) -> str:
        return "Is this quotation real? Compares it with the document word by word"

    def verify_text_option(self) -> str:
        return "The quotation; with “, said …” behind it the speaker is checked too"

    def check_menu(self) -> str:
        return "Check this quote"
