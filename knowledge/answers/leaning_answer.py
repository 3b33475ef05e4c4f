"""A question that leans on an earlier answer → the question as understood, and its answer.

What each way of leaning (`leaning.Lean`) becomes; the rules are our own:
- whose words, and where or when they were said: the earlier quotation itself, whose attribution tells it;
- more of the same: the speaker's other direct quotations, or what comes next in the article's own words;
- who else: the direct quotations of others;
- another name or subject: the earlier question with it in the place of its own;
- he, she, it, they: the question with the name that is meant;
- an interrogative alone: the interrogative before the rest of the earlier question.
Where nothing can be put in, the question is asked together with words of the earlier one. The matcher ranks
what was understood like any other question; passages near the earlier quotation go first, and the answer is
never surer than the match. It is at most unsure where only the earlier words speak for it, where it would be
the words that were shown already, and where a passage lacks what was asked for (a date, an amount).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.answers import rewording
from knowledge.answers.answer import SUGGESTIONS, answer, judge, suggestions
from knowledge.answers.around_quotation import (
    said_by,
    said_by_others,
    telling_when,
    telling_where,
    what_follows,
)
from knowledge.answers.follow_up_ranking import holds, overlap, overlap_with, steered
from knowledge.answers.kind_offered import CHECKED, offers
from knowledge.answers.leaning_question import Lean, asks, interrogative, subject_of
from knowledge.matching import Wanted, wanted
from knowledge.model import Quoted, Reason, Unanswered, Unsure
from knowledge.text.words import words

if TYPE_CHECKING:
    from knowledge.answers.rewording import Leaning
    from knowledge.answers.thresholds import Thresholds
    from knowledge.matching import Matcher
    from knowledge.model import Answer, Quotation

_RANKED: Final = 12
_GOING_ON: Final = 0.5
"""The confidence of what merely comes next: as likely as not what was wanted."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A question that leaned on an earlier answer.

    Args:
        lean: how.
        understood: the question in full, or None where it is still about the earlier answer.
        speaker: whose words the earlier answer quoted, or None.
        answer: to the question so understood.
    """

    lean: Lean
    understood: str | None
    speaker: str | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class LeaningCase:
    """A question that leans on an earlier answer, with all that its own is made of.

    Args:
        said: the question and what came before.
        lean: how it leans.
        shown: what the earlier answer quoted.
        matcher: over the live knowledge.
        thresholds: how sure an answer must be.
    """

    said: Leaning
    lean: Lean
    shown: tuple[Quotation, ...]
    matcher: Matcher
    thresholds: Thresholds


def followed(asked: LeaningCase) -> Followed:  # noqa: PLR0911 - one return a way of leaning
    """Return the question as understood with its answer."""
    said, lean = asked.said, asked.lean
    match lean:
        case Lean.WHO_SAID if asked.shown:
            return _showing(asked, asked.shown)
        case Lean.WHERE_SAID | Lean.WHEN_SAID | Lean.MORE | Lean.OTHERS if said.speaker or asked.shown:
            return _from_sayings(asked)
        case Lean.INSTEAD:
            return _of_another(asked)
        case Lean.PERSON:
            return _in_full(asked, rewording.with_name(said, personal=True))
        case Lean.THING:
            return _in_full(asked, rewording.with_name(said, personal=False))
        case Lean.SUBJECT if not asks(subject_of(said.question)):
            return _in_full(asked, rewording.with_other_subject(said))
        case Lean.BARE | Lean.SUBJECT | Lean.WHERE_SAID | Lean.WHEN_SAID:
            return _bare(asked)
        case _:
            return _beside(asked)


def _from_sayings(asked: LeaningCase) -> Followed:
    """Answer with what the attributions tell; who is quoted elsewhere goes on only from somebody's words."""
    speaker, knowledge, shown = asked.said.speaker, asked.matcher.knowledge, asked.shown
    match asked.lean:
        case Lean.WHERE_SAID:
            return _showing(asked, telling_where(shown, knowledge))
        case Lean.WHEN_SAID:
            return _showing(asked, telling_when(shown))
        case Lean.MORE if speaker:
            return _showing(asked, said_by(speaker, knowledge, shown))
        case Lean.OTHERS if speaker:
            return _showing(asked, said_by_others(speaker, knowledge, shown))
        case Lean.MORE:
            return _going_on(asked)
        case _:
            return _beside(asked)


