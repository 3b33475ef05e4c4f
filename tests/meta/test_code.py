"""What our modules are made of: one class a name, English in the lexicon, and no module too long to read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.source import ROOT, classes, docstrings, files, plant, tree

LINES = 250
LONG = {
    "bot/app/doctor.py": "one look after another, all told in one list",
    "bot/delivery/views.py": "our components to Discord's and back: what is added to one, so to the other",
    "bot/store/database.py": "the life of one connection",
    "bot/store/votes.py": "every query of one table, with the values it gives",
    "knowledge/model.py": "the values of every room; most of it says what they mean",
}
"""Modules that are longer, each with why it is one."""

WORDS = 40
"""A longer list of words is data, and stands in a room of data."""
NOT_ENGLISH = {
    "bot/uploads/page_blocks.py": "names of HTML elements",
}
# What stands between words in a list, or between the alternatives of a pattern.
BETWEEN = re.compile(r"[\s|,;()]+")
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[?.]?")
# A text that says something has a second sentence.
SAID = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-Z]")


def same_names(root: Path) -> dict[str, list[str]]:
    """Return the classes that share their name, underscores aside, with where they are."""
    return {name: places for name, places in classes(root).items() if len(places) > 1}


def too_long(root: Path) -> dict[str, int]:
    """Return the modules with more lines than are read at once, empty ones and docstrings included."""
    counted = {str(path): len((root / path).read_text("utf-8").splitlines()) for path in files(root)}
    return {path: lines for path, lines in counted.items() if lines > LINES}


def word_lists(root: Path) -> list[str]:
    """List the literals that are lists of words: in one text, as a pattern's alternatives, or one by one."""
    return [
        f"{path}:{line}: {count} words"
        for path in files(root)
        if path.parts[:2] != ("bot", "wording")
        for line, count in _lists(root / path)
        if count > WORDS
    ]


def _lists(path: Path) -> Iterator[tuple[int, int]]:
    module = tree(path)
    spoken = {(line, words) for line, words in docstrings(path)}
    inside: set[int] = set()
    for node in ast.walk(module):
        # What a module offers is a list of names.
        if isinstance(node, ast.Assign) and any(
            getattr(target, "id", "") == "__all__" for target in node.targets
        ):
            inside.update(map(id, ast.walk(node)))
        if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict) and id(node) not in inside:
            parts = list(ast.walk(node))
            inside.update(map(id, parts))
            leaves = sum(isinstance(part, ast.Constant | ast.Name) for part in parts)
            words = sum(map(_is_words, parts))
            # In a table of formulas, each beside its name, most of what there is are no words.
            yield node.lineno, words if 2 * words >= leaves else 0
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and (node.lineno, node.value) not in spoken
            and not SAID.search(node.value)
        ):
            yield node.lineno, _plain(node.value)


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and _plain(node.value) > 0


def _plain(text: str) -> int:
    """Count what stands for itself in a list or a pattern."""
    return sum(bool(WORD.fullmatch(word)) for word in BETWEEN.split(text))


def test_no_two_classes_have_the_same_name() -> None:
    assert same_names(ROOT) == {}


def test_a_name_that_two_classes_have_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "bot/asking/gate.py", "class Asked: ...\nclass Gate:\n    class _Place: ...")
    plant(tmp_path, "knowledge/text/words.py", "class __Asked: ...\nclass Asking: ...\nclass Place: ...")

    assert set(same_names(tmp_path)) == {"Asked", "Place"}


def test_no_module_is_too_long_but_those_that_are_one_thing() -> None:
    assert {path: lines for path, lines in too_long(ROOT).items() if path not in LONG} == {}


def test_no_module_is_excused_that_is_short_enough() -> None:
    assert sorted(LONG.keys() - too_long(ROOT).keys()) == []


def test_a_module_that_is_too_long_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "bot/asking/enough.py", "A = 1\n" * LINES)
    plant(tmp_path, "bot/asking/much.py", "\n" * LINES + "A = 1")

    assert too_long(tmp_path) == {"bot/asking/much.py": LINES + 1}


def test_lists_of_words_stand_in_the_lexicon() -> None:
    assert [found for found in word_lists(ROOT) if found.partition(":")[0] not in NOT_ENGLISH] == []


def test_no_module_is_excused_that_has_no_list() -> None:
    assert {found.partition(":")[0] for found in word_lists(ROOT)} >= NOT_ENGLISH.keys()


MANY = [f"{letter}{end}" for letter in "abcdefghijk" for end in ("o", "at", "an't", "ew-ill")]


@pytest.mark.parametrize(
    "text",
    [
        f'A = """{" ".join(MANY)}""".split()',
        f"A: Final = frozenset({MANY!r})",
        f"A = {dict.fromkeys(MANY, 1)!r}",
        f"A = {dict(zip(MANY[::2], MANY[1::2], strict=True))!r}",
        f"A = [({tuple(MANY[:30])!r}), ({tuple(MANY[30:])!r})]",
        f"A = re.compile({'|'.join(MANY)!r})",
        f"A = re.compile({'(?:' + ' | '.join(MANY) + ')'!r}, re.VERBOSE)",
        f"class A:\n    WORDS = {', '.join(MANY)!r}",
        f"def a():\n    return {' '.join(MANY)!r}.split()",
    ],
)
def test_a_list_of_words_is_seen(tmp_path: Path, text: str) -> None:
    plant(tmp_path, "knowledge/text/planted.py", text)

    assert len(word_lists(tmp_path)) == 1


def test_what_is_said_offered_or_short_is_no_list(tmp_path: Path) -> None:
    words = " ".join(MANY)
    lines = [
        f'"""{words}"""',
        f"__all__ = {MANY!r}",
        f"TABLE = ({', '.join(f'Column({word!r}, lambda a, b: a * b)' for word in MANY)})",
        f"SHORT = {MANY[:WORDS]!r}",
        f'TOLD = "{words}. And that is all."',
        "def a():",
        f'    """{words}"""',
    ]
    plant(tmp_path, "knowledge/text/planted.py", "\n".join(lines))
    plant(tmp_path, "bot/wording/planted.py", f"A = {MANY!r}")

    assert word_lists(tmp_path) == []
