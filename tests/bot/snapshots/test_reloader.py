"""Another knowledge in place of the live one: proposed, applied, cancelled, gone back to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.snapshots import proposals
from bot.snapshots.first_load import load_live
from bot.snapshots.live import Live
from bot.snapshots.moderator_changes import (
    AddDocument,
    AddEntry,
    ChangeRefusal,
    ChangeRefused,
    RemoveDocument,
)
from bot.snapshots.proposals import (
    AlreadyRunning,
    Applied,
    Faulty,
    Gone,
    NotProposed,
    Progress,
    Proposal,
    Who,
)
from bot.snapshots.reloader import Reloader, Stopped
from bot.snapshots.shelf import Shelf
from knowledge import DEFAULT_THRESHOLDS, KnowledgeErrors, Quoted, answer
from tests.bench.reloads import MOST_GROWTH, endure

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n"
SIDECAR = '[[entries]]\nquestions = ["Where was the lamp made?"]\nquotes = ["The lamp was made in Ghent."]\n'
ANN, BEN = Who(1, "ann"), Who(2, "ben")


@dataclass
class Place:
    """A bot's knowledge without the bot: a folder of seeds, a shelf, a clock."""

    folder: Path
    now: float = 1000.0
    golden: Path | None = None
    live: Live = field(init=False)
    reloader: Reloader = field(init=False)

    def __post_init__(self) -> None:
        self.seeds = self.folder / "seeds"
        self.seeds.mkdir()
        self.write(TEXT)
        self.start()

    def write(self, text: str, sidecar: str = SIDECAR) -> None:
        (self.seeds / "lamp.txt").write_text(text, "utf-8")
        (self.seeds / "lamp.toml").write_text(sidecar, "utf-8")

    def start(self) -> None:
        """Start, or start again after having been ended in any way."""
        self.shelf = Shelf(self.folder / "data" / "shelf", self.seeds)
        self.live = Live(load_live(self.shelf, self.now), DEFAULT_THRESHOLDS)
        self.reloader = Reloader(self.live, self.shelf, lambda: self.golden, lambda: self.now)

    @property
    def revision(self) -> str:
        return self.live.now.knowledge.revision

    @property
    def text(self) -> str:
        return self.live.now.knowledge.document("lamp").text

    async def loaded(self, change=None, who: Who = ANN) -> Applied:
        proposal = await self.reloader.propose(change, who)
        assert isinstance(proposal, Proposal), proposal
        applied = await self.reloader.apply(proposal.id, who)
        assert isinstance(applied, Applied), applied
        return applied

    def generations(self) -> int:
        return len(list((self.folder / "data" / "shelf" / "generations").iterdir()))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def test_a_proposal_shows_the_changes_and_changes_nothing(place: Place) -> None:
    before = place.live.now
    place.write(TEXT.replace("blue", "red"))

    proposal = await place.reloader.propose(None, ANN)

    assert place.live.now is before
    assert [changed.after for changed in proposal.changes.passages_changed] == ["Its glass is red."]
    assert place.shelf.pointer().live.revision == before.knowledge.revision


async def test_an_applied_proposal_answers_now_and_after_a_restart(place: Place) -> None:
    place.write(TEXT.replace("Ghent", "Delft"), SIDECAR.replace("Ghent", "Delft"))
    proposal = await place.reloader.propose(None, ANN)
    place.now += 5

    applied = await place.reloader.apply(proposal.id, BEN)

    answered = answer(place.live.now.matcher, "where was the lamp made")
    assert isinstance(answered, Quoted)
    assert answered.quotations[0].exact == "The lamp was made in Delft."
    assert place.live.now.checker is proposal.snapshot.checker
    assert (applied.stamp.by_name, applied.stamp.when, place.live.now.since) == ("ben", 1005.0, 1005.0)
    revision = place.revision
    place.start()
    assert place.revision == revision
    assert place.shelf.pointer().live == applied.stamp


