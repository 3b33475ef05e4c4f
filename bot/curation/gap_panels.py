"""Questions without an answer, and what may answer them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.actions import AnswerGap, ChooseEntry, GapsPage, IgnoreGap, KnownGap, SearchForGap
from bot.curation.passage_search import (
    choice_of_passage,
    entries_near,
    label_of_passage,
    passages_near,
)
from bot.rendering import (
    CHOICE_LIMIT,
    Button,
    Choice,
    Field,
    Form,
    Menu,
    Panel,
    Row,
    Section,
    escaped_line,
    one_line,
)
from bot.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.curation.same_question import Group
    from bot.wording import Wording
    from knowledge import Matcher, Passage

ON_ONE_PAGE: Final = 4
"""With text, line and three buttons each, four questions stay below the 40 components of a panel."""
_QUESTION: Final = 300
_OTHER: Final = 120
_OTHERS: Final = 2
_CHOICES: Final = 12
SENTENCE_LIMIT: Final = 600
"""Characters of a known gap's sentence, as a sidecar allows."""
_SEARCH_LIMIT: Final = 300


def gaps_panel(
    groups: Sequence[Group], page: int, wording: Wording = ENGLISH, done: Section | str | None = None
) -> Panel:
    """Return one page of the questions without an answer.

    Args:
        groups: the most asked first.
        page: 0-based; one beyond the last shows the last.
        wording: the moderator's language.
        done: what has just been done about one of them, shown first.
    """
    first = (done,) if done is not None else ()
    if not groups:
        return Panel((*first, wording.gaps_none()))
    pages = (len(groups) + ON_ONE_PAGE - 1) // ON_ONE_PAGE
    page = max(0, min(page, pages - 1))
    blocks: list[str | Section | Row] = [*first, wording.gaps_heading(len(groups), page + 1, pages)]
    for group in groups[page * ON_ONE_PAGE : (page + 1) * ON_ONE_PAGE]:
        blocks += [_asked(group, wording), _buttons(group, page, wording)]
    return Panel(tuple(blocks), _turning(page, pages, wording))


def answers_panel(group: Group, matcher: Matcher, words: str, wording: Wording = ENGLISH) -> Panel:
    """Return the passages and entries that may answer a question, to choose from.

    Args:
        group: the question.
        matcher: over the live knowledge.
        words: what to search with.
        wording: the moderator's language.
    """
    passages = passages_near(matcher, words, _CHOICES)
    menus = []
    if passages:
        choices = tuple(_choice(passage, matcher, group.head, wording) for passage in passages)
        menus.append(Menu(wording.answer_passages(), choices, "passages"))
    entries = tuple(
        Choice(one_line(entry.questions[0], CHOICE_LIMIT), ChooseEntry(group.head, entry.id))
        for entry in entries_near(matcher, words, _CHOICES)
    )
    if entries:
        menus.append(Menu(wording.answer_entries(), entries, "entries"))
    heading = wording.answer_heading(escaped_line(group.question, _QUESTION))
    hint = wording.answer_hint() if menus else wording.answer_nothing_found()
    return Panel(
        (f"{heading}\n{hint}",),
        (
            Button(wording.answer_search_button(), SearchForGap(group.head)),
            Button(wording.gap_known_button(), KnownGap(group.head)),
        ),
        tuple(menus),
    )


def search_form(gap: int, wording: Wording = ENGLISH) -> Form:
    """Return the form that asks for other words to search with."""
    field = Field("words", wording.answer_search_field(), most=_SEARCH_LIMIT)
    return Form(wording.answer_search_title(), SearchForGap(gap), (field,))


def known_gap_form(gap: int, wording: Wording = ENGLISH) -> Form:
    """Return the form that asks for a known gap's sentence."""
    field = Field(
        "sentence",
        wording.known_field(),
        description=wording.known_hint(),
        placeholder=wording.known_example(),
        long=True,
        most=SENTENCE_LIMIT,
    )
    return Form(wording.known_title(), KnownGap(gap), (field,))


def _asked(group: Group, wording: Wording) -> str:
    lines = [f"**{escaped_line(group.question, _QUESTION)}**"]
    if group.others:
        shown = [escaped_line(other, _OTHER) for other in group.others[:_OTHERS]]
        lines.append(wording.gap_otherwise(shown))
    reported = sum(gap.kind == "reported" for gap in group.gaps)
    when = int(max(gap.when for gap in group.gaps))
    return "\n".join([*lines, wording.gap_asked(len(group.gaps), reported, when)])


def _buttons(group: Group, page: int, wording: Wording) -> Row:
    return Row(
        (
            Button(wording.gap_answer_button(), AnswerGap(group.head), primary=True),
            Button(wording.gap_known_button(), KnownGap(group.head)),
            Button(wording.gap_ignore_button(), IgnoreGap(group.head, page)),
        )
    )


def _turning(page: int, pages: int, wording: Wording) -> tuple[Button, ...]:
    buttons = []
    if page > 0:
        buttons.append(Button(wording.previous_button(), GapsPage(page - 1)))
    if page < pages - 1:
        buttons.append(Button(wording.next_button(), GapsPage(page + 1)))
    return tuple(buttons)


def _choice(passage: Passage, matcher: Matcher, gap: int, wording: Wording) -> Choice:
    document = matcher.knowledge.document(passage.document)
    title = document.title if document else passage.document
    return Choice(
        label_of_passage(passage, matcher.knowledge),
        choice_of_passage(passage, matcher.knowledge, gap),
        description=one_line(wording.answer_place(passage.paragraph, title), CHOICE_LIMIT),
    )
