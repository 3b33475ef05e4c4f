"""How much memory the process takes, and which versions it is made of."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the process is.

    Args:
        memory: resident set in bytes; 0 where the system does not tell.
        bot: this bot's version, or "?" where it is not installed as a package.
        python: Python's version.
        discord: discord.py's version.
    """

    memory: int
    bot: str
    python: str
    discord: str


def footprint() -> Footprint:
    """Return it as it is now."""
    return Footprint(resident(), _version("verbatim-bot"), platform.python_version(), _version("discord.py"))


def resident() -> int:
    """Return the process's resident set in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
