"""Seeds into knowledge, or every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from knowledge import KnowledgeErrors, load
from knowledge.text.files import visible
from tests.articles import KINDS

HOSTILE = [
    "**bold** _and_ `code` [link](https://example.org)\n\n# Heading\n\n- item one\n- item two\n",
    "@everyone <@123> <@&5> <#9> <t:1:R> :smile: <:a:1>\n",
    "x" * 10_000,
    "word " * 3_000,
    "One. " * 4_000,
    "😀 emoji 👩‍👩‍👧‍👦 family. 🏳️‍🌈 flag.\n",
    "שלום עולם. مرحبا بالعالم. \u200f\u200e marks.\n",
    "a\x00b\x01c. Next\x7f one.\n",
    "First line.\r\nSecond line.\r\n\r\nNew paragraph.\rOld Mac.\r\n",
    "ze\u200bro wi\u200cdth\u200d jo\u2060in\ufeffers. So\u00adft hyphen.\n",
    "“unclosed quotation. And on. “Nested ‘deeply “so”’.”\n",
    "\u202eright to left override\u202c. \ufff9annotation\ufffa\ufffb.",
    "\ufeffA byte order mark. And text.",
    "para\u2029graph and line\u2028separators.",
    "```\ncode\n```\n\n| a | b |\n|---|---|\n\n<!-- comment -->\n",
    "e\u0301 combining. Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
]


def seed(folder: Path, text: str | bytes, sidecar: str | None = None, name: str = "a.txt") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    if sidecar is not None:
        (folder / name).with_suffix(".toml").write_text(sidecar, "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeErrors) as caught:
        load(folder)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


@pytest.mark.parametrize("folder", KINDS, ids=lambda folder: folder.name)
def test_every_slice_of_any_kind_of_document_is_where_it_says_it_stands(folder: Path) -> None:
    knowledge = load(folder)

    assert knowledge.warnings == ()
    _assert_true_slices(knowledge)
    for document in knowledge.documents:
        (path,) = (one for one in folder.glob(f"{document.name}.*") if one.suffix != ".toml")
        assert document.text == path.read_bytes().decode("utf-8")
        assert all(document.text[p.start : p.end].strip() for p in document.passages)


@pytest.mark.parametrize("ending", [".txt", ".md"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_document_loads_with_true_slices(tmp_path: Path, text: str, ending: str) -> None:
    knowledge = load(seed(tmp_path / "seeds", text, name=f"a{ending}"))

    _assert_true_slices(knowledge)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80)), min_size=1, max_size=5).map(
        "\n\n".join
    )
)
def test_any_text_gives_a_snapshot_or_a_clear_fault_but_never_a_wrong_slice(
    tmp_path: Path, text: str
) -> None:
    folder = seed(tmp_path / "seeds", text)
    try:
        knowledge = load(folder)
    except KnowledgeErrors as errors:
        assert [fault.message for fault in errors.faults] == [
            "is empty; write the document into it or remove the file"
        ]
        assert not visible(text)[0].strip()
    else:
        _assert_true_slices(knowledge)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary(max_size=200))
def test_any_bytes_give_a_snapshot_or_a_clear_fault(tmp_path: Path, raw: bytes) -> None:
    folder = seed(tmp_path / "seeds", raw)
    try:
        _assert_true_slices(load(folder))
    except KnowledgeErrors as errors:
        assert len(errors.faults) == 1
        assert "is empty" in str(errors) or "is not UTF-8" in str(errors)


def _assert_true_slices(knowledge) -> None:
    for document in knowledge.documents:
        last = 0
        for passage in document.passages:
            words = document.text[passage.start : passage.end]
            assert last <= passage.start < passage.end <= len(document.text)
            assert words == words.strip() != ""
            assert visible(words) == (words, 0)
            last = passage.end


def test_line_ends_become_one_kind_and_invisible_characters_are_counted() -> None:
    assert visible("a\r\nb\rc\u200b\x00d\ufeff") == ("a\nb\ncd", 3)


def test_joiners_stay_where_scripts_and_emoji_need_them() -> None:
    family = "👩\u200d👩\u200d👧"

    assert visible(family) == (family, 0)
    assert visible("می\u200cخواهم") == ("می\u200cخواهم", 0)
    assert visible("co\u200doperate") == ("cooperate", 1)


def test_invisible_characters_are_reported_by_check(tmp_path: Path) -> None:
    knowledge = load(seed(tmp_path / "seeds", "A sen\u200btence."))

    (warning,) = knowledge.warnings
    assert warning.startswith(f"{tmp_path}/seeds/a.txt:1: 1 invisible character was left out of the text")
    assert warning.endswith("; paste the text anew as plain text to be rid of this")


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    assert faults(seed(tmp_path / "seeds", b"fine\nna\xefve caf\xe9\n")) == [
        "a.txt:2: is not UTF-8 (byte 0xEF); save it as UTF-8"
    ]


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    assert faults(seed(tmp_path / "seeds", " \n\u200b\n")) == [
        "a.txt:1: is empty; write the document into it or remove the file"
    ]


def test_a_missing_folder_is_a_fault_that_says_how_to_name_another(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeErrors, match="name another with --seeds, or for the bot with SEEDS_DIR"):
        load(tmp_path / "nowhere")


def test_an_empty_folder_loads_with_a_warning(tmp_path: Path) -> None:
    knowledge = load(tmp_path)

    assert knowledge.documents == ()
    assert "no .txt or .md file" in knowledge.warnings[0]


def test_every_fault_of_every_file_is_listed_at_once(tmp_path: Path) -> None:
    folder = seed(
        tmp_path / "seeds",
        "The sky is blue. Grass is green.",
        'titel = "typo"\n\n[[entries]]\nquestions = ["what colour?"]\nquotes = ["The sky is grey."]\n',
    )
    seed(
        folder,
        "Second.",
        '[[entries]]\nquestions = []\nquotes = ["x"]\n\n[[entries]]\nquestions = ["q"]\n',
        "b.txt",
    )
    seed(folder, "Third.", 'title = "unclosed\n', "c.txt")
    seed(folder, "Fourth.", 'x\n[[entries]]\nquestions = ["q"]\nquotes = ["Fifth."]\n'[2:], "d.txt")
    (folder / "orphan.toml").write_text("", "utf-8")
    seed(folder, "Again.", name="d.md")
    found = faults(folder)

    assert [(fault.split(": ")[0], words in fault) for fault, words in zip(found, EXPECTED, strict=True)] == [
        (place, True) for place in EXPECTED.values()
    ]


EXPECTED = {
    "there is no such key": "a.toml:1",
    "do not stand in the document just so: 'The sky is grey.'": "a.toml:5",
    "at least 1 item": "b.toml:2",
    "either quotes, or a gap": "b.toml:5",
    "is not TOML": "c.toml:1",
    "do not stand in the document just so: 'Fifth.'": "d.toml:3",
    "has the same name as d.md": "d.txt:1",
    "for this file to describe": "orphan.toml:1",
}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("questions = 'who'\nquotes = ['The sky is blue.']", "write a list in square brackets"),
        ("questions = ['who', 5]\nquotes = ['The sky is blue.']", "write it between quotation marks"),
        (
            "question = ['who']\nquotes = ['The sky is blue.']",
            "the keys here are questions, quotes, note, gap",
        ),
    ],
)
def test_faults_are_told_in_the_words_of_somebody_who_writes_toml(
    tmp_path: Path, written: str, said: str
) -> None:
    assert any(
        said in fault
        for fault in faults(seed(tmp_path / "seeds", "The sky is blue.", f"[[entries]]\n{written}\n"))
    )


def test_an_address_that_is_none_is_told_without_a_pattern(tmp_path: Path) -> None:
    (fault,) = faults(seed(tmp_path / "seeds", "The sky is blue.", 'url = "www.example.org"\n'))

    assert fault == "a.toml:1: url: this is not an address that begins with https:// or http://"


def test_a_bare_date_and_an_ending_in_capitals_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    folder = seed(tmp_path / "seeds", "The sky is blue.")
    (folder / "a.TOML").write_text("published = 2025-03-03\n", "utf-8")

    assert load(folder).documents[0].published == "2025-03-03"


def test_a_quotation_that_is_nearly_there_is_shown_what_stands_there(tmp_path: Path) -> None:
    sidecar = '[[entries]]\nquestions = ["q"]\nquotes = [\n  "The sky isn\'t blue today.",\n]\n'
    (fault,) = faults(seed(tmp_path / "seeds", "So. The sky isn’t blue today. End.", sidecar))

    assert fault.startswith("a.toml:4: ")
    assert "The sky isn’t blue today." in fault


def test_boilerplate_gives_no_passage_and_unknown_boilerplate_a_warning(tmp_path: Path) -> None:
    sidecar = 'skip = [\n  "Menu Home About",\n  "Nowhere to be found",\n]\n'
    knowledge = load(seed(tmp_path / "seeds", "Menu Home About\n\nThe sky is blue.", sidecar))
    (document,) = knowledge.documents

    assert [document.text[p.start : p.end] for p in document.passages] == ["The sky is blue."]
    assert document.passages[0].paragraph == 1
    (warning,) = knowledge.warnings
    assert warning.startswith(f"{tmp_path}/seeds/a.toml:3: this boilerplate stands nowhere in the document")
    assert warning.endswith("; copy it from there, or leave it out")


def test_the_sidecar_corrects_who_said_something(tmp_path: Path) -> None:
    text = "“We will win this year,” said a coach. The team was glad."
    corrected = '[[attributions]]\nquote = "We will win this year,"\nspeaker = "Coach Ana Ruiz"\n'
    (document,) = load(seed(tmp_path / "seeds", text, corrected)).documents

    assert [q.attribution.speaker for q in document.quotations] == ["Coach Ana Ruiz"]
    assert document.passages[0].speaker == "Coach Ana Ruiz"


def test_the_revision_changes_with_every_word_and_with_nothing_else(tmp_path: Path) -> None:
    first = load(seed(tmp_path / "one", "The sky is blue.", 'title = "Sky"\n')).revision
    same = load(seed(tmp_path / "two", "The sky is blue.", 'title = "Sky" # remark\n')).revision
    other_text = load(seed(tmp_path / "three", "The sky is grey.", 'title = "Sky"\n')).revision
    other_title = load(seed(tmp_path / "four", "The sky is blue.", 'title = "Skies"\n')).revision

    assert first == same
    assert len({first, other_text, other_title}) == 3


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("c.md", "a.txt", "b.TXT", ".hidden.txt", "notes.pdf"):
        seed(tmp_path / "seeds", "A sentence stands here.", name=name)

    assert [document.name for document in load(tmp_path / "seeds").documents] == ["a", "b", "c"]


def test_entries_keep_their_ids_while_name_and_first_phrasing_stay(tmp_path: Path) -> None:
    entry = '[[entries]]\nquestions = ["what colour", "{}"]\nquotes = ["The sky is blue."]\n'
    first = load(seed(tmp_path / "one", "The sky is blue.", entry.format("hue"))).entries[0].id
    second = load(seed(tmp_path / "two", "So. The sky is blue.", entry.format("tint"))).entries[0].id

    assert first == second
