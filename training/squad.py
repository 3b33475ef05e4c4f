"""SQuAD's articles as documents and its questions with the passages that answer them."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from knowledge import lexicon
from knowledge.model import Document, Knowledge, Paragraph, Passage, PassageKind
from knowledge.text.sentences import sentences

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)
}
_WORD: Final = re.compile(r"[A-Za-z]{4,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of an article.

    Args:
        question: as written.
        paragraph: the number of the paragraph it was written for.
        answers: the accepted answers, exact stretches of that paragraph; empty for an unanswerable question.
    """

    question: str
    paragraph: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its questions."""

    title: str
    paragraphs: tuple[str, ...]
    asked: tuple[Asked, ...]


def read_articles(path: Path) -> list[Article]:
    """Return the articles of one of the files described in the data's README."""
    raw = path.read_bytes()
    found: list[dict[str, Any]] = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    return [_article(one) for one in found]


def document(title: str, paragraphs: Sequence[str], name: str) -> Document:
    """Return a document of these paragraphs, one passage a sentence."""
    found: list[Paragraph] = []
    passages: list[Passage] = []
    at = 0
    for number, text in enumerate(paragraphs, 1):
        found.append(Paragraph(number, at, at + len(text)))
        for start, end in sentences(text):
            passages.append(Passage(name, len(passages), at + start, at + end, number, PassageKind.PROSE))
        at += len(text) + 2
    return Document(
        name=name,
        path=f"{name}.txt",
        text="\n\n".join(paragraphs),
        title=title,
        publisher=None,
        author=None,
        url=None,
        published=None,
        language="en",
        paragraphs=tuple(found),
        passages=tuple(passages),
        quotations=(),
        aliases=(),
        removed=0,
    )


def knowledge(documents: Iterable[Document]) -> Knowledge:
    """Return these documents as one knowledge without entries."""
    return Knowledge(documents=tuple(documents), entries=(), revision="squad")


def gold(source: Document, asked: Asked, paragraph: int) -> list[int]:
    """Return the indices of the passages of this paragraph that hold an answer."""
    return [
        passage.index
        for passage in source.passages
        if passage.paragraph == paragraph
        and any(answer in source.text[passage.start : passage.end] for answer in asked.answers)
    ]


def misspelt(question: str, slips: int, chance: random.Random) -> str:
    """Return the question with plausible slips of the keyboard in that many of its content words."""
    small = lexicon.words("stop_words")
    found = [match for match in _WORD.finditer(question) if match.group().lower() not in small]
    chosen = chance.sample(found, min(slips, len(found)))
    for match in sorted(chosen, key=lambda match: -match.start()):
        question = question[: match.start()] + _slip(match.group(), chance) + question[match.end() :]
    return question


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2 if at < len(word) - 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + chance.choice(_BESIDE.get(word[at].lower(), word[at])) + word[at + 1 :]


def _article(one: dict[str, Any]) -> Article:
    asked = [
        Asked(qa["question"], number, _answers(qa))
        for number, paragraph in enumerate(one["paragraphs"], 1)
        for qa in paragraph["qas"]
    ]
    return Article(one["title"], tuple(part["context"] for part in one["paragraphs"]), tuple(asked))


def _answers(qa: dict[str, Any]) -> tuple[str, ...]:
    if qa.get("is_impossible"):
        return ()
    return tuple(answer.strip() for answer in qa["answers"] if answer.strip())
