"""The console with nothing but a question, as the README shows it: it reads the seeds folder.

That nothing is wrong with the seeds, `make check` finds out by `python -m knowledge check`.
"""

from __future__ import annotations

import json

from tests.knowledge.console.test_commands import run
from tests.shipped.article import NAME, TEXT


def test_the_seeds_are_asked_where_no_other_folder_is_named() -> None:
    done = run("ask", "who", "started", "deepseek?", seeds=None)

    assert done.stdout.decode().startswith("[quoted, ")
    assert "Liang Wenfeng" in done.stdout.decode()
    assert "— according to Anthropic CEO Supports" in done.stdout.decode()


def test_quotes_lists_the_eight_direct_quotations_with_their_speakers() -> None:
    found = [json.loads(line) for line in run("quotes", "--json", seeds=None).stdout.splitlines()]

    assert [(q["speaker"], q["fragment"], q["via"]) for q in found] == [
        ("Anthropic’s CEO", True, None),
        ("Anthropic’s CEO", False, None),
        ("Marc Andreessen", True, None),
        ("Gregory Allen", False, None),
        ("Gregory Allen", False, None),
        ("David Sacks", False, "X"),
        (None, True, None),
        ("Anthropic’s CEO", False, None),
    ]
    assert all(TEXT[q["start"] : q["end"]] == q["exact"] for q in found)
    assert all(TEXT[q["start"] - 1] == "“" and TEXT[q["end"]] == "”" for q in found)


def test_asking_for_a_summary_of_an_unknown_document_names_those_there_are() -> None:
    done = run("summary", "nope", seeds=None)

    assert done.returncode == 1
    assert f"there are: {NAME}".encode() in done.stderr
