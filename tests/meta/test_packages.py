"""What is imported is declared, so that a machine without the development packages has it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"bot", "knowledge", "tests", "training"}


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - OURS - set(sys.stdlib_module_names)


@pytest.mark.parametrize("package", ["bot", "knowledge"])
def test_every_imported_package_is_declared(package: str) -> None:
    declared = {normal(requirement) for requirement in PROJECT["dependencies"]}
    extras = {
        part: {normal(requirement) for requirement in PROJECT["optional-dependencies"][extra]}
        for part, extra in (
            ("preview.py", "preview"),
            ("outside_reloads.py", "watch"),
            ("uploads", "documents"),
        )
    }
    distributions = packages_distributions()
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / package).rglob("*.py")
        for name in imported(path)
        if not {normal(d) for d in distributions.get(name, [name])}
        & declared.union(*(extra for part, extra in extras.items() if part in path.parts))
    }

    assert missing == set()


def test_every_command_of_the_makefile_and_the_readme_exists() -> None:
    text = (ROOT / "Makefile").read_text("utf-8") + (ROOT / "README.md").read_text("utf-8")
    ours = {name for name in re.findall(r"-m ([a-z_.]+)", text) if name.partition(".")[0] in OURS}
    found = {
        name
        for name in ours
        if (ROOT / f"{name.replace('.', '/')}.py").is_file()
        or (ROOT / name.replace(".", "/") / "__main__.py").is_file()
    }

    assert ours == found != set()


def test_locked_versions_have_hashes_and_name_no_registry() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")

        assert "http" not in text.replace("aiohttp", "").replace("httpx", "")
        assert all("--hash=sha256:" in block for block in text.split("\n\n") if "==" in block)
        assert text.count("==") > 20
