"""Answer → Reply: which words go on the screen, escaped and within Discord's limits. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from bot import wording
from bot.actions import Action, AskEntry, Dismiss, MorePassages, ShowContext, digest
from bot.escaping import displayed_length, escape, one_line
from knowledge import Answer, Document, Entry, Knowledge, Quotation, Quoted, Reason, Unanswered, Unsure
from knowledge.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 2000
"""Characters of a message's content (https://discord.com/developers/docs/resources/message#create-message)."""
LABEL_LIMIT = 80
"""Characters of a button's label (https://discord.com/developers/docs/components/reference#button)."""
_TITLE_LIMIT = 150
_NAME_LIMIT = 100
_QUESTION_LIMIT = 200
_PREMISE_LIMIT = 120
_NOTE_LIMIT = 400
_LINK_LIMIT = 450
"""Characters, escaped, of what surrounds a quotation; at its longest it leaves 300 for the quotation."""
_FRAGMENT_WORDS = 5
_ROOM_FOR_ONE_MORE = 240
"""A further quotation with less room than this would be mostly ellipsis; it moves behind "more passages"."""
_MOST_SUGGESTIONS = 3
_MOST_FURTHER = 5
"""Places that a custom_id has room for, and more than one message shows."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a reply.

    Args:
        label: at most `LABEL_LIMIT` characters.
        action: what a press does.
        primary: True for the one press most askers want.
    """

    label: str
    action: Action
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows.

    Args:
        text: Discord Markdown, at most `LIMIT` characters.
        buttons: in order, at most 25.
        refusal: True where nothing is quoted.
        whispered: True for a sentence that concerns the asker alone, such as a greeting.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    refusal: bool = False
    whispered: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the answer in one reply.

    Args:
        asker: user id of the member who asked.
        private: True where only the asker sees it; Discord then has its own way to dismiss it.
        question: the question to repeat where the screen does not show it, or None.
        link: the address of the message that is answered where the reply cannot point to it, or None.
        author: user id of whoever wrote the message that is answered, where that is not the asker, or None.
    """

    asker: int
    private: bool = False
    question: str | None = None
    link: str | None = None
    author: int | None = None


class ChangedWordsError(Exception):
    """A quotation is not a slice of its source: it must never be shown."""


def render(answer: Answer, knowledge: Knowledge, frame: Frame) -> Reply:
    """Return the reply that shows an answer.

    Raises:
        ChangedWordsError: if a quotation is not, character for character, where it says it stands.
    """
    head = _head(frame)
    match answer:
        case Quoted():
            return _quoting(head, answer, knowledge, frame)
        case Unsure():
            opening = (
                wording.premise(_escaped(answer.premise, _PREMISE_LIMIT))
                if answer.premise
                else wording.unsure(several=len(answer.quotations) > 1)
            )
            return _quoting([*head, opening], answer, knowledge, frame)
        case Unanswered():
            return _refusing(head, answer, frame)
        case _:
            assert_never(answer)


def _head(frame: Frame) -> list[str]:
    head = []
    if frame.question:
        head.append(f"-# {wording.asked(_escaped(frame.question, _QUESTION_LIMIT))}")
    if frame.link:
        head.append(f"-# {wording.answer_to(frame.link)}")
    return head


def _quoting(head: list[str], answer: Quoted | Unsure, knowledge: Knowledge, frame: Frame) -> Reply:
    tail = [f"-# {wording.note(_escaped(answer.note, _NOTE_LIMIT))}"] if answer.note else []
    suggestions = answer.suggestions[:_MOST_SUGGESTIONS] if isinstance(answer, Unsure) else ()
    tail += [wording.did_you_mean()] if suggestions else []
    room = LIMIT - displayed_length("\n".join([*head, *tail])) - 2
    quotations = tuple(dict.fromkeys(answer.quotations))
    blocks, shown = _blocks(quotations, knowledge, room)
    further = (*quotations[len(shown) :], *answer.further)
    buttons = [
        Button(wording.context_button(number if len(shown) > 1 else None), context_of(quotation, knowledge))
        for number, quotation in enumerate(shown, 1)
    ]
    more = _places(further, knowledge)
    if more:
        buttons.append(Button(wording.more_button(), MorePassages(knowledge.revision, more)))
    buttons += _asking(suggestions, frame)
    return Reply("\n".join([*head, *blocks, *tail]), (*buttons, *_dismissing(frame)))


def _blocks(
    quotations: Sequence[Quotation], knowledge: Knowledge, room: int
) -> tuple[list[str], list[Quotation]]:
    blocks: list[str] = []
    shown: list[Quotation] = []
    for quotation in quotations:
        source = cite(quotation, knowledge)
        # Quotations with one source share its line; a blank line keeps neighbours from reading as one.
        shared = bool(blocks) and blocks[-1] == source
        left = room - displayed_length(source) - 3
        if shown and left < _ROOM_FOR_ONE_MORE:
            break
        body = block_quote(quotation.exact, left)
        blocks[-1:] = [*([] if shared else blocks[-1:]), *([""] if shown else []), body, source]
        shown.append(quotation)
        room = left - displayed_length(body)
    return blocks, shown


def _refusing(head: list[str], answer: Unanswered, frame: Frame) -> Reply:
    examples = [
        _escaped(entry.questions[0], _QUESTION_LIMIT) for entry in answer.suggestions[:_MOST_SUGGESTIONS]
    ]
    match answer.reason:
        case Reason.KNOWN_GAP:
            opening = _escaped(answer.note, _NOTE_LIMIT) if answer.note else wording.known_gap()
        case Reason.NOT_IN_DOCUMENT:
            opening = wording.not_in_document()
        case Reason.OFF_TOPIC:
            opening = wording.off_topic()
        case Reason.SMALL_TALK:
            opening = wording.small_talk(examples)
        case Reason.EMPTY:
            opening = wording.empty(examples)
        case Reason.NO_DOCUMENTS:
            opening = wording.no_documents()
        case _:
            assert_never(answer.reason)
    buttons = _asking(answer.suggestions[:_MOST_SUGGESTIONS], frame)
    offered = [wording.nearest_questions()] if buttons and examples and not _names_examples(answer) else []
    text = "\n".join([*head, opening, *offered])
    whispered = answer.reason in {Reason.SMALL_TALK, Reason.EMPTY}
    return Reply(text, (*buttons, *_dismissing(frame)), refusal=True, whispered=whispered)


def _names_examples(answer: Unanswered) -> bool:
    return answer.reason in {Reason.SMALL_TALK, Reason.EMPTY}


def _escaped(text: str, limit: int) -> str:
    """Return text on one line, escaped, and at most `limit` characters long even after that."""
    for room in (limit, limit // 2):
        escaped = escape(one_line(text, room))
        if displayed_length(escaped) <= limit:
            break
    return escaped


def _asking(suggestions: Sequence[Entry], frame: Frame) -> list[Button]:
    return [
        Button(one_line(entry.questions[0], LABEL_LIMIT), AskEntry(entry.id, frame.asker), primary=True)
        for entry in suggestions
    ]


def _dismissing(frame: Frame) -> tuple[Button, ...]:
    return (
        ()
        if frame.private
        else (Button(wording.dismiss_button(), Dismiss(frame.asker, frame.author or frame.asker)),)
    )


def context_of(quotation: Quotation, knowledge: Knowledge) -> ShowContext:
    """Return the action that shows a quotation in its paragraph."""
    place = digest(quotation.document), quotation.start, quotation.end, digest(quotation.exact)
    return ShowContext(knowledge.revision, *place)


def _places(quotations: Sequence[Quotation], knowledge: Knowledge) -> tuple[tuple[int, int], ...]:
    places = []
    for quotation in quotations:
        for number, document in enumerate(knowledge.documents):
            if document.name == quotation.document:
                starts = [p.index for p in document.passages if p.start <= quotation.start < p.end]
                places += [(number, index) for index in starts]
    return tuple(dict.fromkeys(places))[:_MOST_FURTHER]


def cite(quotation: Quotation, knowledge: Knowledge) -> str:
    """Return the source line of a quotation: who said it and where it stands.

    Raises:
        ChangedWordsError: if the quotation is not a slice of its document.
    """
    document = knowledge.document(quotation.document)
    if document is None or document.text[quotation.start : quotation.end] != quotation.exact:
        raise ChangedWordsError(f"{quotation.document} [{quotation.start}:{quotation.end}]")
    title = linked_title(document, quotation.exact)
    publisher = _escaped(document.publisher, _NAME_LIMIT) if document.publisher else None
    if quotation.speaker:
        speaker = _escaped(quotation.speaker, _NAME_LIMIT)
        return "-# — " + wording.quoted_in(speaker, title, publisher, quotation.paragraph)
    return "-# — " + wording.according_to(title, publisher, quotation.paragraph)


def linked_title(document: Document, exact: str | None = None) -> str:
    """Return the document's title, linked where it has an address, to the very words where they fit."""
    title = _escaped(document.title, _TITLE_LIMIT)
    if not document.url:
        return f"*{title}*"
    return f"[{title}](<{text_fragment(document.url, exact)}>)"


