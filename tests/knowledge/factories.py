"""Knowledge made by hand: one line of text is one passage, one blank line parts paragraphs."""

from __future__ import annotations

import re

from knowledge.model import Alias, Document, Entry, Knowledge, Paragraph, Passage, PassageKind, Selector

ARTICLE = """\
Brightwater CEO Supports U.S. Export Limits

The energy world is astir after the meteoric rise of Tidewell, a little-known turbine startup from Norrey.
Founded in 2023 by Oona Marrick, the company has quickly gained prominence due to its quiet machines.

On January 27, 2024, market reactions were palpable as Corvane’s share price plummeted.

Tidewell’s claim of only $5.6 million and a modest number of Corvane bearings stands in stark contrast.
Stormgate spent significantly more, an estimated $100 million on its latest machines.

“The turbines are a clarion call,” Ferrow declared in a post on X.
"""


def document(text=ARTICLE, name="article", aliases=(), speakers=()):
    paragraphs, passages = [], []
    for number, block in enumerate(re.finditer(r"(?:.+\n?)+", text), 1):
        paragraphs.append(Paragraph(number, block.start(), block.end()))
        for line in re.finditer(r".+", block.group()):
            start, end = block.start() + line.start(), block.start() + line.end()
            kind = PassageKind.HEADING if number == 1 and text is ARTICLE else PassageKind.PROSE
            speaker = next((who for who in speakers if f"{who} " in text[start:end]), None)
            passages.append(Passage(name, len(passages), start, end, number, kind, speaker))
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
        quotations=(),
        aliases=tuple(Alias(one, tuple(others)) for one, others in aliases),
        removed=0,
    )


def entry(questions, *exacts, of, note=None, gap=None):
    questions = (questions,) if isinstance(questions, str) else tuple(questions)
    selectors = tuple(
        Selector(of.name, of.text.index(exact), of.text.index(exact) + len(exact)) for exact in exacts
    )
    return Entry(f"{of.name}/{questions[0]}", of.name, questions, selectors, note, gap)


def knowledge(*documents, entries=()):
    return Knowledge(documents=documents, entries=tuple(entries), revision="test")
