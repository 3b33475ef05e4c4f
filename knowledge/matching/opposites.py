"""Words that say the opposite of each other: a passage with the one does not confirm the other."""

from __future__ import annotations

from functools import cache
from typing import Final

from knowledge.text.words import words

_PAIRS: Final = """
    rise rose risen climb soar surge gain grow increase jump shoot rocket spike rally | fall fell fallen \
drop plunge plummet sink slump decline decrease
    raise | lower reduce cut
    up upward | down downward
    support supports favor favour back endorse welcome praise | oppose \
opposes against reject criticize criticise condemn
    ease loosen relax lift | tighten strengthen toughen stricter harsher
    strict stricter tight | loose lax easing
    cheap cheaper affordable fraction | expensive costly costlier dear dearer pricey pricier
    hard harder difficult | easy easier lower lowering
    better superior outperform worse inferior | par equal similar comparable
    better superior | worse inferior
    agree agreed unanimous consensus | debate debated disagree dispute divided scrutiny
    keep retain preserve unchanged | change replace abandon
    famous renowned household | lesser unknown obscure
    more most greater larger bigger higher | fewer less least smaller lower
    win won victory | lose lost defeat
    start begin launch open resume | stop end close shut suspend suspension halt pause
    allow permit legalize legalise | ban forbid prohibit restrict block
    succeed success | fail failure
    buy bought purchase | sell sold sale
    hire recruit | fire dismiss sack
    accept approve | deny refuse decline
    safe harmless | dangerous malicious harmful
    public | private
    ignore neglect | maintain uphold safeguard protect emphasize
    weaken | strengthen empower
    slow slowly | rapid rapidly fast quick quickly
    expected anticipated foreseen | unexpected surprising fluke unforeseen
    before | after
    first | last
"""


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems of words that say the opposite of a word with this stem."""
    found: set[str] = set()
    for one, other in _sides():
        if stem in one:
            found |= other - one
        if stem in other:
            found |= one - other
    return frozenset(found)


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = [line.split("|") for line in _PAIRS.strip().splitlines()]
    return tuple((_stems(one), _stems(other)) for one, other in lines)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text))
