"""The console as other programs use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import Quotation, Quoted
from knowledge.console.lines import answer_fields
from tests.articles import NEWS

ROOT = Path(__file__).parents[3]


def run(*arguments: str, given: bytes = b"", seeds: Path | None = NEWS) -> subprocess.CompletedProcess[bytes]:
    """Run the console on a folder of documents, or on the one that it takes where none is named."""
    folder = ("--seeds", str(seeds)) if seeds and "--seeds" not in arguments else ()
    return subprocess.run(
        [sys.executable, "-m", "knowledge", *arguments, *folder],
        input=given,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )


def test_one_question_a_line_gives_one_object_a_line_in_order() -> None:
    questions = "who started tidewell\nhow do i bake sourdough bread\n\n@everyone \xff\n"
    done = run("ask", "--json", given=questions.encode("latin-1"))
    first, second, third, fourth = [json.loads(line) for line in done.stdout.splitlines()]
    text = (NEWS / "tidewell.txt").read_text("utf-8")

    assert done.returncode == 0
    assert done.stderr == b""
    assert first["outcome"] == "quoted"
    assert "Oona Marrick" in first["quotations"][0]["exact"]
    assert all(text[q["start"] : q["end"]] == q["exact"] for q in first["quotations"])
    assert 0 <= first["confidence"] <= 1
    assert set(first) == {"question", "outcome", "confidence", "quotations", "suggestions", "note"}
    assert set(first["quotations"][0]) == {
        "exact", "document", "title", "start", "end", "paragraph", "speaker",
    }  # fmt: skip
    assert (second["outcome"], second["quotations"]) == ("unanswered", [])
    assert (third["question"], third["outcome"]) == ("", "unanswered")
    assert fourth["question"] == "@everyone �"


@pytest.mark.parametrize(("answering", "listed"), [(1, 3), (2, 3), (4, 4)])
def test_the_next_best_passages_stand_behind_what_answers_up_to_three(answering: int, listed: int) -> None:
    found = tuple(Quotation(str(at), "article", "Article", at, at + 1, 1, None) for at in range(8))
    answered = Quoted("who?", found[:answering], confidence=0.9, further=found[answering:])
    assert [one["exact"] for one in answer_fields(answered)["quotations"]] == [*"01234567"[:listed]]


def test_a_question_may_stand_in_the_arguments() -> None:
    done = run("ask", "who", "started", "tidewell?")

    assert done.stdout.decode().startswith("[quoted, ")
    assert "Oona Marrick" in done.stdout.decode()
    assert "— according to Brightwater CEO Supports" in done.stdout.decode()


def test_check_says_in_one_line_that_all_is_well() -> None:
    done = run("check")

    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert done.stdout.startswith(b"1 document, ")
    assert done.stderr == b""


def test_check_fails_with_every_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The sky is blue.", "utf-8")
    (tmp_path / "a.toml").write_text('[[entries]]\nquestions = ["q"]\nquotes = ["Grey."]\n', "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    plain = run("check", "--seeds", str(tmp_path))
    as_json = run("check", "--seeds", str(tmp_path), "--json")

    assert plain.returncode == as_json.returncode == 1
    assert [line.split(b": ")[0].rsplit(b"/")[-1] for line in plain.stdout.splitlines()] == [
        b"a.toml:3",
        b"b.txt:1",
    ]
    assert [json.loads(line)["line"] for line in as_json.stdout.splitlines()] == [3, 1]


def test_asking_faulty_seeds_says_what_is_wrong_without_a_traceback(tmp_path: Path) -> None:
    done = run("ask", "--seeds", str(tmp_path / "nowhere"), "why")

    assert done.returncode == 1
    assert b"cannot be read" in done.stderr
    assert b"Traceback" not in done.stderr


def test_verify_reads_a_claim_a_line_and_shows_what_was_changed() -> None:
    claims = b"The turbines are a clarion call\nthe turbines are a wake-up call\nthe moon is cheese\n"
    done = run("verify", "--json", given=claims)
    true, changed, invented = [json.loads(line) for line in done.stdout.splitlines()]

    assert true["verdict"] == "verbatim"
    assert true["differences"] == []
    assert true["quotation"]["speaker"] == "David Ferrow"
    assert changed["verdict"] == "altered"
    assert changed["differences"] == [{"claimed": "wake-up", "source": "clarion"}]
    assert (invented["verdict"], invented["quotation"]) == ("absent", None)
    assert set(true) == {"claim", "verdict", "similarity", "quotation", "differences"}


def test_verify_in_a_terminal_marks_both_sides() -> None:
    shown = run("verify", "the turbines are a wake-up call").stdout.decode()

    assert "[altered" in shown
    assert "  - wake-up\n  + clarion\n" in shown


def test_quotes_by_a_misspelt_speaker_and_about_a_subject() -> None:
    by = run("quotes", "--json", "--speaker", "holin").stdout.splitlines()
    about = run("quotes", "--json", "--about", "ethics").stdout.splitlines()
    nobody = run("quotes", "--speaker", "napoleon").stdout.decode()

    assert {json.loads(line)["speaker"] for line in by} == {"Gregory Hollin"}
    assert "ethical" in json.loads(about[0])["exact"]
    assert "Quoted are: " in nobody
    assert "David Ferrow" in nobody


def test_summary_in_its_short_form_is_the_articles_own_bullets() -> None:
    done = run("summary", "--json", "--length", "short")
    sentences = [json.loads(line) for line in done.stdout.splitlines()]
    text = (NEWS / "tidewell.txt").read_text("utf-8")

    assert len(sentences) == 3
    assert all(text[s["start"] - 2 : s["start"]] == "• " for s in sentences)
    assert all(text[s["start"] : s["end"]] == s["exact"] for s in sentences)


def test_summary_in_a_terminal_is_numbered_and_names_its_paragraphs() -> None:
    lines = run("summary").stdout.decode().splitlines()

    assert [line.split(".")[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert all(line.endswith(")") and "(paragraph " in line for line in lines)


def test_summary_of_an_unknown_document_names_those_there_are() -> None:
    done = run("summary", "nope")

    assert done.returncode == 1
    assert b"there are: tidewell" in done.stderr


def test_evaluate_gives_the_figures_of_golden_questions(tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text(
        '{"question": "who started tidewell", "gold": ["Founded in 2023 by Oona Marrick"]}\n'
        '{"question": "how do i bake sourdough bread", "gold": [], "kind": "off-topic"}\n',
        "utf-8",
    )
    figures = json.loads(run("evaluate", str(golden), "--json").stdout)
    shown = run("evaluate", str(golden)).stdout.decode()

    assert (figures["questions"], figures["answerable"]) == (2, 1)
    assert figures["hit_at_1"] == figures["quoted_right"] == figures["refused_rightly"] == 1
    assert figures["confident_and_wrong"] == figures["quoted_off_topic"] == 0
    assert "confident and wrong" in shown


def test_evaluate_names_what_went_wrong_and_gold_that_cannot_be_right(tmp_path: Path) -> None:
    golden = tmp_path / "golden.jsonl"
    golden.write_text('{"question": "who started tidewell", "gold": ["Founded by nobody"]}\n', "utf-8")
    plain = run("evaluate", str(golden), "--misses")
    missed, figures = map(json.loads, run("evaluate", str(golden), "--misses", "--json").stdout.splitlines())

    assert b"the gold of 'who started tidewell' stands in no document just so" in plain.stderr
    assert "+ Founded by nobody" in plain.stdout.decode()
    assert (missed["question"], missed["outcome"]) == ("who started tidewell", "quoted")
    assert missed["shown"].startswith("Founded in 2023 by Oona Marrick")
    assert figures["confident_and_wrong"] == 1


def test_evaluate_says_which_line_is_no_golden_question(tmp_path: Path) -> None:
    (tmp_path / "golden.jsonl").write_text('{"question": "a", "gold": []}\nnot json\n', "utf-8")
    faulty = run("evaluate", str(tmp_path / "golden.jsonl"))
    missing = run("evaluate", str(tmp_path / "nowhere.jsonl"))

    assert (faulty.returncode, missing.returncode) == (1, 1)
    assert b"line 2" in faulty.stderr
    assert b"cannot be read" in missing.stderr
    assert b"Traceback" not in faulty.stderr + missing.stderr


def test_evaluate_asks_each_document_of_a_folder_its_own_questions_and_counts_by_kind(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(
        "The mill of Ohio\n\nThe mill was sold in May 1950.\n", encoding="utf-8"
    )
    asked = {
        "question": "When was the mill sold?",
        "gold": ["The mill was sold in May 1950."],
        "kind": "plain",
    }
    (tmp_path / "mill.jsonl").write_text(json.dumps(asked) + "\n", encoding="utf-8")

    table = run("evaluate", str(tmp_path)).stdout.decode().splitlines()
    counted = [json.loads(line) for line in run("evaluate", str(tmp_path), "--json").stdout.splitlines()]
    nothing = run("evaluate", str(tmp_path), "--split", "test")

    assert [line.split()[0] for line in table] == ["kind", "answerable", "plain"]
    assert [(one["kind"], one["questions"], one["hit_at_1"]) for one in counted] == [
        ("answerable", 1, 1.0),
        ("plain", 1, 1.0),
    ]
    assert nothing.returncode == 1
    assert b"has questions NAME.jsonl of test" in nothing.stderr
