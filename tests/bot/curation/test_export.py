"""What is exported, dropped into the seeds, loads as it did on the shelf."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.curation.export import exported, left_out
from bot.snapshots.moderator_changes import (
    AddDocument,
    AddEntry,
    AddPhrasing,
    Change,
    Files,
    RemoveDocument,
    RemoveEntry,
    changed,
)
from knowledge import Knowledge, load
from knowledge.model import Alias
from tests.articles import NEWS

TEXT = "The museum opened in 1908. “It is a house for everybody,” said Ada Brandt.\n"
SIDECAR = """# A remark that stays.
title = "The museum"   # beside its title

[aliases]
"Ada Brandt" = ["ada"]

[[entries]]
questions = ["When did it open?", "opening"]
quotes = ["The museum opened in 1908."]

[[entries]]
questions = [
  "Who paid for it?",
]
gap = "It does not say."
"""


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def written(folder: Path, files: Files) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def after(changes: Sequence[Change], seeds: Path) -> Files:
    names = frozenset(path.stem for path in seeds.glob("*.txt"))
    files: Files = {}
    for change in changes:
        files = changed(files, change, names)
    return files


def plain(knowledge: Knowledge) -> Knowledge:
    """Without what says where something is written: paths, lines, the revision over them."""
    return Knowledge(
        documents=tuple(
            replace(document, path="", aliases=merged(document.aliases)) for document in knowledge.documents
        ),
        entries=tuple(replace(entry, line=1, path=None) for entry in knowledge.entries),
        revision="",
    )


def merged(aliases: Sequence[Alias]) -> tuple[Alias, ...]:
    """Bring what a name is called together, wherever it is written."""
    others: dict[str, list[str]] = {}
    for alias in aliases:
        others.setdefault(alias.name, []).extend(alias.others)
    return tuple(Alias(name, tuple(found)) for name, found in others.items())


def round_trip(tmp_path: Path, seeds: Path, changes: Sequence[Change]) -> Files:
    added = after(changes, seeds)
    before = load(seeds, written(tmp_path / "added", added))
    files = exported(added, read(seeds))
    together = tmp_path / "together"
    shutil.copytree(seeds, together)
    written(together, files)
    for name in left_out(added):
        for path in together.glob(f"{name}.*"):
            path.unlink()

    assert plain(load(together)) == plain(before)
    return files


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    return written(tmp_path / "seeds", {"museum.txt": TEXT.encode(), "museum.toml": SIDECAR.encode()})


def first(museum: Path, number: int = 0) -> str:
    return load(museum).entries[number].id


def test_an_added_document_comes_with_its_sidecar(museum: Path, tmp_path: Path) -> None:
    files = round_trip(
        tmp_path,
        museum,
        [
            AddDocument("harbour", "The harbour froze in 1912.", 'title = "The harbour"\n'),
            AddEntry("harbour", ("When did it freeze?",), ("The harbour froze in 1912.",)),
        ],
    )

    assert sorted(files) == ["harbour.toml", "harbour.txt"]
    assert tomllib.loads(files["harbour.toml"].decode())["title"] == "The harbour"


def test_what_is_added_to_a_document_of_the_seeds_goes_into_its_sidecar_and_comments_stay(
    museum: Path, tmp_path: Path
) -> None:
    files = round_trip(
        tmp_path,
        museum,
        [
            AddEntry(
                "museum", ("Who planned it?", "the architect " * 9), ("said Ada Brandt",), note="So it says."
            ),
            AddEntry("museum", ('A "quoted" \\ question',), gap="Not said."),
            AddPhrasing("museum", first(museum), "since when"),
        ],
    )

    assert list(files) == ["museum.toml"]
    text = files["museum.toml"].decode()
    assert text.startswith('# A remark that stays.\ntitle = "The museum"   # beside its title\n')
    assert '"opening", "since when"]' in text


def test_an_entry_that_was_left_out_is_not_in_the_sidecar(museum: Path, tmp_path: Path) -> None:
    files = round_trip(tmp_path, museum, [RemoveEntry("museum", first(museum))])

    assert b"opening" not in files["museum.toml"]


def test_an_entry_of_a_document_without_a_sidecar_gets_one(tmp_path: Path) -> None:
    seeds = written(tmp_path / "seeds", {"museum.txt": TEXT.encode()})
    files = round_trip(
        tmp_path,
        seeds,
        [
            AddEntry("museum", ("When?",), ("The museum opened in 1908.",)),
        ],
    )

    assert list(files) == ["museum.toml"]


@pytest.mark.parametrize("sidecar", [SIDECAR, SIDECAR.replace('[aliases]\n"Ada Brandt" = ["ada"]\n', "")])
def test_other_names_in_an_overlay_go_into_the_sidecar(sidecar: str, tmp_path: Path) -> None:
    seeds = written(tmp_path / "seeds", {"museum.txt": TEXT.encode(), "museum.toml": sidecar.encode("utf-8")})
    added = {"museum.entries.toml": b'[aliases]\n"Ada Brandt" = ["brandt"]\n"The museum" = ["house"]\n'}
    written(tmp_path / "added", added)
    together = written(tmp_path / "together", read(seeds))
    written(together, exported(added, read(seeds)))

    assert plain(load(together)) == plain(load(seeds, tmp_path / "added"))


def test_a_document_that_was_left_out_is_named_and_not_exported(museum: Path, tmp_path: Path) -> None:
    added = after([RemoveDocument("museum")], museum)

    assert left_out(added) == ("museum",)
    assert exported(added, read(museum)) == {}
    assert round_trip(tmp_path, museum, [RemoveDocument("museum")]) == {}


def test_nothing_added_exports_nothing(museum: Path) -> None:
    assert exported({}, read(museum)) == {}


def test_all_this_holds_for_a_whole_article_too(tmp_path: Path) -> None:
    knowledge = load(NEWS)
    (document,) = knowledge.documents
    passage = document.passages[5]
    files = round_trip(
        tmp_path,
        NEWS,
        [
            AddEntry(
                document.name, ("A question nobody asked",), (document.text[passage.start : passage.end],)
            ),
            AddPhrasing(document.name, knowledge.entries[3].id, "put in quite another way"),
            AddPhrasing(document.name, knowledge.entries[-1].id, "and this one too"),
            RemoveEntry(document.name, knowledge.entries[7].id),
        ],
    )
    before = (NEWS / f"{document.name}.toml").read_text("utf-8").splitlines()
    now = files[f"{document.name}.toml"].decode().splitlines()

    assert sum(line not in set(now) for line in before) < 40
