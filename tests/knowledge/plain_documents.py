"""The news article, and documents of one's own, as loaded values; made without the loader."""

from __future__ import annotations

import re

from knowledge.model import (
    Alias,
    Attribution,
    DirectQuotation,
    Document,
    Knowledge,
    Paragraph,
    Passage,
    PassageKind,
)
from tests.articles import NEWS

SAID = {
    "The story of tidal": ("Brightwater’s CEO", None),
    "Lantern moment": ("Marc Ottersen", None),
    "If Tidewell raises": ("Gregory Hollin", None),
    "Tidewell mirrors": ("Gregory Hollin", None),
    "The turbines are": ("David Ferrow", "X"),
    "At the end of": ("Brightwater’s CEO", None),
}
ALIASES = (
    Alias("Brightwater’s CEO", ("Della Pryor", "Brightwater CEO")),
    Alias("Marc Ottersen", ("lanternfund founder",)),
)
_BOILERPLATE = ("Skip to content", "Stay tuned for", "For more insights")
_SENTENCE = re.compile(r"\S.*?(?:(?<!U\.S)[.!?][”\"]?(?=\s)|$)", re.DOTALL)


def document(text, name="document", said=(), aliases=()):
    """A document with a passage for each sentence and a direct quotation between each pair of curly marks."""
    paragraphs, passages = [], []
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        if block.group().startswith(_BOILERPLATE[0]):
            continue
        paragraphs.append(Paragraph(len(paragraphs) + 1, block.start(), block.end()))
        printed = block.group()
        listed = printed.lstrip().startswith("•")
        heading = "\n" not in printed and not re.search(r"[.!?]”?$", printed)
        for sentence in re.finditer(r"[^•\s].*" if listed else _SENTENCE, printed):
            if sentence.group().startswith(_BOILERPLATE):
                continue
            start = block.start() + sentence.start()
            end = start + len(sentence.group().rstrip())
            kind = PassageKind.ITEM if listed else PassageKind.HEADING if heading else PassageKind.PROSE
            passages.append(Passage(name, len(passages), start, end, len(paragraphs), kind))
    said = dict(said)
    quotations = []
    for match in re.finditer(r"“([^”]*)”", text):
        who, via = next((who for words, who in said.items() if match[1].startswith(words)), (None, None))
        fragment = len(match[1].split()) < 4
        quotations.append(
            DirectQuotation(match.start(1), match.end(1), fragment, Attribution(who, None, via))
        )
    return Document(
        name=name,
        path=f"seeds/{name}.txt",
        text=text,
        title=name.title(),
        publisher=None,
        author=None,
        url=None,
        published=None,
        language="en",
        paragraphs=tuple(paragraphs),
        passages=tuple(passages),
        quotations=tuple(quotations),
        aliases=tuple(aliases),
        removed=0,
    )


def article():
    return document((NEWS / "tidewell.txt").read_text("utf-8"), "article", SAID, ALIASES)


def knowledge(*documents):
    return Knowledge(documents=tuple(documents), entries=(), revision="test")
