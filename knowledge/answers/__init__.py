"""Matches → answer; follow-ups; what a question leans on. Other rooms take these names from here."""

from knowledge.answers.answer import answer, answer_entry, suggestions
from knowledge.answers.thresholds import DEFAULT, Thresholds

__all__ = [
    "DEFAULT",
    "Thresholds",
    "answer",
    "answer_entry",
    "suggestions",
]
