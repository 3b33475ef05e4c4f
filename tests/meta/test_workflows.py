"""What GitHub runs is named by its commit, and may read and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = Path(".github", "workflows")
# As text: no parser of YAML is among the packages, and `uses` is a key on a line of its own.
USES = re.compile(r"^\s*(?:-\s+)?['\"]?uses['\"]?\s*:\s*(.*)$", re.MULTILINE)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")


def workflows(root: Path) -> list[Path]:
    return sorted(path for path in (root / FOLDER).iterdir() if path.suffix in {".yml", ".yaml"})


def used(root: Path) -> list[str]:
    """List what workflows use, each with its remark."""
    return [found.strip() for path in workflows(root) for found in USES.findall(path.read_text("utf-8"))]


def movable(root: Path) -> list[str]:
    """List what workflows use by a name that can be moved to another commit, or without its version."""
    return [action for action in used(root) if not PINNED.fullmatch(action)]


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    assert used(ROOT)
    assert movable(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "- uses: actions/checkout@v5",
        "  uses: actions/checkout@08c6903",
        "- uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
        "- 'uses': actions/checkout@main # v5",
        "uses: actions/checkout",
    ],
)
def test_the_check_sees_an_action_that_can_move(tmp_path: Path, line: str) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "planted.yaml").write_text(f"steps:\n  {line}\n", "utf-8")

    assert len(movable(tmp_path)) == 1


@pytest.mark.parametrize("path", workflows(ROOT), ids=lambda path: path.name)
def test_a_workflow_may_only_read_the_repository(path: Path) -> None:
    text = path.read_text("utf-8")

    assert "\npermissions:\n  contents: read\n\n" in text
    assert text.count("permissions:") == 1


def test_the_versions_of_python_reach_from_the_oldest_promised_on() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    oldest = re.search(r'requires-python = ">=([\d.]+)"', project)
    tried = re.search(r"python: \[(.*)\]", (ROOT / FOLDER / "ci.yml").read_text("utf-8"))

    assert oldest
    assert tried
    assert tried[1].split(", ")[0] == f'"{oldest[1]}"'


def test_what_stands_there_for_github_names_no_address() -> None:
    files = [path for path in (ROOT / ".github").rglob("*") if path.is_file()]

    assert len(files) > len(workflows(ROOT))
    assert [path.name for path in files if "://" in path.read_text("utf-8")] == []
