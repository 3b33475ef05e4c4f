"""Every example in a docstring does what it says."""

from __future__ import annotations

import doctest
import importlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.source import ROOT, docstrings, files, imports, plant

PARSER = doctest.DocTestParser()
Docstring = tuple[Path, int, str]


def examples(root: Path) -> Iterator[Docstring]:
    """Yield every docstring with an example, as module, line and text.

    They are found in the source: doctest would import every module, and would miss what a cache wraps.
    """
    for path in files(root):
        for line, words in docstrings(root / path):
            if PARSER.get_examples(words):
                yield path, line, words


def failures(docstring: Docstring, names: dict[str, object]) -> str:
    """Run a docstring's examples with a module's names, and return what went otherwise than it says."""
    path, line, words = docstring
    told = io.StringIO()
    test = PARSER.get_doctest(words, dict(names), str(path), str(path), line - 1)
    doctest.DocTestRunner(verbose=False).run(test, out=told.write)
    return told.getvalue()


EXAMPLES = list(examples(ROOT))


def test_there_are_examples() -> None:
    assert EXAMPLES


@pytest.mark.parametrize("docstring", EXAMPLES, ids=lambda docstring: f"{docstring[0]}:{docstring[1]}")
def test_an_example_gives_what_it_says(docstring: Docstring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # where `seeds` is
    parts = docstring[0].with_suffix("").parts
    module = importlib.import_module(".".join(part for part in parts if part != "__init__"))

    assert failures(docstring, vars(module)) == ""


@pytest.mark.parametrize("path", sorted({path for path, _, _ in EXAMPLES}), ids=str)
def test_examples_stand_where_no_discord_is_wanted(path: Path) -> None:
    wanted = {name.partition(".")[0] for _, name in imports(ROOT, path)}

    assert wanted.isdisjoint({"discord", "simcord", "sqlalchemy", "aiohttp"})


def test_an_example_that_is_not_so_is_seen_wherever_it_stands(tmp_path: Path) -> None:
    lines = [
        '"""Sums.',
        "",
        ">>> double(2)",
        "5",
        '"""',
        "from functools import cache",
        "@cache",
        "def double(number):",
        '    """Return it twice.',
        "",
        "    >>> double(2)",
        "    4",
        "    >>> double(3)",
        "    7",
        '    """',
        "    return number * 2",
        "def plain():",
        '    """Quote with >>> as Discord does."""',
    ]
    plant(tmp_path, "knowledge/sums.py", "\n".join(lines))
    found = list(examples(tmp_path))
    names: dict[str, object] = {"double": lambda number: number * 2}

    assert [(path.name, line) for path, line, _ in found] == [("sums.py", 1), ("sums.py", 9)]
    assert "Expected:\n    5\nGot:\n    4" in failures(found[0], names)
    assert "Expected:\n    7\nGot:\n    6" in failures(found[1], names)
    assert failures((Path("sums.py"), 1, ">>> double(2)\n4\n"), names) == ""
