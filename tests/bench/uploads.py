"""What each hostile upload costs the process that reads it: seconds, peak memory, and what came of it.

python -m tests.bench.uploads
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time

from bot.uploads.separate_process import Limits, UploadReader
from bot.uploads.values import ReadUpload
from tests.bot.uploads.hostile import HOSTILE


def main() -> int:
    limits = Limits()
    _say(
        f"limits: {limits.memory // 2**20} MiB of address space, {limits.cpu} s of processor, "
        f"{limits.wall:.0f} s by the clock"
    )
    _say(f"{'upload':36} {'bytes':>10} {'seconds':>8} {'peak MiB':>9}  outcome")
    for label in HOSTILE:
        # A process each: the peak of ended children is the largest of all there ever were.
        done = asyncio.run(_apart(label))
        sys.stdout.write(done)
        sys.stdout.flush()
    return 0


async def _apart(label: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.uploads", label, stdout=asyncio.subprocess.PIPE
    )
    return (await process.communicate())[0].decode()


async def _one(label: str) -> None:
    name, make = HOSTILE[label]
    content = make()
    start = time.perf_counter()
    outcome = await UploadReader().read(name, content)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told = f"read, {outcome.passages} passages" if isinstance(outcome, ReadUpload) else outcome.reason.value
    _say(f"{label:36} {len(content):>10,} {seconds:>8.2f} {peak:>9.0f}  {told}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(_one(sys.argv[1]))
    else:
        raise SystemExit(main())
