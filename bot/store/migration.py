"""Bringing the tables up to date: one process at a time, and all steps in one transaction or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.store.failures import NotMigrated, kind_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STEPS = Path(__file__).parent / "migrations"
_LOCK = 0x5665726261
"""The number of our advisory lock on PostgreSQL; any that no other program uses on the same database."""


def is_current(connection: Connection) -> bool:
    """Tell whether no step is missing; reads only."""
    wanted = ScriptDirectory.from_config(steps(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(wanted)


def upgrade(connection: Connection) -> None:
    """Apply the steps that are missing, in the transaction that is open.

    On SQLite that transaction has to be an immediate one: it alone keeps another process out.

    Args:
        connection: in a transaction; the caller commits it.

    Raises:
        NotMigrated: if a step fails, or a newer version of the bot has written the database; the caller
            rolls back.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    try:
        command.upgrade(steps(connection), "head")
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        raise NotMigrated(kind_of(error)) from error
    except CommandError as error:
        # The one mistake left: the database names a step that this version does not have.
        raise NotMigrated(type(error).__name__, newer=True) from error


def steps(connection: Connection) -> Config:
    """Return what Alembic's commands want to know, for one connection."""
    config = Config()
    # Alembic reads this through configparser, to which a per cent sign means something.
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
