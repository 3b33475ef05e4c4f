"""From which confidence on an answer is quoted, only shown as unsure, or not given at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from knowledge.model import Match


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure an answer must be; each is where two mistakes cost the same.

    A passage that is quoted and wrong makes a false claim in the article's name; one that is right and only
    shown as unsure makes the member read it twice. Quoting pays from the confidence c at which
    (1 - c) * wrong = c * unsure.

    Args:
        quoted: from this confidence on, the best passage is given as the answer. Wrong counts one and
            a half times unsure: 0.6.
        entry: the same for a passage that an entry of the operator's own leads to. It was chosen by hand for
            a question much like this one, so that even when it misses it is on the subject; wrong counts
            three sevenths of unsure: 0.3.
        beside: the same where the documents lack most of the question's words: then a miss is likely about
            something else altogether, and wrong counts as much as unsure: 0.5.
        unheard: the same where no phrasing has these words either; wrong counts 2.7 times unsure: 0.73.
        unsure: from this confidence on, the closest passages are shown and marked as such. Passages shown in
            vain cost a glance, an eighth of an answer that is withheld: 0.1.
        glance: the same for a passage that an entry leads to; at least `unsure`.
        gap: from this confidence on, a known gap that is about what is asked is explained instead of unsure
            passages. It only keeps out what is far behind: 0.2.
    """

    quoted: float
    unsure: float
    gap: float = 0.2
    entry: float = 0.3
    beside: float = 0.5
    unheard: float = 0.73
    glance: float = 0.0

    def sure(self, match: Match) -> bool:
        """Return whether the match may be given as the answer."""
        return match.score >= (self.quoted if match.entry is None else self.entry)

    def worth_a_glance(self, match: Match) -> bool:
        """Return whether the match may at least be shown as unsure."""
        least = self.unsure if match.entry is None else max(self.unsure, self.glance)
        return match.score >= least


DEFAULT: Final = Thresholds(quoted=0.6, unsure=0.1)