def _showing(asked: LeaningCase, found: tuple[Quotation, ...]) -> Followed:
    """Answer with quotations that need no match: whose they are, and where, stands beside them."""
    said = asked.said
    if found:
        return Followed(asked.lean, None, said.speaker, Quoted(said.question, found, confidence=1.0))
    near = suggestions(asked.matcher, said.earlier or said.speaker or said.question, SUGGESTIONS)
    refused = Unanswered(said.question, Reason.NOT_IN_DOCUMENT, 0.0, near)
    return Followed(asked.lean, None, said.speaker, refused)


def _going_on(asked: LeaningCase) -> Followed:
    """Show what comes next to the article's own words, marked as the closest there is."""
    found = what_follows(asked.shown, asked.matcher.knowledge)
    if not found:
        return _showing(asked, ())
    given = Unsure(asked.said.question, found, confidence=_GOING_ON)
    return Followed(asked.lean, None, asked.said.speaker, given)


def _in_full(asked: LeaningCase, meant: str | None) -> Followed:
    """Answer the question in full.

    What was only guessed to be meant by "it" decides no yes or no; and words that the asker has before them
    are no new answer, unless they say who somebody is or hold the date or the amount asked for.
    """
    if meant is None:
        return _beside(asked)
    given = answer(asked.matcher, meant, asked.thresholds)
    kind = wanted(words(meant))
    guessed = asked.lean is Lean.THING and kind is Wanted.WHETHER
    again = isinstance(given, Quoted) and overlap(given.quotations[0], asked.shown)
    telling = isinstance(given, Quoted) and kind in CHECKED and offers(given.quotations[0].exact, kind)
    if guessed or (again and not telling and not rewording.asks_who(meant, asked.said.names)):
        given = _at_most_unsure(given)
    return Followed(asked.lean, meant, asked.said.speaker, given)


def _of_another(asked: LeaningCase) -> Followed:
    """Answer with another name; no surer than unsure where it leads to what was shown for the first one.

    Where it is not known what was asked about the first one, the closest passages about the other are shown.
    """
    meant = rewording.with_other_name(asked.said)
    given = answer(asked.matcher, meant or subject_of(asked.said.question), asked.thresholds)
    again = isinstance(given, Quoted) and overlap(given.quotations[0], asked.shown)
    given = _at_most_unsure(given) if again or meant is None else given
    return Followed(asked.lean, meant, asked.said.speaker, given)


def _beside(asked: LeaningCase) -> Followed:
    """Ask the question together with words of the earlier one, leaving out what was shown already."""
    together = f"{asked.said.question} {rewording.subject(asked.said)}"
    ranking = asked.matcher.rank(together, _RANKED)
    others = tuple(match for match in ranking.matches if not overlap_with(match, asked.shown, asked.matcher))
    given = judge(asked.matcher, steered(ranking, others, asked.shown, asked.matcher), asked.thresholds)
    return Followed(asked.lean, None, asked.said.speaker, _at_most_unsure(given))


def _bare(asked: LeaningCase) -> Followed:
    """Answer an interrogative by a passage that holds the kind of thing it asks for, or by an attribution."""
    asking, said = interrogative(asked.said.question), asked.said
    posted = telling_where(asked.shown, asked.matcher.knowledge)
    if asking == "where" and posted:
        return _showing(replace(asked, lean=Lean.WHERE_SAID), posted)
    if asking == "when" and said.speaker and (not said.earlier or rewording.tells_of_saying(said.earlier)):
        return _showing(replace(asked, lean=Lean.WHEN_SAID), telling_when(asked.shown))
    if asking == "who" and said.speaker:
        return _in_full(asked, f"who is {said.speaker}")
    meant = rewording.with_interrogative(said)
    ranking = asked.matcher.rank(meant or f"{asking} {rewording.subject(said)}", _RANKED)
    kind = wanted(words(asking))
    matches = ranking.matches
    if kind in CHECKED:
        matches = tuple(one for one in matches if one.passage is None or holds(one, kind, asked.matcher))
    given = judge(asked.matcher, steered(ranking, matches, asked.shown, asked.matcher), asked.thresholds)
    return Followed(asked.lean, meant, said.speaker, given if kind in CHECKED else _at_most_unsure(given))


def _at_most_unsure(given: Answer) -> Answer:
    if not isinstance(given, Quoted):
        return given
    return Unsure(given.question, given.quotations, given.confidence, further=given.further, note=given.note)
