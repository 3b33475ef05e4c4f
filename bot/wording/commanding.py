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
