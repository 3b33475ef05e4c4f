"""Which direct quotations a panel of /quotes lists: as asked for, and after a press of its buttons. Pure.

A panel by speaker, or of everybody, is listed anew from the knowledge at every press. A panel about a subject
cannot be: free text has no room in a custom_id. Its buttons carry the places of what was found, best first
and as many as fit, with a digest of their words; where other words stand there now, the panel is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.actions import LIMIT, Places, QuotesPage, digest, encode
from bot.browse.speaker_menu import chosen_speaker, nearest_speakers
from bot.rendering import escaped_line
from bot.wording import ENGLISH
from knowledge.speakers.direct_quotations import quotations_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.wording import Wording
    from knowledge import DirectQuotation, Document, Knowledge

_ABOUT_LIMIT = 120
_ASKED = 200
"""Code points of a speaker or a subject that are read."""
_SPEAKER_LIMIT = 80
_MOST_NAMED = 3
_MOST_KNOWN = 10
_MOST_HITS = 25
"""More places than a custom_id ever has room for."""
_LONGEST_ID = 2**63

Found = tuple["Document", "DirectQuotation"]


@dataclass(frozen=True, slots=True)
class Searching:
    """What is looked for.

    Args:
        names: the speakers that are meant; none for everybody.
        about: the subject as asked, or "".
    """

    names: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """What a panel lists.

    Args:
        found: the quotations before the choice of a speaker.
        page: the state that the panel's buttons carry on.
        heading: Discord Markdown above the list.
        changed: True where the source is not the one that the panel was made of at first.
    """

    found: tuple[Found, ...]
    page: QuotesPage
    heading: str
    changed: bool = False


def asked(
    knowledge: Knowledge, asker: int, speaker: str, about: str, wording: Wording = ENGLISH
) -> Quotes | str:
    """Return what a member asked for, or the sentence that says why there is nothing of it.

    Args:
        knowledge: the snapshot.
        asker: user id.
        speaker: a choice of the autocomplete, or a name as a member writes it; blank for everybody.
        about: a subject; blank for all.
        wording: the member's language.
    """
    if not knowledge.documents:
        return wording.no_documents()
    speaker, about = speaker.strip()[:_ASKED], about.strip()[:_ASKED]
    found = _said_by(knowledge, speaker)
    if not found:
        return _without_speaker(knowledge, speaker, wording)
    names = tuple(dict.fromkeys(name for name in map(speaker_of, found) if name)) if speaker else ()
    if about:
        wanted = {id(direct) for _, direct in found}
        found = tuple(item for item in quotations_by(knowledge, None, about) if id(item[1]) in wanted)
    if not found:
        return wording.nothing_about(escaped_line(about, _ABOUT_LIMIT), _shown(names))
    if not about and len(names) <= 1:
        return listed(knowledge, asker, digest(names[0]) if names else "", 0, wording)
    return searched(knowledge, asker, found, Searching(names, about), wording)


def _said_by(knowledge: Knowledge, speaker: str) -> tuple[Found, ...]:
    """Return all quotations of a chosen speaker, or of whoever is meant by a name."""
    wanted = chosen_speaker(speaker)
    if wanted is None:
        return quotations_by(knowledge, speaker)
    return tuple(
        item for item in quotations_by(knowledge) if (name := speaker_of(item)) and digest(name) == wanted
    )


def _without_speaker(knowledge: Knowledge, speaker: str, wording: Wording) -> str:
    names = nearest_speakers(knowledge, speaker)
    if not names:
        return wording.no_direct_quotations()
    if chosen_speaker(speaker):
        return wording.speaker_gone()
    known = [escaped_line(name, _SPEAKER_LIMIT) for name in names[:_MOST_KNOWN]]
    return wording.unknown_speaker(escaped_line(speaker, _ABOUT_LIMIT), known, len(names) - len(known))


def listed(
    knowledge: Knowledge, asker: int, speaker: str = "", first: int = 0, wording: Wording = ENGLISH
) -> Quotes:
    """Return everybody's quotations, or those of the speaker with this digest; empty for an unknown one."""
    found = quotations_by(knowledge)
    names = [name for name in map(speaker_of, found) if name and digest(name) == speaker][:1]
    page = QuotesPage(asker, speaker, first, knowledge.revision)
    return Quotes(found, page, _heading(Searching(tuple(names)), wording))


