"""The clause of a message that asks, without what is called out, said politely or told beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.asked_frames import STOP, Unframed, unframed
from knowledge.matching.asked_message import (
    COORDINATING,
    Message,
    auxiliaries,
    question_words,
    read_message,
    sentence_ranges,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEANING: Final = frozenset({"when", "where", "which", "who", "whose", "whom"})
"""Words that begin a clause about a noun, too."""
_OWN: Final = frozenset({"i", "im", "ive", "id", "ill", "we", "weve", "my", "me", "our", "us"})
_SUBJECTS: Final = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those"}
    | {"a", "an", "the", "any", "all", "some", "his", "her", "its", "their", "my", "our", "your"}
    | {"anyone", "anybody", "someone", "everyone", "people", "both"}
)
_STATING: Final = frozenset(
    {"it", "they", "he", "she", "we", "there", "theyre", "theres", "its", "hes", "shes"}
)


_NO_STATEMENT: Final = frozenset({"if", "any", "a"})
"""Words with which a question begins that leaves out its verb: "any news of it?"."""
_PARTING_STORY: Final = frozenset({"so", "but"})
"""Words behind which another clause begins than the one that was told."""
_SOON: Final = 4
"""The verb of a statement stands among so many words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a message asks.

    Args:
        asks: the clause that asks, without frames; the whole message where nothing else says anything.
        beside: what was told beside it.
        claim: whether the clause is a statement, and asked is whether it is so.
    """

    asks: str
    beside: str
    claim: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of the message: its words without frames, and whether a question mark ends it."""

    left: Unframed
    marked: bool

    @property
    def empty(self) -> bool:
        return self.left.start >= self.left.end


def asked_clause(text: str, mended: Callable[[str], str] = str) -> Asked:
    """Return the clause of a message that asks, and what stands beside it.

    Args:
        text: the message, its own spellings written out.
        mended: returns the small word that a slip of the keyboard means, or the word itself.

    >>> found = asked_clause("My nan lives there. They said the shop got hit, so how much did it cost?")
    >>> found.asks, found.beside, found.claim
    ('how much did it cost?', 'My nan lives there the shop got hit, so', False)
    >>> asked_clause("Somebody told me the bridge is closed, is that so?")
    Asked(asks='the bridge is closed?', beside='', claim=True)
    """
    message = read_message(text, mended)
    parts = _parts(message)
    asking = _asking(message, parts)
    if asking is None:
        return Asked(text, "", claim=False)
    first, last = asking
    start, end = parts[first].left.start, parts[last].left.end
    cut = _cut(message, parts[last]) if first == last else start
    others = [message.cut(part.left.start, part.left.end) for part in (*parts[:first], *parts[last + 1 :])]
    beside = " ".join(filter(None, (*others[:first], message.cut(start, cut), *others[first:])))
    near = parts[first : last + 2]
    mark = "?" if any(part.marked for part in near) else ""
    return Asked(message.cut(cut, end) + mark, beside, claim=_is_claim(message, cut, end, near))


def _parts(message: Message) -> list[_Part]:
    """Return the sentences of a message without their frames."""
    found = []
    at = 0
    for start, end in sentence_ranges(message.text):
        first = at
        while at < len(message.spans) and message.spans[at][0] < end:
            at += 1
        if first < at:
            left = unframed(message.spoken, first, at)
            found.append(_Part(left, "?" in message.text[start:end]))
    return found


def _asking(message: Message, parts: Sequence[_Part]) -> tuple[int, int] | None:
    """Return the first and the last of the parts that ask, or None where none says anything.

    "What does it do?" says nothing without the part before it, and "is that true?" asks about that one.
    """
    saying = [at for at, part in enumerate(parts) if message.says(part.left.start, part.left.end)]
    if not saying:
        return None
    marked = [at for at, part in enumerate(parts) if part.marked]
    if not marked:
        asking = [at for at in saying if _asks_somewhere(message, parts[at])]
        return (asking[-1], asking[-1]) if asking else (saying[0], saying[-1])
    last = marked[-1]
    if last in saying:
        first = last
        while first - 1 in marked and first - 1 in saying:
            first -= 1
        return first, last
    before = [at for at in saying if at < last]
    if not before:
        return saying[0], saying[0]
    return before[-1], before[-1] if parts[last].empty else last


def _cut(message: Message, part: _Part) -> int:
    """Return where what asks begins in a sentence: behind what is told before it."""
    start, end = part.left.start, part.left.end
    inner = None if message.interrogative(start, end) else _inner(message, part)
    apart = (
        inner is not None
        and _is_told(message, start, inner, claimed=part.left.claimed)
        and message.says(inner, end)
    )
    return inner if inner is not None and apart else start


def _asks_somewhere(message: Message, part: _Part) -> bool:
    start, end = part.left.start, part.left.end
    return message.interrogative(start, end) or _inner(message, part) is not None


def _inner(message: Message, part: _Part) -> int | None:
    """Return where the last clause begins that asks inside a sentence that does not begin as a question."""
    start, end = part.left.start, part.left.end
    for at in range(end - 1, start, -1):
        opened = message.spoken[at - 1]
        if opened == STOP or opened in COORDINATING:
            left = unframed(message.spoken, at, end)
            if left.start < end and _asks(message, left.start, end, part, opened):
                return left.start
    return None


def _asks(message: Message, at: int, end: int, part: _Part, opened: str) -> bool:
    """Return whether a clause inside a sentence asks, and is not one about the noun before it."""
    if not message.interrogative(at, end):
        return False
    word, following = message.spoken[at], message.spoken[at + 1 : at + 2]
    if word in auxiliaries():
        pointing = part.left.claimed and following in (("that",), ("this",))
        return bool(following) and following[0] in _SUBJECTS and not pointing
    if word in _LEANING and opened == STOP:
        return part.marked and not part.left.claimed
    return True


def _is_told(message: Message, start: int, end: int, *, claimed: bool) -> bool:
    """Return whether words before the clause that asks tell something, and do not belong to it.

    "In the 2019 report" and "if it turns out to be measles" belong to what is asked.
    """
    some = message.spoken[start:end]
    if some[0] in lexicon.words("conjunctions") or not message.says(start, end):
        return False
    return claimed or some[0] in _STATING or some[-1] in _PARTING_STORY or not _OWN.isdisjoint(some)


def _is_claim(message: Message, start: int, end: int, parts: Sequence[_Part]) -> bool:
    """Return whether what asks is a statement: told as hearsay, doubted, or ended with a question mark."""
    spoken = message.spoken[start:end]
    if spoken[0] in auxiliaries():
        return spoken[0].endswith("nt")
    if message.interrogative(start, end) or _inner(message, parts[0]) is not None:
        return False
    if any(part.left.claimed for part in parts):
        return True
    return any(part.marked for part in parts) and _states(spoken)


def _states(spoken: Sequence[str]) -> bool:
    """Return whether words before a question mark are a statement; "it was built by whom" is none."""
    if not question_words().isdisjoint(spoken) or not _OWN.isdisjoint(spoken) or spoken[0] in _NO_STATEMENT:
        return False
    if any(one == STOP and other in auxiliaries() for one, other in pairwise(spoken)):
        return False
    return spoken[0] in _SUBJECTS | _STATING or not auxiliaries().isdisjoint(spoken[1:_SOON])