async def test_faults_are_listed_with_path_and_line_and_change_nothing(place: Place) -> None:
    before, kept = place.live.now, place.generations()
    place.write(TEXT, SIDECAR.replace("in Ghent", "in Gent") + "[[entries]]\nquestions = []\ngap = 'No.'\n")

    faulty = await place.reloader.propose(None, ANN)

    assert isinstance(faulty, Faulty)
    assert [fault.split(": ")[0] for fault in faulty.faults] == [
        f"{place.seeds}/lamp.toml:3",
        f"{place.seeds}/lamp.toml:5",
    ]
    assert place.live.now is before
    assert place.generations() == kept


async def test_a_cancelled_proposal_leaves_nothing_behind_and_cannot_be_applied(place: Place) -> None:
    kept = place.generations()
    proposal = await place.reloader.propose(AddDocument("urn", "An urn is old.\n"), ANN)

    assert await place.reloader.cancel(proposal.id)

    assert place.generations() == kept
    assert not await place.reloader.cancel(proposal.id)
    assert await place.reloader.apply(proposal.id, ANN) is Gone.UNKNOWN


async def test_a_proposal_that_is_too_old_cannot_be_applied(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = place.generations()
    monkeypatch.setattr(proposals, "PATIENCE", 0.01)
    proposal = await place.reloader.propose(AddDocument("urn", "An urn is old.\n"), ANN)
    await asyncio.sleep(0.1)

    assert await place.reloader.apply(proposal.id, ANN) is Gone.EXPIRED
    assert place.generations() == kept


async def test_of_two_proposals_only_one_can_be_applied(place: Place) -> None:
    one = await place.reloader.propose(AddDocument("urn", "An urn is old.\n"), ANN)
    other = await place.reloader.propose(AddDocument("vase", "A vase is red.\n"), BEN)

    came = await asyncio.gather(place.reloader.apply(one.id, ANN), place.reloader.apply(other.id, BEN))

    assert [isinstance(one, Applied) for one in came] == [True, False]
    assert came[1] is Gone.OVERTAKEN
    assert place.generations() == 2
    assert {document.name for document in place.live.now.knowledge.documents} == {"lamp", "urn"}


async def test_only_a_few_proposals_are_kept_open(place: Place) -> None:
    kept = place.generations()
    made = [await place.reloader.propose(AddDocument(f"d{n}", "Text.\n"), ANN) for n in range(6)]

    assert place.generations() == kept + 3
    assert [await place.reloader.cancel(one.id) for one in made] == [False] * 3 + [True] * 3


async def test_a_second_build_meanwhile_is_told_who_started_the_first_and_when(place: Place) -> None:
    first = asyncio.create_task(place.reloader.propose(None, ANN))
    await asyncio.sleep(0)
    place.now += 7

    second = await place.reloader.propose(None, BEN)

    assert second == AlreadyRunning(ANN, 1000.0)
    assert isinstance(await first, Proposal)
    assert isinstance(await place.reloader.propose(None, BEN), Proposal)


async def test_a_build_whose_asker_has_gone_still_keeps_others_from_starting_beside_it(place: Place) -> None:
    entered, leave, kept = threading.Event(), threading.Event(), place.generations()

    def golden() -> None:
        entered.set()
        leave.wait(10)

    reloader = Reloader(place.live, place.shelf, golden, lambda: place.now)
    first = asyncio.create_task(reloader.propose(None, ANN))
    await asyncio.to_thread(entered.wait, 10)
    first.cancel()
    await asyncio.sleep(0)

    assert isinstance(await reloader.propose(None, BEN), AlreadyRunning)
    leave.set()
    again = await _until_free(reloader)
    assert isinstance(again, Proposal)
    assert place.generations() == kept + 1


async def _until_free(reloader: Reloader) -> Proposal | NotProposed:
    for _ in range(1000):
        proposed = await reloader.propose(None, BEN)
        if not isinstance(proposed, AlreadyRunning):
            return proposed
        await asyncio.sleep(0.01)
    raise AssertionError("the first build never ended")


async def test_a_change_that_cannot_be_made_is_refused_with_its_reason(place: Place) -> None:
    refused = await place.reloader.propose(AddDocument("lamp", "Another.\n"), ANN)

    assert isinstance(refused, ChangeRefused)
    assert (refused.reason, refused.name) == (ChangeRefusal.SEED, "lamp")


async def test_a_change_whose_words_do_not_stand_in_the_document_is_faulty_with_its_path(
    place: Place,
) -> None:
    faulty = await place.reloader.propose(AddEntry("lamp", ("What colour?",), ("Its glass is red.",)), ANN)

    assert len(faulty.faults) == 1
    assert "lamp.entries.toml:6: these words do not stand in the document" in faulty.faults[0]


async def test_going_back_undoes_a_change_and_survives_a_restart(place: Place) -> None:
    first = place.revision
    await place.loaded(AddDocument("urn", "An urn is old.\n"))
    await place.loaded(RemoveDocument("lamp"))
    assert [stamp.revision for stamp in place.shelf.pointer().before][-1] == first

    applied = await place.reloader.rollback(first, BEN)

    assert applied.proposal.changes.documents_removed == ("urn",)
    assert place.revision == first
    place.start()
    assert place.revision == first
    assert place.shelf.pointer().set_aside is None


async def test_going_back_from_seeds_sets_them_aside_until_they_are_changed(place: Place) -> None:
    first = place.revision
    place.write(TEXT.replace("blue", "bleu"))
    await place.loaded()

    await place.reloader.rollback(first, ANN)
    assert place.shelf.pointer().set_aside is not None
    place.start()
    assert (place.revision, "blue" in place.text) == (first, True)

    place.write(TEXT.replace("blue", "green"))
    place.start()
    assert "green" in place.text
    assert place.shelf.pointer().set_aside is None


async def test_after_going_back_an_added_entry_does_not_bring_the_seeds_that_were_set_aside(
    place: Place,
) -> None:
    first = place.revision
    place.write(TEXT.replace("blue", "bleu"))
    await place.loaded()
    await place.reloader.rollback(first, ANN)

    await place.loaded(AddEntry("lamp", ("What colour?",), ("Its glass is blue.",)))

    assert "blue" in place.text
    place.start()
    assert "blue" in place.text
    assert len(place.live.now.knowledge.entries) == 2


async def test_after_going_back_a_reload_loads_the_seeds_that_were_set_aside(place: Place) -> None:
    first = place.revision
    place.write(TEXT.replace("blue", "bleu"))
    await place.loaded()
    await place.reloader.rollback(first, ANN)

    await place.loaded()

    assert "bleu" in place.text
    assert place.shelf.pointer().set_aside is None


async def test_a_restart_can_still_go_back_to_what_was_before_it(place: Place) -> None:
    first = place.revision
    place.write(TEXT.replace("blue", "bleu"))
    place.start()

    applied = await place.reloader.rollback(first, ANN)

    assert isinstance(applied, Applied)
    assert "blue" in place.text


async def test_nobody_can_go_back_to_what_is_not_kept(place: Place) -> None:
    assert await place.reloader.rollback("000000000000", ANN) is Gone.UNKNOWN


async def test_cancelling_a_way_back_keeps_the_snapshot(place: Place) -> None:
    first = place.revision
    await place.loaded(AddDocument("urn", "An urn is old.\n"))
    proposal = await place.reloader.propose_rollback(first, ANN)

    await place.reloader.cancel(proposal.id)

    assert isinstance(await place.reloader.rollback(first, ANN), Applied)


async def test_golden_questions_are_tried_and_faulty_ones_are_a_fault(place: Place) -> None:
    place.golden = place.folder / "golden.jsonl"
    place.golden.write_text('{"question": "which colour is its glass", "gold": []}\n', "utf-8")
    place.write(TEXT.replace("Its glass is blue.", "It is tall."))
    proposal = await place.reloader.propose(None, ANN)
    assert [flip.question for flip in proposal.changes.flips] == ["which colour is its glass"]

    place.golden.write_text('\n{"question": 3}\n', "utf-8")
    faulty = await place.reloader.propose(None, ANN)
    assert faulty.faults[0].startswith(f"{place.golden}:2: write an object with both keys")


async def test_faulty_golden_questions_do_not_stand_in_the_way_back(place: Place) -> None:
    first = place.revision
    await place.loaded(AddDocument("urn", "An urn is old.\n"))
    place.golden = place.folder / "no-such-file.jsonl"

    assert isinstance(await place.reloader.rollback(first, ANN), Applied)


async def test_progress_is_told_step_by_step_on_the_event_loop(place: Place) -> None:
    told: list[Progress] = []
    threads: set[int] = set()

    def tell(at: Progress) -> None:
        told.append(at)
        threads.add(threading.get_ident())

    await place.reloader.propose(None, ANN, tell)

    assert [at.step for at in told] == ["reading", "indexing", "reviewing", "asking"]
    assert threads == {threading.get_ident()}


async def test_a_build_gives_up_when_the_bot_is_stopped(place: Place) -> None:
    kept = place.generations()
    place.reloader.stop()

    with pytest.raises(Stopped):
        await place.reloader.propose(None, ANN)

    assert place.generations() == kept


async def test_a_shelf_that_cannot_be_written_changes_nothing_and_says_which_setting(place: Place) -> None:
    before = place.live.now
    generations = place.folder / "data" / "shelf" / "generations"
    for path in (generations, place.folder / "data" / "shelf" / "current"):
        path.rename(path.with_name(f"{path.name}-elsewhere"))
    generations.write_text("a file where a folder should be", "utf-8")

    faulty = await place.reloader.propose(None, ANN)

    assert isinstance(faulty, Faulty)
    assert "let the bot write to DATA_DIR" in faulty.faults[0]
    assert place.live.now is before


async def test_seeds_that_are_changed_while_they_are_read_are_read_again(place: Place) -> None:
    changing = _Changing(place.shelf.folder, place.seeds, place)
    reloader = Reloader(place.live, changing, lambda: None, lambda: place.now)

    proposal = await reloader.propose(None, ANN)

    assert changing.staged == 2
    assert "violet" in proposal.snapshot.knowledge.document("lamp").text
    assert "violet" in (proposal.generation.seeds / "lamp.txt").read_text("utf-8")


class _Changing(Shelf):
    """A shelf that is raced once by an operator who writes to the seeds just after they were copied."""

    def __init__(self, folder: Path, seeds: Path, place: Place) -> None:
        super().__init__(folder, seeds)
        self.staged = 0
        self._write: Callable[[str], None] = place.write

    def stage(self, change, seeds):
        generation = super().stage(change, seeds)
        self.staged += 1
        if self.staged == 1:
            self._write(TEXT.replace("blue", "violet"))
        return generation


async def test_faulty_seeds_after_a_restart_are_faults_and_never_half_loaded(place: Place) -> None:
    place.write(TEXT, "[[entries]\n")

    with pytest.raises(KnowledgeErrors):
        place.start()


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "every second one broken"])
async def test_many_reloads_under_questions_in_flight_mix_no_revisions(
    tmp_path: Path, broken: bool, thorough: bool
) -> None:
    # 200 of them, as issue 6 asks, are run by `make bench-reloads`, which also looks at the memory they keep.
    reloads, flying = (60, 20) if thorough else (12, 6)
    figures = await endure(tmp_path, reloads, flying, broken=broken)

    assert (figures.reloads, figures.refused) == ((reloads // 2, reloads // 2) if broken else (reloads, 0))
    assert (figures.mixed, figures.failures) == (0, [])
    assert figures.answers > 0
    assert len(figures.revisions) > figures.reloads / 2
    assert not thorough or figures.growth < MOST_GROWTH


async def test_a_change_by_a_moderator_does_not_wait_for_a_review_of_the_seeds(place: Place) -> None:
    entry = '\n[[entries]]\nquestions = ["Which colour is its glass?"]\nquotes = ["Its glass is blue."]\n'
    place.write(TEXT, SIDECAR + entry.replace("Which colour is its glass?", "hi") + entry)
    reloaded = await place.reloader.propose(None, ANN)
    await place.reloader.apply(reloaded.id, ANN)
    told: list[Progress] = []

    added = await place.reloader.propose(
        AddEntry("lamp", ("Where from?", "hello"), ("Ghent",)), ANN, told.append
    )
    await asyncio.sleep(0)

    assert "'hi'" in reloaded.remarks[0].message
    assert ["'hello'" in remark.message for remark in added.remarks] == [True]
    assert max(one.total for one in told if one.step == "reviewing") <= 1