def searched(
    knowledge: Knowledge, asker: int, found: Sequence[Found], searching: Searching, wording: Wording = ENGLISH
) -> Quotes:
    """Return what a search found, as many of the best as the buttons can remember.

    Args:
        knowledge: the snapshot.
        asker: user id.
        found: at least one quotation, best first.
        searching: what was asked for, for the heading.
        wording: the member's language.
    """
    hits = _remembered(_places(found[:_MOST_HITS], knowledge))
    kept = tuple(found[: len(hits)])
    heading = _heading(searching, wording)
    if len(kept) < len(found):
        heading += "\n" + wording.quotes_closest(len(kept), len(found))
    return Quotes(kept, QuotesPage(asker, "", 0, _words(kept), hits), heading)


def turned(
    page: QuotesPage, knowledge: Knowledge, asker: int, heading: str, wording: Wording = ENGLISH
) -> Quotes | None:
    """Return what a pressed button lists, over the knowledge as it is now.

    Args:
        page: the button's action.
        knowledge: the snapshot, which may be a newer one.
        asker: whoever pressed.
        heading: what the panel says above the list; a subject is nowhere else to be found.
        wording: the member's language.

    Returns:
        The list; None where it cannot be made any more: a place holds other words, or the speaker is gone.
    """
    if page.hits:
        found = _at(page.hits, knowledge)
        if found is None or _words(found) != page.basis:
            return None
        quotes = Quotes(found, replace(page, asker=asker), heading)
    else:
        quotes = listed(knowledge, asker, page.speaker, page.first, wording)
        quotes = replace(quotes, changed=page.basis != knowledge.revision)
    return quotes if chosen(quotes) else None


def chosen(quotes: Quotes) -> tuple[Found, ...]:
    """Return the quotations of the chosen speaker, or all of them."""
    wanted = quotes.page.speaker
    return tuple(
        item for item in quotes.found if not wanted or ((name := speaker_of(item)) and digest(name) == wanted)
    )


def _heading(searching: Searching, wording: Wording) -> str:
    about = escaped_line(searching.about, _ABOUT_LIMIT) if searching.about else None
    return wording.quotes_heading(_shown(searching.names), about)


def _shown(names: Sequence[str]) -> list[str]:
    return [escaped_line(name, _SPEAKER_LIMIT) for name in names[:_MOST_NAMED]]


def speaker_of(item: Found) -> str | None:
    """Return who said a direct quotation, or None where nobody is named."""
    return item[1].attribution.speaker


def _places(found: Sequence[Found], knowledge: Knowledge) -> Places:
    numbers = {document.name: number for number, document in enumerate(knowledge.documents)}
    return tuple((numbers[document.name], document.quotations.index(direct)) for document, direct in found)


def _at(places: Places, knowledge: Knowledge) -> tuple[Found, ...] | None:
    found = []
    for number, index in places:
        document = knowledge.documents[number] if number < len(knowledge.documents) else None
        if document is None or index >= len(document.quotations):
            return None
        found.append((document, document.quotations[index]))
    return tuple(found)


def _words(found: Sequence[Found]) -> str:
    return digest("\n".join(document.text[direct.start : direct.end] for document, direct in found))


def _remembered(places: Places) -> Places:
    """Return as many of the first places as a custom_id has room for, whoever presses on whatever page."""
    kept: Places = ()
    for place in places:
        more = (*kept, place)
        try:
            encode(QuotesPage(_LONGEST_ID, "0" * 8, LIMIT, "0" * 8, more))
        except ValueError:
            break
        kept = more
    return kept
