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
from knowledge.answers.answer import DEFAULT, SUGGESTIONS, answer, judge, suggestions
from knowledge.answers.around_quotation import (
    quotations,
    said_by,
    said_by_others,
    speaker_of,
    telling_when,
    telling_where,
    what_follows,
)
from knowledge.answers.asked_kind import CHECKED, offers
from knowledge.answers.follow_up_ranking import holds, overlap, overlap_with, steered
from knowledge.answers.leaning_question import Lean, asks, interrogative, leaning, subject_of
from knowledge.matching.answer_kinds import Wanted, wanted
from knowledge.model import Quoted, Reason, Unanswered, Unsure
from knowledge.text.names import Names
from knowledge.text.words import words

if TYPE_CHECKING:
    from knowledge.answers.answer import Thresholds
    from knowledge.answers.rewording import Leaning
    from knowledge.matching.matcher import Matcher
    from knowledge.model import Answer, Quotation, Selector

_RANKED: Final = 12
_GOING_ON: Final = 0.5
"""The confidence of what merely comes next: as likely as not what was wanted."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answer that a question may lean on.

    Args:
        places: where its quotations stand in the knowledge that is live, best first.
        question: what it answered, as far as that is known.
    """

    places: tuple[Selector, ...]
    question: str | None = None


_OF_AN_ANSWER: Final = frozenset({Lean.MORE, Lean.WHERE_SAID, Lean.WHEN_SAID})
_WHATEVER_IT_MEANS: Final = frozenset({Reason.SMALL_TALK, Reason.NO_DOCUMENTS})
_OF_SOMEBODY: Final = frozenset({Lean.WHO_SAID, Lean.OTHERS, Lean.PERSON})


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
class _FollowUp:
    said: Leaning
    lean: Lean
    shown: tuple[Quotation, ...]
    matcher: Matcher
    thresholds: Thresholds


class Follower:
    """Answers questions that lean on an earlier answer; immutable once built, like the matcher.

    Args:
        matcher: over the live knowledge.
    """

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self._names = Names(matcher.knowledge)

    def may_lean(self, question: str) -> bool:
        """Tell whether a question may lean on an earlier answer, before it is known which."""
        named = {one.name for one in self._names.found_in(question)}
        speaker = next(iter(named & self._names.speakers), None) if len(named) == 1 else None
        return leaning(question, self._names, speaker) is not None

    def says_too_little(self, question: str) -> bool:
        """Tell whether a question means nothing by itself; a name or a subject does mean something."""
        lean = leaning(question, self._names)
        return lean is not None and lean not in {Lean.INSTEAD, Lean.SUBJECT}

    def goes_on_from_nothing(self, question: str, answered: Answer) -> bool:
        """Tell whether an answer is chance, since the question, asked by itself, could mean anything.

        What asks for more of an answer, or where or when its words were said, never means anything by itself;
        who said "that" and who "he" is, only where a passage surely answers it, as one taught for these very
        words does; for "it", the closest passages may still be what was meant.
        """
        if isinstance(answered, Unanswered) and answered.reason in _WHATEVER_IT_MEANS:
            return False
        lean = leaning(question, self._names)
        if lean in _OF_AN_ANSWER:
            return True
        if lean in _OF_SOMEBODY:
            return not (isinstance(answered, Quoted) and answered.confidence >= DEFAULT.quoted)
        unsaid = isinstance(answered, Unanswered) and answered.reason is not Reason.KNOWN_GAP
        return self.says_too_little(question) and unsaid

    def follow(self, question: str, earlier: Earlier, thresholds: Thresholds = DEFAULT) -> Followed | None:
        """Return the question as understood with its answer, or None if it stands by itself.

        Args:
            question: as asked.
            earlier: the answer that it replies to.
            thresholds: how sure an answer must be.
        """
        names = self._names
        shown = quotations(earlier.places, self.matcher.knowledge)
        speaker = speaker_of(shown, self.matcher.knowledge)
        lean = leaning(question, names, speaker)
        before = earlier.question if earlier.question and not leaning(earlier.question, names) else None
        if lean is None or not (shown or before):
            return None
        said = rewording.Leaning(question, before, tuple(one.exact for one in shown), speaker, names)
        # A question put together from two is not what an entry's author had in mind: trusted as any passage.
        strict = replace(thresholds, entry=max(thresholds.entry, thresholds.quoted))
        return _followed(_FollowUp(said, lean, shown, self.matcher, strict))


def _followed(asked: _FollowUp) -> Followed:  # noqa: PLR0911 - one return a way of leaning
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


def _from_sayings(asked: _FollowUp) -> Followed:
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


def _showing(asked: _FollowUp, found: tuple[Quotation, ...]) -> Followed:
    """Answer with quotations that need no match: whose they are, and where, stands beside them."""
    said = asked.said
    if found:
        return Followed(asked.lean, None, said.speaker, Quoted(said.question, found, confidence=1.0))
    near = suggestions(asked.matcher, said.before or said.speaker or said.question, SUGGESTIONS)
    refused = Unanswered(said.question, Reason.NOT_IN_DOCUMENT, 0.0, near)
    return Followed(asked.lean, None, said.speaker, refused)


def _going_on(asked: _FollowUp) -> Followed:
    """Show what comes next to the article's own words, marked as the closest there is."""
    found = what_follows(asked.shown, asked.matcher.knowledge)
    if not found:
        return _showing(asked, ())
    given = Unsure(asked.said.question, found, confidence=_GOING_ON)
    return Followed(asked.lean, None, asked.said.speaker, given)


def _in_full(asked: _FollowUp, meant: str | None) -> Followed:
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


def _of_another(asked: _FollowUp) -> Followed:
    """Answer with another name; no surer than unsure where it leads to what was shown for the first one.

    Where it is not known what was asked about the first one, the closest passages about the other are shown.
    """
    meant = rewording.with_other_name(asked.said)
    given = answer(asked.matcher, meant or subject_of(asked.said.question), asked.thresholds)
    again = isinstance(given, Quoted) and overlap(given.quotations[0], asked.shown)
    given = _at_most_unsure(given) if again or meant is None else given
    return Followed(asked.lean, meant, asked.said.speaker, given)


def _beside(asked: _FollowUp) -> Followed:
    """Ask the question together with words of the earlier one, leaving out what was shown already."""
    together = f"{asked.said.question} {rewording.subject(asked.said)}"
    ranking = asked.matcher.rank(together, _RANKED)
    others = tuple(match for match in ranking.matches if not overlap_with(match, asked.shown, asked.matcher))
    given = judge(asked.matcher, steered(ranking, others, asked.shown, asked.matcher), asked.thresholds)
    return Followed(asked.lean, None, asked.said.speaker, _at_most_unsure(given))


def _bare(asked: _FollowUp) -> Followed:
    """Answer an interrogative by a passage that holds the kind of thing it asks for, or by an attribution."""
    asking, said = interrogative(asked.said.question), asked.said
    posted = telling_where(asked.shown, asked.matcher.knowledge)
    if asking == "where" and posted:
        return _showing(replace(asked, lean=Lean.WHERE_SAID), posted)
    if asking == "when" and said.speaker and (not said.before or rewording.tells_of_saying(said.before)):
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
