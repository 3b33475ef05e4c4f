"""Many reloads in a row while questions are in flight: every answer of one revision, no memory kept.

python -m tests.bench.reloads [--reloads 200] [--flying 20] [--broken] [--seeds seeds]

Each revision is a document whose sentences name it. Asked are questions whose answers differ from revision
to revision; every quotation of an answer has to name the same one. With --broken every second reload is of
faulty seeds, which have to change nothing. Memory is the process's resident set, at its smallest over a few
reloads; it counts from the 20th on.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import re
import shutil
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.snapshots.first_load import load_live
from bot.snapshots.live import Live
from bot.snapshots.proposals import Applied, Faulty, Proposal, Who
from bot.snapshots.reloader import Reloader
from bot.snapshots.shelf import Shelf
from knowledge import DEFAULT_THRESHOLDS, Unanswered, answer

_ROOT = Path(__file__).parent.parent.parent
_SETTLED = 20
MOST_GROWTH = 0.05
_WHO = Who(1, "bench")
_NAMED = re.compile(r"revision number (\d+)\.")
QUESTIONS = (
    "which revision is the lamp of",
    "who made the lamp and of which revision",
    "lamp of which revision",
)


@dataclass
class Figures:
    """What came of it."""

    reloads: int = 0
    refused: int = 0
    answers: int = 0
    mixed: int = 0
    failures: list[str] = field(default_factory=list)
    revisions: set[str] = field(default_factory=set)
    memory: list[int] = field(default_factory=list)
    longest: float = 0.0
    waits: deque[float] = field(default_factory=lambda: deque(maxlen=5000))
    seconds: float = 0.0

    @property
    def growth(self) -> float:
        """Growth of the resident set from the settled beginning to the end, as a share."""
        last = 5
        if len(self.memory) < _SETTLED + last:
            return 0.0
        begin = min(self.memory[_SETTLED - last : _SETTLED])
        return min(self.memory[-last:]) / begin - 1


class Seeds:
    """A folder of seeds that names its revision in two places."""

    def __init__(self, folder: Path, source: Path | None) -> None:
        self.folder = folder
        if source is not None:
            shutil.copytree(source, folder)
        folder.mkdir(exist_ok=True)
        self.write(0)

    def write(self, number: int, *, broken: bool = False) -> None:
        text = f"The lamp is of revision number {number}.\n\nAnn made the lamp of revision number {number}.\n"
        quote = "nothing of the kind" if broken else f"The lamp is of revision number {number}."
        entry = f'[[entries]]\nquestions = ["{QUESTIONS[0]}"]\nquotes = ["{quote}"]\n'
        (self.folder / "lamp.txt").write_text(text, "utf-8")
        (self.folder / "lamp.toml").write_text(entry, "utf-8")


async def endure(
    folder: Path, reloads: int, flying: int, *, broken: bool = False, source: Path | None = None
) -> Figures:
    """Reload so many times with so many questions in flight, and return what came of it.

    Args:
        folder: an empty one.
        reloads: how many.
        flying: questions in flight at any time, each in a thread.
        broken: every second reload is of faulty seeds.
        source: documents that are loaded besides.
    """
    seeds = Seeds(folder / "seeds", source)
    shelf = Shelf(folder / "data" / "shelf", seeds.folder, keep=3)
    live = Live(load_live(shelf, time.time()), DEFAULT_THRESHOLDS)
    reloader = Reloader(live, shelf)
    figures = Figures()
    done = asyncio.Event()
    began = time.monotonic()
    asking = ThreadPoolExecutor(flying, "asking")
    tasks = [asyncio.create_task(_ask(live, figures, done, at, asking)) for at in range(flying)]
    tasks += [asyncio.create_task(_watch(figures, done))]
    try:
        for number in range(1, reloads + 1):
            faulty = broken and number % 2 == 0
            seeds.write(number, broken=faulty)
            await _reload(reloader, live, figures, broken=faulty)
            gc.collect()
            figures.memory.append(_resident())
    finally:
        done.set()
        await asyncio.gather(*tasks)
        asking.shutdown()
    figures.seconds = time.monotonic() - began
    return figures


async def _reload(reloader: Reloader, live: Live, figures: Figures, *, broken: bool) -> None:
    before = live.now
    proposed = await reloader.propose(None, _WHO)
    assert isinstance(proposed, Faulty if broken else Proposal), proposed
    if isinstance(proposed, Proposal):
        applied = await reloader.apply(proposed.id, _WHO)
        assert isinstance(applied, Applied), applied
        figures.reloads += 1
    else:
        assert live.now is before
        figures.refused += 1


async def _ask(
    live: Live, figures: Figures, done: asyncio.Event, at: int, asking: ThreadPoolExecutor
) -> None:
    loop = asyncio.get_running_loop()
    number = at
    while not done.is_set():
        number += 1
        began = time.perf_counter()
        try:
            named = await loop.run_in_executor(asking, _named, live, QUESTIONS[number % len(QUESTIONS)])
        except Exception as error:  # noqa: BLE001 - whatever it is, it counts
            figures.failures.append(repr(error))
            continue
        figures.waits.append(time.perf_counter() - began)
        figures.answers += 1
        figures.mixed += len(named) != 1
        figures.revisions |= named
        await asyncio.sleep(0)


def _named(live: Live, question: str) -> set[str]:
    """Ask, and return the revisions that the quotations name: one, unless they are mixed."""
    snapshot = live.now
    answered = answer(snapshot.matcher, question, snapshot.thresholds)
    assert not isinstance(answered, Unanswered), answered
    named = set()
    for quotation in (*answered.quotations, *answered.further):
        document = snapshot.knowledge.document(quotation.document)
        assert document is not None
        assert document.text[quotation.start : quotation.end] == quotation.exact
        named |= set(_NAMED.findall(quotation.exact))
    return named


async def _watch(figures: Figures, done: asyncio.Event) -> None:
    last = time.perf_counter()
    while not done.is_set():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        figures.longest = max(figures.longest, now - last)
        last = now


def _resident() -> int:
    """Return the process's resident set in bytes; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reloads", type=int, default=200)
    parser.add_argument("--flying", type=int, default=20)
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--seeds", type=Path, default=None, help="documents that are loaded besides")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(
            endure(Path(folder), chosen.reloads, chosen.flying, broken=chosen.broken, source=chosen.seeds)
        )
    sys.stdout.write(_told(figures, chosen.flying))
    return 1 if figures.mixed or figures.failures or figures.growth >= MOST_GROWTH else 0


def _told(figures: Figures, flying: int) -> str:
    waits = sorted(figures.waits)
    median, late = waits[len(waits) // 2] * 1000, waits[len(waits) * 99 // 100] * 1000
    begin, end = (
        size / 2**20 for size in (figures.memory[min(_SETTLED, len(figures.memory)) - 1], figures.memory[-1])
    )
    mixed = f"{figures.mixed} mixed, {len(figures.failures)} failed {figures.failures[:1]}"
    lines = [
        f"{figures.reloads} reloads applied, {figures.refused} faulty ones refused: {figures.seconds:.1f} s",
        f"{figures.answers} answers with {flying} in flight, of {len(figures.revisions)} revisions: {mixed}",
        f"an answer took {median:.0f} ms at the median, {late:.0f} ms at the 99th percentile",
        f"resident set after reload {_SETTLED}: {begin:.1f} MiB, at the end {end:.1f} MiB",
        f"growth {figures.growth:+.1%}, longest wait of the event loop {figures.longest * 1000:.0f} ms",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
