"""Everything members and moderators read, in English: the language every other one falls back to."""

from __future__ import annotations

from typing import ClassVar

from bot.wording.asking import AskingWords
from bot.wording.browse import BrowseWords
from bot.wording.commands import CommandWords
from bot.wording.curation import CurationWords
from bot.wording.documents import DocumentsWords
from bot.wording.feedback import FeedbackWords
from bot.wording.knowledge_changes import KnowledgeChangesWords
from bot.wording.lacking import LackingWords
from bot.wording.questions import QuestionsWords
from bot.wording.server_settings import ServerSettingsWords
from bot.wording.talking import TalkingWords
from bot.wording.verify import VerifyWords


class English(
    AskingWords,
    BrowseWords,
    CommandWords,
    CurationWords,
    DocumentsWords,
    FeedbackWords,
    KnowledgeChangesWords,
    LackingWords,
    QuestionsWords,
    ServerSettingsWords,
    TalkingWords,
    VerifyWords,
):
    """One method a sentence; another language is a subclass that says each of them anew.

    Arguments that come from documents or members are escaped by the caller: a sentence puts them in place and
    nothing more. Quotations are no arguments of a translation; they are never translated.
    """

    tag: ClassVar[str] = "en"
    """The language, as a BCP 47 tag in the form Discord uses for locales."""

    def language(self) -> str:
        """Return the language's name in itself."""
        return "English"
