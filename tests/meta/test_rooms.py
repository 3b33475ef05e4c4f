"""The rooms of both packages: few files outside them, one name for one thing, and what each may know."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.meta.source import PACKAGES, ROOT, classes, files, imports, plant, room

OUTSIDE = 8
"""Modules that may stand directly in a package."""
EVERYWHERE = {"cog.py", "panel.py", "values.py", "text.py"}
"""What a room calls its one module of a kind."""
DISCORD = {"discord", "simcord"}
FEATURES = ("asking", "verify", "browse", "feedback", "server_settings", "curation")
PURE = ("rendering", "snapshots", "uploads", "wording", "actions", "store")
AT_HOME = {"bot": 0.30, "knowledge": 0.65}
"""The share of our own imports that stays in the importing room, at least."""


def outside(root: Path, package: str) -> list[str]:
    """List the modules that stand directly in a package."""
    return [path.name for path in files(root, package) if len(path.parts) == 2]


def bags(root: Path) -> list[str]:
    """List folders that sort by kind instead of by feature, and the class that held everything."""
    found = {f"{path.parent}/" for path in files(root) if path.parent.name == "cogs"}
    found.update(classes(root).get("Parts", []))
    return sorted(found)


def shared_names(root: Path) -> dict[str, list[str]]:
    """Return the names of modules that more than one room has, with where they stand."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in files(root):
        if path.name not in EVERYWHERE and not path.name.startswith("__"):
            found[path.name].append(path)
    return {
        name: list(map(str, paths))
        for name, paths in found.items()
        if len({room(path) for path in paths}) > 1
    }


def discord_outside_cogs(root: Path) -> list[str]:
    """List where a feature's room knows Discord outside a cog, or a pure room knows it at all."""
    return [
        f"{path}:{line}: {name}"
        for path in files(root, "bot")
        if (path.parts[1] in FEATURES and not path.name.endswith("cog.py")) or path.parts[1] in PURE
        for line, name in imports(root, path)
        if name.partition(".")[0] in DISCORD
    ]


def at_home(root: Path, package: str) -> float:
    """Return the share of a package's imports from itself that stay in the importing room.

    As import-linter counts them: one module that imports another one counts once, for types included.
    """
    pairs = {
        (path, name)
        for path in files(root, package)
        for _, name in imports(root, path)
        if name.partition(".")[0] == package
    }
    at_home = [len(room(path)) > 1 and room(path) == tuple(name.split(".")[:2]) for path, name in pairs]
    return sum(at_home) / len(at_home)


@pytest.mark.parametrize("package", PACKAGES)
def test_few_modules_stand_outside_the_rooms(package: str) -> None:
    assert len(outside(ROOT, package)) <= OUTSIDE, outside(ROOT, package)


def test_modules_outside_the_rooms_are_seen(tmp_path: Path) -> None:
    plant(tmp_path, "bot/asking/gate.py")
    for number in range(OUTSIDE + 1):
        plant(tmp_path, f"bot/planted_{number}.py")

    assert len(outside(tmp_path, "bot")) == OUTSIDE + 1


def test_no_folder_sorts_by_kind_and_no_class_holds_everything() -> None:
    assert bags(ROOT) == []


def test_a_folder_of_cogs_and_a_class_of_parts_are_seen(tmp_path: Path) -> None:
    plant(tmp_path, "bot/asking/cogs/ask.py")
    plant(tmp_path, "bot/app/parts.py", "class Parts: ...\nclass PartsOfSpeech: ...")

    assert bags(tmp_path) == ["bot/app/parts.py:1", "bot/asking/cogs/"]


def test_no_two_rooms_have_a_module_of_the_same_name() -> None:
    assert shared_names(ROOT) == {}


def test_a_name_that_two_rooms_have_is_seen(tmp_path: Path) -> None:
    for name in ("bot/asking/cog", "bot/verify/cog", "bot/asking/__init__", "knowledge/text/__init__"):
        plant(tmp_path, f"{name}.py")
    plant(tmp_path, "bot/store/migrations/env.py")
    plant(tmp_path, "bot/store/env.py")
    assert shared_names(tmp_path) == {}

    plant(tmp_path, "bot/asking/words.py")
    plant(tmp_path, "knowledge/text/words.py")
    plant(tmp_path, "knowledge/errors.py")
    plant(tmp_path, "bot/store/errors.py")
    assert set(shared_names(tmp_path)) == {"words.py", "errors.py"}


def test_only_cogs_know_discord_in_the_room_of_a_feature() -> None:
    assert discord_outside_cogs(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "import discord",
        "from discord.ext import commands",
        "from simcord import Guild",
        "import asyncio, discord.ui",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import discord",
        "def later():\n    import discord",
    ],
)
def test_discord_outside_a_cog_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "bot/asking/share_cog.py", line)
    plant(tmp_path, "bot/delivery/sender.py", line)
    assert discord_outside_cogs(tmp_path) == []

    plant(tmp_path, "bot/asking/gate.py", line)
    plant(tmp_path, "bot/rendering/cog.py", line)
    assert len(discord_outside_cogs(tmp_path)) == 2


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_mostly_stay_in_their_room(package: str) -> None:
    assert at_home(ROOT, package) >= AT_HOME[package]


def test_the_share_that_stays_counts_every_import_of_ours_once(tmp_path: Path) -> None:
    lines = [
        "import re",
        "from bot.asking.gate import a, b, c",
        "from .gate import a",
        "from bot.store import votes",
        "if TYPE_CHECKING:",
        "    from knowledge import Answer",
    ]
    plant(tmp_path, "bot/asking/answerer.py", "\n".join(lines))
    plant(tmp_path, "bot/__main__.py", "from bot.asking import gate\nfrom bot import asking")

    assert at_home(tmp_path, "bot") == pytest.approx(1 / 4)
