"""What one knowledge says otherwise than another."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from knowledge import Matcher, load
from knowledge.review.comparison import Changes, Given, LonePassage, Reworded, Rewritten, compare
from tests.knowledge.factories import document, entry, knowledge

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n\nIt burns oil of olives.\n"
SIDECAR = '[[entries]]\nquestions = ["Where was the lamp made?"]\nquotes = ["The lamp was made in Ghent."]\n'


def matcher(folder: Path, text: str = TEXT, sidecar: str = SIDECAR, **others: str) -> Matcher:
    folder.mkdir()
    (folder / "lamp.txt").write_text(text, "utf-8")
    (folder / "lamp.toml").write_text(sidecar, "utf-8")
    for name, words in others.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
    return Matcher(load(folder))


def test_the_same_knowledge_has_no_changes(tmp_path: Path) -> None:
    one, other = matcher(tmp_path / "a"), matcher(tmp_path / "b")

    changes = compare(one, other)

    assert changes.nothing
    assert changes == Changes(one.knowledge.revision, other.knowledge.revision, asked=1)


def test_a_passage_in_other_words_is_paired_with_its_old_ones(tmp_path: Path) -> None:
    changes = compare(matcher(tmp_path / "a"), matcher(tmp_path / "b", TEXT.replace("blue", "dark blue")))

    assert changes.passages_changed == (Reworded("lamp", "Its glass is blue.", "Its glass is dark blue."),)
    assert changes.passages_added == changes.passages_removed == ()
    assert changes.documents_changed == (Rewritten("lamp", ("text",)),)
    assert not changes.nothing


def test_passages_that_came_and_went_are_named(tmp_path: Path) -> None:
    text = TEXT.replace("Its glass is blue.\n\n", "") + "\nNobody knows its maker.\n"

    changes = compare(matcher(tmp_path / "a"), matcher(tmp_path / "b", text))

    assert changes.passages_removed == (LonePassage("lamp", "Its glass is blue."),)
    assert changes.passages_added == (LonePassage("lamp", "Nobody knows its maker."),)


def test_documents_that_came_and_went_are_named_with_their_passages(tmp_path: Path) -> None:
    one, other = (
        matcher(tmp_path / "a", vase="A vase is red.\n"),
        matcher(tmp_path / "b", urn="An urn is old.\n"),
    )

    changes = compare(one, other)

    assert (changes.documents_added, changes.documents_removed) == (("urn",), ("vase",))
    assert changes.passages_added == (LonePassage("urn", "An urn is old."),)
    assert changes.passages_removed == (LonePassage("vase", "A vase is red."),)


def test_entries_that_came_went_or_changed_are_named_by_their_first_phrasing(tmp_path: Path) -> None:
    reworded = SIDECAR.replace("made?", 'made?", "lamp origin') + 'note = "A city."\n'
    more = '[[entries]]\nquestions = ["Who made it?"]\ngap = "It is not said."\n'
    one, other = matcher(tmp_path / "a"), matcher(tmp_path / "b", sidecar=reworded + more)

    there, back = compare(one, other), compare(other, one)

    assert there.entries_changed == (Rewritten("Where was the lamp made?", ("questions", "note")),)
    assert there.entries_added == back.entries_removed == ("Who made it?",)


def test_an_entry_whose_words_only_moved_is_the_same(tmp_path: Path) -> None:
    changes = compare(matcher(tmp_path / "a"), matcher(tmp_path / "b", "A new beginning.\n\n" + TEXT))

    assert changes.entries_changed == ()
    assert changes.flips == ()


def test_a_question_whose_answer_flips_is_shown_with_both_answers(tmp_path: Path) -> None:
    one = matcher(tmp_path / "a")
    other = matcher(tmp_path / "b", TEXT.replace("Ghent", "Delft"), SIDECAR.replace("Ghent", "Delft"))

    (flip,) = compare(one, other).flips

    assert flip.question == "Where was the lamp made?"
    assert flip.before == Given("quoted", "The lamp was made in Ghent.")
    assert flip.after == Given("quoted", "The lamp was made in Delft.")


def test_given_questions_are_tried_in_place_of_the_phrasings_and_progress_is_told(tmp_path: Path) -> None:
    one, other = (
        matcher(tmp_path / "a"),
        matcher(tmp_path / "b", TEXT.replace("Its glass is blue.", "It is tall.")),
    )
    told: list[tuple[int, int]] = []

    changes = compare(one, other, ["what colour is its glass", "hello"], progress=lambda *at: told.append(at))

    assert [flip.question for flip in changes.flips] == ["what colour is its glass"]
    assert changes.flips[0].before.first == "Its glass is blue."
    assert (changes.asked, told) == (2, [(1, 2), (2, 2)])


def test_metadata_and_aliases_count_as_a_change_of_the_document(tmp_path: Path) -> None:
    named = 'title = "The lamp"\n[aliases]\n"Ghent" = ["gent"]\n' + SIDECAR
    changes = compare(matcher(tmp_path / "a"), matcher(tmp_path / "b", sidecar=named))

    assert changes.documents_changed == (Rewritten("lamp", ("title", "aliases")),)


LINES = st.lists(
    st.sampled_from(["A red lamp.", "A red lamb.", "Blue glass.", "Old oil.", "Ghent."]), min_size=1
)


@given(LINES, LINES)
def test_what_came_and_went_accounts_for_every_passage(before: list[str], after: list[str]) -> None:
    one, other = document("\n".join(before), "d"), document("\n".join(after), "d")

    changes = compare(Matcher(knowledge(one)), Matcher(knowledge(other)), ())

    counted = sorted(before)
    for gone in [p.exact for p in changes.passages_removed] + [p.before for p in changes.passages_changed]:
        counted.remove(gone)
    counted += [p.exact for p in changes.passages_added] + [p.after for p in changes.passages_changed]
    assert sorted(counted) == sorted(after)


def test_entries_of_two_documents_are_compared_by_their_words() -> None:
    text = document("One line.\nAnother line.", "d")
    one = knowledge(text, entries=[entry("Which?", "One line.", of=text)])
    other = knowledge(text, entries=[entry("Which?", "Another line.", of=text)])

    assert compare(Matcher(one), Matcher(other), ()).entries_changed == (Rewritten("Which?", ("quotes",)),)
