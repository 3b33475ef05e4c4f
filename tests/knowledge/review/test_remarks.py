"""What `check` finds doubtful though it loads, each with how to mend it."""

from __future__ import annotations

from pathlib import Path

from knowledge import Matcher, load
from knowledge.review.remarks import LONGEST_SHOWN, Remark, review

TEXT = "The river rose by two metres on Monday.\n\nMayor Ana Ruiz closed the old bridge to cars.\n"


def remarks(folder: Path, sidecar: str, text: str = TEXT) -> list[Remark]:
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "a.toml").write_text(sidecar, "utf-8")
    return list(review(Matcher(load(folder))))


def entry(
    *questions: str, quote: str | None = "The river rose by two metres on Monday.", gap: str = ""
) -> str:
    answered = f'quotes = ["{quote}"]' if quote else f'gap = "{gap}"'
    return f"[[entries]]\nquestions = {list(questions)}\n{answered}\n\n"


def test_a_good_sidecar_leaves_nothing_to_remark(tmp_path: Path) -> None:
    sidecar = (
        '[aliases]\n"Ana Ruiz" = ["the mayor"]\n\n'
        + entry("How far did the river rise?", "river level monday")
        + entry("Who closed the bridge?", quote="Mayor Ana Ruiz closed the old bridge to cars.")
        + entry("When will the bridge open again?", quote=None, gap="The article does not say when it opens.")
    )

    assert remarks(tmp_path, sidecar) == []


def test_a_phrasing_in_two_entries_fails_and_names_both_places(tmp_path: Path) -> None:
    sidecar = entry("How far did the river rise?") + entry("Who?", "how far did THE river rise")
    (doubled,) = [remark for remark in remarks(tmp_path, sidecar) if remark.fails]

    assert doubled.line == 5
    assert "leads to two entries" in doubled.message
    assert f"line 1 of {tmp_path}/a.toml" in doubled.message
    assert str(doubled) == f"{tmp_path}/a.toml:5: {doubled.message}"


def test_a_phrasing_that_a_gap_and_an_entry_share_fails(tmp_path: Path) -> None:
    sidecar = entry("How far did the river rise?") + entry(
        "how far did the river rise", quote=None, gap="No."
    )

    assert ["a known gap and an entry" in r.message for r in remarks(tmp_path, sidecar) if r.fails] == [True]


def test_a_phrasing_that_the_document_answers_with_another_sentence_is_warned_of(tmp_path: Path) -> None:
    text = TEXT + "".join(
        f"\n{one}\n" for one in ("Nobody was hurt.", "Schools stay closed.", "It still rains.")
    )
    sidecar = entry("How far did the river rise?", "who closed the old bridge to cars")
    found = [one for one in remarks(tmp_path, sidecar, text) if "with another sentence" in one.message]

    assert [(one.line, one.fails) for one in found] == [(1, False)]
    assert "'who closed the old bridge to cars'" in found[0].message


def test_a_phrasing_twice_in_one_entry_fails(tmp_path: Path) -> None:
    found = remarks(tmp_path, entry("How far did the river rise?", "how far did the river rise??"))

    assert ["stands in this entry twice" in r.message for r in found if r.fails] == [True]


def test_an_alias_that_points_nowhere_or_to_two_names_fails(tmp_path: Path) -> None:
    sidecar = '[aliases]\n"Ana Ruiz" = ["the boss"]\n"Bert Kohl" = ["bert"]\n"Mayor" = ["The Boss"]\n'
    found = remarks(tmp_path, sidecar)

    assert [(r.line, r.fails) for r in found] == [(3, True), (4, True)]
    assert "never names 'Bert Kohl'" in found[0].message
    assert "stands for 'Ana Ruiz' too" in found[1].message


def test_an_entry_that_its_own_phrasing_does_not_find_is_a_warning(tmp_path: Path) -> None:
    sidecar = entry(
        "Who closed the old bridge to cars?", "hi", quote="The river rose by two metres on Monday."
    )
    found = [one for one in remarks(tmp_path, sidecar) if "lead elsewhere" in one.message]

    assert [(r.line, r.fails) for r in found] == [(1, False)]
    assert "1 of its 2 phrasings lead elsewhere: 'hi'" in found[0].message


def test_a_quotation_that_stands_there_twice_is_a_warning(tmp_path: Path) -> None:
    text = "The river rose. The river rose again on Monday, by two metres."
    found = remarks(tmp_path, entry("Did the river rise?", quote="The river rose"), text=text)

    assert [(r.line, r.fails) for r in found] == [(1, False)]
    assert "stands in the document 2 times and the first is shown; quote more" in found[0].message


def test_a_sentence_too_long_for_one_message_is_a_warning_with_its_line(tmp_path: Path) -> None:
    long = "the list of the drowned fields goes on, field after field, " * 40
    (found,) = remarks(tmp_path, "", text=f"Short.\n\nAnd {long}and ends.")

    assert (found.path, found.line, found.fails) == (f"{tmp_path}/a.txt", 3, False)
    assert "too long for one message and was divided behind" in found.message
    assert "divide it with a blank line" in found.message


def test_a_long_paragraph_of_sentences_is_no_warning(tmp_path: Path) -> None:
    assert remarks(tmp_path, "", text="The list of the drowned fields goes on. " * 100) == []


def test_an_entry_that_quotes_more_than_one_message_shows_is_a_warning(tmp_path: Path) -> None:
    text = "\n\n".join(f"Field {n} of the valley was under water by Monday night." for n in range(60))
    sidecar = entry("Which fields were flooded?", quote=text.replace("\n", "\\n"))
    (found,) = [one for one in remarks(tmp_path, sidecar, text=text) if "quotations" in one.message]

    assert (found.line, found.fails) == (1, False)
    assert f"one message shows {LONGEST_SHOWN}" in found.message


def test_progress_is_told_once_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.toml").write_text(entry("How far?") + entry("What rose?"), "utf-8")
    told: list[tuple[int, int]] = []
    review(Matcher(load(tmp_path)), lambda done, of: told.append((done, of)))

    assert told == [(1, 2), (2, 2)]


def test_a_review_of_one_folder_asks_and_remarks_on_what_is_written_there_alone(tmp_path: Path) -> None:
    seeds, added = tmp_path / "seeds", tmp_path / "added"
    for folder in (seeds, added):
        folder.mkdir()
    (seeds / "a.txt").write_text(TEXT, "utf-8")
    (seeds / "a.toml").write_text(entry("How far did the river rise?", "hi"), "utf-8")
    (added / "a.entries.toml").write_text(entry("Who?", "hello", "how far did the river rise"), "utf-8")
    told: list[tuple[int, int]] = []
    matcher = Matcher(load(seeds, added))
    everything = review(matcher)
    found = review(matcher, lambda done, of: told.append((done, of)), added)

    assert found == tuple(one for one in everything if one.path == f"{added}/a.entries.toml")
    assert len(found) < len(everything)
    assert [one.fails for one in found] == [True, False]
    assert told == [(1, 1)]
