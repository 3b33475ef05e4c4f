"""Every column is pinned to a value worked out by hand, and what was fitted finds its columns by name."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from importlib.resources import files
from math import exp, log1p

import numpy as np
import pytest

from knowledge.matching.asked_and_held import ASKED_AND_HELD, asked_and_held
from knowledge.matching.confidence import COLUMNS, LACKING, lacking, passage_columns
from knowledge.matching.coverage import PAIRS, PASSAGES, TERMS, by_passage, by_term, pairs
from knowledge.matching.entry_likeness import LIKENESS, nearest
from knowledge.matching.evidence import gather
from knowledge.matching.fitted_weights import FILE, fitted_weights, read_weights
from knowledge.matching.fusion import CERTAIN, FUSED
from knowledge.matching.index import build_index
from knowledge.matching.matcher import Matcher
from knowledge.matching.named_columns import Columns
from knowledge.matching.passage_scores import RERANKING, Weighed, reranking_columns, weigh
from knowledge.matching.phrasings import build_phrasings
from knowledge.matching.proximity import PROXIMITY, proximity
from knowledge.matching.question import QuestionReader
from knowledge.matching.signals import SIGNALS, WIDE, signals, wide
from knowledge.matching.word_table import word_table
from knowledge.model import PassageKind
from tests.knowledge.factories import document, entry, knowledge

TEXT = """\
The mill of Ohio grinds rye in 1950, 1951.
It sells flour.

