"""A process that is killed while it puts generations on a shelf; prints what was left, as JSON lines.

python -m tests.bot.snapshots.killing FOLDER SEED EVERY RANDOM

It goes through one change after another, first without being killed, to count the system's calls that open,
make, rename or remove something; then once for each of these calls (or every second, third, …), in a child
that kills itself with SIGKILL just before it; then in so many children that are killed after a random time.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.snapshots.first_load import load_live
from bot.snapshots.moderator_changes import AddDocument, AddEntry, RemoveDocument
from bot.snapshots.shelf import Shelf, Stamp
from knowledge import load

TEXT = "The lamp was made in Ghent.\n\nIts glass is blue.\n"
CHANGES = (
    AddDocument("urn", "An urn is old.\n", 'title = "Urns"\n'),
    AddEntry("urn", ("How old is an urn?",), ("An urn is old.",)),
    AddEntry("lamp", ("Which colour?",), ("Its glass is blue.",)),
    RemoveDocument("urn"),
)
_WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}


def shelf_in(folder: Path) -> Shelf:
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    (seeds / "lamp.txt").write_text(TEXT, "utf-8")
    return Shelf(folder / "data" / "shelf", seeds, keep=1)


def work(shelf: Shelf) -> list[str]:
    """Do everything that writes to a shelf, and return the revisions in their order."""
    revisions = [load_live(shelf, 0.0).revision]
    for change in CHANGES:
        shelf.drop(shelf.stage(change, shelf.seeds))
        generation = shelf.stage(change, shelf.seeds)
        revision = load(shelf.seeds, generation.folder).revision
        shelf.apply(generation, Stamp(generation.number, revision, 1.0, 7, "mod"))
        shelf.tidy()
        revisions.append(revision)
    return revisions


def counting(folder: Path, act: Callable[[int], None]) -> None:
    """Call `act` with the number of each call that touches something in the folder."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _WATCHED and str(arguments[0]).startswith(str(folder)):
            seen += 1
            act(seen)

    sys.addaudithook(hook)


def in_child(run: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        run()
        os._exit(0)
    return child


def report(folder: Path, shelf: Shelf, killed: object, revisions: list[str]) -> None:
    """Start on what was left, as the bot does, and say what answers."""
    pointer = shelf.pointer()
    at_kill = pointer.live.revision if pointer else None
    knowledge = load_live(shelf, 2.0)
    left = sorted(path.name for path in (shelf.folder / "generations").iterdir())
    kept = shelf.pointer()
    wanted = sorted(f"{stamp.generation:06}" for stamp in (kept.live, *kept.before))
    said = {
        "killed": killed,
        "revision": knowledge.revision,
        "known": knowledge.revision in revisions,
        "as_pointed": at_kill in {None, knowledge.revision},
        "tidy": left == wanted and not list(shelf.folder.glob("*.new")),
        "seeds": (shelf.seeds / "lamp.txt").read_text("utf-8") == TEXT,
    }
    sys.stdout.write(json.dumps(said) + "\n")
    shutil.rmtree(folder)


def main() -> int:
    folder, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))  # noqa: S311 - repeatable, not secret
    began = time.monotonic()
    revisions = work(shelf_in(folder / "whole"))
    took = time.monotonic() - began

    counted = folder / "counted"
    reading, writing = os.pipe()
    shelf = shelf_in(counted)

    def count() -> None:
        counting(counted / "data", lambda _: os.write(writing, b"."))
        work(shelf)

    os.waitpid(in_child(count), 0)
    steps = len(os.read(reading, 2**16))
    every, at_random = int(sys.argv[3]), int(sys.argv[4])
    for step in range(1, steps + 1, every):
        place = folder / f"step{step}"
        shelf = shelf_in(place)

        def killed(shelf: Shelf = shelf, place: Path = place, step: int = step) -> None:
            counting(place / "data", lambda at: os.kill(os.getpid(), signal.SIGKILL) if at == step else None)
            work(shelf)

        _, status = os.waitpid(in_child(killed), 0)
        report(place, shelf, f"step {step}" if os.WIFSIGNALED(status) else None, revisions)
    for number in range(at_random):
        place = folder / f"random{number}"
        shelf = shelf_in(place)
        child = in_child(lambda shelf=shelf: work(shelf) and None)
        time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        report(place, shelf, f"random {number}", revisions)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
