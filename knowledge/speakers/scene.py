"""A paragraph as a row of tokens in which every quotation is one: the words around the quoted ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from knowledge.lexicon import words
from knowledge.text.word_pattern import joined_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.text.quotation_marks import QuotedSpan

_JOINING: Final = r"'’.&@\-‐‑"
"""Signs that join words to one, among them the plain and the non-breaking hyphen."""
_TOKEN: Final = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}                                          # U.S., J.R.
    | (?<![\w.])@\w{{1,40}}                                         # @harborwatch
    | [$£€]?\d+(?:[.,:]\d+)*(?:[-–]?[^\W\d_]+(?:-[^\W_]+)*)?%?      # $5.6, 1,000, 38-year-old
    | {joined_by(_JOINING)}(?:(?<=s)['’](?=\s)|[ ]['’]s(?=\s))?
                                                                    # word, Anthropic’s, Al-Faroun, companies’
    | \.{{3}}|--|\S
    """,
    re.VERBOSE,
)
_PREFIXED_NAME: Final = re.compile(r"(?:al|el|an|ar|as|ash|at|ul|d|l|t)[-’'][A-Z]")
_SENTENCE_END: Final = ".!?…"

_COMPANY_ENDINGS: Final = frozenset(("inc", "corp", "co", "ltd", "llc"))
"""Abbreviations behind which a quotation that begins with a capital letter begins a sentence."""


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    MARK = "punctuation mark"
    QUOTE = "quotation"


@dataclass(frozen=True, slots=True)
class SceneToken:
    """A word, a punctuation mark or a whole quotation.

    Args:
        text: as printed; for a quotation, its last visible character.
        low: `text` in lower case without a full stop at its end and with plain apostrophes.
        start: first code point; for a quotation, of its opening mark.
        end: one past the last code point.
        kind: what it is.
        capital: True for a word that begins with a capital letter.
        quote: for a quotation, its position among the document's outermost quotations; -1 otherwise.
    """

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    capital: bool
    quote: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's own, quotations included: the tokens `start` to `end` of its scene."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A paragraph, ready to be read for who speaks in it.

    Args:
        tokens: in source order.
        sentences: in source order; together they hold every token.
        heading: True where every word may begin with a capital letter.
    """

    tokens: tuple[SceneToken, ...]
    sentences: tuple[Sentence, ...]
    heading: bool


def scene(
    text: str, start: int, end: int, spans: Sequence[tuple[int, QuotedSpan]], *, heading: bool
) -> Scene:
    """Read one paragraph.

    Args:
        text: the document.
        start: the paragraph's first code point.
        end: one past its last.
        spans: its outermost quotations in source order, each with its position among the document's.
        heading: whether the paragraph is a heading.
    """
    tokens = tuple(_tokens(text, start, end, spans))
    return Scene(tokens, tuple(_sentences(tokens)), heading)


def _tokens(text: str, start: int, end: int, spans: Sequence[tuple[int, QuotedSpan]]) -> Iterator[SceneToken]:
    position = start
    for number, span in spans:
        opening, closing = _with_marks(text, span)
        yield from _words(text, position, max(position, opening))
        last = text[span.start : span.end].rstrip()[-1:]
        first = next(
            (character for character in text[span.start : span.start + 5] if character.isalnum()), ""
        )
        capital = first.isupper() or first.isdigit()
        yield SceneToken(last, "", max(position, opening), closing, Kind.QUOTE, capital, number)
        position = max(closing, position)
    yield from _words(text, position, end)


def _with_marks(text: str, span: QuotedSpan) -> tuple[int, int]:
    """Return a quotation's range with its marks, and the space that a tokeniser puts between."""
    opening, closing = span.start, span.end
    while opening > 0 and text[opening - 1].isspace():
        opening -= 1
    opening -= 2 if text[max(0, opening - 2) : opening] == "``" else 1
    if not span.closed:
        return opening, closing
    while closing < len(text) and text[closing].isspace():
        closing += 1
    return opening, closing + (2 if text[closing : closing + 2] == "''" else 1)


def _words(text: str, start: int, end: int) -> Iterator[SceneToken]:
    position = start
    while match := _TOKEN.search(text, position, end):
        printed, position = match.group(), match.end()
        if not printed[0].isalnum() and (printed[0] not in "$£€@" or printed == "@"):
            yield SceneToken(printed, printed, match.start(), position, Kind.MARK, capital=False)
            continue
        if position < end and text[position] == "." and _keeps_full_stop(printed, text, position, end):
            position += 1
            printed += "."
        low = printed.lower().replace("’", "'").replace(" '", "'").rstrip(".")
        capital = printed[0].isupper() or printed[0] == "@" or bool(_PREFIXED_NAME.match(printed))
        yield SceneToken(printed, low, match.start(), position, Kind.WORD, capital)


def _keeps_full_stop(word: str, text: str, position: int, end: int) -> bool:
    if word.lower() in words("news_abbreviations"):
        return position + 1 < end
    initial = len(word) == 1 and word.isupper()
    return initial and position + 2 < end and text[position + 1] == " " and text[position + 2].isupper()


def _sentences(tokens: Sequence[SceneToken]) -> Iterator[Sentence]:
    start = 0
    for index, token in enumerate(tokens):
        if token.text[-1:] and token.text[-1:] in _SENTENCE_END and _ends_sentence(tokens, index):
            yield Sentence(start, index + 1)
            start = index + 1
    if start < len(tokens):
        yield Sentence(start, len(tokens))


def _ends_sentence(tokens: Sequence[SceneToken], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if token.kind is Kind.WORD:
        if token.low in _COMPANY_ENDINGS and following.kind is Kind.QUOTE:
            return following.capital
        starts = _begins(following.low) or following.kind is Kind.QUOTE
        return following.capital and starts and token.low not in words("news_abbreviations")
    if following.kind is Kind.MARK:
        return False
    if token.kind is Kind.QUOTE and token.text != ".":
        return False
    return following.kind is Kind.QUOTE or following.capital or following.text[0].isdigit()


def _begins(low: str) -> bool:
    """Return whether a word with a capital letter begins a sentence after "U.S." or "p.m."."""
    determiners = words("articles", "demonstratives", "pronouns", "pronouns_possessive")
    return low in determiners or low in {"in", "on", "at", "but", "and"}
