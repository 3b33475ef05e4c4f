"""What a member's message claims: which stretch of it is the quotation, and whom it names as the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from knowledge.folding import Token, tokens
from knowledge.lexicon import CRITICAL, NEGATIONS
from knowledge.quotemarks import quoted_spans
from knowledge.speakers.roles import HONORIFICS, ROLES
from knowledge.speakers.speech_verbs import SAYING
from knowledge.spelling import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CLAIM_LIMIT: Final = 6000
"""Code points of a message that are read: a message, an embed's text and room to spare."""

_NOISE: Final = re.compile(r"https?://\S{1,2000}|<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>|@everyone|@here")
_BLOCK: Final = re.compile(
    r"^[ \t]{0,8}(?:>>>[ \t]?[\s\S]*|>[ \t]?[^\n]*(?:\n[ \t]{0,8}>[ \t]?[^\n]*)*)", re.MULTILINE
)
_BLOCK_SIGN: Final = re.compile(r"^[ \t]{0,8}>{1,3}", re.MULTILINE)
_SEGMENT_END: Final = re.compile(
    r"""
      (?<![.\s][A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMs)[.!?…]["”’')\]]*\s+(?=[^a-z])   # a sentence, but not "U.S. Export"
    | (?:(?<=[^\W\d_]{3})\.|[!?])["”’')\]]*\s+                             # one of a message: "it is. really?"
    | \n | [;:]\s
    """,
    re.VERBOSE,
)
_NAME_END: Final = frozenset(
    "in on at during to when while last this yesterday today via with told as who after before".split()
)  # noqa: SIM905 - reads as words
_NO_NAMES: Final = frozenset(
    """
    i me my mine we us our you your u he him his she her it its they them their this these those who someone
    somebody anyone anybody everyone people guy guys friend boss uncle aunt mom mum dad brother sister cousin
    colleague teacher article text story piece post page document source author website site paper feed bot quote
    question news report thread message there here what which yes no so
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_LEADERS: Final = frozenset(
    """
    and but so as did does has have had is was when if that where what why how then also just really actually ever
    even literally apparently supposedly allegedly today yesterday the a an quote from by per recently once again
    true it well hey like while because according to fact check been be being are were recently then
    """.split()  # noqa: SIM905 - a list of words reads as words
)
CHAT: Final = frozenset(
    """
    hi hey hello lol lmao omg wow wtf tbh imo imho btw fyi smh yo yeah yep nope thanks thx pls please check verify
    confirm true false fake real legit wild crazy insane quote quoted quotes article read saw seen heard claim said
    says say think thought believe doubt wondering anyone anybody somebody someone everyone guys folks i i'm im i've
    me my mine you your u ur sure know really actually apparently literally right correct haha interesting bot source
    claims claimed states stated reads goes report news tweet headline message post
    supposedly text posted shared sent mentions mentioned told wrote writes found fact
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words of people talking about a quotation rather than quoting."""

_EXCLAIMED: Final = frozenset(
    """
    lol lmao omg wow wtf tbh imo imho btw fyi smh yo yeah yep nope thanks thx pls please true right real really fake
    legit haha huh wild crazy insane hey hi hello apparently literally
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_SMALL_WORDS: Final = frozenset(
    """
    a an the is it was that this these those there did does do in on at of to from about and or so just here what
    where who can could somewhere some with for has have they he she if thing stuff one like as also by
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_REACH: Final = 14
_MOST_PLAIN: Final = 3
"""Common words in lower case that may stand in a name with its title ("the notable venture capitalist David Sacks")."""


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


def read_claims(message: str, is_speaker: Callable[[str], bool]) -> list[Reading]:
    """Return what a message claims: one reading for each block quote, or one for the message without any.

    Args:
        message: any text; `CLAIM_LIMIT` code points of it are read.
        is_speaker: tells whether the documents know a name.
    """
    text = _NOISE.sub(lambda match: " " * len(match.group()), message[:CLAIM_LIMIT].replace("\r\n", "\n"))
    blocks = [match for match in _BLOCK.finditer(text) if tokens(match.group())]
    if not blocks:
        return [_read(text, is_speaker, strict=False)]
    readings = []
    for number, block in enumerate(blocks):
        before = text[blocks[number - 1].end() if number else 0 : block.start()]
        after = text[block.end() : blocks[number + 1].start() if number + 1 < len(blocks) else len(text)]
        speaker = _after(after, is_speaker) or _before(before, is_speaker)
        inner = _BLOCK_SIGN.sub(lambda match: " " * len(match.group()), block.group())
        readings.append(_read(inner, is_speaker, strict=True, speaker=speaker.name if speaker else None))
    return readings


def is_chat(words: Sequence[str]) -> bool:
    """Tell whether folded words beside a claim talk about it: only chat and small words, and some chat.

    One word alone must be an exclamation, for it may as well be the claim's last word, changed.
    """
    if len(words) == 1:
        return words[0] in _EXCLAIMED
    return any(word in CHAT for word in words) and all(word in CHAT or word in _SMALL_WORDS for word in words)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ends of sentences, lines and colons of a message."""
    start = 0
    for match in _SEGMENT_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def is_remark(text: str, words: Sequence[str]) -> bool:
    """Tell whether a sentence of a message is the member's own: a question, an introduction, or talk about it.

    Args:
        text: the sentence as posted.
        words: its folded words.
    """
    if text.rstrip().endswith(("?", ":")):
        return True
    return any(word in CHAT for word in words) and not NEGATIONS.intersection(words)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    start: int
    end: int


def _read(
    text: str, is_speaker: Callable[[str], bool], *, strict: bool, speaker: str | None = None
) -> Reading:
    spans = [(span.start, span.end) for span in quoted_spans(text) if span.depth == 0 and span.closed]
    marked, outside, clauses = [], [], []
    position, parted_by_speaker = 0, True
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        before, after = _before(text[position:start], is_speaker), _after(text[end:following], is_speaker)
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


def _left(position: int, start: int, named: _Named | None) -> list[tuple[int, int]]:
    return (
        [(position, position + named.start), (position + named.end, start)] if named else [(position, start)]
    )


def _joined(marked: Sequence[Stretch]) -> Stretch | None:
    if len(marked) < 2:  # noqa: PLR2004 - one stretch needs no joining
        return None
    name = next((stretch.speaker for stretch in marked if stretch.speaker), None)
    return Stretch(" ".join(stretch.text for stretch in marked), name, strict=True)


def without_speaker(
    stretch: Stretch, is_speaker: Callable[[str], bool]
) -> Iterator[tuple[Stretch, int, int]]:
    """Yield a stretch without the speaker whom its own words name at its beginning or at its end.

    Yields:
        What is left, and from where to where it stands in the text of the whole stretch.
    """
    text = stretch.text
    words = tokens(text)
    for number, token in enumerate(words[:_REACH]):
        if number + 1 == len(words):
            break
        between = text[token.end : words[number + 1].start]
        ends = (
            ":" in between
            or token.text in SAYING
            or (token.text == "that" and number and words[number - 1].text in SAYING)
        )
        if ends or ("," in between and "according" in {word.text for word in words[:number]}):
            named = _before(text[: token.end] + between, is_speaker)
            if named:
                yield Stretch(text[token.end :], named.name, stretch.strict), token.end, len(text)
    for place in range(len(words) - 1, max(len(words) - _REACH, 0), -1):
        cut = words[place - 1].end
        gap = text[cut : words[place].start]
        if words[place].text == "according" or (gap != "-" and any(sign in gap for sign in ',—–-~(\n"”')):
            named = _after(text[cut:], is_speaker)
            if named and not tokens(text[cut + named.end :]):
                yield Stretch(text[:cut], named.name, stretch.strict), 0, cut


def _before(text: str, is_speaker: Callable[[str], bool]) -> _Named | None:
    """Read who speaks from the words right before a quotation."""
    start = 0
    for start, _ in segments(text.rstrip(" \t\n:,\"'“„«‘‹([*_")):  # noqa: B007 - the last segment is wanted
        pass
    words = tokens(text[start:])[-_REACH:]
    words = [Token(word.text, word.start + start, word.end + start) for word in words]
    if not words:
        return None
    folded = [word.text for word in words]
    verbs = [place for place, word in enumerate(folded) if word in SAYING]
    if "according" in folded and folded[-1] != "to":
        return _named(text, words[folded.index("according") + 2 :], is_speaker)
    if verbs:
        return _named(text, words[: verbs[-1]], is_speaker, end=words[-1].end) or _named(
            text, words[verbs[-1] + 1 :], is_speaker
        )
    for place in range(len(folded) - 1, -1, -1):
        if folded[place] in {"from", "by", "per"}:
            return _named(text, words[place + 1 :], is_speaker)
    if ":" in text[words[-1].end :]:
        return _named(text, words, is_speaker)
    return None


def _after(text: str, is_speaker: Callable[[str], bool]) -> _Named | None:
    """Read who speaks from the words right after a quotation."""
    end = next((stop for _, stop in segments(text.lstrip("\n \t,.")) if stop), 0)
    end = min(len(text), end + len(text) - len(text.lstrip("\n \t,.")))
    words = tokens(text[:end])[:_REACH]
    if not words:
        return None
    folded = [word.text for word in words]
    if folded[:2] == ["according", "to"]:
        return _named(text, _cut(text, words[2:]), is_speaker)
    if folded[0] in SAYING:
        return _named(text, _cut(text, words[1:]), is_speaker, start=words[0].start)
    if folded[0] == "as" and len(folded) > 3 and folded[1] in SAYING and folded[2] == "by":  # noqa: PLR2004 - "as noted by X"
        return _named(text, _cut(text, words[3:]), is_speaker, start=words[0].start)
    verb = next((place for place, word in enumerate(folded[:8]) if word in SAYING), None)
    if verb:
        named = _named(text, words[:verb], is_speaker)
        return _Named(named.name, named.start, _venue_end(words, verb)) if named else None
    if folded[0] == "by" or any(sign in text[: words[0].start] for sign in "—–-~("):
        return _named(text, _cut(text, words[folded[0] == "by" :]), is_speaker)
    return None


def _cut(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """Keep the words up to the first comma, bracket or preposition of place or time."""
    for place, word in enumerate(words):
        if word.text in _NAME_END or (
            place and re.search(r"[,;()\n—]", text[words[place - 1].end : word.start])
        ):
            return words[:place]
    return words


def _venue_end(words: Sequence[Token], verb: int) -> int:
    """Return where "Sacks wrote on X", "… said in a statement" ends."""
    folded = [word.text for word in words]
    place = verb + 1
    if folded[place : place + 2] in (["in", "a"], ["in", "an"], ["on", "a"]) and place + 2 < len(folded):
        place += 3
    if folded[place : place + 1] == ["on"] and folded[place + 1 : place + 2] in (["x"], ["twitter"]):
        place += 2
    return words[min(place, len(words)) - 1].end


def _named(
    text: str,
    words: Sequence[Token],
    is_speaker: Callable[[str], bool],
    *,
    start: int | None = None,
    end: int | None = None,
) -> _Named | None:
    """Return the words as a speaker's name, or None where they are none."""
    first, last = 0, len(words)
    while first < last and words[first].text in _LEADERS:
        first += 1
    while first < last and words[last - 1].text in _LEADERS:
        last -= 1
    name = words[first:last]
    if not 0 < len(name) <= 8:  # noqa: PLR2004 - a name with its title
        return None
    folded = {word.text.removesuffix("'s") for word in name}
    if folded & _NO_NAMES or folded & CRITICAL:
        return None
    printed = text[name[0].start : name[-1].end]
    plain = [word for word in name if _is_plain(text, word)]
    if len(plain) > _MOST_PLAIN or not (
        is_speaker(printed)
        or folded & ROLES
        or folded & HONORIFICS
        or _looks_named(text, name, fresh=not text[: name[0].start].strip("\n \t\"'“„«‘‹([*_"))
    ):
        return None
    return _Named(printed, name[0].start if start is None else start, name[-1].end if end is None else end)


def _is_plain(text: str, word: Token) -> bool:
    """Tell whether a word is one of English's common ones, in lower case, and no role."""
    return not text[word.start].isupper() and word.text in english() and word.text not in ROLES


def _looks_named(text: str, name: Sequence[Token], *, fresh: bool) -> bool:
    """A capital inside a sentence, or a word that is none of English's common ones; `fresh` where one begins."""
    for place, word in enumerate(name):
        if text[word.start].isupper() and (place or not fresh):
            return True
        if (
            word.text.isalpha()
            and len(word.text) > 2
            and word.text not in english()
            and word.text not in CHAT
        ):  # noqa: PLR2004
            return True
    return False
