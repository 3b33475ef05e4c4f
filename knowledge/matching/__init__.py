"""Question × knowledge → ranked matches, each with how sure it is. Other rooms take these names from here."""

from knowledge.matching.answer_kinds import Trait, Wanted, text_traits, wanted, word_traits
from knowledge.matching.matcher import Matcher, Ranking
from knowledge.matching.premises import unconfirmed
from knowledge.matching.question import Question

__all__ = [
    "Matcher",
    "Question",
    "Ranking",
    "Trait",
    "Wanted",
    "text_traits",
    "unconfirmed",
    "wanted",
    "word_traits",
]
