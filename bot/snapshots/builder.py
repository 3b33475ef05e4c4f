"""One knowledge built beside the live one, in a worker: read, indexed, reviewed, compared; no event loop."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.snapshots.live import Loaded
from bot.snapshots.proposals import Progress
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
    from knowledge.review.remarks import Remark

Tell = Callable[[Progress], None]
"""Is told how far a build has come; may raise to give it up."""
_TRIES: Final = 3


class RestlessError(Exception):
    """The seeds were changed while they were read, time and again."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built.

    Args:
        loaded: the snapshot; its time of loading is still to come.
        generation: where it stands on the shelf.
        changes: in what it differs from the live one.
        remarks: what `check` says of it; after a change, of what moderators have added.
    """

    loaded: Loaded
    generation: Generation
    changes: Changes
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds knowledge from the seeds and what moderators added.

    Args:
        shelf: where generations are put.
        golden: returns the file with golden questions, or None where there is none.
    """

    shelf: Shelf
    golden: Callable[[], Path | None]

    def build(self, change: Change | None, seeds: Path, before: Loaded, tell: Tell) -> Built:
        """Stage a generation, load it, and compare it with the live one; drop it if it is faulty.

        Args:
            change: what to change of what moderators added, or None.
            seeds: the documents.
            before: the live snapshot.
            tell: is told how far it has come.

        Raises:
            KnowledgeErrors: with every fault of the files.
            KnowledgeError: if the golden questions cannot be read.
            ChangeRefused: if the change cannot be made.
            RestlessError: if the seeds do not hold still.
            OSError: if the shelf cannot be written.
        """
        tell(Progress("reading"))
        generation, knowledge = staged(self.shelf, change, seeds)
        try:
            questions = golden_questions(self.golden())
            tell(Progress("indexing"))
            matcher = Matcher(knowledge)
            # Whoever changes one thing is shown remarks on what was added here; the operator's seeds, which
            # take seconds to review, are reviewed when they are reloaded.
            below = generation.folder if change else None
            remarks = review(matcher, lambda done, total: tell(Progress("reviewing", done, total)), below)
            return _compared(generation, matcher, before, questions, tell, remarks)
        except BaseException:
            self.shelf.drop(generation)
            raise

    def rebuild(self, generation: Generation, kept: Matcher | None, before: Loaded, tell: Tell) -> Built:
        """Compare an earlier generation with the live one; it was reviewed when it was new.

        Args:
            generation: one that is on the shelf.
            kept: its index, where it is still in memory.
            before: the live snapshot.
            tell: is told how far it has come.
        """
        # Whoever goes back is in a hurry: faulty golden questions must not stand in the way.
        questions: tuple[str, ...] | None = None
        with contextlib.suppress(KnowledgeErrors, KnowledgeError):
            questions = golden_questions(self.golden())
        tell(Progress("indexing"))
        matcher = kept or Matcher(load(generation.seeds, generation.folder))
        return _compared(generation, matcher, before, questions, tell)


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


def _compared(  # noqa: PLR0913, PLR0917 - all of them differ between building and going back
    generation: Generation,
    matcher: Matcher,
    before: Loaded,
    questions: tuple[str, ...] | None,
    tell: Tell,
    remarks: tuple[Remark, ...] = (),
) -> Built:
    changes = compare(
        before.matcher,
        matcher,
        questions,
        before.thresholds,
        lambda done, total: tell(Progress("asking", done, total)),
    )
    return Built(Loaded(matcher, before.thresholds, 0.0), generation, changes, remarks)


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
