"""Whatever is named as a file of this repository is there."""

from __future__ import annotations

import fnmatch
import io
import os
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.source import ROOT, docstrings, plant

# Where our own paths begin. `shared/` lies beside the repository, `data/` is made by the bot as it runs, and
# what stands in `seeds/` is whatever its user puts there.
TOPS = ("bot", "knowledge", "tests", "docs", "training", "requirements", r"\.github", r"\.ci")
PATH = re.compile(rf"(?<![\w/.…-])(?:{'|'.join(TOPS)})/[\w./*…-]*")
# A module or a text by its bare name: whatever else has an ending may as well be a user's own file.
NAME = re.compile(r"(?<![\w/.*…-])[\w-]+\.(?:py|md|mako)\b(?!/)")
RUN = re.compile(r"-m ((?:bot|knowledge|tests|training)[\w.]*)")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
# A library, and what stands for any document.
FOREIGN = {"discord.py", "NAME.md"}
READ = (".md", ".py", ".importlinter", ".toml", ".yml", "Makefile", ".mako", ".ci/run", ".env.example")
UNVERSIONED = ("__pycache__", "data", "build", "dist")


def prose(root: Path, path: Path) -> Iterator[tuple[int, str]]:
    """Yield what is written for a reader in a file, line by line: of a module its docstrings and remarks."""
    text = (root / path).read_text("utf-8")
    if not any(reference.search(text) for reference in (PATH, NAME, RUN, LINK)):
        return
    if path.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    for first, words in docstrings(root / path):
        yield from enumerate(words.splitlines(), first)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def there(root: Path) -> list[str]:
    """List the files of a repository, without what programs write beside them."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [
            name
            for name in folders
            if name not in UNVERSIONED and (name[0] != "." or name in {".github", ".ci"})
        ]
        found += [Path(folder, name).relative_to(root).as_posix() for name in names]
    return sorted(found)


def dead(root: Path) -> list[str]:
    """List the references in a repository's files that lead nowhere, as `path:line: reference`."""
    files = there(root)
    known = {*files, *(parent.as_posix() for file in files for parent in Path(file).parents)}
    names = {Path(file).name for file in files} | FOREIGN
    found: list[str] = []
    for file in filter(_is_read, files):
        for line, words in prose(root, Path(file)):
            # A sentence ends in a dot, a folder in a stroke.
            paths = [word.rstrip("./…") for word in PATH.findall(words)]
            missing = [word for word in paths if word not in known and not fnmatch.filter(known, word)]
            missing += [word for word in NAME.findall(words) if word not in names]
            missing += [module for module in RUN.findall(words) if not _runs(module.rstrip("."), known)]
            if file.endswith(".md"):
                links = (os.path.normpath(Path(file).parent / link) for link in LINK.findall(words))
                missing += [link for link in links if link not in known]
            found += [f"{file}:{line}: {word}" for word in missing]
    return found


def _is_read(file: str) -> bool:
    return file.endswith(READ) and not file.startswith("seeds/")


def _runs(module: str, known: set[str]) -> bool:
    path = module.replace(".", "/")
    return f"{path}.py" in known or f"{path}/__main__.py" in known


def test_every_file_that_is_named_is_there() -> None:
    assert len(list(filter(_is_read, there(ROOT)))) > 300
    assert dead(ROOT) == []


@pytest.mark.parametrize(
    "words",
    [
        "as `bot/languages.py` says",
        "in knowledge/answering/, as",
        "see tests/golden/*.csv.",
        "`normalizing.py` folds",
        "(design.md, section 3)",
        "run `python -m tests.bench.nothing`",
    ],
)
@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("README.md", "{}"),
        (".importlinter", "# {}"),
        ("bot/rooms/planted.py", '"""{}"""'),
        ("knowledge/planted.py", 'A = 1\n"""{}"""'),
        ("tests/planted.py", "A = 1  # {}"),
    ],
)
def test_a_file_that_is_not_there_is_seen(tmp_path: Path, file: str, written: str, words: str) -> None:
    plant(tmp_path, "tests/golden/dev.jsonl")
    plant(tmp_path, file, written.format(words))

    assert len(dead(tmp_path)) == 1


@pytest.mark.parametrize("link", ["guide.md", "../docs", "pictures/a.png"])
def test_a_link_is_read_from_where_it_stands(tmp_path: Path, link: str) -> None:
    plant(tmp_path, "docs/map.md", f"[here]({link}) and [there](https://example.org/guide.md)")

    assert bool(dead(tmp_path)) == (link != "../docs")

    plant(tmp_path, "docs/guide.md")
    plant(tmp_path, "docs/pictures/a.png")
    assert dead(tmp_path) == []


def test_what_is_there_and_what_is_no_file_are_passed_over(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "bot/asking/gate.py",
        '"""One gate and/or two; discord.py does the rest."""',
    )
    plant(tmp_path, "seeds/a.txt", "The paper named docs/secret.md.")
    plant(tmp_path, "tests/reading.py", 'A = "bot/nothing.py"')
    plant(
        tmp_path,
        "README.md",
        "`bot/asking/gate.py`, bot/asking/, `seeds/*.txt`, gate.py; ../shared/bot/x.py, DIR/docs/x, NAME.md",
    )

    assert dead(tmp_path) == []
