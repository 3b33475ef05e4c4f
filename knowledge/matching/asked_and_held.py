"""What a question asks, and how far a passage holds that and does not merely name the same.

Each column is a function of its own, so that it can be measured by itself: as a rule, by how often it speaks
against a right passage and how often against a wrong one; and as a column of the model that says how sure a
passage is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.matching.holding import Holding, holdings
from knowledge.matching.speaking import speaks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.matching.arrays import Floats, Numbers
    from knowledge.matching.demand import Demand
    from knowledge.matching.evidence import Evidence
    from knowledge.matching.index import Index
    from knowledge.matching.question import Question

_LEAST: Final = 1e-6


def kind_is_asked(holding: Holding) -> float:
    """Return 1 where the question asks for a kind of answer that can be told by its words."""
    return float(bool(holding.demand.offers))


def kind_offered(holding: Holding) -> float:
    """Return how well the passage offers what is asked for, not in the question's own words; 1 if unasked."""
    return _offered(holding.demand, (holding.number,), holding.index)


def kind_offered_near(holding: Holding) -> float:
    """Return the same for the passage with its neighbours in the paragraph."""
    return _offered(holding.demand, holding.near, holding.index)


def _offered(demanded: Demand, passages: tuple[int, ...], index: Index) -> float:
    if not demanded.offers:
        return 1.0
    best = 0.0
    for number in passages:
        found = index.offers[number]
        for kind, worth in demanded.offers:
            if worth > best and kind in found and not found[kind] <= demanded.own:
                best = worth
    return best


def counted_held(holding: Holding) -> float:
    """Return 1 where what is counted ("how many goals") stands in the passage, or nothing is counted."""
    counted = holding.demand.counted
    return float(counted is None or counted in holding.index.sequences[holding.number].stems)


def names_here(holding: Holding) -> float:
    """Return the share of the question's names that the passage holds; 1 where there is none."""
    return _named(holding.demand, (holding.number,), holding.index)


def names_near(holding: Holding) -> float:
    """Return the same for the passage with its neighbours in the paragraph."""
    return _named(holding.demand, holding.near, holding.index)


def names_unknown(holding: Holding) -> float:
    """Return how many names the question has that the knowledge does not know, in thirds."""
    return holding.demand.strangers / 3.0


def _named(demanded: Demand, passages: tuple[int, ...], index: Index) -> float:
    """Return the share of names of which the last word, the surname, stands there, or all the others."""
    if not demanded.names:
        return 1.0
    held = {stem for number in passages for stem in index.sequences[number].stems}
    found = sum(name[-1] in held or (len(name) > 1 and held.issuperset(name[:-1])) for name in demanded.names)
    return found / len(demanded.names)


def roles_swapped(holding: Holding) -> float:
    """Return 1 where two names of the question stand in the passage the other way about.

    "by" before a name turns a sentence about.
    """
    names = holding.demand.names
    stems = holding.index.sequences[holding.number].stems
    if len(names) != 2 or not all(name[-1] in stems for name in names):  # noqa: PLR2004 - who, and to whom
        return 0.0
    first, second = (stems.index(name[-1]) for name in names)
    by = holding.index.vocabulary.get("by")
    turned = by is not None and by in stems[min(first, second) : max(first, second)]
    asked = [word.text for word in holding.question.words]
    return float(((first > second) != turned) != ("by" in asked))


def attribute_is_asked(holding: Holding) -> float:
    """Return 1 where the question asks for an attribute that is told by few words: married, born, salary."""
    return float(bool(holding.demand.attributes))


def attribute_held(holding: Holding) -> float:
    """Return the share of the attributes asked for of which the passage holds a word."""
    return _attributes(holding.demand, (holding.number,), holding.index)


def attribute_held_near(holding: Holding) -> float:
    """Return the same for the passage with its neighbours in the paragraph."""
    return _attributes(holding.demand, holding.near, holding.index)


def _attributes(demanded: Demand, passages: tuple[int, ...], index: Index) -> float:
    if not demanded.attributes:
        return 1.0
    held = {stem for number in passages for stem in index.sequences[number].stems}
    return sum(not held.isdisjoint(telling) for _, telling in demanded.attributes) / len(demanded.attributes)


def asking_held(holding: Holding) -> float:
    """Return the share of what asks, but for names and numbers, that the passage holds."""
    return _share(holding.asking, holding.here)


def asking_held_near(holding: Holding) -> float:
    """Return the same for the passage with its neighbours in the paragraph."""
    return _share(holding.asking, holding.around)


def _share(weights: Sequence[float], held: Sequence[bool]) -> float:
    whole = sum(weights)
    if whole <= _LEAST:
        return 1.0
    return sum(weight for weight, there in zip(weights, held, strict=True) if there) / whole


def rarest_asking_missing(holding: Holding) -> float:
    """Return how rare in English the rarest word is that asks and is not held here or beside."""
    terms = zip(holding.question.terms, holding.asking, holding.around, strict=True)
    return max((term.rarity / 10.0 for term, asks, there in terms if asks and not there), default=0.0)


def words_are_asked(holding: Holding) -> float:
    """Return 1 where somebody's words are asked for."""
    return float(holding.words is not None)


def own_words(holding: Holding) -> float:
    """Return how far the passage gives words of whom the question names; 1 where no words are asked for."""
    return speaks(holding.words, holding.number, holding.index) if holding.words else 1.0


def topic_held(holding: Holding) -> float:
    """Return how much of what the words are to be about stands here or beside; 1 without a topic."""
    if not holding.words or not holding.words.topic:
        return 1.0
    topic = holding.words.topic
    return _share([holding.weights[at] for at in topic], [holding.around[at] for at in topic])


_FORMULAS: Final[dict[str, Callable[[Holding], float]]] = {
    "kind is asked": kind_is_asked,
    "kind offered": kind_offered,
    "kind offered near": kind_offered_near,
    "counted held": counted_held,
    "names here": names_here,
    "names near": names_near,
    "names unknown": names_unknown,
    "roles swapped": roles_swapped,
    "attribute is asked": attribute_is_asked,
    "attribute held": attribute_held,
    "attribute held near": attribute_held_near,
    "asking held": asking_held,
    "asking held near": asking_held_near,
    "rarest asking missing": rarest_asking_missing,
    "words are asked": words_are_asked,
    "own words": own_words,
    "topic held": topic_held,
}
ASKED_AND_HELD: Final = tuple(_FORMULAS)
"""The columns of `asked_and_held`, in their order; all are 0 to 1, and 1 speaks for a passage but in "names
unknown", "roles swapped", "rarest asking missing" and the three that say what is asked."""


def asked_and_held(question: Question, evidence: Evidence, index: Index, places: Numbers) -> Floats:
    """Return one row for each of these candidates, one column for each of `ASKED_AND_HELD`."""
    rows = [
        [formula(one) for formula in _FORMULAS.values()]
        for one in holdings(question, evidence, index, places)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(ASKED_AND_HELD))
