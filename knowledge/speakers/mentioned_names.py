"""People, organisations and places that a document names, each where it first does so most fully.

Names are known by how they are written and by what stands beside them, so some are missed: whoever lists them
says that they are counted by rule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.model import PassageKind
from knowledge.speakers.cast import Cast
from knowledge.speakers.scene import Scene, scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.model import Document
    from knowledge.speakers.mentions import Mention, Words

_PLACING: Final = frozenset({"in", "at", "near", "across", "outside"})
_OWNED_BY_FIRMS: Final = frozenset({"share", "shares", "stock", "customers", "staff", "employees", "chips"})
_FIRMS: Final = frozenset(
    {"company", "companies", "firm", "firms", "startup", "maker", "rival", "supplier", "owner"}
)
_ACTING: Final = frozenset({"announced", "agreed", "hired", "launched", "employs", "bought", "sold", "sells"})
_INITIALS: Final = re.compile(r"[A-Z]{3,6}")
_FIRM_SPELLING: Final = re.compile(
    r"[A-Z][a-z]+[A-Z][a-z]+|[A-Z][a-z]{2,}[A-Z]{2}|[A-Z][a-z]+\.(?:ai|com|org|net|io)"
)
"""As firms write themselves and nobody else does: a capital letter inside the word, or an address."""
_OWNED: Final = re.compile(r"[’']s ([A-Z]\w+)")
_JOINED: Final = re.compile(r" (of the|of|and|for) ((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*)")
_SHORT_FORM: Final = re.compile(r" \(([A-Z]{2,8})\)")
_IN_A_ROW: Final = re.compile(r",? (?:and|or) |, ")
_PLAIN_NAME: Final = re.compile(
    r"(?:Dr |Sir |Dame )?[A-Z][a-zé]+(?: [A-Z]\.)?(?: [A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2}"
)


class NameKind(Enum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MentionedName:
    """A name with what bears it: `document.text[start:end]`."""

    kind: NameKind
    start: int
    end: int


def mentioned_names(document: Document, apart: Iterable[tuple[int, int]] = ()) -> tuple[MentionedName, ...]:
    """Return everybody and everything that a document names, each once, in the order of the text.

    Args:
        document: any document.
        apart: stretches that are not read, such as the line that names the author.
    """
    headings = _headings(document)
    scenes = [
        scene(document.text, one.start, one.end, (), heading=one.number in headings)
        for one in document.paragraphs
    ]
    cast = Cast(document.text, scenes, [alias.name for alias in document.aliases])
    named = _gathered(document, cast, scenes, tuple(apart))
    speakers = {quoted.attribution.speaker for quoted in document.quotations}
    found = []
    for words, mentions in named.items():
        fullest = cast.shown(mentions[0][1])
        first = next((one for _, one in mentions if one.printed == fullest), mentions[0][1])
        kind = _kind(cast, words, mentions, speaker=fullest in speakers)
        found.append(_whole(document, MentionedName(kind, *_stretch(document, first))))
    return tuple(_each_once(document, sorted(found, key=lambda one: (one.start, -one.end))))


def _whole(document: Document, one: MentionedName) -> MentionedName:
    """Return a name with what belongs to it behind "of", "and" or a genitive: "Board of Lights and Buoys"."""
    text = document.text
    owned = _OWNED.match(text, one.end)
    if owned and owned.group(1).lower() in lexicon.words("places", "place_ends"):
        return MentionedName(NameKind.PLACE, one.start, owned.end())
    joined = _JOINED.match(text, one.end)
    while joined:
        stretch = text[one.start : joined.end()]
        of = text[one.start : one.end].rsplit(maxsplit=1)[-1].lower() in lexicon.words("organisations_of")
        short = _SHORT_FORM.match(text, joined.end())
        if (of and joined.group(1).startswith("of")) or (short and short.group(1) == _initials(stretch)):
            return _whole(document, MentionedName(NameKind.ORGANISATION, one.start, joined.end()))
        joined = _JOINED.match(text, joined.end())
    return one


def _each_once(document: Document, found: Iterable[MentionedName]) -> Iterator[MentionedName]:
    """Yield names without those inside another and without the initials of one before; unsure ones as placed.

    What is named in a row is of one kind: "the villages of Lower Quillow and Harnby Stoke".
    """
    text = document.text
    said: list[MentionedName] = []
    for one in found:
        inside = any(other.start <= one.start < other.end for other in said)
        exact = text[one.start : one.end]
        short = any(exact.replace(".", "") == _initials(text[other.start : other.end]) for other in said)
        if inside or (short and exact.isupper()):
            continue
        if one.kind is NameKind.OTHER:
            near = said[-1] if said and _IN_A_ROW.fullmatch(text, said[-1].end, one.start) else None
            kind = near.kind if near else NameKind.PERSON if _is_plain_name(exact) else one.kind
            said.append(MentionedName(kind, one.start, one.end))
        else:
            said.append(one)
        yield said[-1]


def _is_plain_name(exact: str) -> bool:
    """Tell whether a name is written as people's are: two plain words or three, the last no English word."""
    last = exact.rsplit(maxsplit=1)[-1].lower()
    return _PLAIN_NAME.fullmatch(exact) is not None and last not in lexicon.words("english", "place_ends")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _gathered(
    document: Document, cast: Cast, scenes: Iterable[Scene], apart: tuple[tuple[int, int], ...]
) -> dict[Words, list[tuple[Scene, Mention]]]:
    found: defaultdict[Words, list[tuple[Scene, Mention]]] = defaultdict(list)
    for one, mentions in zip(scenes, cast.mentions, strict=True):
        for mention in mentions:
            left_out = any(start <= mention.start < end for start, end in apart)
            if not one.heading and not left_out and not _is_common(document, mention):
                found[cast.identity(mention)].append((one, mention))
    return dict(found)


