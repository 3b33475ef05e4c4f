"""What Alembic runs to apply a step: on the connection it is given, in the transaction that is open there."""

from __future__ import annotations

from alembic import context

from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
