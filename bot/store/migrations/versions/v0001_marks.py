"""The table of marks, as versions without migrations made it; where it is already there it stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table, or take over the one that is there."""
    op.create_table(
        "marks",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.String(200)),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Drop it; what it remembered is told to Discord anew."""
    op.drop_table("marks")
