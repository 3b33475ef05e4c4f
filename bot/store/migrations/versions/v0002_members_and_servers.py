"""Votes and gaps of members, the settings of servers, the history of reloads and of changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _votes()
    _gaps()
    _servers()
    _history()


def downgrade() -> None:
    """Drop them, with what members and moderators had stored."""
    for table in ("audit", "reloads", "server_channels", "servers", "gaps", "votes"):
        op.drop_table(table)


def _votes() -> None:
    op.create_table(
        "votes",
        sa.Column("member", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("document", sa.String(255), nullable=False),
        sa.Column("words", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(64), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("guild", sa.BigInteger),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("expected", sa.Text),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("member", "document", "words", "entry", name="pk_votes"),
    )
    op.create_index("ix_votes_document", "votes", ["document", "words", "entry"])


def _gaps() -> None:
    op.create_table(
        "gaps",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("member", sa.BigInteger),
        sa.Column("guild", sa.BigInteger),
        sa.Column("revision", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("closed_by", sa.BigInteger),
        sa.Column("closed_at", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
        sa.CheckConstraint("kind IN ('reported', 'unanswered')", name=op.f("ck_gaps_kind")),
        sa.CheckConstraint("state IN ('open', 'answered', 'known', 'ignored')", name=op.f("ck_gaps_state")),
    )
    op.create_index("ix_gaps_member", "gaps", ["member"])
    op.create_index("ix_gaps_state", "gaps", ["state"])


def _servers() -> None:
    op.create_table(
        "servers",
        sa.Column("guild", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("cooldown_questions", sa.Integer),
        sa.Column("cooldown_seconds", sa.Double),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(20)),
        sa.Column("log_channel", sa.BigInteger),
        sa.Column("changed_by", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("guild", name="pk_servers"),
    )
    op.create_table(
        "server_channels",
        sa.Column("guild", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("channel", sa.BigInteger, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("guild", "purpose", "channel", name="pk_server_channels"),
        sa.ForeignKeyConstraint(
            ["guild"], ["servers.guild"], name="fk_server_channels_guild", ondelete="CASCADE"
        ),
        sa.CheckConstraint("purpose IN ('ask', 'allowed', 'help')", name=op.f("ck_server_channels_purpose")),
    )


def _history() -> None:
    op.create_table(
        "reloads",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.BigInteger),
        sa.Column("by_name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("after", sa.String(64), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reloads"),
    )
    op.create_table(
        "audit",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("member", sa.BigInteger, nullable=False),
        sa.Column("member_name", sa.String(200), nullable=False),
        sa.Column("guild", sa.BigInteger),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("undo", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_member", "audit", ["member"])
    op.create_index("ix_audit_guild", "audit", ["guild"])
