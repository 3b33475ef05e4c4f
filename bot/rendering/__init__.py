"""What a message says, as values: components, citations, escaping, locators. Pure.

Other rooms take these names from here.
"""

from bot.rendering.citations import (
    CUT,
    MESSAGE_LIMIT,
    ChangedWordsError,
    block_quote,
    cite,
    cite_saying,
    context_of,
    escaped_line,
    linked_title,
    source_of,
    text_fragment,
)
from bot.rendering.components import (
    CHOICE_LIMIT,
    LABEL_LIMIT,
    MOST_CHOICES,
    MOST_COMPONENTS,
    PANEL_LIMIT,
    Button,
    ChannelMenu,
    Choice,
    Field,
    Form,
    Menu,
    Panel,
    Row,
    Section,
)
from bot.rendering.escaping import displayed_length, escape, line_within, one_line, unescape
from bot.rendering.located_words import located
from bot.rendering.question_text import LONGEST_QUESTION, plain, question_text
from bot.rendering.reply import Reply
from bot.rendering.shared_reply import ROOM_TO_SHARE, as_shared, once_shared

__all__ = [
    "CHOICE_LIMIT",
    "CUT",
    "LABEL_LIMIT",
    "LONGEST_QUESTION",
    "MESSAGE_LIMIT",
    "MOST_CHOICES",
    "MOST_COMPONENTS",
    "PANEL_LIMIT",
    "ROOM_TO_SHARE",
    "Button",
    "ChangedWordsError",
    "ChannelMenu",
    "Choice",
    "Field",
    "Form",
    "Menu",
    "Panel",
    "Reply",
    "Row",
    "Section",
    "as_shared",
    "block_quote",
    "cite",
    "cite_saying",
    "context_of",
    "displayed_length",
    "escape",
    "escaped_line",
    "line_within",
    "linked_title",
    "located",
    "once_shared",
    "one_line",
    "plain",
    "question_text",
    "source_of",
    "text_fragment",
    "unescape",
]
