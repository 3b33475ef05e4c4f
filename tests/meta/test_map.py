"""CONTRIBUTING's map shows the rooms that there are, in the order in which they may import each other."""

from __future__ import annotations

import configparser
import re
from itertools import islice, pairwise
from pathlib import Path

import pytest

from tests.meta.source import PACKAGES, ROOT, plant, rooms

CONTRACTS = {"bot": "importlinter:contract:bot", "knowledge": "importlinter:contract:knowledge-rooms"}
Layers = list[set[str]]


def layers(root: Path, package: str) -> Layers:
    """Return the rooms of a package as `.importlinter` piles them up."""
    parser = configparser.ConfigParser()
    parser.read(root / ".importlinter", "utf-8")
    lines = parser[CONTRACTS[package]]["layers"].split("\n")
    return [{name.strip() for name in line.split("|")} for line in lines if line.strip()]


def drawn(root: Path, package: str) -> Layers:
    """Return the rooms of a package as the diagram piles them up: each line is one layer above the next."""
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(
        rf"^```mermaid\n.*?^  subgraph {package}\n(.*?)^  end\n.*?^```", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"no diagram of {package}"
    lines = [[_named(side) for side in line.split("-->")] for line in found[1].splitlines()]
    assert all(len(sides) == 2 for sides in lines)
    assert all(upper[1] == lower[0] for upper, lower in pairwise(lines))
    return [lines[0][0], *(lower for _, lower in lines)]


def _named(side: str) -> set[str]:
    # A node is `room`, or `id["room"]` where both packages have a room of that name.
    return {re.sub(r'^\w+\["(\w+)"\]$', r"\1", node.strip()) for node in side.split("&")}


def told(root: Path, package: str) -> list[str]:
    """Return the rooms of a package in the order in which the map says what they hold."""
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    return re.findall(rf"^\| `{package}/(\w+)(?:/|\.py)` \| \S.* \|$", text, re.MULTILINE)


def order(names: list[str], piled: Layers) -> Layers:
    """Divide names into layers of the same sizes."""
    left = iter(names)
    return [set(islice(left, len(layer))) for layer in piled]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_and_file_of_a_package_has_its_layer(package: str) -> None:
    assert set().union(*layers(ROOT, package)) == rooms(ROOT, package)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_diagram_piles_the_rooms_up_as_they_may_import_each_other(package: str) -> None:
    assert drawn(ROOT, package) == layers(ROOT, package)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_map_says_once_what_each_room_holds_from_top_to_bottom(package: str) -> None:
    names = told(ROOT, package)

    assert sorted(names) == sorted(rooms(ROOT, package))
    assert order(names, layers(ROOT, package)) == layers(ROOT, package)


def test_a_room_that_is_missing_added_or_misplaced_is_seen(tmp_path: Path) -> None:
    plant(
        tmp_path,
        ".importlinter",
        f"[{CONTRACTS['bot']}]\nlayers =\n    app\n    asking | verify\n    store\n",
    )
    for name in ("__init__", "app/__init__", "asking/cog", "verify/cog", "store/__init__"):
        plant(tmp_path, f"bot/{name}.py")
    diagram = '```mermaid\n  subgraph bot\n    a["app"] --> verify & asking\n    {} --> {}\n  end\n```\n'
    rows = "".join(f"| `bot/{name}/` | words |\n" for name in ("app", "verify", "asking", "store"))
    plant(tmp_path, "CONTRIBUTING.md", diagram.format("verify & asking", "store") + rows)

    assert drawn(tmp_path, "bot") == layers(tmp_path, "bot") == [{"app"}, {"asking", "verify"}, {"store"}]
    assert set(told(tmp_path, "bot")) == rooms(tmp_path, "bot")
    assert order(told(tmp_path, "bot"), layers(tmp_path, "bot")) == layers(tmp_path, "bot")

    plant(tmp_path, "bot/new/__init__.py")
    plant(
        tmp_path,
        "CONTRIBUTING.md",
        diagram.format("verify & asking", "shop") + "| `bot/store/` | words |\n" + rows,
    )

    assert drawn(tmp_path, "bot") != layers(tmp_path, "bot")
    assert set(told(tmp_path, "bot")) != rooms(tmp_path, "bot") != set().union(*layers(tmp_path, "bot"))
    assert order(told(tmp_path, "bot"), layers(tmp_path, "bot")) != layers(tmp_path, "bot")

    plant(tmp_path, "CONTRIBUTING.md", diagram.format("verify", "store") + rows)
    with pytest.raises(AssertionError):
        drawn(tmp_path, "bot")
