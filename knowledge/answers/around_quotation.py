"""What surrounds an earlier answer: whose words it quoted, what else is quoted, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.answers.follow_up_ranking import overlap
from knowledge.answers.kind_offered import offers
from knowledge.matching import Wanted
from knowledge.quotation import quotation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.model import Attribution, DirectQuotation, Document, Knowledge, Quotation, Selector

_MOST: Final = 5
"""Quotations in one answer."""
_FOLLOWING: Final = 2
"""Passages that "tell me more" shows."""


def quotations(places: Sequence[Selector], knowledge: Knowledge) -> tuple[Quotation, ...]:
    """Return the words at these places with their citations."""
    found = ((knowledge.document(place.document), place) for place in places)
    return tuple(quotation(document, place.start, place.end) for document, place in found if document)


def speaker_of(shown: Sequence[Quotation], knowledge: Knowledge) -> str | None:
    """Return who is quoted in what was shown: with a whole passage, else with a few words of one."""
    said = (direct.attribution.speaker for one in shown for direct in _direct_in(one, knowledge))
    return next((one.speaker for one in shown if one.speaker), None) or next(filter(None, said), None)


def telling_where(shown: Sequence[Quotation], knowledge: Knowledge) -> tuple[Quotation, ...]:
    """Return those of the quotations that tell where their words were said."""
    return tuple(one for one in shown if any(said.attribution.via for said in _direct_in(one, knowledge)))


def telling_when(shown: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return those of the quotations that quote somebody and name a date."""
    return tuple(one for one in shown if one.speaker and offers(one.exact, Wanted.TIME))


def said_by(speaker: str, knowledge: Knowledge, shown: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the other direct quotations of a speaker, each in its passage; fragments come last."""
    return _sayings(knowledge, shown, lambda said: said.speaker == speaker)


def said_by_others(speaker: str, knowledge: Knowledge, shown: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the direct quotations of everybody else who is named, in the same manner."""
    return _sayings(knowledge, shown, lambda said: said.speaker not in {None, speaker})


def what_follows(shown: Sequence[Quotation], knowledge: Knowledge) -> tuple[Quotation, ...]:
    """Return the passages that come next to the first quotation shown, in its paragraph first."""
    document = knowledge.document(shown[0].document) if shown else None
    if document is None:
        return ()
    after = [one for one in document.passages if one.start >= shown[0].end]
    found = (quotation(document, one.start, one.end) for one in after)
    return tuple(one for one in found if not overlap(one, shown))[:_FOLLOWING]


def _direct_in(one: Quotation, knowledge: Knowledge) -> tuple[DirectQuotation, ...]:
    document = knowledge.document(one.document)
    found = document.quotations if document else ()
    return tuple(direct for direct in found if direct.start < one.end and one.start < direct.end)


def _sayings(
    knowledge: Knowledge, shown: Sequence[Quotation], wanted: Callable[[Attribution], bool]
) -> tuple[Quotation, ...]:
    found = [
        (direct.fragment, _around(document, direct))
        for document in knowledge.documents
        for direct in document.quotations
        if wanted(direct.attribution)
    ]
    others = [one for _, one in sorted(found, key=lambda pair: pair[0]) if not overlap(one, shown)]
    return tuple(dict.fromkeys(others))[:_MOST]


def _around(document: Document, direct: DirectQuotation) -> Quotation:
    for passage in document.passages:
        if passage.start <= direct.start < passage.end:
            return quotation(document, passage.start, max(passage.end, direct.end))
    return quotation(document, direct.start, direct.end)
