"""The process that reads one upload: `python -m bot.uploads.worker`, bytes in, JSON out, under limits.

The first line of standard input is a JSON object with `name`, `taken`, `memory` (bytes of address space) and
`cpu` (seconds); the file's bytes follow it. Standard output is one JSON object: `{"read": {…}}` or
`{"refused": reason}`. The limits are set before anything of the file is looked at.
"""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from dataclasses import asdict

from bot.uploads.values import Read, Refused, UploadRefusal


def main() -> int:
    """Read one upload and write what came of it."""
    wanted = json.loads(sys.stdin.buffer.readline())
    _limit(wanted["memory"], wanted["cpu"])
    logging.disable(logging.CRITICAL)
    outcome: Read | Refused
    try:
        # The libraries take long to import; the limits hold for them too.
        from bot.uploads.reading import read  # noqa: PLC0415

        outcome = read(wanted["name"], sys.stdin.buffer.read(), wanted["taken"])
    except (MemoryError, RecursionError):
        outcome = Refused(UploadRefusal.TOO_COSTLY)
    except Exception:  # noqa: BLE001 - a library that fails on a hostile file in a new way must not be silent
        outcome = Refused(UploadRefusal.BROKEN)
    written = {"read": asdict(outcome)} if isinstance(outcome, Read) else {"refused": outcome.reason}
    sys.stdout.write(json.dumps(written))
    sys.stdout.flush()
    return 0


def _limit(memory: int, cpu: int) -> None:
    """Bound this process: address space, CPU seconds, no file written, no core dumped.

    Where the system has no such limits (Windows) or does not take one of them (macOS has none on address
    space), the caller's clock is what is left.
    """
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every system

        for limit, value in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, cpu),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(limit)[1]
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (bound, bound))


if __name__ == "__main__":
    raise SystemExit(main())
