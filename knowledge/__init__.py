"""Documents, their passages, and what they answer. Pure and synchronous; usable from a REPL.

from pathlib import Path
from knowledge import Matcher, answer, load

matcher = Matcher(load(Path("seeds")))
print(answer(matcher, "who started deepseek"))
"""

from knowledge.answers import DEFAULT as DEFAULT_THRESHOLDS
from knowledge.answers import Thresholds, answer, answer_entry, suggestions
from knowledge.documents.load import load
from knowledge.errors import KnowledgeError, KnowledgeErrors
from knowledge.matching import Matcher
from knowledge.model import (
    Answer,
    DirectQuotation,
    Document,
    Entry,
    Knowledge,
    Match,
    Paragraph,
    Passage,
    Quotation,
    Quoted,
    Reason,
    Selector,
    Talk,
    Told,
    Unanswered,
    Unsure,
)
from knowledge.quotation import quotation

__all__ = [
    "DEFAULT_THRESHOLDS",
    "Answer",
    "DirectQuotation",
    "Document",
    "Entry",
    "Knowledge",
    "KnowledgeError",
    "KnowledgeErrors",
    "Match",
    "Matcher",
    "Paragraph",
    "Passage",
    "Quotation",
    "Quoted",
    "Reason",
    "Selector",
    "Talk",
    "Thresholds",
    "Told",
    "Unanswered",
    "Unsure",
    "answer",
    "answer_entry",
    "load",
    "quotation",
    "suggestions",
]
