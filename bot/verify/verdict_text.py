"""Check → Reply: the verdict first, then the source with what differs in bold, word by word. Pure.

The block quote stays the source's own words: a word that only the claim has stands in the list of differences
below it, said in words as well as marked, so that it reads without colour, in a screen reader and copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from bot.actions import Dismiss
from bot.rendering import (
    MESSAGE_LIMIT,
    ROOM_TO_SHARE,
    Button,
    Reply,
    block_quote,
    cite,
    context_of,
    displayed_length,
    escape,
    escaped_line,
)
from knowledge import quotation
from knowledge.claims.claim_tokens import tokens
from knowledge.claims.judge import Verdict
from knowledge.text.quotation_marks import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.asking.answer_text import Frame
    from bot.wording import Wording
    from knowledge import Knowledge, Quotation
    from knowledge.claims.checker import Check
    from knowledge.claims.sides import Difference

Range = tuple[int, int]

_CLAIM_LIMIT = 200
_NAME_LIMIT = 80
_WORDS_LIMIT = 100
_MOST_DIFFERENCES = 10


def render_check(check: Check, message: str, knowledge: Knowledge, frame: Frame) -> Reply:
    """Return the reply that says whether a quotation is real.

    Args:
        check: what came of checking it.
        message: the text it was found in; with several quotations in it, the reply says so.
        knowledge: the snapshot it was checked against.
        frame: what surrounds the verdict.

    Raises:
        ChangedWordsError: if the source's words are not, character for character, where they should be.
    """
    wording = frame.wording
    head = [_verdict(check, wording), f"-# {_checked(check, message, wording)}"]
    shown = check.quotation or _whole_sentence(check.nearest, knowledge)
    if shown is not None and check.quotation is None:
        head.append(wording.nearest_words())
    if shown is None:
        return Reply("\n".join(head), _dismissing(frame), refusal=True)
    source = cite(shown, knowledge, wording)
    vouching = [] if check.verdict is Verdict.ABSENT else [f"-# {wording.not_vouched()}"]
    room = MESSAGE_LIMIT - ROOM_TO_SHARE - displayed_length("\n".join([*head, source, *vouching])) - 3
    differences = _differences(check, room // 2, wording)
    room -= sum(displayed_length(line) + 1 for line in differences)
    body = _source(check, shown, room)
    context = Button(wording.context_button(None), context_of(shown, knowledge))
    lines = [*head, body, source, *differences, *vouching]
    return Reply("\n".join(lines), (context, *_dismissing(frame)), refusal=check.quotation is None)


def bold_where_differing(exact: str, claim: str, differences: Sequence[Difference]) -> str:
    """Return the source's words as a block quote in which those of the differences are bold.

    A difference names words, not where they stand; of words that stand there more than once those are meant
    that the claim does not have in that place.
    """
    shown, position = "", 0
    for start, end in _places(exact, claim, differences):
        shown += escape(exact[position:start]) + _bold(exact[start:end])
        position = end
    shown += escape(exact[position:])
    return "\n".join(f"> {line}" for line in shown.split("\n"))


def _verdict(check: Check, wording: Wording) -> str:
    said_by = _said_by(check)
    if check.verdict is Verdict.ALTERED and said_by and len(check.differences) == 1:
        return wording.verdict_said_by(*_names(said_by))
    return {
        Verdict.VERBATIM: wording.verdict_verbatim,
        Verdict.NEAR: wording.verdict_near,
        Verdict.ALTERED: wording.verdict_altered,
        Verdict.ABSENT: wording.verdict_absent,
    }[check.verdict]()


def _checked(check: Check, message: str, wording: Wording) -> str:
    marked = [span for span in quoted_spans(message) if span.depth == 0 and span.closed]
    several = len(marked) > 1 and any(
        check.claim.strip() in message[span.start : span.end] for span in marked
    )
    return wording.checked(escaped_line(check.claim, _CLAIM_LIMIT), several=several)


def _said_by(check: Check) -> Difference | None:
    """Return the difference that is about the speaker, which comes last, or None."""
    last = check.differences[-1] if check.differences else None
    if last is None or not check.speaker_claimed or last.claimed != check.speaker_claimed:
        return None
    return last if last.source in {"", check.speaker_source} else None


def _names(said_by: Difference) -> tuple[str, str | None]:
    claimed, named = (escaped_line(name, _NAME_LIMIT) for name in (said_by.claimed, said_by.source))
    return claimed, named or None


def _differences(check: Check, room: int, wording: Wording) -> list[str]:
    """Return a line for each difference, as far as they have room; how many more there are is said."""
    said_by = _said_by(check)
    lines = [_difference(one, wording) for one in check.differences if one is not said_by]
    if said_by:
        lines.insert(0, wording.given_to(*_names(said_by)))
    room -= displayed_length(wording.more_differences(len(lines))) + 1
    shown: list[str] = []
    for line in lines[:_MOST_DIFFERENCES]:
        room -= displayed_length(line) + 1
        if room < 0:
            break
        shown.append(line)
    left = len(lines) - len(shown)
    return [*shown, wording.more_differences(left)] if left else shown


def _difference(one: Difference, wording: Wording) -> str:
    claimed, source = (escaped_line(words, _WORDS_LIMIT) for words in (one.claimed, one.source))
    if not one.source:
        return wording.put_in(claimed)
    return wording.difference(claimed, source) if one.claimed else wording.left_out(source)


def _source(check: Check, shown: Quotation, room: int) -> str:
    said_by = _said_by(check)
    words = [one for one in check.differences if one is not said_by]
    marked = bold_where_differing(shown.exact, check.claim, words)
    return marked if displayed_length(marked) <= room else block_quote(shown.exact, room)


def _whole_sentence(nearest: Quotation | None, knowledge: Knowledge) -> Quotation | None:
    """Return the sentence in which most of the nearest words stand."""
    document = knowledge.document(nearest.document) if nearest else None
    if nearest is None or document is None:
        return nearest
    overlaps = [(min(p.end, nearest.end) - max(p.start, nearest.start), p) for p in document.passages]
    most, sentence = max(overlaps, key=lambda overlap: overlap[0], default=(0, None))
    if sentence is None or most <= 0:
        return nearest
    return quotation(document, sentence.start, sentence.end)


def _dismissing(frame: Frame) -> tuple[Button, ...]:
    if frame.private:
        return ()
    return (Button(frame.wording.dismiss_button(), Dismiss(frame.asker, frame.author or frame.asker)),)


def _bold(words: str) -> str:
    return "\n".join(f"**{line}**" if line.strip() else line for line in escape(words).split("\n"))


def _places(exact: str, claim: str, differences: Sequence[Difference]) -> Iterator[Range]:
    unlike = _unlike(exact, claim)
    position = 0
    for difference in differences:
        found = list(_occurrences(exact, difference.source, position)) if difference.source.strip() else []
        meant = [place for place in found if any(_overlap(place, other) for other in unlike)] or found
        if meant:
            yield meant[0]
            position = meant[0][1]


def _occurrences(exact: str, words: str, position: int) -> Iterator[Range]:
    while (start := exact.find(words, position)) >= 0:
        end = start + len(words)
        left, right = exact[start - 1 : start], exact[end : end + 1]
        inside = (left.isalnum() and words[0].isalnum()) or (right.isalnum() and words[-1].isalnum())
        if not inside:
            yield start, end
        position = start + 1


def _unlike(exact: str, claim: str) -> list[Range]:
    """Return the words of the source that the claim does not have in this place."""
    mine, theirs = tokens(claim), tokens(exact)
    codes = Indel.opcodes([word.text for word in mine], [word.text for word in theirs])
    return [
        (theirs[code.dest_start].start, theirs[code.dest_end - 1].end)
        for code in codes
        if code.tag == "insert"
    ]


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