def text_fragment(url: str, exact: str | None) -> str:
    """Return the address that opens a page at some words, or `url` itself where that would be too long.

    The form is `#:~:text=start,end` (https://wicg.github.io/scroll-to-text-fragment/).
    """
    words = (exact or "").split()
    if not words or "#" in url:
        return url
    ends = (
        [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    )
    written = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    linked = f"{url}#:~:text={written}"
    return linked if len(linked) <= _LINK_LIMIT else url


def block_quote(exact: str, room: int) -> str:
    """Return words as a block quote of at most `room` characters.

    Words that do not fit are left out from the end, whole sentences where one fits, and the cut is shown.
    """
    whole = _prefixed(escape(exact))
    if displayed_length(whole) <= room:
        return whole
    sentence_ends = [end for _, end in sentences(exact)]
    for ends in (sentence_ends, [index for index, character in enumerate(exact) if character.isspace()]):
        fitting = bisect_right(ends, room, key=lambda end: displayed_length(_shortened(exact, end)))
        if fitting:
            return _shortened(exact, ends[fitting - 1])
    return _shortened(exact, max(0, room // 4))


def _shortened(exact: str, end: int) -> str:
    return f"{_prefixed(escape(exact[:end].rstrip()))} {wording.cut()}"


def _prefixed(markdown: str) -> str:
    return "\n".join(f"> {line}" for line in markdown.split("\n"))
