"""Answer → Reply: which words go on the screen, escaped and within Discord's limits. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from bot.actions import AskEntry, Dismiss, FollowUp, MorePassages, Places, ShareAnswer
from bot.asking.context_buttons import context_buttons, first_paragraphs
from bot.asking.talk_text import talk_line
from bot.asking.unsure_text import why_unsure
from bot.feedback.gap_report import gap_button, may_be_reported
from bot.feedback.vote_form import vote_buttons
from bot.rendering import (
    LABEL_LIMIT,
    MESSAGE_LIMIT,
    Button,
    Reply,
    block_quote,
    cite,
    displayed_length,
    escaped_line,
    one_line,
)
from bot.wording import ENGLISH
from knowledge import Answer, Entry, Knowledge, Quotation, Quoted, Reason, Told, Unanswered, Unsure
from knowledge.answers.leaning_question import Lean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.wording import Wording
    from knowledge.answers.follow_up import Followed

_QUESTION_LIMIT = 200
_NOTE_LIMIT = 400
_TOLD_LIMIT = 1500
_LEFT_OUT_ROOM = 42
"""Characters for line breaks, and for the line that says how many quotations had no room."""
_ROOM_FOR_ONE_MORE = 240
"""A further quotation with less room than this would be mostly ellipsis; it moves behind "more passages"."""
_SHARE_ROOM = 160
"""Characters that a private answer leaves free for the line that says who shares it, or where it was."""
_NAME_LIMIT = 100
_MOST_SUGGESTIONS = 3
_MOST_FURTHER = 5
"""Places that a custom_id has room for, and more than one message shows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the answer in one reply.

    Args:
        asker: user id of the member who asked.
        private: True where only the asker sees it; Discord then has its own way to dismiss it.
        question: the question to repeat where the screen does not show it, or None.
        link: the address of the message that is answered where the reply cannot point to it, or None.
        author: user id of whoever wrote the message that is answered, where that is not the asker, or None.
        wording: the language of everything but the quotation.
        follow: whether to offer a form for the next question, since a reply would come without its text.
        share: whether to offer showing a private answer to everybody.
        followed: how the question went on from an earlier answer, or None.
    """

    asker: int
    private: bool = False
    question: str | None = None
    link: str | None = None
    author: int | None = None
    wording: Wording = ENGLISH
    follow: bool = False
    share: bool = False
    followed: Followed | None = None


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
            return _quoting([*head, why_unsure(answer, frame.wording)], answer, knowledge, frame)
        case Told():
            return _telling(head, answer, frame)
        case Unanswered():
            return _refusing(head, answer, knowledge, frame)
        case _:
            assert_never(answer)


def _head(frame: Frame) -> list[str]:
    head = []
    if frame.question:
        head.append(f"-# {frame.wording.asked(escaped_line(frame.question, _QUESTION_LIMIT))}")
    if frame.link:
        head.append(f"-# {frame.wording.answer_to(frame.link)}")
    if frame.followed:
        head.append(f"-# {_understood(frame.followed, frame.wording)}")
    return head


def _understood(followed: Followed, wording: Wording) -> str:
    if followed.understood:
        return wording.understood(escaped_line(followed.understood, _QUESTION_LIMIT))
    if followed.lean is Lean.MORE and followed.speaker:
        return wording.understood(wording.what_else(escaped_line(followed.speaker, _NAME_LIMIT)))
    sentences = {
        Lean.WHO_SAID: wording.who_said_this,
        Lean.WHERE_SAID: wording.where_said,
        Lean.WHEN_SAID: wording.when_said,
        Lean.OTHERS: wording.who_else,
    }
    said = sentences.get(followed.lean)
    return wording.understood(said()) if said else wording.about_earlier()


def _quoting(head: list[str], answer: Quoted | Unsure, knowledge: Knowledge, frame: Frame) -> Reply:
    tail = [f"-# {frame.wording.note(escaped_line(answer.note, _NOTE_LIMIT))}"] if answer.note else []
    suggestions = answer.suggestions[:_MOST_SUGGESTIONS] if isinstance(answer, Unsure) else ()
    tail += [frame.wording.did_you_mean()] if suggestions else []
    kept = _LEFT_OUT_ROOM + (_SHARE_ROOM if frame.share else 0)
    room = MESSAGE_LIMIT - displayed_length("\n".join([*head, *tail])) - kept
    quotations = tuple(dict.fromkeys(answer.quotations))
    blocks, shown = _blocks(first_paragraphs(quotations), knowledge, room, frame.wording)
    if isinstance(answer, Quoted) and answer.about_document and len(shown) < len(quotations):
        tail.append(f"-# {frame.wording.not_shown(len(quotations) - len(shown))}")
    further = (*quotations[len(shown) :], *answer.further)
    buttons = context_buttons(shown, knowledge, frame.wording)
    more = _places(further, knowledge)
    if more:
        buttons.append(Button(frame.wording.more_button(), MorePassages(knowledge.revision, more)))
    buttons += _asking(suggestions, frame)
    buttons += _going_on(frame)
    buttons += vote_buttons(quotations, knowledge)
    text = "\n".join([*head, *blocks, *tail])
    return Reply(text, (*buttons, *_dismissing(frame)), sure=isinstance(answer, Quoted))


def _blocks(
    quotations: Sequence[Quotation], knowledge: Knowledge, room: int, wording: Wording
) -> tuple[list[str], list[Quotation]]:
    blocks: list[str] = []
    shown: list[Quotation] = []
    for quotation in quotations:
        source = cite(quotation, knowledge, wording)
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


def _telling(head: list[str], answer: Told, frame: Frame) -> Reply:
    said = frame.wording.told(escaped_line(answer.note, _TOLD_LIMIT))
    buttons = (*_asking(answer.suggestions[:_MOST_SUGGESTIONS], frame), *_dismissing(frame))
    return Reply("\n".join([*head, said]), buttons, sure=True)


def _refusing(head: list[str], answer: Unanswered, knowledge: Knowledge, frame: Frame) -> Reply:
    examples = [
        escaped_line(entry.questions[0], _QUESTION_LIMIT) for entry in answer.suggestions[:_MOST_SUGGESTIONS]
    ]
    match answer.reason:
        case Reason.KNOWN_GAP:
            opening = escaped_line(answer.note, _NOTE_LIMIT) if answer.note else frame.wording.known_gap()
        case Reason.NOT_IN_DOCUMENT if (
            frame.followed and frame.followed.lean is Lean.MORE and frame.followed.speaker
        ):
            opening = frame.wording.nothing_else(escaped_line(frame.followed.speaker, _NAME_LIMIT))
        case Reason.NOT_IN_DOCUMENT:
            opening = frame.wording.not_in_document()
        case Reason.OFF_TOPIC:
            opening = frame.wording.off_topic()
        case Reason.SMALL_TALK:
            opening = talk_line(answer.talk, frame.wording, examples=bool(examples))
        case Reason.EMPTY:
            opening = frame.wording.empty(examples=bool(examples))
        case Reason.VAGUE:
            opening = frame.wording.vague(examples=bool(examples))
        case Reason.NO_DOCUMENTS:
            opening = frame.wording.no_documents()
        case _:
            assert_never(answer.reason)
    buttons = _asking(answer.suggestions[:_MOST_SUGGESTIONS], frame)
    offered = (
        [frame.wording.nearest_questions()] if buttons and examples and not _names_examples(answer) else []
    )
    text = "\n".join([*head, opening, *offered])
    whispered = _names_examples(answer)
    gap = knowledge.revision if may_be_reported(answer) else None
    if gap:
        buttons.append(gap_button(knowledge, frame.asker, frame.wording))
    return Reply(text, (*buttons, *_dismissing(frame)), refusal=True, whispered=whispered, gap=gap)


def _names_examples(answer: Unanswered) -> bool:
    return answer.reason in {Reason.SMALL_TALK, Reason.EMPTY, Reason.VAGUE}


def _asking(suggestions: Sequence[Entry], frame: Frame) -> list[Button]:
    return [
        Button(one_line(entry.questions[0], LABEL_LIMIT), AskEntry(entry.id, frame.asker), primary=True)
        for entry in suggestions
    ]


def _going_on(frame: Frame) -> list[Button]:
    follow = [Button(frame.wording.follow_button(), FollowUp())] if frame.follow else []
    share = [Button(frame.wording.share_answer_button(), ShareAnswer())] if frame.share else []
    return follow + share


def _dismissing(frame: Frame) -> tuple[Button, ...]:
    return (
        ()
        if frame.private
        else (Button(frame.wording.dismiss_button(), Dismiss(frame.asker, frame.author or frame.asker)),)
    )


def _places(quotations: Sequence[Quotation], knowledge: Knowledge) -> Places:
    places = []
    for quotation in quotations:
        for number, document in enumerate(knowledge.documents):
            if document.name == quotation.document:
                starts = [p.index for p in document.passages if p.start <= quotation.start < p.end]
                places += [(number, index) for index in starts]
    return tuple(dict.fromkeys(places))[:_MOST_FURTHER]
