"""What a member's message claims: which stretch of it is the quotation, and whom it names as the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.claims.claim_tokens import SEAM, ClaimToken, tokens
from knowledge.claims.named_speaker import (
    REACH,
    NamedSpeaker,
    named_after,
    named_anywhere,
    named_before,
)
from knowledge.claims.own_talk import segments
from knowledge.speakers.speech_verb_forms import saying
from knowledge.text.quotation_marks import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CLAIM_LIMIT: Final = 6000
"""Code points of a message that are read: a message, an embed's text and room to spare."""

_NOISE: Final = re.compile(r"https?://\S{1,2000}|<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>|@everyone|@here")
_BLOCK: Final = re.compile(
    r"^[ \t]{0,8}(?:>>>[ \t]?[\s\S]*|>[ \t]?[^\n]*(?:\n[ \t]{0,8}>[ \t]?[^\n]*)*)", re.MULTILINE
)
_BLOCK_SIGN: Final = re.compile(r"^[ \t]{0,8}>{1,3}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a message that may be a quotation.

    Args:
        text: the words as posted.
        speaker: whom the message names as the speaker of them, or None.
        strict: True where every word belongs to the claim because it stands in quotation marks or in a block.
    """

    text: str
    speaker: str | None
    strict: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as claims.

    Args:
        whole: everything that was posted, or all of one block quote.
        marked: the stretches in quotation marks, outermost, in order.
        marks: where in `whole.text` each of them stands.
        joined: those stretches as one, where only a named speaker parts them; otherwise None.
        outside: the ranges of `whole.text` that are neither in quotation marks nor name the speaker, sentence
            by sentence.
        named: the ranges that name the speaker.
    """

    whole: Stretch
    marked: tuple[Stretch, ...]
    marks: tuple[tuple[int, int], ...]
    joined: Stretch | None
    outside: tuple[tuple[int, int], ...]
    named: tuple[tuple[int, int], ...]


def _nobody(_: tuple[str, ...]) -> None:
    return None


def read_claims(
    message: str,
    is_speaker: Callable[[str], bool],
    called: Callable[[tuple[str, ...]], str | None] = _nobody,
) -> list[Reading]:
    """Return what a message claims: one reading for each block quote, or one for the message without any.

    Args:
        message: any text; `CLAIM_LIMIT` code points of it are read.
        is_speaker: tells whether the documents know a name.
        called: returns the quoted speaker who is called exactly so by folded words, or None.
    """
    text = _NOISE.sub(lambda match: " " * len(match.group()), message[:CLAIM_LIMIT].replace("\r\n", "\n"))
    blocks = [match for match in _BLOCK.finditer(text) if tokens(match.group())]
    if not blocks:
        return [_with_mentioned(_read(text, is_speaker, strict=False), called)]
    readings = []
    for number, block in enumerate(blocks):
        before = text[blocks[number - 1].end() if number else 0 : block.start()]
        after = text[block.end() : blocks[number + 1].start() if number + 1 < len(blocks) else len(text)]
        speaker = named_after(after, is_speaker) or named_before(before, is_speaker)
        inner = _BLOCK_SIGN.sub(lambda match: " " * len(match.group()), block.group())
        name = speaker.name if speaker else named_anywhere(f"{before}\n{after}", called)
        readings.append(_read(inner, is_speaker, strict=True, speaker=name))
    return readings


def _with_mentioned(reading: Reading, called: Callable[[tuple[str, ...]], str | None]) -> Reading:
    """Let a quotation without a named speaker be that of the one speaker whom the message speaks of."""
    if not reading.marked or any(stretch.speaker for stretch in reading.marked):
        return reading
    text = reading.whole.text
    name = named_anywhere("\n".join(text[start:end] for start, end in reading.outside), called)
    if name is None:
        return reading
    joined = replace(reading.joined, speaker=name) if reading.joined else None
    return replace(
        reading, marked=tuple(replace(stretch, speaker=name) for stretch in reading.marked), joined=joined
    )


def _read(
    text: str, is_speaker: Callable[[str], bool], *, strict: bool, speaker: str | None = None
) -> Reading:
    spans = [(span.start, span.end) for span in quoted_spans(text) if span.depth == 0 and span.closed]
    marked, outside, clauses = [], [], []
    position, parted_by_speaker = 0, True
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        before, after = (
            named_before(text[position:start], is_speaker),
            named_after(text[end:following], is_speaker),
        )
        named = after or before
        marked.append(Stretch(text[start:end], named.name if named else speaker, strict=True))
        if number + 1 < len(spans):
            parted_by_speaker &= after is not None
        outside += _left(position, start, before)
        if before:
            clauses.append((position + before.start, position + before.end))
        if after:
            outside.append((end, end + after.start))
            clauses.append((end + after.start, end + after.end))
        position = end + (after.end if after else 0)
    outside.append((position, len(text)))
    return Reading(
        whole=Stretch(text, speaker, strict),
        marked=tuple(marked),
        marks=tuple(spans),
        joined=_joined(marked) if parted_by_speaker else None,
        outside=tuple(
            (start + one, start + other) for start, end in outside for one, other in segments(text[start:end])
        ),
        named=tuple(clauses),
    )


def _left(position: int, start: int, named: NamedSpeaker | None) -> list[tuple[int, int]]:
    return (
        [(position, position + named.start), (position + named.end, start)] if named else [(position, start)]
    )


def _joined(marked: Sequence[Stretch]) -> Stretch | None:
    if len(marked) < 2:  # noqa: PLR2004 - one stretch needs no joining
        return None
    name = next((stretch.speaker for stretch in marked if stretch.speaker), None)
    return Stretch(SEAM.join(stretch.text for stretch in marked), name, strict=True)


def _says(text: str, token: ClaimToken) -> bool:
    """Tell whether a word is a verb of speech, and not a name like "States" amid words in lower case."""
    printed = text[token.start : token.end]
    return token.text in saying() and (not printed[0].isupper() or printed.isupper())


def without_speaker(
    stretch: Stretch, is_speaker: Callable[[str], bool]
) -> Iterator[tuple[Stretch, int, int]]:
    """Yield a stretch without the speaker whom its own words name at its beginning or at its end.

    Yields:
        What is left, and from where to where it stands in the text of the whole stretch.
    """
    text = stretch.text
    words = tokens(text)
    for number, token in enumerate(words[:REACH]):
        if number + 1 == len(words):
            break
        between = text[token.end : words[number + 1].start]
        ends = (
            ":" in between
            or _says(text, token)
            or (token.text == "that" and number and words[number - 1].text in saying())
        )
        if ends or ("," in between and "according" in {word.text for word in words[:number]}):
            named = named_before(text[: token.end] + between, is_speaker)
            if named:
                yield Stretch(text[token.end :], named.name, stretch.strict), token.end, len(text)
    for place in range(len(words) - 1, max(len(words) - REACH, 0), -1):
        cut = words[place - 1].end
        gap = text[cut : words[place].start]
        if words[place].text == "according" or (gap != "-" and any(sign in gap for sign in ',—–-~(\n"”')):
            named = named_after(text[cut:], is_speaker)
            if named and not tokens(text[cut + named.end :]):
                yield Stretch(text[:cut], named.name, stretch.strict), 0, cut