def _is_common(document: Document, mention: Mention) -> bool:
    """Tell whether a word has its capital only from the beginning of a sentence, or is no name."""
    if len(mention.words) > 1:
        return False
    word = mention.words[0]
    opens = (
        not document.text[: mention.start]
        .rstrip(" \t“\"'‘(*#-")
        .endswith(tuple(",;abcdefghijklmnopqrstuvwxyz"))
    )
    counts = word.split("-")[0] in lexicon.words("number_words")
    if counts or word in lexicon.words("organisations"):
        return True
    return not word[0].isalpha() or len(word) == 1 or (opens and word in lexicon.words("english"))


def _kind(cast: Cast, words: Words, mentions: Iterable[tuple[Scene, Mention]], *, speaker: bool) -> NameKind:
    beside = list(mentions)
    opening = len(words) == 1 and beside[0][1].token == 0 and beside[0][1].printed.isupper()
    if opening or " ".join(words) in lexicon.phrases("countries"):
        return NameKind.PLACE  # opening: the dateline "PORTO, 9 October"
    ends = lexicon.words("organisations", "organisation_ends") - lexicon.words("places", "place_ends")
    printed = beside[0][1].printed
    initials = len(words) == 1 and _INITIALS.fullmatch(printed) is not None
    spelt = len(words) == 1 and _FIRM_SPELLING.fullmatch(printed) is not None
    of_things = any(word in lexicon.words("organisations_of") for word in words[:-1]) and "of" in words
    if words[-1] in ends or of_things or initials or spelt:
        return NameKind.ORGANISATION
    around = Counter(kind for one in beside for kind in _signs(*one))
    opening = len(words) > 1 and words[0] in lexicon.words("places") and printed.split()[-1].istitle()
    located = opening or words[-1] in lexicon.words("places", "place_ends")
    if not located and (speaker or cast.is_person(words)):
        return NameKind.PERSON
    if words[-1] in lexicon.words("organisations", "organisation_ends") and not around[NameKind.PLACE]:
        return NameKind.ORGANISATION
    if located or (printed.istitle() and around[NameKind.PLACE] > around[NameKind.ORGANISATION]):
        return NameKind.PLACE
    return NameKind.ORGANISATION if around[NameKind.ORGANISATION] else NameKind.OTHER


def _signs(one: Scene, mention: Mention) -> Iterator[NameKind]:
    """Yield what stands around a name and says what it is."""
    tokens = one.tokens
    end = mention.token + len(mention.printed.split())
    before = tokens[mention.token - 1].low if mention.token else ""
    earlier = tokens[mention.token - 2].low if mention.token > 1 else ""
    if (
        before in _PLACING
        or (before == "the" and earlier in _PLACING)
        or (before == "of" and earlier in _places_of())
    ):
        yield NameKind.PLACE
    after = tokens[end].low if end < len(tokens) else ""
    owning = tokens[end - 1].low.endswith(("'s", "s'")) if end <= len(tokens) else False
    owned = owning and (after in lexicon.words("roles") or after in _OWNED_BY_FIRMS)
    if after in _ACTING or owned or _FIRMS.issuperset({before}) or (before == "like" and earlier in _FIRMS):
        yield NameKind.ORGANISATION


def _places_of() -> frozenset[str]:
    return lexicon.words("place_nouns") | {"towns", "villages", "cities", "islands", "port", "coast"}


def _headings(document: Document) -> frozenset[int]:
    """Return the paragraphs of headings alone, where every word may have a capital letter."""
    prose = {one.paragraph for one in document.passages if one.kind is not PassageKind.HEADING}
    return frozenset(one.number for one in document.paragraphs if one.number not in prose)


def _stretch(document: Document, mention: Mention) -> tuple[int, int]:
    """Return where the name stands as it is printed, titles before it included."""
    start = document.text.rfind(mention.printed, 0, mention.start + len(mention.printed))
    return start, start + len(mention.printed.rstrip("’'"))
