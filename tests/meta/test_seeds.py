"""Tests pass whatever article stands in seeds/: only tests/shipped knows the one that we put there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
# Benches measure the article that is shipped, as commands and not as tests.
ABOUT_THE_ARTICLE = {"shipped", "bench"}
ELSEWHERE = sorted(
    path for path in TESTS.rglob("*.py") if path.relative_to(TESTS).parts[0] not in ABOUT_THE_ARTICLE
)


def uses_of_seeds(path: Path) -> Iterator[str]:
    """Yield what in a file leads to the seeds/ of this repository, or to what tests know of its article."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            written = ast.unparse(node)
            if written.endswith("/ 'seeds'") and ("ROOT" in written or "__file__" in written):
                yield f"{path.name}:{node.lineno}: {written}"
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        named += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if any(name.startswith("tests.shipped") for name in named):
            yield f"{path.name}:{node.lineno}: {ast.unparse(node)}"


def test_nothing_but_the_tests_of_the_shipped_article_depends_on_it() -> None:
    assert [use for path in ELSEWHERE for use in uses_of_seeds(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        'load(ROOT / "seeds")',
        'TEXT = Path(__file__).parents[2] / "seeds" / "a.txt"',
        "from tests.shipped.article import TEXT",
        "import tests.shipped.article",
    ],
)
def test_the_check_sees_what_depends_on_seeds(tmp_path: Path, line: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(f'seeds = tmp_path / "seeds"\n{line}\n', "utf-8")

    (use,) = uses_of_seeds(planted)
    assert use.startswith("planted.py:2: ")
