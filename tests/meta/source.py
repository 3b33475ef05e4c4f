"""Our code as text and trees, under any root, for the tests that look at it without running it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "knowledge")


def files(root: Path, *packages: str) -> list[Path]:
    """List the modules of our packages, relative to the root."""
    found = ((root / package).rglob("*.py") for package in packages or PACKAGES)
    return sorted(path.relative_to(root) for paths in found for path in paths)


def rooms(root: Path, package: str) -> set[str]:
    """Return what stands directly in a package: folders with modules, and modules by themselves."""
    return {path.parts[1].removesuffix(".py") for path in files(root, package)} - {"__init__"}


def room(path: Path) -> tuple[str, ...]:
    """Return the room a module stands in; one directly in its package stands in the package itself."""
    return path.parts[:2] if len(path.parts) > 2 else path.parts[:1]


def tree(path: Path) -> ast.Module:
    return _parsed(path.read_text("utf-8"))


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


def imports(root: Path, path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the whole name of every module imported, for types or only sometimes included."""
    for node in ast.walk(tree(root / path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.with_suffix("").parts[: -node.level] if node.level else ()
            yield node.lineno, ".".join((*above, *filter(None, [node.module])))


def classes(root: Path) -> dict[str, list[str]]:
    """Return where each class is defined, by its name without leading underscores."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files(root):
        for node in ast.walk(tree(root / path)):
            if isinstance(node, ast.ClassDef):
                found[node.name.lstrip("_")].append(f"{path}:{node.lineno}")
    return dict(found)


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every docstring with the line it begins on; also those below a name, which describe it."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.lineno, node.value.value


def plant(root: Path, name: str, text: str = "") -> Path:
    """Write a module under a root of a test's own."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
