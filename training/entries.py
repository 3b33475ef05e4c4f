"""Fit how a phrasing's likeness and a passage's score add up, on the article in seeds/.

Asked are the entries' own phrasings, each with itself and some, or all, of its entry's others left out, the
questions of the dev half of tests/shipped/golden, and questions about other articles.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from knowledge.documents.load import load
from knowledge.matching.entry_likeness import LIKENESS, nearest
from knowledge.matching.fusion import CERTAIN, FUSED
from knowledge.matching.matcher import Matcher
from knowledge.matching.passage_scores import weigh
from knowledge.matching.turns import JUDGED
from knowledge.matching.weights import Net
from training.descending import Layered, chance_loss, first_loss, settled, together
from training.squad import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from knowledge.matching.fusion import Fused
    from knowledge.matching.weights import Weights

_LEFT_OUT: Final = (0.0, 0.2, 0.4, 0.6, 1.0)
_SLIPS: Final = (0, 0, 0, 1)
_A_PHRASING: Final = 0.35
_A_GAP: Final = 0.4
_OFF_TOPIC: Final = 600
_AN_ENTRY: Final = 10
_ELSEWHERE: Final = 0.7
_FEWER: Final = (0.0, 0.0, 0.6, 0.95)
_BEHIND: Final = 0.3
"""What those behind the first row count."""
_FITS: Final = 8
_HIDDEN: Final = 6
_SETTLING: Final = 3.0
"""By how much a question's trust counts more, up to 1, where the odds are settled."""


@dataclass(frozen=True, slots=True)
class Put:
    """One question with what answers it.

    Args:
        question: as asked.
        passages: those that answer it.
        entries: the known gap that is about it; none where no gap's sentence would be so.
        without: phrasings to leave out.
        weight: how much it counts.
        trust: how much it counts where trust is fitted; a phrasing without its neighbours is harder than a
            member's question, and counts for little.
    """

    question: str
    passages: frozenset[int]
    entries: frozenset[int]
    without: npt.NDArray[np.int64]
    weight: float
    trust: float


def fit_entries(seeds: Path, golden: Path, off_topic: Sequence[str], weights: Weights) -> dict[str, Any]:
    """Return the weights of `fusing` and `certainty` as they stand in the file; those given have neither."""
    matcher = Matcher(load(seeds), weights)
    chance = random.Random(3)  # noqa: S311 - repeatable, not secret
    asked = [_among_fewer(put, matcher, chance) for put in _asked(matcher, golden, off_topic, chance)]
    fusing = _fit_fusing(matcher, asked)
    matcher.weights = replace(matcher.weights, fusing=Net.read(fusing, FUSED.names))
    return {"fusing": fusing, "certainty": _fit_certainty(matcher, asked)}


def _among_fewer(put: Put, matcher: Matcher, chance: random.Random) -> Put:
    """Leave out most other entries now and then: a knowledge just begun has a handful."""
    owners = matcher.phrasings.entries
    targets = matcher.targets.passages
    share = chance.choice(_FEWER)
    gone = np.array([chance.random() < share for _ in matcher.entries])
    gone[[entry for entry in range(len(gone)) if entry in put.entries or targets[entry] in put.passages]] = (
        False
    )
    return replace(put, without=np.union1d(put.without, np.flatnonzero(gone[owners])))


def _asked(matcher: Matcher, golden: Path, off_topic: Sequence[str], chance: random.Random) -> Iterator[Put]:
    gaps = {entry.questions[0]: number for number, entry in enumerate(matcher.entries) if not entry.selectors}
    yield from _phrasings(matcher, chance)
    for line in _golden(golden):
        yield Put(
            line["question"],
            _passages(matcher, line["gold"]),
            frozenset({gaps[line["gap"]]} if "gap" in line else ()),
            _nearest_phrasing(matcher, line["question"]),
            1.0,
            1.0,
        )
    for number, question in enumerate(chance.sample(off_topic, _OFF_TOPIC)):
        typed = question.lower() if number % 2 else question
        yield Put(typed, frozenset(), frozenset(), np.zeros(0, dtype=np.int64), 0.0, _ELSEWHERE)


def _nearest_phrasing(matcher: Matcher, question: str) -> npt.NDArray[np.int64]:
    """Return the phrasing most like a question: it may be there because that was once asked in vain."""
    read = matcher.reader.read(question)
    nothing = np.zeros(0, dtype=np.int64)
    if not read.terms:
        return nothing
    unexplained = np.zeros((len(read.terms), len(matcher.entries)), dtype=np.float32)
    alike = nearest(read, matcher.phrasings, unexplained, nothing)
    covered = alike.values[:, LIKENESS.at("both covered")]
    return alike.phrasings[np.argsort(-covered, kind="stable")[:1]]


