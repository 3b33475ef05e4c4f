"""Generations on disk: whole or absent, whatever happens, and never outside their folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.snapshots import first_load
from bot.snapshots.first_load import load_live
from bot.snapshots.moderator_changes import (
    AddDocument,
    AddEntry,
    AddPhrasing,
    ChangeRefusal,
    ChangeRefused,
    RemoveDocument,
    RemoveEntry,
    RestoreDocument,
    RestoreEntry,
    changed,
)
from bot.snapshots.shelf import Generation, Shelf, Stamp, fingerprint
from knowledge import KnowledgeError, KnowledgeErrors, load
from knowledge.documents.load import entry_id
from knowledge.text.files import MAX_BYTES

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n"
SIDECAR = '[[entries]]\nquestions = ["Where was it made?"]\nquotes = ["The lamp was made in Ghent."]\n'
ENTRY = entry_id("lamp", "Where was it made?")
SEEDS = frozenset({"lamp"})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "lamp.txt").write_text(TEXT, "utf-8")
    (seeds / "lamp.toml").write_text(SIDECAR, "utf-8")
    return Shelf(tmp_path / "data" / "shelf", seeds, keep=2)


def put(shelf: Shelf, change=None, when: float = 1.0) -> Generation:
    generation = shelf.stage(change, shelf.seeds)
    revision = load(shelf.seeds, generation.folder).revision
    shelf.apply(generation, Stamp(generation.number, revision, when, 7, "mod"))
    return generation


def questions(shelf: Shelf) -> list[str]:
    return [entry.questions[0] for entry in load(shelf.seeds, shelf.current().folder).entries]


def test_an_empty_shelf_has_nothing_live_and_reading_it_writes_nothing(shelf: Shelf) -> None:
    assert shelf.pointer() is shelf.current() is None
    assert not shelf.folder.exists()


def test_what_is_staged_is_not_live_until_it_is_applied(shelf: Shelf) -> None:
    staged = shelf.stage(AddDocument("urn", "An urn is old.\n"), shelf.seeds)
    assert shelf.current() is None

    shelf.apply(staged, Stamp(staged.number, "r", 1.0, 7, "mod"))

    assert shelf.current() == staged
    assert [d.name for d in load(shelf.seeds, staged.folder).documents] == ["lamp", "urn"]


def test_each_change_builds_on_the_one_before_and_leaves_it_as_it_was(shelf: Shelf) -> None:
    first = put(shelf, AddDocument("urn", "An urn is old.\n", 'title = "Urns"\n'))
    second = put(shelf, AddEntry("urn", ("How old?",), ("An urn is old.",), note="Very."))

    assert not list(first.folder.glob("*.entries.toml"))
    knowledge = load(shelf.seeds, second.folder)
    assert knowledge.document("urn").title == "Urns"
    assert knowledge.entries[-1].note == "Very."


def test_the_seeds_are_copied_and_never_written(shelf: Shelf) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in shelf.seeds.iterdir()}

    for change in (
        AddEntry("lamp", ("What colour?",), ("Its glass is blue.",)),
        AddPhrasing("lamp", ENTRY, "lamp origin"),
        RemoveEntry("lamp", ENTRY),
        RemoveDocument("lamp"),
    ):
        generation = put(shelf, change)

    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in shelf.seeds.iterdir()} == before
    assert fingerprint(generation.seeds) == fingerprint(shelf.seeds)


def test_an_added_entry_is_deleted_and_one_of_the_seeds_is_left_out_until_it_is_restored(
    shelf: Shelf,
) -> None:
    put(shelf, AddEntry("lamp", ("What colour?",), ("Its glass is blue.",)))
    put(shelf, RemoveEntry("lamp", entry_id("lamp", "What colour?")))
    assert not list(shelf.current().folder.glob("*.entries.toml"))

    put(shelf, RemoveEntry("lamp", ENTRY))
    assert questions(shelf) == []

    put(shelf, RestoreEntry(ENTRY))
    assert questions(shelf) == ["Where was it made?"]


def test_an_added_document_is_deleted_and_one_of_the_seeds_is_left_out_until_it_is_restored(
    shelf: Shelf,
) -> None:
    put(shelf, AddDocument("urn", "An urn is old.\n"))
    put(shelf, AddEntry("urn", ("How old?",), ("An urn is old.",)))
    gone = put(shelf, RemoveDocument("urn"))
    assert [path.name for path in gone.folder.iterdir()] == ["seeds"]

    without = put(shelf, RemoveDocument("lamp"))
    assert load(shelf.seeds, without.folder).documents == ()

    back = put(shelf, RestoreDocument("lamp"))
    assert [d.name for d in load(shelf.seeds, back.folder).documents] == ["lamp"]


@pytest.mark.parametrize(
    "name",
    [
        "../up",
        "a/b",
        "a\\b",
        "",
        ".hidden",
        "UPPER",
        "x" * 65,
        "a.b",
        "seeds/x",
        "nul\x00",
        "ü",
        "a b",
        "lamp\n",
    ],
)
def test_a_name_from_a_member_is_never_a_path(name: str) -> None:
    with pytest.raises(ChangeRefused) as refused:
        changed({}, AddDocument(name, "Text.\n"), SEEDS)

    assert refused.value.reason is ChangeRefusal.NAME


@pytest.mark.parametrize("change", [RemoveDocument("../lamp"), AddEntry("../lamp", ("Q?",), gap="No.")])
def test_a_document_that_is_not_there_cannot_be_changed(change) -> None:
    with pytest.raises(ChangeRefused) as refused:
        changed({}, change, SEEDS)

    assert refused.value.reason is ChangeRefusal.UNKNOWN


def test_a_name_that_is_taken_is_refused_unless_it_is_to_be_replaced() -> None:
    files = changed({}, AddDocument("urn", "Old.\n", 'title = "Old"\n'), SEEDS)

    for name, reason in (("lamp", ChangeRefusal.SEED), ("urn", ChangeRefusal.TAKEN)):
        with pytest.raises(ChangeRefused) as refused:
            changed(files, AddDocument(name, "New.\n"), SEEDS)
        assert refused.value.reason is reason
    assert changed(files, AddDocument("urn", "New.\n", replace=True), SEEDS) == {"urn.txt": b"New.\n"}


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ChangeRefused) as refused:
        changed({}, AddDocument("big", "x" * (MAX_BYTES + 1)), SEEDS)
    assert refused.value.reason is ChangeRefusal.LARGE

    with pytest.raises(ChangeRefused) as refused:
        changed({}, AddEntry("lamp", ("Q?",), ("x" * 2**20,)), SEEDS)
    assert refused.value.reason is ChangeRefusal.LARGE

    full = {f"{number}.txt": b"x" * 2**20 for number in range(64)}
    with pytest.raises(ChangeRefused) as refused:
        changed(full, AddDocument("one-more", "Text.\n"), SEEDS)
    assert refused.value.reason is ChangeRefusal.FULL


def test_what_was_not_left_out_cannot_be_restored() -> None:
    with pytest.raises(ChangeRefused) as refused:
        changed({}, RestoreDocument("lamp"), SEEDS)

    assert refused.value.reason is ChangeRefusal.KEPT


def test_words_that_would_break_toml_arrive_as_they_are(shelf: Shelf) -> None:
    question = 'say "hi" \\ ] = \' [[entries]]'
    put(shelf, AddEntry("lamp", (question,), gap='"""\n\\u0041\n"""'))

    entry = load(shelf.seeds, shelf.current().folder).entries[-1]

    assert (entry.questions, entry.gap) == ((question,), '"""\n\\u0041\n"""')


def test_only_so_many_earlier_generations_can_be_gone_back_to(shelf: Shelf) -> None:
    for number in range(5):
        put(shelf, AddDocument(f"d{number}", "Text.\n"), when=number)

    assert [stamp.when for stamp in shelf.pointer().before] == [3, 2]
    assert sorted(path.name for path in (shelf.folder / "generations").iterdir()) == [
        "000003",
        "000004",
        "000005",
    ]


def test_tidying_removes_what_was_never_applied(shelf: Shelf) -> None:
    applied, litter = put(shelf), shelf.stage(None, shelf.seeds)
    (shelf.folder / "current.new").write_text("half", "utf-8")

    shelf.tidy()

    assert applied.folder.is_dir()
    assert not litter.folder.exists()
    assert not (shelf.folder / "current.new").exists()


def test_a_dropped_generation_is_gone_and_dropping_it_again_is_nothing(shelf: Shelf) -> None:
    staged = shelf.stage(None, shelf.seeds)

    shelf.drop(staged)
    shelf.drop(staged)

    assert list((shelf.folder / "generations").iterdir()) == []


@pytest.mark.parametrize("written", ["", "{}", '{"live": 3}', "[]", '{"live": {"x": 1}, "before": []}'])
def test_a_damaged_pointer_is_a_fault_that_says_what_to_do(shelf: Shelf, written: str) -> None:
    put(shelf)
    (shelf.folder / "current").write_text(written, "utf-8")

    with pytest.raises(KnowledgeError, match="damaged; delete it to start from the seeds alone"):
        shelf.pointer()
    with pytest.raises(KnowledgeErrors):
        load_live(shelf, 1.0)


def test_a_pointer_never_names_a_path(shelf: Shelf) -> None:
    put(shelf)
    path = shelf.folder / "current"
    path.write_text(path.read_text("utf-8").replace('"generation": 1', '"generation": "../../x"'), "utf-8")

    with pytest.raises(KnowledgeError, match="damaged"):
        shelf.pointer()


def test_a_start_puts_the_seeds_on_the_shelf_once(shelf: Shelf) -> None:
    first = load_live(shelf, 1.0)
    again = load_live(shelf, 2.0)

    assert first == again == load(shelf.seeds)
    assert (shelf.pointer().live.when, shelf.pointer().before) == (1.0, ())


def test_a_start_after_the_seeds_were_changed_loads_them_with_what_moderators_added(shelf: Shelf) -> None:
    load_live(shelf, 1.0)
    put(shelf, AddDocument("urn", "An urn is old.\n"), when=2.0)
    (shelf.seeds / "vase.txt").write_text("A vase is red.\n", "utf-8")

    knowledge = load_live(shelf, 3.0)

    assert [d.name for d in knowledge.documents] == ["lamp", "urn", "vase"]
    assert [stamp.when for stamp in shelf.pointer().before] == [2.0, 1.0]


def test_a_start_where_the_shelf_cannot_be_written_loads_the_seeds(shelf: Shelf) -> None:
    shelf.folder.parent.write_text("a file where a folder should be", "utf-8")

    assert load_live(shelf, 1.0) == load(shelf.seeds)


def test_a_start_on_seeds_that_cannot_be_read_leaves_it_to_the_loader_to_say_so(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Path) -> str:
        raise PermissionError

    put(shelf, AddDocument("urn", "An urn is old.\n"))
    monkeypatch.setattr(first_load, "fingerprint", unreadable)

    assert load_live(shelf, 1.0) == load(shelf.seeds, shelf.current().folder)


def test_a_pointer_to_a_generation_that_somebody_deleted_is_a_fault(shelf: Shelf) -> None:
    generation = put(shelf)
    generation.folder.rename(generation.folder.with_name("elsewhere"))

    with pytest.raises(KnowledgeErrors, match="names a generation that is not there"):
        load_live(shelf, 1.0)


def test_the_pointer_is_plain_json(shelf: Shelf) -> None:
    put(shelf)

    assert json.loads((shelf.folder / "current").read_text("utf-8"))["live"]["by_name"] == "mod"
