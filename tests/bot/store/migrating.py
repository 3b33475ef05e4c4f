"""Brings databases up to date in processes that may be killed: forks for each address it reads.

With a number after the address the child kills itself before that statement of the migration.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.store.database import Database


def _kill_before(number: int) -> None:
    seen = 0

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)


async def _migrate(url: str) -> None:
    database = Database(url)
    await database.ready()
    await database.close()


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


for line in sys.stdin:
    url, _, number = line.strip().partition(" ")
    child = os.fork()
    if child == 0:
        if number:
            _kill_before(int(number))
        asyncio.run(_migrate(url))
        os._exit(0)
    _tell(child)
    _tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
