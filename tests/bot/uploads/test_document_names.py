"""A document's name is safe whatever the file was called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.uploads.document_names import LONGEST_NAME, one_line, safe_name


@pytest.mark.parametrize(
    ("file_name", "title", "expected"),
    [
        ("Annual Report 2023.pdf", "x", "annual-report-2023"),
        ("../../etc/passwd.txt", None, "passwd"),
        ("..\\..\\boot.txt", None, "boot"),
        ("../-.txt", "The museum", "the-museum"),
        ("CON.txt", None, "con-document"),
        ("Lpt1.md", None, "lpt1-document"),
        ("😀" * 300 + ".txt", "Smiles", "smiles"),
        ("😀" * 300 + ".txt", None, "document"),
        ("Müller & Söhne.txt", None, "muller-sohne"),
        ("東京.txt", "Tokyo", "tokyo"),
        ("a\0b\n.txt", None, "a-b"),
        ("", None, "document"),
    ],
)
def test_a_name_is_a_slug_of_the_file_or_of_the_title(
    file_name: str, title: str | None, expected: str
) -> None:
    assert safe_name(file_name, title, ()) == expected


def test_a_taken_name_gets_a_number() -> None:
    assert safe_name("Report.txt", None, {"report", "Report-2"}) == "report-3"


@given(st.text(max_size=400), st.none() | st.text(max_size=400), st.integers(0, 12))
def test_a_name_is_never_a_path_and_never_taken(file_name: str, title: str | None, others: int) -> None:
    taken: list[str] = []
    for _ in range(others + 1):
        taken.append(safe_name(file_name, title, taken))

    assert len(set(taken)) == others + 1
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) for name in taken)
    assert all(len(name) <= LONGEST_NAME for name in taken)


@given(st.text(max_size=500), st.integers(2, 300))
def test_a_line_is_one_line_and_bounded(words: str, limit: int) -> None:
    line = one_line(words, limit)

    assert len(line) <= limit
    assert "\n" not in line
