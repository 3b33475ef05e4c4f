"""A question that leans on an earlier answer → the question as understood, and its answer.

What each way of leaning (`leaning.Lean`) becomes; the rules are our own:
- whose words, and where or when they were said: the earlier quotation itself, whose attribution tells it;
- more of the same: the speaker's other direct quotations;
- another name or subject: the earlier question with it in the place of its own;
- he, she, it, they: the question with the name that is meant;
- an interrogative alone: the interrogative before the rest of the earlier question.
Where nothing can be put in, the question is asked together with words of the earlier one. The matcher ranks
what was understood like any other question; passages near the earlier quotation go first, and the answer is
never surer than the match. It is at most unsure where only the earlier words speak for it, where another name
leads to the same quotation, and where a passage lacks the kind of thing asked for (a date, an amount).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge import rewording
from knowledge.answer_kinds import Wanted, wanted
from knowledge.answering import DEFAULT, SUGGESTIONS, answer, judge, quotation, suggestions
from knowledge.leaning import Lean, asks, interrogative, leaning, subject_of
from knowledge.model import Quoted, Reason, Unanswered, Unsure
from knowledge.naming import Names
from knowledge.normalizing import words
from knowledge.offering import CHECKED, offers
from knowledge.premises import unconfirmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answering import Thresholds
    from knowledge.matching import Matcher, Ranking
    from knowledge.model import Answer, DirectQuotation, Document, Entry, Match, Quotation, Selector
    from knowledge.rewording import Leaning

_RANKED: Final = 12
_MOST: Final = 5
"""Quotations of one speaker in one answer."""
_NEAR: Final = 0.2
"""What standing near the earlier quotation adds to a match's score, for their order alone."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answer that a question may lean on.

    Args:
        places: where its quotations stand in the knowledge that is live, best first.
        question: what it answered, as far as that is known.
    """

    places: tuple[Selector, ...]
    question: str | None = None


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
class _Following:
    said: Leaning
    lean: Lean
    places: tuple[Selector, ...]
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

    def follow(self, question: str, earlier: Earlier, thresholds: Thresholds = DEFAULT) -> Followed | None:
        """Return the question as understood with its answer, or None if it stands by itself.

        Args:
            question: as asked.
            earlier: the answer that it replies to.
            thresholds: how sure an answer must be.
        """
        names = self._names
        shown = _quotations(earlier.places, self.matcher)
        speaker = _speaker(earlier.places, shown, self.matcher)
        lean = leaning(question, names, speaker)
        before = earlier.question if earlier.question and not leaning(earlier.question, names) else None
        if lean is None or not (shown or before):
            return None
        said = rewording.Leaning(question, before, tuple(one.exact for one in shown), speaker, names)
        return _followed(_Following(said, lean, earlier.places, shown, self.matcher, thresholds))


def _followed(asked: _Following) -> Followed:  # noqa: PLR0911 - one return a way of leaning
    said, lean = asked.said, asked.lean
    match lean:
        case Lean.WHO_SAID if asked.shown:
            return _showing(asked, asked.shown)
        case Lean.WHERE_SAID | Lean.WHEN_SAID if asked.shown:
            return _showing(asked, _telling(asked))
        case Lean.MORE if said.speaker:
            return _showing(asked, _others_of(said.speaker, asked))
        case Lean.INSTEAD:
            return _of_another(asked)
        case Lean.PERSON:
            return _in_full(asked, rewording.with_name(said, personal=True))
        case Lean.THING:
            return _in_full(asked, rewording.with_name(said, personal=False))
        case Lean.SUBJECT if not asks(said.question):
            return _in_full(asked, rewording.with_other_subject(said))
        case Lean.BARE | Lean.SUBJECT | Lean.WHERE_SAID | Lean.WHEN_SAID:
            return _bare(asked)
        case _:
            return _beside(asked)


def _quotations(places: Sequence[Selector], matcher: Matcher) -> tuple[Quotation, ...]:
    found = ((matcher.knowledge.document(place.document), place) for place in places)
    return tuple(quotation(document, place.start, place.end) for document, place in found if document)


def _speaker(places: Sequence[Selector], shown: Sequence[Quotation], matcher: Matcher) -> str | None:
    """Return who is quoted in the earlier answer: in a whole passage, else in a few words of one."""
    said = (direct.attribution.speaker for place in places for direct in _direct_in(place, matcher))
    return next((one.speaker for one in shown if one.speaker), None) or next(filter(None, said), None)


def _direct_in(place: Selector, matcher: Matcher) -> tuple[DirectQuotation, ...]:
    document = matcher.knowledge.document(place.document)
    quotations = document.quotations if document else ()
    return tuple(direct for direct in quotations if direct.start < place.end and place.start < direct.end)


def _showing(asked: _Following, quotations: tuple[Quotation, ...]) -> Followed:
    """Answer with quotations that need no match: whose they are, and where, stands beside them."""
    question = asked.said.question
    given: Answer = (
        Quoted(question, quotations, confidence=1.0)
        if quotations
        else Unanswered(question, Reason.NOT_IN_DOCUMENT, 0.0, _nearest(asked))
    )
    return Followed(asked.lean, None, asked.said.speaker, given)


def _nearest(asked: _Following) -> tuple[Entry, ...]:
    """Return the questions that can be answered nearest to what the earlier answer was about."""
    return suggestions(
        asked.matcher, asked.said.before or asked.said.speaker or asked.said.question, SUGGESTIONS
    )


def _telling(asked: _Following) -> tuple[Quotation, ...]:
    """Return the earlier quotations that tell where, or when, their words were said."""
    pairs = zip(asked.places, asked.shown, strict=True)
    if asked.lean is Lean.WHERE_SAID:
        return tuple(
            one
            for place, one in pairs
            if any(direct.attribution.via for direct in _direct_in(place, asked.matcher))
        )
    return tuple(one for _, one in pairs if one.speaker and offers(one.exact, Wanted.TIME))


def _others_of(speaker: str, asked: _Following) -> tuple[Quotation, ...]:
    """Return the other direct quotations of a speaker, each in its passage; fragments come last."""
    found = [
        (direct.fragment, _around(document, direct))
        for document in asked.matcher.knowledge.documents
        for direct in document.quotations
        if direct.attribution.speaker == speaker
    ]
    others = [one for _, one in sorted(found, key=lambda pair: pair[0]) if not _overlap(one, asked.shown)]
    return tuple(dict.fromkeys(others))[:_MOST]


def _around(document: Document, direct: DirectQuotation) -> Quotation:
    for passage in document.passages:
        if passage.start <= direct.start < passage.end:
            return quotation(document, passage.start, max(passage.end, direct.end))
    return quotation(document, direct.start, direct.end)


def _overlap(one: Quotation, others: Sequence[Quotation]) -> bool:
    return any(
        one.document == other.document and one.start < other.end and other.start < one.end for other in others
    )


def _in_full(asked: _Following, meant: str | None) -> Followed:
    """Answer the question in full; what was only guessed to be meant by "it" decides no yes or no."""
    if meant is None:
        return _beside(asked)
    given = answer(asked.matcher, meant, asked.thresholds)
    if asked.lean is Lean.THING and wanted(words(asked.said.question)) is Wanted.WHETHER:
        given = _at_most_unsure(given)
    return Followed(asked.lean, meant, asked.said.speaker, given)


def _of_another(asked: _Following) -> Followed:
    """Answer with another name; no surer than unsure where it leads to what was shown for the first one.

    Where it is not known what was asked about the first one, the closest passages about the other are shown.
    """
    meant = rewording.with_other_name(asked.said)
    given = answer(asked.matcher, meant or subject_of(asked.said.question), asked.thresholds)
    again = isinstance(given, Quoted) and _overlap(given.quotations[0], asked.shown)
    given = _at_most_unsure(given) if again or meant is None else given
    return Followed(asked.lean, meant, asked.said.speaker, given)


def _beside(asked: _Following) -> Followed:
    """Ask the question together with words of the earlier one, leaving out what was shown already."""
    together = f"{asked.said.question} {rewording.subject(asked.said)}"
    ranking = asked.matcher.rank(together, _RANKED)
    others = tuple(match for match in ranking.matches if not _overlap_with(match, asked))
    given = judge(asked.matcher, _steered(ranking, others, asked), asked.thresholds)
    return Followed(asked.lean, None, asked.said.speaker, _at_most_unsure(given))


def _bare(asked: _Following) -> Followed:
    """Answer an interrogative by a passage that holds the kind of thing it asks for."""
    asking = interrogative(asked.said.question)
    meant = rewording.with_interrogative(asked.said)
    ranking = asked.matcher.rank(meant or f"{asking} {rewording.subject(asked.said)}", _RANKED)
    kind = wanted(words(asking))
    matches = ranking.matches
    if kind in CHECKED:
        matches = tuple(match for match in matches if match.passage is None or _holds(match, kind, asked))
    given = judge(asked.matcher, _steered(ranking, matches, asked), asked.thresholds)
    sure = kind in CHECKED
    return Followed(asked.lean, meant, asked.said.speaker, given if sure else _at_most_unsure(given))


def _at_most_unsure(given: Answer) -> Answer:
    if not isinstance(given, Quoted):
        return given
    return Unsure(given.question, given.quotations, given.confidence, further=given.further, note=given.note)


def _steered(ranking: Ranking, matches: Sequence[Match], asked: _Following) -> Ranking:
    """Return these matches by score, those near the earlier quotation first, with the premise of the best."""
    near = {(one.document, one.paragraph + step) for one in asked.shown for step in (-1, 0, 1)}

    def preference(match: Match) -> float:
        close = match.passage is not None and (match.passage.document, match.passage.paragraph) in near
        return -(match.score + (_NEAR if close else 0.0))

    ordered = tuple(sorted(matches, key=preference))
    premise = unconfirmed(ranking.question, ordered[0], asked.matcher.index) if ordered else None
    return replace(ranking, matches=ordered, premise=premise)


def _overlap_with(match: Match, asked: _Following) -> bool:
    exact = _words_of(match, asked)
    return exact is not None and _overlap(exact, asked.shown)


def _words_of(match: Match, asked: _Following) -> Quotation | None:
    document = asked.matcher.knowledge.document(match.passage.document) if match.passage else None
    if document is None or match.passage is None:
        return None
    return quotation(document, match.passage.start, match.passage.end)


def _holds(match: Match, kind: Wanted, asked: _Following) -> bool:
    exact = _words_of(match, asked)
    return exact is not None and offers(exact.exact, kind)