def _phrasings(matcher: Matcher, chance: random.Random) -> Iterator[Put]:
    owners = matcher.phrasings.entries
    for number, entry in enumerate(matcher.entries):
        own = np.flatnonzero(owners == number).tolist()
        passages = frozenset(
            at
            for at, passage in enumerate(matcher.index.passages)
            for one in entry.selectors
            if one.document == passage.document and passage.start < one.end and one.start < passage.end
        )
        most = _AN_ENTRY
        for phrasing in chance.sample(own, min(most, len(own))):
            share = chance.choice(_LEFT_OUT)
            without = [at for at in own if at == phrasing or chance.random() < share]
            known = frozenset({number} if len(without) < len(own) else ())
            yield Put(
                misspelt(matcher.phrasings.texts[phrasing], chance.choice(_SLIPS), chance),
                passages,
                frozenset() if passages else known,
                np.array(without, dtype=np.int64),
                _A_PHRASING if passages else _A_GAP,
                _A_PHRASING**2,
            )


def _golden(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("article-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            read = json.loads(line)
            if read["split"] == "dev" and read["kind"] != "small-talk":
                yield read


def _passages(matcher: Matcher, texts: Sequence[str]) -> frozenset[int]:
    document = matcher.knowledge.documents[0]
    spans = [(document.text.index(text), len(text)) for text in texts]
    return frozenset(
        number
        for number, passage in enumerate(matcher.index.passages)
        for start, length in spans
        if passage.document == document.name and passage.start < start + length and start < passage.end
    )


def _fused(matcher: Matcher, put: Put) -> Fused | None:
    question = matcher.reader.read(put.question)
    if not question.terms:
        return None
    return matcher.fused(weigh(question, matcher.index, matcher.weights), put.without)


def _right(put: Put, fused: Fused) -> npt.NDArray[np.bool_]:
    pairs = zip(fused.passages.tolist(), fused.entries.tolist(), strict=True)
    return np.array(
        [passage in put.passages if passage >= 0 else entry in put.entries for passage, entry in pairs]
    )


def _fit_fusing(matcher: Matcher, asked: Sequence[Put]) -> dict[str, Any]:
    found = [(put, fused) for put in asked if (fused := _fused(matcher, put)) is not None]
    found = [(put, fused) for put, fused in found if _right(put, fused).any()]
    width = max(len(fused.rows) for _, fused in found)
    groups = np.zeros((len(found), width, len(FUSED.names)))
    held = np.zeros((len(found), width), dtype=bool)
    right = np.zeros((len(found), width), dtype=bool)
    for number, (put, fused) in enumerate(found):
        count = len(fused.rows)
        groups[number, :count], held[number, :count], right[number, :count] = (
            fused.rows,
            True,
            _right(put, fused),
        )
    weights = np.array([put.weight for put, _ in found])
    nets = []
    for seed in range(_FITS):
        net = Layered(groups[held], _HIDDEN, seed)
        net.fit(groups, lambda scores: first_loss(scores, held, right, weights), steps=100, decay=2e-3)
        nets.append(net)
    return together(nets, FUSED.names)


def _fit_certainty(matcher: Matcher, asked: Sequence[Put]) -> dict[str, Any]:
    found = [(put, fused) for put in asked if (fused := _fused(matcher, put)) is not None]
    judged = [
        (put.trust * (_BEHIND if place else 1.0), fused.columns[place], bool(_right(put, fused)[row]))
        for put, fused in found
        for place, row in enumerate(fused.order[:JUDGED].tolist())
        if fused.entries[row] >= 0
    ]
    rows = np.stack([columns for _, columns, _ in judged]).astype(np.float64)
    true = np.array([right for _, _, right in judged], dtype=np.float64)
    weights = np.array([trust for trust, _, _ in judged])
    nets = []
    for seed in range(_FITS):
        net = Layered(rows, _HIDDEN, seed)
        net.fit(rows, lambda odds: chance_loss(odds, true, weights), steps=100, decay=3e-3)
        nets.append(net)
    fitted = together(nets, CERTAIN.names)
    # The dev questions have shown which entries were missing, so by themselves they flatter; phrasings whose
    # neighbours are left out stand for the questions that nobody thought of.
    return settled(fitted, rows, true, np.minimum(_SETTLING * weights, 1.0))
