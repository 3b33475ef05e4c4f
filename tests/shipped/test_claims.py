"""Claims about the shipped article, annotated by hand: true, altered, near and absent ones."""

from __future__ import annotations

import json

import pytest

from knowledge.claims.checker import Checker, Verdict
from knowledge.model import Alias
from tests.knowledge import plain_documents as documents
from tests.shipped.article import FOLDER, TEXT

SAID = {
    "The narrative surrounding": ("Anthropic’s CEO", None),
    "Sputnik moment": ("Marc Andreessen", None),
    "If DeepSeek raises": ("Gregory Allen", None),
    "DeepSeek mirrors": ("Gregory Allen", None),
    "The developments are": ("David Sacks", "X"),
    "At the end of": ("Anthropic’s CEO", None),
}
ALIASES = (
    Alias("Anthropic’s CEO", ("Dario Amodei", "Anthropic CEO")),
    Alias("Marc Andreessen", ("a16z founder",)),
)
# The plain document here takes the last paragraph, which one claim of fresh-2 quotes, for boilerplate.
ARTICLE = documents.document(TEXT, "article", SAID, ALIASES)
CHECKER = Checker(documents.knowledge(ARTICLE))
HALVES = ("dev", "held-out", "last", "fresh", "fresh-2", "fresh-3")
SENTENCES = [
    ARTICLE.text[passage.start : passage.end]
    for passage in ARTICLE.passages
    if passage.end - passage.start > 40
]


def claims(half):
    return [
        json.loads(line)
        for line in (FOLDER / "claims" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def verdict(claim):
    return CHECKER.check(claim).verdict


def changes(claim):
    return [(one.claimed, one.source) for one in CHECKER.check(claim).differences]


@pytest.mark.parametrize(
    ("half", "least"),
    [("dev", 122), ("held-out", 70), ("last", 40), ("fresh", 83), ("fresh-2", 61), ("fresh-3", 40)],
)
def test_the_verdicts_on_annotated_claims_do_not_get_worse(half, least):
    right = sum(verdict(claim["claim"]) == claim["verdict"] for claim in claims(half))
    assert right >= least


@pytest.mark.parametrize("half", HALVES)
def test_no_altered_claim_is_called_verbatim(half):
    altered = [claim["claim"] for claim in claims(half) if claim["verdict"] == "altered"]
    assert altered
    assert [claim for claim in altered if verdict(claim) is Verdict.VERBATIM] == []


@pytest.mark.parametrize("claim", [c for half in HALVES for c in claims(half) if "differences" in c])
def test_the_annotated_differences_are_named(claim):
    found = changes(claim["claim"])
    assert [pair for pair in claim["differences"] if tuple(pair) not in found] == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_article_is_verbatim(sentence):
    check = CHECKER.check(sentence)
    assert (check.verdict, check.similarity, check.differences) == (Verdict.VERBATIM, 1.0, ())
