"""Direct quotations by who said them and what they are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from knowledge import lexicon
from knowledge.quotation import quotation
from knowledge.text.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from knowledge.model import DirectQuotation, Document, Knowledge, Paragraph, Passage, Quotation

_SIMILAR: Final = 80
"""rapidfuzz's ratio, 0 to 100, from which two words of a name count as one misspelt."""
_SHORT: Final = 3
"""Letters up to which a word of a name is compared exactly: one wrong letter makes another name of it."""
_WEIGHTS: Final = (4, 2, 1)
"""What a word of the subject counts in the quotation, in the passage around it and in its paragraph."""


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker with the number of direct quotations that are theirs.

    Args:
        speaker: as the quotations' attributions name them.
        quotations: how many, over all documents.
    """

    speaker: str
    quotations: int


def speakers(knowledge: Knowledge) -> tuple[SpeakerCount, ...]:
    """Return everybody who is quoted, who is quoted most first, then by name."""
    counts = Counter(
        quotation.attribution.speaker
        for document in knowledge.documents
        for quotation in document.quotations
        if quotation.attribution.speaker
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], fold(item[0])))
    return tuple(SpeakerCount(speaker, count) for speaker, count in ranked)


class Speakers:
    """Who is quoted, and what they may be called; built once per knowledge, never changed.

    Args:
        knowledge: the snapshot.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.counts = speakers(knowledge)
        self._names = _names(knowledge)

    def meant(self, asked: str) -> frozenset[str]:
        """Return those whose name or alias is most like what was asked for; none where none is like it."""
        wanted = _name(asked)
        scores = {
            speaker: max(_likeness(wanted, name) for name in names) for speaker, names in self._names.items()
        }
        best = max(scores.values(), default=0.0)
        return frozenset(speaker for speaker, score in scores.items() if score == best and best > 0)


def quotations_by(
    knowledge: Knowledge, speaker: str | None = None, about: str | None = None
) -> tuple[tuple[Document, DirectQuotation], ...]:
    """Return direct quotations with their documents.

    Args:
        knowledge: the loaded snapshot.
        speaker: a name as a member writes it: part of it, misspelt, or an alias; None or blank for
            everybody's, those without a speaker included.
        about: words that the quotation or the passage around it should hold; None or blank for all.

    Returns:
        In source order; with `about`, those that hold most of its words first. Empty for a speaker whom no
        document quotes and for a subject no quotation touches.
    """
    found = [(document, quotation) for document in knowledge.documents for quotation in document.quotations]
    if speaker and speaker.strip():
        meant = Speakers(knowledge).meant(speaker)
        found = [item for item in found if item[1].attribution.speaker in meant]
    if about and about.strip():
        found = _ranked(found, about)
    return tuple(found)


def quoted_directly(document: Document, direct: DirectQuotation) -> Quotation:
    """Return a direct quotation ready to be shown; it belongs to its own speaker, who may be nobody."""
    return replace(quotation(document, direct.start, direct.end), speaker=direct.attribution.speaker)


def _names(knowledge: Knowledge) -> Mapping[str, set[tuple[str, ...]]]:
    """Return what each speaker may be called: as attributed, and by the aliases of every document.

    The work grows with the number of names, not with their pairs: an alias looks its speakers up.
    """
    names = {count.speaker: {_name(count.speaker)} for count in speakers(knowledge)}
    called: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for speaker, own in names.items():
        for name in own:
            called[name].add(speaker)
    for document in knowledge.documents:
        for alias in document.aliases:
            same = {_name(other) for other in (alias.name, *alias.others)}
            for speaker in set[str]().union(*(called.get(name, set()) for name in same)):
                names[speaker] |= same
                for name in same:
                    called[name].add(speaker)
    return names


def _name(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(name) if word.text not in lexicon.words("articles"))


def _likeness(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Return how alike the names are, up to 1; 0 where a word of what was asked for is missing."""
    if not wanted or not name:
        return 0.0
    best = [max(_word_likeness(word, other) for other in name) for word in wanted]
    if min(best) < _SIMILAR:
        return 0.0
    spare = max(0, len(name) - len(wanted))
    return sum(best) / (100 * len(best)) - 0.01 * spare


def _word_likeness(word: str, other: str) -> float:
    if min(len(word), len(other)) <= _SHORT:
        return 100.0 if word == other else 0.0
    return fuzz.ratio(word, other)


def _ranked(
    found: Iterable[tuple[Document, DirectQuotation]], about: str
) -> list[tuple[Document, DirectQuotation]]:
    """Return those that hold a word of the subject, those that hold most of them first."""
    wanted = {word.stem for word in words(about) if not word.stop}
    scored = [(_overlap(wanted, document, quotation), document, quotation) for document, quotation in found]
    held = sorted((item for item in scored if item[0]), key=lambda item: -item[0])
    return [(document, quotation) for _, document, quotation in held]


def _overlap(wanted: set[str], document: Document, quotation: DirectQuotation) -> int:
    """Return how many of the words stand in the quotation, its passages and its paragraph, weighed."""
    exact = _stems(document.text[quotation.start : quotation.end])
    beside = _around(document, document.passages, quotation)
    near = _around(document, document.paragraphs, quotation)
    weighed = zip(_WEIGHTS, (exact, beside - exact, near - beside - exact), strict=True)
    return sum(weight * len(wanted & stems) for weight, stems in weighed)


def _around(
    document: Document, places: Iterable[Passage | Paragraph], quotation: DirectQuotation
) -> set[str]:
    overlapping = [one for one in places if one.start < quotation.end and quotation.start < one.end]
    return set[str]().union(*(_stems(document.text[one.start : one.end]) for one in overlapping))


def _stems(text: str) -> set[str]:
    return {word.stem for word in words(text) if not word.stop}