Rye of Iowa and of Utah is, since 1999, what they bake bread of.
"""
ASKED = "which rye bread did the mill of Ohio sell in 1950, 1951 or 1960?"
RYE, BREAD, MILL, OHIO = range(4)
WEIGHTS = (1, 2, 3, 4, 2, 5, 1, 2)
RARITY = (1, 1, 2, 2, 1, 1, 1, 1)


@pytest.fixture(scope="module")
def index():
    source = document(TEXT)
    kinds = (PassageKind.HEADING, PassageKind.HEADING, PassageKind.ITEM)
    passages = tuple(replace(one, kind=kind) for one, kind in zip(source.passages, kinds, strict=True))
    built = build_index([replace(source, passages=passages)], word_table().without_vectors())
    directions = np.eye(3, built.pooled.shape[1], dtype=np.float32)
    return replace(built, pooled=directions, topics=directions[:1])


@pytest.fixture(scope="module")
def question(index):
    """Of rye, bread, mill, Ohio, sell, 1950, 1951 and 1960, with weights that can be added up by hand."""
    read = QuestionReader(index, word_table().without_vectors(), ()).read(ASKED)
    terms = tuple(
        replace(term, weight=float(weight), rarity=float(rarity), focus=number in {RYE, BREAD})
        for number, (term, weight, rarity) in enumerate(zip(read.terms, WEIGHTS, RARITY, strict=True))
    )
    vectors = np.zeros_like(read.vectors)
    vectors[MILL, 0] = vectors[OHIO, 1] = 1.0
    return replace(read, terms=terms, vectors=vectors)


@pytest.fixture(scope="module")
def evidence(question, index):
    """The first passage has a word like bread, the second one like rye; a word is worth 0.3 to BM25.

    The second has one that may say bread, and a title with Ohio in it; such a one stands beside the first.
    """
    found = gather(question, index)
    alike, titled = np.zeros_like(found.present), np.zeros_like(found.present)
    alike[BREAD, 0] = alike[RYE, 1] = 0.8
    kin = found.present.copy()
    kin[BREAD, 1] = 0.5
    around = kin.copy()
    around[BREAD, 0] = 0.4
    titled[OHIO, 1] = 1.0
    strength = found.present * np.float32(0.3)
    return replace(found, strength=strength, alike=alike, kin=kin, kin_around=around, titled=titled)


def by_name(names, table):
    return {
        name: [round(float(value), 4) for value in values]
        for name, values in zip(names, table.T, strict=True)
    }


def rounded(expected):
    return {name: [round(value, 4) for value in values] for name, values in expected.items()}


SIGNALLED = {
    "bm25": (0.42, 0.06, 0.09),
    "bm25 share": (0.21, 0.03, 0.045),
    "held": (0.7, 0.1, 0.15),
    "held sum": (1.4, 0.2, 0.3),
    "held by meaning": (0.74, 0.12, 0.15),
    "held by likeness": (0.064, 0.032, 0),
    "held by kin": (0.7, 0.15, 0.15),
    "held or titled": (0.7, 0.35, 0.15),
    "titled": (0, 0.2, 0),
    "kin around": (0.74, 0.15, 0.15),
    "focus by kin": (1, 0.5, 2),
    "missing everywhere": (0.16, 0.2, 0.85),
    "carried by previous": (0, 0.7, 0.1),
    "carried by next": (0.1, 0.15, 0),
    "carried by paragraph": (0.1, 0.7, 0),
    "paragraph": (0.8, 0.8, 0.15),
    "heaviest held": (0.25, 0.1, 0.1),
    "heaviest missing": (0.1, 0.25, 0.25),
    "pairs held": (4 / 12, 0, 1 / 12),
    "phrases": (0.4, 0, 0),
    "phrases share": (4 / 12, 0, 0),
    "numbers held": (2, 0, 0),
    "numbers missing": (1, 3, 3),
    "names held": (0.2, 0, 0),
    "names missing": (0, 0.2, 0.2),
    "focus held": (1, 0, 2),
    "focus by meaning": (1.4, 0.4, 2),
    "density": (14 / 13, 2 / 7, 3 / 18),
    "pooled meaning": (0.6, 0.8, 0),
    "rare held": (0.7, 0.1, 0.2),
    "rare missing everywhere": (0.16, 0.2, 0.8),
    "terms": (0.8, 0.8, 0.8),
    "unknown share": (0.1, 0.1, 0.1),
    "length": (log1p(9) / 4, log1p(3) / 4, log1p(14) / 4),
    "first of paragraph": (1, 0, 1),
    "first of document": (1, 0, 0),
    "heading": (1, 1, 0),
    "item": (0, 0, 1),
    "referring": (0, 1, 0),
    "referring and carried": (0, 0.7, 0),
}
SURVEYED = {
    "topic": (0.6, 0.6, 0.6),
    "nearest meaning": (0.8, 0.8, 0.8),
    "held anywhere": (0.7, 0.7, 0.7),
    "held by meaning anywhere": (0.74, 0.74, 0.74),
    "rare known": (0.9, 0.9, 0.9),
}
OF_TERMS = {
    "rarity": (0.1, 0.1, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1),
    "weight": (0.2, 0.4, 0.6, 0.8, 0.4, 1, 0.2, 0.4),
    "share": (0.05, 0.1, 0.15, 0.2, 0.1, 0.25, 0.05, 0.1),
    "name": (0, 0, 0, 1, 0, 0, 0, 0),
    "number": (0, 0, 0, 0, 0, 1, 1, 1),
    "focus": (1, 1, 0, 0, 0, 0, 0, 0),
    "unknown": (0, 0, 0, 0, 0, 0, 0, 1),
    "place": (0.1, 0.2, 0.5, 0.7, 0.8, 1, 1.1, 1.3),
    "anywhere": (1, 1, 1, 1, 1, 1, 1, 0),
    "aside": (1, 1, 1, 1, 1, 1, 1, 1),
}
LACKED = {
    "1st heavy uncovered": (0.4, 1),
    "2nd heavy uncovered": (0.4, 0.6),
    "3rd heavy uncovered": (0.08, 0.4),
    "1st rare uncovered": (0.1, 0.2),
    "2nd rare uncovered": (0.1, 0.1),
    "3rd rare uncovered": (0.02, 0.1),
    "1st around uncovered": (0.4, 0.4),
    "2nd around uncovered": (0.08, 0.2),
    "3rd around uncovered": (0, 0),
    "1st covered nowhere": (0.4, 0.4),
    "2nd covered nowhere": (0, 0),
    "covered by meaning": (0.78, 0.39),
    "covered around": (0.88, 0.85),
}
NEAR = {
    "densest": (5 / 8, 0, 2 / 13),
    "in order": (4 / 5, 1, 1),
    "common sequence": (7 / 14, 1 / 14, 3 / 14),
    "pairs": (5 / 13, 0, 0),
    "pairs over a word": (3 / 12, 0, 0),
    "stop words": (3 / 6, 0, 1 / 6),
    "new words": (0.1, 0.1, 0.5),
    "new names": (0, 0, 2 / 5),
    "new numbers": (0, 0, 1 / 3),
    "first at": (1 / 9, 1 / 3, 0),
    "last at": (8 / 9, 1 / 3, 12 / 14),
    "terms held": (5 / 8, 1 / 8, 2 / 8),
    "weight held": (0.7, 0.1, 0.15),
    "in 5 words": (0.5, 0.1, 0.1),
    "in 10 words": (0.7, 0.1, 0.1),
    "uses": (0.5, 0.1, 0.2),
}
LIKE = {
    "asked covered": (3.632 / 9, 1, 1 / 9),
    "asked held": (3 / 9, 1, 1 / 9),
    "phrasing covered": (4.896 / 6, 1, 1),
    "both covered": (2 * (3.632 / 9) * 0.816 / (3.632 / 9 + 0.816), 1, 0.2),
    "explained": (1 - 4.568 / 9, 1, 0.2),
    "heaviest unexplained": (1 / 9, 0, 2 / 9),
    "pooled meaning": (2 / 5.64**0.5, 1 / 5.64**0.5, 0.8 / 5.64**0.5),
    "same kind": (0, 1, 1),
    "names unexplained": (0.2 / 9, 0, 2.2 / 9),
    "numbers unexplained": (3, 0, 3),
    "exact": (0, 1, 0),
}


@pytest.mark.parametrize("pinned", [SIGNALLED, SURVEYED, OF_TERMS, LACKED, NEAR, LIKE])
def test_no_two_pinned_columns_are_alike_but_for_ranks_of_one_formula(pinned):
    """Otherwise their formulas could be swapped and nobody would notice."""
    formulas: defaultdict[str, tuple[float, ...]] = defaultdict(tuple)
    for name, row in pinned.items():
        formulas[name.partition(" ")[2] if name[0].isdigit() else name] += row
    assert len(set(formulas.values())) == len(formulas)


def test_signals(question, evidence, index):
    assert by_name(SIGNALS.names, signals(question, evidence, index)) == rounded(SIGNALLED)


def test_what_holds_for_the_whole_document(question, evidence, index):
    assert by_name(
        WIDE.names, wide(question, evidence, index, signals(question, evidence, index))
    ) == rounded(SURVEYED)


def test_coverage_of_a_word_alone(question, evidence):
    assert by_name(TERMS.names, by_term(question, evidence)) == rounded(OF_TERMS)


def test_coverage_of_a_word_and_a_passage(evidence):
    beside = {"before": "previous", "after": "following"}
    parts = {name: "_".join(beside.get(word, word) for word in name.split()) for name in PAIRS.names}
    chance = np.random.default_rng(1)
    told = {part: chance.random(evidence.present.shape, dtype=np.float32) for part in parts.values()}
    for name, values in zip(PAIRS.names, np.moveaxis(pairs(replace(evidence, **told)), 2, 0), strict=True):
        assert (values == told[parts[name]]).all()


def test_coverage_of_a_passage_alone(evidence, index):
    expected = {name: SIGNALLED[name] for name in ("length", "first of paragraph", "referring")}
    assert by_name(PASSAGES.names, by_passage(evidence, index)) == rounded(expected)


def test_what_speaks_against_a_passage(question, evidence):
    assert by_name(LACKING.names, lacking(question, evidence, np.array([0, 1]))) == rounded(LACKED)


def test_proximity(question, index):
    assert by_name(PROXIMITY, proximity(question, index, np.arange(3))) == rounded(NEAR)


@pytest.fixture
def weighed(question, evidence, index):
    """Three candidates of which the first is the best; two were read once more, the second one first."""
    values = signals(question, evidence, index)
    reread = np.array([1, 0])
    return Weighed(
        question=question,
        index=index,
        evidence=evidence,
        values=values,
        kinds=np.array([0.5, 0.6, 0.7]),
        units=np.array([[7.0], [8.0], [9.0]]),
        scores=np.array([3.0, 1.0, 2.0]),
        around=wide(question, evidence, index, values),
        reread=reread,
        nearness=proximity(question, index, reread),
        held=asked_and_held(question, evidence, index, reread),
    )


def of(rows, *places):
    return {name: [row[place] for place in places] for name, row in rounded(rows).items()}


def test_what_is_known_of_a_passage_among_the_candidates(weighed):
    table = passage_columns(weighed, np.array([0, 1]))
    share = 1 + exp(-1) + exp(-2)
    standing = {
        "score": (3, 1),
        "margin": (1, -2),
        "probability": (1 / share, exp(-2) / share),
        "probability of three": (1, 1),
        "kind": (0.5, 0.6),
        "passages": (log1p(3), log1p(3)),
        "2nd behind": (-1, -1),
        "3rd behind": (-2, -2),
        "4th behind": (-10, -10),
        "5th behind": (-10, -10),
        "6th behind": (-10, -10),
    }
    assert by_name(COLUMNS.names, table[:, :-1]) == rounded(standing | LACKED) | of(
        SURVEYED | NEAR | SIGNALLED, 0, 1
    ) | holds(weighed, 0, 1)
    assert table[:, -1].tolist() == [7, 8]


def holds(weighed, *places):
    """Return what is asked and held, which tests of its own pin."""
    table = asked_and_held(weighed.question, weighed.evidence, weighed.index, np.array(places))
    return by_name(ASKED_AND_HELD, table)


def test_what_a_second_reading_shows(weighed):
    asked = {name: [0, 0] for name in RERANKING.names if name.startswith("asks for ")}
    shown = of(NEAR | SIGNALLED, 1, 0) | holds(weighed, 1, 0) | asked
    assert by_name(RERANKING.names, reranking_columns(weighed)) == shown | {
        "kind": [0.6, 0.5],
        "asks for which": [1, 1],
    }


def test_likeness_of_phrasings(question, index):
    """Ohio weighs two, "grind" three, which rye is a little like, and every other word one."""
    source = document(TEXT)
    known = entry(["what does the mill of Ohio grind?", ASKED, "which mill?"], "The mill of Ohio", of=source)
    table = word_table().without_vectors()
    phrasings = build_phrasings([known], QuestionReader(index, table, ()), index, table)
    weights = np.ones(len(phrasings.vocabulary), dtype=np.float32)
    weights[phrasings.vocabulary["ohio"]], weights[phrasings.vocabulary["grind"]] = 2.0, 3.0
    directions = np.eye(3, phrasings.vectors.shape[1], dtype=np.float32)
    vectors = np.zeros_like(phrasings.vectors)
    vectors[phrasings.vocabulary["grind"]] = directions[2]
    phrasings = replace(
        phrasings,
        weights=weights,
        totals=np.array([6.0, 9.0, 1.0]),
        vectors=vectors,
        pooled=directions[[1, 0, 2]],
    )
    read = replace(question, vectors=question.vectors.copy())
    read.vectors[RYE, 2] = 0.8
    read = replace(
        read, terms=tuple(replace(term, name=at in {BREAD, OHIO}) for at, term in enumerate(read.terms))
    )
    explained = np.zeros((8, 1), dtype=np.float32)
    explained[BREAD] = 1.0
    alike = nearest(read, phrasings, explained, np.zeros(0, dtype=np.int64))
    assert alike.phrasings.tolist() == [0, 1, 2]
    assert by_name(LIKENESS.names, alike.values) == rounded(LIKE)


@pytest.fixture(scope="module")
def matcher():
    source = document()
    founder = entry("who started tidewell?", "Founded in 2023 by Oona Marrick", of=source)
    staff = entry("how many people work at tidewell?", of=source, gap="It gives no headcount.")
    return Matcher(knowledge(source, entries=[founder, staff]))


def test_passages_and_entries_in_one_order(matcher):
    weighed = weigh(matcher.reader.read("who started working at tidewell?"), matcher.index, matcher.weights)
    fused = matcher.fused(weighed)
    rows = by_name(FUSED.names, fused.rows)
    plain = int((fused.entries < 0).sum())
    best = float(weighed.scores.max())
    (selected,) = matcher.targets.passages[:1]
    assert fused.entries[plain:].tolist() == [0, 1]
    assert rows["passage score"][0] == 0.0
    assert rows["passage score"][plain:] == [round(max(float(weighed.scores[selected]) - best, -8.0), 4), 0.0]
    assert rows["entry"] == [0.0] * plain + [1.0, 1.0]
    assert rows["gap"] == [0.0] * (plain + 1) + [1.0]
    held = weighed.values[int(np.argmax(weighed.scores)), SIGNALS.at("held by meaning")]
    assert rows["held against gap"] == [0.0] * (plain + 1) + [round(float(held), 4)]


def test_what_is_known_of_a_row_in_that_order(matcher):
    weighed = weigh(matcher.reader.read("who started working at tidewell?"), matcher.index, matcher.weights)
    fused = matcher.fused(weighed)
    columns = by_name(CERTAIN.names, fused.columns)
    scores = matcher.weights.fusing.score(fused.rows)[fused.order]
    first = int(np.argmax(scores))
    ranked = np.sort(scores)[::-1]
    gap = fused.passages[fused.order] < 0
    lead = scores[gap].max() - scores[~gap].max()
    assert columns["margin"][first] == pytest.approx(ranked[0] - ranked[1], abs=1e-3)
    assert columns["gap's lead"] == pytest.approx([float(lead)] * len(scores), abs=1e-3)
    assert max(columns["probability"]) == columns["probability"][first]
    assert sum(columns["probability"]) == pytest.approx(1.0, abs=1e-2)
    assert (fused.columns[:, [CERTAIN.at(name) for name in FUSED.names]] == fused.rows[fused.order]).all()
    own = np.searchsorted(weighed.evidence.candidates, np.maximum(fused.passages[fused.order], 0))
    for name in ("unknown share", "rare missing everywhere", "missing everywhere", "terms"):
        known = weighed.values[own, SIGNALS.at(name)]
        assert fused.columns[~gap, CERTAIN.at(name)].tolist() == known[~gap].tolist()
    odds = matcher.weights.confidence.score(passage_columns(weighed, own))
    assert fused.columns[~gap, CERTAIN.at("passage confidence")].tolist() == odds[~gap].tolist()


WRITTEN = json.loads(files("knowledge.matching").joinpath(FILE).read_text("utf-8"))
NETS = ("ranking", "reranking", "confidence", "fusing", "certainty")
QUESTIONS = (
    "who started tidewell?",
    "how many people work there?",
    "when did corvane's share price plummet?",
)


def test_a_net_finds_its_columns_by_name_in_whatever_order_they_were_fitted(matcher):
    shuffled = json.loads(json.dumps(WRITTEN))
    for name in NETS:
        net = shuffled[name]
        order = np.random.default_rng(len(name)).permutation(len(net["columns"])).tolist()
        for part in ("columns", "mean", "deviation", "linear", "hidden"):
            net[part] = [net[part][at] for at in order]
    for part, names in shuffled["coverage"]["columns"].items():
        names.reverse()
        shuffled["coverage"][part].reverse()
    for part in ("wanted", "added"):
        shuffled["kinds"][part].reverse()
    shuffled["kinds"]["traits"].reverse()
    shuffled["kinds"]["added"] = [row[::-1] for row in shuffled["kinds"]["added"]]
    other = Matcher(matcher.knowledge, read_weights(shuffled))
    for question in QUESTIONS:
        assert other.match(question) == matcher.match(question)


@pytest.mark.parametrize("name", NETS)
def test_a_net_that_was_fitted_on_a_column_by_another_name_is_refused(name):
    columns = WRITTEN[name]["columns"]
    renamed = WRITTEN | {name: WRITTEN[name] | {"columns": ["luck", *columns[1:]]}}
    with pytest.raises(
        ValueError, match='fitted on a column "luck" that the matcher does not compute; run make'
    ):
        read_weights(renamed)
    shorter = WRITTEN | {name: WRITTEN[name] | {"columns": columns[1:]}}
    with pytest.raises(
        ValueError, match=f'computes a column "{columns[0]}" that weights.json was not fitted on'
    ):
        read_weights(shorter)


@pytest.mark.parametrize(
    ("part", "names"), [("coverage", "columns"), ("kinds", "traits"), ("kinds", "wanted")]
)
def test_other_parts_are_refused_too(part, names):
    text = json.dumps(WRITTEN[part][names]).replace('"focus"', '"luck"').replace('"place"', '"luck"')
    with pytest.raises(ValueError, match='column "luck"'):
        read_weights(WRITTEN | {part: WRITTEN[part] | {names: json.loads(text)}})


def test_parts_that_are_to_be_fitted_need_not_be_there():
    begun = {name: WRITTEN[name] for name in ("coverage", "kinds", "ranking")}
    weights = read_weights(begun, without=("reranking", "confidence", "fusing", "certainty"))
    assert not weights.reranking.score(np.ones((2, len(RERANKING.names)))).any()
    assert (weights.ranking.linear == fitted_weights().ranking.linear).all()


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(ValueError, match='two columns are named "held"'):
        Columns({"held": len, ("lost", "held"): len})
