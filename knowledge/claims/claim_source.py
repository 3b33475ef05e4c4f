"""The words of the document that a claim comes from, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.claims.person_names import PersonNames, name_words, same_name, sentence_words, stands_in
from knowledge.model import Quotation

if TYPE_CHECKING:
    from knowledge.model import DirectQuotation, Document

_CLOSING: Final = frozenset(".!?")


def with_closing(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the end of the sentence along, and the second mark of a quotation that shows only one."""
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    inside = text[start:end]
    if inside.count("“") > inside.count("”") and text[end : end + 1] == "”":
        end += 1
    elif inside.count("”") > inside.count("“") and start and text[start - 1] == "“":
        start -= 1
    return start, end


def quotation_at(document: Document, start: int, end: int) -> Quotation:
    """Return a range of a document with its paragraph and with who says most of it."""
    paragraph = next((p.number for p in document.paragraphs if p.start <= start < p.end), 1)
    spoken = _spoken(document, start, end)
    speakers = {quotation.attribution.speaker for quotation in spoken}
    return Quotation(
        exact=document.text[start:end],
        document=document.name,
        title=document.title,
        start=start,
        end=end,
        paragraph=paragraph,
        speaker=speakers.pop() if len(speakers) == 1 else None,
    )


def _spoken(document: Document, start: int, end: int) -> list[DirectQuotation]:
    """Return the direct quotations that make up most of a range."""
    inside = [q for q in document.quotations if q.start < end and start < q.end]
    shared = sum(min(end, q.end) - max(start, q.start) for q in inside)
    return inside if 2 * shared > end - start else []


def speaker_fits(
    claimed: str, document: Document, names: PersonNames, quotation: Quotation
) -> tuple[bool, str | None]:
    """Tell whether these words may be said to be the claimed speaker's, and whose they are.

    A direct quotation without a named speaker is nobody's to contradict. The article's own words are
    somebody's only where they report him in the same sentence.
    """
    words = name_words(claimed)
    spoken = _spoken(document, quotation.start, quotation.end)
    if spoken:
        speakers = [q.attribution.speaker for q in spoken if q.attribution.speaker]
        fits = not speakers or any(names.means(words, name) for name in speakers)
        return fits, speakers[0] if speakers else None
    if any(same_name(words, name_words(own)) for own in (document.publisher, document.author) if own):
        return True, None
    around = [p for p in document.passages if p.start < quotation.end and quotation.start < p.end]
    sentence = sentence_words(" ".join(document.text[p.start : p.end] for p in around))
    return any(stands_in(name, sentence) for name in names.meant(words)), None
