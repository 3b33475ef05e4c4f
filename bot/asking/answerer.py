"""Question → answer → reply over the knowledge that is live, for every surface alike."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.asking.answer_text import Frame, render
from bot.asking.earlier_answer import earlier_in
from bot.rendering import CHOICE_LIMIT, LONGEST_QUESTION, MOST_CHOICES, Reply, one_line, plain
from knowledge import Unanswered, answer, answer_entry, suggestions
from knowledge.answers.follow_up import Follower

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.asking.earlier_answer import EarlierAnswer
    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics
    from bot.wording import Wording
    from knowledge import Answer, Matcher

_CHOSEN = re.compile(r"entry:([0-9a-f]{12})")
_EXAMPLES = 3


class Answerer:
    """Answers questions; reads the live snapshot once for each.

    Args:
        live: holds the snapshot.
        metrics: counts outcomes, without names and without texts.
        languages: any of which an earlier answer may be in.
    """

    def __init__(self, live: Live, metrics: Metrics, languages: Iterable[Wording]) -> None:
        self._live = live
        self._metrics = metrics
        self._languages = tuple(languages)
        self._built: Follower | None = None

    def may_lean(self, question: str) -> bool:
        """Tell whether a question may go on from an earlier answer, so that it is worth looking for one."""
        return self._follower(self._live.now.matcher).may_lean(question[:LONGEST_QUESTION])

    def earlier(self, shown: Reply) -> EarlierAnswer:
        """Return what one of the bot's own replies answered and quoted, as Discord shows it."""
        return earlier_in(shown, self._live.now.knowledge, self._languages)

    def reply(
        self,
        question: str,
        frame: Frame,
        surface: str,
        *,
        refused: Frame | None = None,
        earlier: EarlierAnswer | None = None,
    ) -> Reply:
        """Return the reply to a question.

        Args:
            question: as asked.
            frame: what surrounds the answer.
            surface: where it was asked, for the counts.
            refused: what surrounds a refusal instead, where that is shown in another way.
            earlier: the answer that the question may go on from, if there is one.
        """
        if len(question) > LONGEST_QUESTION:
            return Reply(frame.wording.too_long(LONGEST_QUESTION), refusal=True, whispered=True)
        loaded = self._live.now
        follower = self._follower(loaded.matcher)
        started = time.perf_counter()
        followed = follower.follow(question, earlier.said, loaded.thresholds) if earlier else None
        complete = followed is not None and followed.understood is not None
        if earlier and earlier.gone and not complete and follower.says_too_little(question):
            return Reply(frame.wording.source_changed_gone(), refusal=True)
        answered = followed.answer if followed else answer(loaded.matcher, question, loaded.thresholds)
        self._metrics.count(loaded, _outcome(answered), surface, time.perf_counter() - started)
        if followed is None and follower.goes_on_from_nothing(question, answered):
            return Reply(frame.wording.leans_on_nothing(), refusal=True, whispered=True)
        chosen = refused if refused and isinstance(answered, Unanswered) else frame
        return render(answered, loaded.knowledge, replace(chosen, followed=followed))

    def reply_to_entry(self, entry_id: str, frame: Frame, surface: str) -> Reply:
        """Return what an entry answers; it may have gone with an older revision."""
        loaded = self._live.now
        entry = loaded.knowledge.entry(entry_id)
        if entry is None:
            return Reply(frame.wording.entry_gone(), refusal=True, whispered=True)
        answered = answer_entry(loaded.matcher, entry)
        self._metrics.count(loaded, _outcome(answered), surface)
        return render(answered, loaded.knowledge, frame)

    def chosen_or_asked(self, value: str, frame: Frame) -> Reply:
        """Return the reply to what came through the option of /ask: typed text, or the id of a suggestion."""
        chosen = _CHOSEN.fullmatch(value)
        if chosen:
            entry = self._live.now.knowledge.entry(chosen.group(1))
            shown = replace(frame, question=entry.questions[0] if entry else None)
            return self.reply_to_entry(chosen.group(1), shown, "ask")
        return self.reply(plain(value), replace(frame, question=plain(value)), "ask")

    def choices(self, typed: str) -> list[tuple[str, str]]:
        """Return at most 25 pairs of name and value for what is typed so far; from memory only."""
        entries = suggestions(self._live.now.matcher, typed[:LONGEST_QUESTION], MOST_CHOICES)
        return [(one_line(entry.questions[0], CHOICE_LIMIT), f"entry:{entry.id}") for entry in entries]

    def examples(self) -> tuple[str, ...]:
        """Return some questions that the loaded documents answer."""
        answerable = [entry for entry in self._live.now.knowledge.entries if entry.selectors]
        step = max(1, len(answerable) // _EXAMPLES)
        return tuple(entry.questions[0] for entry in answerable[::step][:_EXAMPLES])

    def _follower(self, matcher: Matcher) -> Follower:
        """Return what follows up on the matcher's knowledge, built once for each."""
        if self._built is None or self._built.matcher is not matcher:
            self._built = Follower(matcher)
        return self._built


def _outcome(answered: Answer) -> str:
    return type(answered).__name__.lower()
