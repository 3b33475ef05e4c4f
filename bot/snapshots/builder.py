"""A snapshot built beside the live one, in a worker: read, indexed, reviewed, compared; no event loop."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.snapshots.live import Snapshot
from bot.snapshots.proposals import Gone, Progress, Proposal
from bot.snapshots.shelf import fingerprint
from knowledge import KnowledgeError, KnowledgeErrors, Matcher, load
from knowledge.review.comparison import compare
from knowledge.review.evaluation import read_golden
from knowledge.review.remarks import review
from knowledge.text.files import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from bot.snapshots.moderator_changes import Change
    from bot.snapshots.shelf import Generation, Shelf
    from knowledge import Knowledge
    from knowledge.review.comparison import Changes

Tell = Callable[[Progress], None]
"""Is told how far a build has come; may raise to give it up."""
_TRIES: Final = 3


class RestlessError(Exception):
    """The seeds were changed while they were read, time and again."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds snapshots from the seeds and what moderators added.

    Args:
        shelf: where generations are put.
        golden: returns the file with golden questions, or None where there is none.
    """

    shelf: Shelf
    golden: Callable[[], Path | None]

    def build(self, change: Change | None, live: Snapshot, tell: Tell) -> Proposal:
        """Stage a generation, load it, and compare it with the live snapshot; drop it if it is faulty.

        Args:
            change: what to change of what moderators added; None loads the seeds anew.
            live: the live snapshot.
            tell: is told how far it has come.

        Raises:
            KnowledgeErrors: with every fault of the files.
            KnowledgeError: if the golden questions or the shelf cannot be read.
            ChangeRefused: if the change cannot be made.
            RestlessError: if the seeds do not hold still.
            OSError: if the shelf cannot be written.
        """
        began = time.perf_counter()
        tell(Progress("reading"))
        seeds, set_aside = self._seeds(change)
        generation, knowledge = staged(self.shelf, change, seeds)
        try:
            questions = golden_questions(self.golden())
            tell(Progress("indexing"))
            matcher = Matcher(knowledge)
            # Whoever changes one thing is shown remarks on what was added here; the operator's seeds, which
            # take seconds to review, are reviewed when they are reloaded.
            below = generation.folder if change else None
            remarks = review(matcher, lambda done, total: tell(Progress("reviewing", done, total)), below)
            return Proposal(
                kind=type(change).__name__ if change else "reload",
                snapshot=Snapshot.over(matcher, live.thresholds),
                before=live,
                generation=generation,
                changes=_compared(live, matcher, questions, tell),
                seconds=time.perf_counter() - began,
                change=change,
                remarks=remarks,
                set_aside=set_aside,
            )
        except BaseException:
            self.shelf.drop(generation)
            raise

    def _seeds(self, change: Change | None) -> tuple[Path, str | None]:
        """Return where the seeds are read, and the fingerprint of those that stay set aside meanwhile."""
        pointer = self.shelf.pointer()
        if change is None or pointer is None or pointer.set_aside is None:
            return self.shelf.seeds, None
        # Whoever went back from faulty seeds and then adds an entry does not want those seeds with it.
        return self.shelf.generation(pointer.live.generation).seeds, pointer.set_aside

    def go_back(self, revision: str, live: Snapshot, tell: Tell) -> Proposal | Gone:
        """Load an earlier generation and compare it with the live snapshot.

        Args:
            revision: of one that is on the shelf; it was reviewed when it was new.
            live: the live snapshot.
            tell: is told how far it has come.

        Raises:
            KnowledgeErrors: if its files were damaged meanwhile.
            KnowledgeError: if the shelf cannot be read.
        """
        began = time.perf_counter()
        pointer = self.shelf.pointer()
        stamp = next((one for one in pointer.before if one.revision == revision), None) if pointer else None
        if stamp is None:
            return Gone.UNKNOWN
        generation = self.shelf.generation(stamp.generation)
        # Whoever goes back is in a hurry: faulty golden questions must not stand in the way.
        questions: tuple[str, ...] | None = None
        with contextlib.suppress(KnowledgeErrors, KnowledgeError):
            questions = golden_questions(self.golden())
        tell(Progress("indexing"))
        matcher = Matcher(load(generation.seeds, generation.folder))
        on_disk = fingerprint(self.shelf.seeds)
        return Proposal(
            kind="rollback",
            snapshot=Snapshot.over(matcher, live.thresholds),
            before=live,
            generation=generation,
            changes=_compared(live, matcher, questions, tell),
            seconds=time.perf_counter() - began,
            set_aside=on_disk if on_disk != fingerprint(generation.seeds) else None,
        )


def staged(shelf: Shelf, change: Change | None, seeds: Path) -> tuple[Generation, Knowledge]:
    """Put a generation on the shelf whose copy of the seeds is what was loaded, to the byte."""
    for _ in range(_TRIES):
        generation = shelf.stage(change, seeds)
        try:
            knowledge = load(seeds, generation.folder)
            if fingerprint(seeds) == fingerprint(generation.seeds):
                return generation, knowledge
        except BaseException:
            shelf.drop(generation)
            raise
        shelf.drop(generation)
    raise RestlessError


def _compared(live: Snapshot, matcher: Matcher, questions: tuple[str, ...] | None, tell: Tell) -> Changes:
    def asked(done: int, total: int) -> None:
        tell(Progress("asking", done, total))

    return compare(live.matcher, matcher, questions, live.thresholds, asked)


def golden_questions(golden: Path | None) -> tuple[str, ...] | None:
    """Return the questions of a file of golden questions; None where there is no file.

    Raises:
        KnowledgeError: if it cannot be read.
        KnowledgeErrors: if a line of it is none.
    """
    if golden is None:
        return None
    text, _ = read_text(golden, str(golden))
    found: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            found += [one.question for one in read_golden([line])]
        except ValueError as error:
            reason = str(error).partition(": ")[2]
            raise KnowledgeErrors([KnowledgeError(str(golden), number, reason)]) from error
    return tuple(found)
