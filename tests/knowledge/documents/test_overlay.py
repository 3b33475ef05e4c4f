"""Documents, entries and phrasings beside the seeds, which are never written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Knowledge, KnowledgeErrors, Matcher, load
from knowledge.documents.load import entry_id
from knowledge.documents.overlay import OVERLAY, REMOVED
from knowledge.review.remarks import review

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n"
SIDECAR = '[[entries]]\nquestions = ["Where was it made?"]\nquotes = ["The lamp was made in Ghent."]\n'
ENTRY = entry_id("lamp", "Where was it made?")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "lamp.txt").write_text(TEXT, "utf-8")
    (folder / "lamp.toml").write_text(SIDECAR, "utf-8")
    return folder


def added(seeds: Path, **files: str) -> Path:
    folder = seeds.parent / "added"
    folder.mkdir()
    for name, text in files.items():
        path = {"overlay": f"lamp{OVERLAY}", "removed": REMOVED}.get(name, name.replace("_", "."))
        (folder / path).write_text(text, "utf-8")
    return folder


def faults(seeds: Path, folder: Path) -> list[str]:
    with pytest.raises(KnowledgeErrors) as raised:
        load(seeds, folder)
    return [str(fault) for fault in raised.value.faults]


def names(knowledge: Knowledge) -> list[str]:
    return [document.name for document in knowledge.documents]


def test_documents_of_both_folders_are_one_knowledge(seeds: Path) -> None:
    knowledge = load(seeds, added(seeds, urn_txt="An urn is old.\n", urn_toml='title = "Urns"\n'))

    assert names(knowledge) == ["lamp", "urn"]
    assert knowledge.document("urn").title == "Urns"


def test_an_empty_folder_adds_nothing_to_the_revision(seeds: Path) -> None:
    assert load(seeds, added(seeds)).revision == load(seeds).revision


def test_entries_aliases_and_phrasings_are_laid_over_a_seed(seeds: Path) -> None:
    overlay = (
        '[aliases]\n"Ghent" = ["gent"]\n'
        '[[entries]]\nquestions = ["Which colour?"]\nquotes = ["Its glass is blue."]\n'
        f'[[phrasings]]\nentry = "{ENTRY}"\nquestion = "lamp origin"\n'
    )

    knowledge = load(seeds, added(seeds, overlay=overlay))

    assert [entry.questions for entry in knowledge.entries] == [
        ("Where was it made?", "lamp origin"),
        ("Which colour?",),
    ]
    assert knowledge.documents[0].aliases[0].others == ("gent",)
    assert knowledge.revision != load(seeds).revision
    assert knowledge.warnings == ()


def test_an_overlay_also_fits_an_added_document(seeds: Path) -> None:
    folder = added(seeds, urn_txt="An urn is old.\n")
    (folder / f"urn{OVERLAY}").write_text(
        '[[entries]]\nquestions = ["How old?"]\nquotes = ["An urn is old."]\n'
    )

    assert [entry.document for entry in load(seeds, folder).entries] == ["lamp", "urn"]


def test_documents_and_entries_are_left_out(seeds: Path) -> None:
    (seeds / "vase.txt").write_text("A vase is red.\n", "utf-8")

    knowledge = load(seeds, added(seeds, removed=f'documents = ["vase"]\nentries = ["{ENTRY}"]\n'))

    assert (names(knowledge), knowledge.entries) == (["lamp"], ())


def test_a_name_that_a_seed_has_is_refused_with_both_paths(seeds: Path) -> None:
    folder = added(seeds, lamp_txt="Another lamp.\n")

    assert faults(seeds, folder) == [
        f"{folder}/lamp.txt:1: has the same name as {seeds}/lamp.txt; rename one of them, or remove this one"
    ]


@pytest.mark.parametrize(
    ("overlay", "line", "words"),
    [
        (
            '[[entries]]\nquestions = ["Which?"]\nquotes = ["Its glass is red."]\n',
            3,
            "do not stand in the document",
        ),
        ("[[entries]\n", 1, "is not TOML"),
        ('title = "No"\n', 1, "there is no such key; the keys here are aliases, entries, phrasings"),
        ('[[phrasings]]\nentry = "1"\nquestion = "lamp"\n', 2, "this is not the id of an entry"),
        (
            '[[entries]]\nquestions = ["Where was it made?"]\ngap = "No."\n',
            2,
            "begins with the same question",
        ),
    ],
)
def test_a_fault_in_what_is_added_names_its_own_file(
    seeds: Path, overlay: str, line: int, words: str
) -> None:
    folder = added(seeds, overlay=overlay)

    (fault,) = faults(seeds, folder)

    assert fault.startswith(f"{folder}/lamp{OVERLAY}:{line}: ")
    assert words in fault


def test_what_is_added_to_something_that_is_gone_is_left_out_with_a_warning(seeds: Path) -> None:
    overlay = '[[phrasings]]\nentry = "0123456789ab"\nquestion = "lamp origin"\n'
    folder = added(seeds, overlay=overlay)
    (folder / f"gone{OVERLAY}").write_text("", "utf-8")

    assert load(seeds, folder).warnings == (
        f"{folder}/lamp{OVERLAY}:3: the entry of this phrasing is not there any more, so it is left out",
        f"{folder}/gone{OVERLAY}:1: there is no document gone any more, so what is added to it is left out",
    )


def test_a_remark_about_an_added_entry_names_the_overlay(seeds: Path) -> None:
    overlay = '\n[[entries]]\nquestions = ["Where was it made"]\ngap = "No."\n'
    folder = added(seeds, overlay=overlay)

    remarks = review(Matcher(load(seeds, folder)))

    assert f"{folder}/lamp{OVERLAY}:2" in {f"{remark.path}:{remark.line}" for remark in remarks}
