"""Whether a question leans on an earlier answer, and what it then is answered: `Follower`.

What each way of leaning becomes is told in `leaning_answer`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge.answers import rewording
from knowledge.answers.about_document import about_document
from knowledge.answers.around_quotation import quotations, speaker_of
from knowledge.answers.aspects import Aspect
from knowledge.answers.leaning_answer import Followed, LeaningCase, followed
from knowledge.answers.leaning_question import Lean, leaning
from knowledge.answers.named_things import Names
from knowledge.answers.thresholds import DEFAULT
from knowledge.model import Quoted, Reason, Told, Unanswered

if TYPE_CHECKING:
    from knowledge.answers.thresholds import Thresholds
    from knowledge.matching import Matcher
    from knowledge.model import Answer, Selector

__all__ = ["Earlier", "Followed", "Follower"]

_OF_AN_ANSWER: Final = frozenset({Lean.MORE, Lean.WHERE_SAID, Lean.WHEN_SAID})
_WHATEVER_IT_MEANS: Final = frozenset({Reason.SMALL_TALK, Reason.NO_DOCUMENTS})
_OF_AN_ANSWER_TOO: Final = frozenset({Aspect.LEAD, Aspect.AUTHOR, Aspect.PUBLISHER, Aspect.PUBLISHED})
"""What may as well be asked of an answer: who wrote this, where is this from, why did it happen."""
_TAUGHT: Final = 0.9
"""From this confidence on an entry was taught for a question that means nothing by itself."""
_OF_SOMEBODY: Final = frozenset({Lean.WHO_SAID, Lean.OTHERS, Lean.PERSON})


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answer that a question may lean on.

    Args:
        places: where its quotations stand in the knowledge that is live, best first.
        question: what it answered, as far as that is known.
    """

    places: tuple[Selector, ...]
    question: str | None = None


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
        if isinstance(answered, Told) or (isinstance(answered, Quoted) and answered.about_document):
            return False
        lean = leaning(question, self._names)
        if lean in _OF_AN_ANSWER:
            return True
        if lean in _OF_SOMEBODY:
            return not (isinstance(answered, Quoted) and answered.confidence >= _TAUGHT)
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
        if lean is None or not (shown or before) or _asks_of_the_document(question):
            return None
        said = rewording.Leaning(question, before, tuple(one.exact for one in shown), speaker, names)
        # A question put together from two is not what an entry's author had in mind: trusted as any passage.
        strict = replace(thresholds, entry=max(thresholds.entry, thresholds.quoted))
        return followed(LeaningCase(said, lean, shown, self.matcher, strict))


def _asks_of_the_document(question: str) -> bool:
    """Tell whether a question means the document, whatever was answered before: "summarize this"."""
    asked = about_document(question)
    return asked is not None and (asked.words.noun or _OF_AN_ANSWER_TOO.isdisjoint(asked.aspects))
