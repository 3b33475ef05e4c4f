"""No sentence for members stands outside `bot/wording/`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
# For operators, who read a terminal or a log: the command line, doctor, running, settings, logs.
OPERATORS = {"__main__.py", "doctor.py", "running.py", "settings.py", "logs.py", "metrics.py"}
OPERATORS |= {"outside_reloads.py", "reload_socket.py"}
# Faults of files, as `path:line: message`: in English, as those that knowledge/ finds.
OPERATORS |= {"shelf.py", "first_load.py", "reloader.py"}
# Calls whose words go to the log or to a developer.
UNSEEN = {
    "info",
    "warning",
    "error",
    "debug",
    "KeyError",
    "TypeError",
    "ValueError",
    "ChangedWordsError",
    "text",
    "execute",
    "CheckConstraint",
    "split",  # a list of words
}
MEMBERS = sorted(
    path
    for path in (ROOT / "bot").rglob("*.py")
    if path.name not in OPERATORS and path.parent.name not in {"wording", "migrations", "versions"}
)


def sentences(path: Path) -> Iterator[str]:
    """Yield string literals of two words or more that could reach a member."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        if isinstance(node, ast.Call) and _name(node.func) in UNSEEN:
            skipped.update(id(part) for part in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            words = [word for word in node.value.split() if word.isalpha()]
            if len(words) > 1 and not node.value.isupper():
                yield f"{path.name}:{node.lineno}: {node.value}"


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_module_but_wording_holds_a_sentence_for_members() -> None:
    found = [sentence for path in MEMBERS for sentence in sentences(path)]

    # What a member asks in the preview, and what the health page tells a supervisor.
    allowed = {"how do i bake sourdough bread", "not ready"}
    assert [
        sentence for sentence in found if not any(sentence.strip().endswith(words) for words in allowed)
    ] == []


def test_the_check_sees_a_sentence_and_passes_over_docstrings_and_logs(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    lines = [
        "def f(log):",
        '    """A docstring is fine."""',
        '    log.info("so is this")',
        '    return "Please ask it again"',
    ]
    planted.write_text("\n".join(lines), "utf-8")

    assert list(sentences(planted)) == ["planted.py:4: Please ask it again"]
