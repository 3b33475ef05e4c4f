"""Everything members and moderators read, in English: the language every other one falls back to."""

from __future__ import annotations

from typing import ClassVar

from bot.wording.adding import AddWords
from bot.wording.answering import AnswerWords
from bot.wording.browsing import BrowseWords
from bot.wording.changing import ChangeWords
from bot.wording.checking import CheckWords
from bot.wording.commanding import CommandWords
from bot.wording.curating import CurateWords
from bot.wording.feedback import FeedbackWords
from bot.wording.following import FollowWords
from bot.wording.moderating import ModerateWords
from bot.wording.pressing import PressWords
from bot.wording.quoting import QuoteWords
from bot.wording.sharing import ShareWords
from bot.wording.teaching import TeachWords


class English(
    AddWords,
    AnswerWords,
    BrowseWords,
    ChangeWords,
    CheckWords,
    CommandWords,
    CurateWords,
    FeedbackWords,
    FollowWords,
    ModerateWords,
    PressWords,
    QuoteWords,
    ShareWords,
    TeachWords,
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
