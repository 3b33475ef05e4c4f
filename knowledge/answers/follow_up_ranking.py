"""Matches in the light of an earlier answer: near it, beyond it, and holding what is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.answers.kind_offered import offers
from knowledge.matching import unconfirmed
from knowledge.quotation import quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.matching import Matcher, Ranking, Wanted
    from knowledge.model import Match, Quotation

_NEAR: Final = 0.2
"""What standing near the earlier quotation adds to a match's score, for their order alone."""


def steered(
    ranking: Ranking, matches: Sequence[Match], shown: Sequence[Quotation], matcher: Matcher
) -> Ranking:
    """Return a ranking with these matches by score, those near the earlier quotations preferred.

    Near is in the same paragraph or in one beside it. The scores stay what they are, and the premise is that
    of the match that now comes first; what is lacking is known of the one that came first before.
    """
    near = {(one.document, one.paragraph + step) for one in shown for step in (-1, 0, 1)}

    def preference(match: Match) -> float:
        close = match.passage is not None and (match.passage.document, match.passage.paragraph) in near
        return -(match.score + (_NEAR if close else 0.0))

    ordered = tuple(sorted(matches, key=preference))
    premise = unconfirmed(ranking.question, ordered[0], matcher.index) if ordered else None
    lack = ranking.lack if ordered[:1] == ranking.matches[:1] else None
    return replace(ranking, matches=ordered, premise=premise, lack=lack)


def holds(match: Match, kind: Wanted, matcher: Matcher) -> bool:
    """Tell whether a match's passage holds what answers a kind of question; a known gap does not."""
    exact = _words_of(match, matcher)
    return exact is not None and offers(exact.exact, kind)


def overlap_with(match: Match, shown: Sequence[Quotation], matcher: Matcher) -> bool:
    """Tell whether a match's passage shares words with what was shown."""
    exact = _words_of(match, matcher)
    return exact is not None and overlap(exact, shown)


def overlap(one: Quotation, others: Sequence[Quotation]) -> bool:
    """Tell whether a quotation shares words with one of the others."""
    return any(
        one.document == other.document and one.start < other.end and other.start < one.end for other in others
    )


def _words_of(match: Match, matcher: Matcher) -> Quotation | None:
    document = matcher.knowledge.document(match.passage.document) if match.passage else None
    if document is None or match.passage is None:
        return None
    return quotation(document, match.passage.start, match.passage.end)
